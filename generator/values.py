"""The few values that carry more than their text through a template: a gap, a labelled code, an absent object.

`documents/` makes them from an initiative and `word/` prints them, so they belong to neither.
"""

from __future__ import annotations

import re
from typing import Any

# Where a line ends, by Unicode's newline guidelines (UAX 14): CR LF, LF, CR, VT, FF, NEL, and the two separators.
LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

# Noncharacters: legal in XML, reserved by Unicode for internal use, removed from all text that comes from outside.
GAP_START, GAP_END = "\ufdd0", "\ufdd1"


GAP_BEFORE, GAP_AFTER = "[Att fylla i: ", "]"


class Gap(str):
    """A missing value: false in a condition, printed as ``[Att fylla i: label]`` in the style for gaps.

    The text is held between two marks, so that a gap survives being joined into a longer string.
    """

    __slots__ = ("label",)
    label: str

    def __new__(cls, label: str) -> Gap:
        gap = super().__new__(cls, f"{GAP_START}{GAP_BEFORE}{label}{GAP_AFTER}{GAP_END}")
        gap.label = label
        return gap

    def __bool__(self) -> bool:
        return False


class Labelled(str):
    """A code with the words a reader sees: equal to its code in a condition, printed as its label."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, code: str, label: str) -> Labelled:
        labelled = super().__new__(cls, code)
        labelled.label = label
        return labelled


class Absent(dict[str, Any]):
    """An object that the initiative does not hold: false in a condition, its members are gaps."""

    def __bool__(self) -> bool:
        return False
