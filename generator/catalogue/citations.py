"""Recognising what free text cites: statutes as they are written in documents, dates, reference numbers, amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CITATION = re.compile(
    r"(?:\b(\d+)\s*kap\.?\s*)?((?<!\d)\d{1,3}(?: [a-z])?(?:\s*(?:,|och|–|-)\s*\d{1,3}(?: [a-z])?)*)\s*§"
)
_SHORT = re.compile(r"(?<!\d)(\d{1,2}):(\d{1,3}(?: [a-z]\b)?(?:\s*[–-]\s*\d{1,3})?)(?!\d)")
_TO_BE_STATED = re.compile(r"\b(?:att ange|anges senare)\b", re.IGNORECASE)
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} [a-zåäö]+ \d{4}\b")
_REFERENCE = re.compile(r"\b(?:dnr|diarienummer|diarienr|ärendenr|ärendenummer)\b[^,;]*\d", re.IGNORECASE)
_NUMBER = re.compile(r"\d{2}")
_AMOUNT = re.compile(
    r"(\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:,(\d+))?[ \u00a0\u202f]?(kr\b|kronor|tkr|mnkr|miljon)", re.IGNORECASE
)
_FACTOR = {"tkr": 1_000, "mnkr": 1_000_000, "miljon": 1_000_000}


def cites(text: str, chapter: int | None, section: str) -> bool:
    """Whether `text` cites a section: ``10 kap. 27 §``, ``10 kap. 27–28 §§``, ``8 §`` (chapter None), ``10:27`` or
    ``10:27–28``.

    Says nothing of the statute; ask `mentions` for its name.
    """
    return (chapter, section) in _sections(text)


def is_to_be_stated(text: str) -> bool:
    """Whether a text only says that something is still to be stated."""
    return _TO_BE_STATED.search(text) is not None


def has_date(text: str) -> bool:
    return _DATE.search(text) is not None


def has_reference(text: str) -> bool:
    """Whether a text holds a reference number: a number after "dnr", or one that is neither a date nor a section.

    Every authority has a form of its own (domain part 5.1), so none is asked for.
    """
    rest = _CITATION.sub("", _DATE.sub("", text))
    return _REFERENCE.search(rest) is not None or _NUMBER.search(rest) is not None


def amount_in(text: str) -> int | None:
    """The largest amount in whole kronor that a text names; None without any."""
    found = [_kronor(*match.groups()) for match in _AMOUNT.finditer(text)]
    return max(found, default=None)


def mentions(text: str, *words: str) -> bool:
    """Whether any of the words, or a word that begins like it, stands in the text."""
    return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in words)


def _kronor(whole: str, decimals: str | None, unit: str) -> int:
    number = float(re.sub(r"\D", "", whole) + f".{decimals or 0}")
    return round(number * _FACTOR.get(unit.lower(), 1))


def _sections(text: str) -> set[tuple[int | None, str]]:
    found: set[tuple[int | None, str]] = set()
    for match in _CITATION.finditer(text):
        chapter = int(match[1]) if match[1] else None
        found.update((chapter, section) for section in _listed(match[2]))
    for match in _SHORT.finditer(text):
        found.update((int(match[1]), section) for section in _listed(match[2]))
    return found


def _listed(sections: str) -> Iterator[str]:
    """The sections in ``1, 2 och 2 a`` and ``17–18``, one by one."""
    for item in re.split(r",|och", sections):
        ends = [end.strip() for end in re.split(r"[–-]", item)]
        if len(ends) == 2 and all(end.isdigit() for end in ends):
            yield from (str(number) for number in range(int(ends[0]), int(ends[1]) + 1))
        else:
            yield from ends
