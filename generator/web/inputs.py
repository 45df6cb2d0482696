"""Between a value as it is stored and as it stands in a box on the page, for every kind of field in the contract.

What cannot be understood is kept as it was typed: the contract's faults then explain it, and nothing is lost.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from typing import Any

from generator.contract import Field
from generator.contract.organisation_number import normalise

YES, NO = "Ja", "Nej"
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_QUARTER = re.compile(r"(?:Q|kvartal)(\d)(\d{4})|(\d{4})-?Q(\d)|(\d{4})kvartal(\d)", re.IGNORECASE)


def shown(field: Field, value: Any) -> str | None:
    """The stored value as text for its box; None for an empty choice."""
    if field.kind in ("choice", "reference"):
        return None if value is None else str(value)
    if value is None:
        return None if is_plain_flag(field) else ""
    if isinstance(value, bool):
        return YES if value else NO
    if field.kind == "list" and isinstance(value, list):
        return "\n".join(str(item) for item in value)
    if field.kind == "money" and isinstance(value, int):
        return f"{value:,}".replace(",", " ")
    if field.kind == "number" and isinstance(value, float):
        return str(value).replace(".", ",")
    return str(value)


def understood(field: Field, typed: str | None) -> Any:
    """The value to store for what was typed or chosen; None when the box is empty."""
    text = (typed or "").strip()
    if not text:
        return None
    if field.kind == "flag":
        return {YES.lower(): True, NO.lower(): False}.get(text.lower(), text)
    if field.kind in ("integer", "money", "number"):
        return _number(field.kind, text)
    if field.kind in ("date", "moment"):
        return _moment(text)
    if field.kind == "list":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if field.path.endswith("organisation_number"):
        return normalise(text) or text
    return text


def fits(field: Field, value: Any) -> bool:
    """Whether the value can be shown in one box; an imported file may hold a list or an object where a text belongs."""
    if field.kind == "list":
        return value is None or (isinstance(value, list) and not any(isinstance(item, dict | list) for item in value))
    return not isinstance(value, dict | list)


def plain(value: Any) -> str:
    """Any value as text to read, for what has no box."""
    if isinstance(value, bool):
        return YES if value else NO
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)


def is_plain_flag(field: Field) -> bool:
    """A yes-or-no field that does not take words as well."""
    return field.kind == "flag" and not field.or_words


def new_id(name: str, taken: Collection[Any]) -> str:
    """A short ASCII id made from a name, unlike those that are taken: ``Göteborgs Stad`` → ``goteborgs-stad``."""
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode("ascii")
    base = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:40].rstrip("-") or "ny"
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def _number(kind: str, text: str) -> Any:
    compact = _SPACES.sub("", text).removesuffix("kr").removesuffix(":-").replace("−", "-")
    if re.fullmatch(r"-?\d{1,15}", compact):
        return int(compact)
    if kind == "number" and re.fullmatch(r"-?\d{1,15}[.,]\d{1,10}", compact):
        return float(compact.replace(",", "."))
    return text


def _moment(text: str) -> str:
    compact = _SPACES.sub("", text)
    if re.fullmatch(r"\d{8}", compact):
        return f"{compact[:4]}-{compact[4:6]}-{compact[6:]}"
    match = _QUARTER.fullmatch(compact)
    if match is None:
        return text
    year, quarter = match[2] or match[3] or match[5], match[1] or match[4] or match[6]
    return f"{year}-Q{quarter}"
