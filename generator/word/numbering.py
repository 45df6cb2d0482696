"""The numbers that Word shows before headings and clauses: computed, since a file holds only the list they are in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.word.package import W, parsed

_STYLE, _NUMBER, _VAL = f"{{{W}}}pPr/{{{W}}}pStyle", f"{{{W}}}pPr/{{{W}}}numPr", f"{{{W}}}val"
_FORMATS = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class Numbering:
    """The lists of a document, from the parts that define them."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """`parts` of a docx, by name. Raises TemplateError for a broken part."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._level_of: dict[tuple[str, str], int] = {}
        if "word/numbering.xml" in parts:
            self._read_lists(parsed(parts["word/numbering.xml"]))
        self._styles = {
            str(style.get(_q("styleId"))): style for style in parsed(parts["word/styles.xml"]).iter(_q("style"))
        } if "word/styles.xml" in parts else {}  # fmt: skip
        self._of_style = {name: self._style_place(name) for name in self._styles}
        self._outline = {name: self._style_outline(name) for name in self._styles}

    def numbers(self, root: etree._Element) -> dict[etree._Element, str]:
        """The number of every numbered paragraph below `root`, as it is cited: ”9”, ”9.2”, ”a)”. Bullets have none."""
        counters: dict[str, dict[int, int]] = defaultdict(dict)
        found = {}
        for paragraph in root.iter(_q("p")):
            place = self._place(paragraph)
            if place is None:
                continue
            kind, number = place
            levels, counted = self._levels.get(kind, {}), counters[kind]
            if number not in levels:
                continue
            counted[number] = counted.get(number, levels[number].start - 1) + 1
            for deeper in [level for level in counted if level > number]:
                del counted[deeper]
            text = _text(levels, counted, number)
            if text:
                found[paragraph] = text
        return found

    def _read_lists(self, root: etree._Element) -> None:
        for abstract in root.iter(_q("abstractNum")):
            kind = str(abstract.get(_q("abstractNumId")))
            self._levels[kind] = {}
            for level in abstract.iter(_q("lvl")):
                number = int(level.get(_q("ilvl")) or 0)
                start = int(_value(level, "start") or 1)
                self._levels[kind][number] = _Level(start, _value(level, "numFmt"), _value(level, "lvlText"))
                if _value(level, "pStyle"):
                    self._level_of[kind, _value(level, "pStyle")] = number
        for num in root.iter(_q("num")):
            self._list_of[str(num.get(_q("numId")))] = _value(num, "abstractNumId")

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else its style's, else that of a style which that is based on."""
        own = paragraph.find(_NUMBER)
        if own is not None and _value(own, "numId"):
            kind = self._list_of.get(_value(own, "numId"))
            return (kind, int(_value(own, "ilvl") or 0)) if kind else None
        return self._of_style.get(_style(paragraph))

    def outline_level(self, paragraph: etree._Element) -> int | None:
        """0 for a heading of the first level, and so on; None for what is no heading."""
        return self._outline.get(_style(paragraph))

    def _style_place(self, name: str) -> tuple[str, int] | None:
        for style in self._chain(name):
            held = self._styles[style].find(f"{_q('pPr')}/{_q('numPr')}")
            if held is not None and _value(held, "numId"):
                kind = self._list_of.get(_value(held, "numId"))
                level = self._level_of.get((kind or "", style), int(_value(held, "ilvl") or 0))
                return (kind, level) if kind else None
        return None

    def _style_outline(self, name: str) -> int | None:
        levels = (_value(self._styles[style].find(_q("pPr")), "outlineLvl") for style in self._chain(name))
        return next((int(level) for level in levels if level), None)

    def _chain(self, name: str) -> list[str]:
        chain: list[str] = []
        while name in self._styles and name not in chain:
            chain.append(name)
            name = _value(self._styles[name], "basedOn")
        return chain


def _text(levels: Mapping[int, _Level], counted: Mapping[int, int], number: int) -> str:
    """The level's text with its counters in it, without the full stop that a citation leaves out."""
    if levels[number].form not in _FORMATS:
        return ""

    def counter(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        return _counter(counted.get(level, levels[level].start), levels[level].form) if level in levels else ""

    return re.sub(r"%(\d)", counter, levels[number].text).strip().rstrip(".")


def _counter(count: int, form: str) -> str:
    if form.endswith("Letter"):
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif form.endswith("Roman"):
        text = ""
        for value, letters in _ROMAN:
            text += letters * (count // value)
            count %= value
    else:
        return str(count)
    return text.upper() if form.startswith("upper") else text


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(_STYLE)
    return (style.get(_VAL) if style is not None else None) or "Normal"


def _value(parent: etree._Element | None, name: str) -> str:
    child = parent.find(_q(name)) if parent is not None else None
    return (child.get(_q("val")) or "") if child is not None else ""


def _q(name: str) -> str:
    return f"{{{W}}}{name}"
