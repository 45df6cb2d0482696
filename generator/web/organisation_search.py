"""Searching the register of authorities, forgiving of misspellings and of half a name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from generator import catalogue
from generator.catalogue import Organisation

_SHOWN = 6
_ALIKE_ENOUGH = 0.7


def search(typed: str) -> list[Organisation]:
    """The organisations whose name, number or initials are most like what was typed, the best first; a few at most."""
    scored = [(_likeness(typed.casefold().strip(), known), known) for known in catalogue.organisations()]
    near = sorted((pair for pair in scored if pair[0] >= _ALIKE_ENOUGH), key=lambda pair: -pair[0])
    return [known for _, known in near[:_SHOWN]]


def _likeness(typed: str, known: Organisation) -> float:
    """From 0 (nothing alike) to 1 (the whole name)."""
    name = known.name.casefold()
    digits = re.sub(r"\D", "", typed)
    if len(digits) >= 6 and digits in re.sub(r"\D", "", known.organisation_number):
        return 1.0
    if not typed or len(typed) < 2:
        return 0.0
    if typed in name:
        return 0.95 if name.startswith(typed) else 0.9
    words = [*name.split(), name]
    return max(SequenceMatcher(None, typed, word[: len(typed) + 2]).ratio() for word in words)
