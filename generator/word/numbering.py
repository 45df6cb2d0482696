"""The numbers that Word shows before headings and clauses: computed, since a file holds only the list they are in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.word.elements import Paragraph, Styles, paragraphs, q, value, whole
from generator.word.package import Package

_FORMATS = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    all_figures: bool


class Numbering:
    """The lists of a document, from the parts that define them."""

    def __init__(self, package: Package) -> None:
        """Raises TemplateError for a broken part."""
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._level_of: dict[tuple[str, str], int] = {}
        if "word/numbering.xml" in package:
            self._read_lists(package.tree("word/numbering.xml"))
        self.styles = Styles(package)
        self._of_style = {style: self._style_place(style) for style in self.styles}

    def numbers(self, root: etree._Element) -> dict[Paragraph, str]:
        """The number of every numbered paragraph below `root`, as it is cited: ”9”, ”9.2”, ”a)”. Bullets have none."""
        counters: dict[str, dict[int, int]] = defaultdict(dict)
        begun: set[str] = set()
        found = {}
        for paragraph in paragraphs(root):
            place = self._place(paragraph)
            if place is None:
                continue
            instance, number = place
            kind = self._list_of[instance]
            levels, counted = self._levels.get(kind, {}), counters[kind]
            if number not in levels:
                continue
            if instance not in begun:
                begun.add(instance)
                counted |= {level: start - 1 for level, start in self._restarts.get(instance, {}).items()}
            counted[number] = counted.get(number, levels[number].start - 1) + 1
            for deeper in [level for level in counted if level > number]:
                del counted[deeper]
            text = _text(levels, counted, number)
            if text:
                found[paragraph] = text
        return found

    def _read_lists(self, root: etree._Element) -> None:
        for abstract in root.iter(q("abstractNum")):
            kind = str(abstract.get(q("abstractNumId")))
            self._levels[kind] = {}
            for level in abstract.iter(q("lvl")):
                number, start = whole(level.get(q("ilvl"))), whole(value(level, "start"), 1)
                legal = level.find(q("isLgl")) is not None
                self._levels[kind][number] = _Level(start, value(level, "numFmt"), value(level, "lvlText"), legal)
                if value(level, "pStyle"):
                    self._level_of[kind, value(level, "pStyle")] = number
        for num in root.iter(q("num")):
            instance = str(num.get(q("numId")))
            self._list_of[instance] = value(num, "abstractNumId")
            self._restarts[instance] = {
                whole(override.get(q("ilvl"))): whole(value(override, "startOverride"))
                for override in num.iter(q("lvlOverride"))
                if value(override, "startOverride")
            }

    def _place(self, paragraph: Paragraph) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else its style's, else that of a style which that is based on."""
        own = _list_in(paragraph.properties)
        if own is not None:
            instance = value(own, "numId")
            return (instance, whole(value(own, "ilvl"))) if instance in self._list_of else None
        return self._of_style.get(paragraph.style)

    def _style_place(self, named: str) -> tuple[str, int] | None:
        for style, properties in self.styles.properties(named):
            held = _list_in(properties)
            if held is not None:
                instance = value(held, "numId")
                kind = self._list_of.get(instance, "")
                return (instance, self._level_of.get((kind, style), whole(value(held, "ilvl")))) if kind else None
        return None


def _list_in(properties: etree._Element | None) -> etree._Element | None:
    held = properties.find(q("numPr")) if properties is not None else None
    return held if value(held, "numId") else None


def _text(levels: Mapping[int, _Level], counted: Mapping[int, int], number: int) -> str:
    """The level's text with its counters in it, without the full stop that a citation leaves out."""
    if levels[number].form not in _FORMATS:
        return ""

    def counter(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        if level not in levels:
            return ""
        form = "decimal" if levels[number].all_figures else levels[level].form
        return _counter(counted.get(level, levels[level].start), form)

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
