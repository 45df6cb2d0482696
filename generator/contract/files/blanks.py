"""Blanks that are none to YAML and JSON, by the names that a user knows: they come with text copied from elsewhere."""

from __future__ import annotations

import unicodedata

_NAMES = {
    "\u00a0": "hårt mellanslag",
    "\u202f": "smalt hårt mellanslag",
    "\u2007": "siffermellanslag",
    "\ufeff": "osynligt tecken",
    "\u200b": "osynligt tecken",
    "\u2060": "osynligt tecken",
}


def name_of(character: str) -> str:
    """What a blank other than the ordinary one is called, with its code; empty for any other character or none."""
    if character in ("", " ", "\t"):
        return "tabbtecken" if character == "\t" else ""
    is_blank = unicodedata.category(character) == "Zs"
    name = _NAMES.get(character) or ("särskilt mellanslag" if is_blank else "")
    return f"{name} (U+{ord(character):04X})" if name else ""
