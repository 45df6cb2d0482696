"""Swedish organisation numbers, ``NNNNNN-NNNN`` (lagen (1974:174) om identitetsbeteckning)."""

from __future__ import annotations

import re

PATTERN = r"^[0-9]{6}-[0-9]{4}$"
_STORED = re.compile(r"[0-9]{6}-[0-9]{4}")
_TYPED = re.compile(r"(?:16)?([0-9]{6})[-–‐‑ ]?([0-9]{4})")


def is_well_formed(number: str) -> bool:
    """Whether `number` has the form that a file must have; says nothing of its check digit."""
    return _STORED.fullmatch(number) is not None


def normalise(text: str) -> str | None:
    """What a person typed, with or without hyphen or the leading 16, as ``NNNNNN-NNNN``; None if it is no number."""
    match = _TYPED.fullmatch(text.strip())
    return f"{match[1]}-{match[2]}" if match else None


def luhn_ok(number: str) -> bool:
    """Whether the check digit is right (modulus 10 over all ten digits, every other one doubled from the left).

    A number that fails may still be the one in use, so callers report a finding and never refuse it.
    """
    stored = normalise(number)
    if stored is None:
        return False
    digits = [int(character) for character in stored if character != "-"]
    doubled = [digit * 2 if index % 2 == 0 else digit for index, digit in enumerate(digits)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
