"""The numbers that Word shows before headings and clauses: computed, since a file holds only the list they are in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.word.package import Package, W, style_of

_NUMBER = f"{{{W}}}pPr/{{{W}}}numPr"
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
        styles = package.tree("word/styles.xml").iter(_q("style")) if "word/styles.xml" in package else ()
        self._styles = {str(style.get(_q("styleId"))): style for style in styles}
        self._of_style = {name: self._style_place(name) for name in self._styles}
        self._outline = {name: self._style_outline(name) for name in self._styles}

    def numbers(self, root: etree._Element) -> dict[etree._Element, str]:
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
        for abstract in root.iter(_q("abstractNum")):
            kind = str(abstract.get(_q("abstractNumId")))
            self._levels[kind] = {}
            for level in abstract.iter(_q("lvl")):
                number, start = _whole(level.get(_q("ilvl"))), _whole(_value(level, "start"), 1)
                legal = level.find(_q("isLgl")) is not None
                self._levels[kind][number] = _Level(start, _value(level, "numFmt"), _value(level, "lvlText"), legal)
                if _value(level, "pStyle"):
                    self._level_of[kind, _value(level, "pStyle")] = number
        for num in root.iter(_q("num")):
            instance = str(num.get(_q("numId")))
            self._list_of[instance] = _value(num, "abstractNumId")
            self._restarts[instance] = {
                _whole(override.get(_q("ilvl"))): _whole(_value(override, "startOverride"))
                for override in num.iter(_q("lvlOverride"))
                if _value(override, "startOverride")
            }

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else its style's, else that of a style which that is based on."""
        own = paragraph.find(_NUMBER)
        if own is not None and _value(own, "numId"):
            instance = _value(own, "numId")
            return (instance, _whole(_value(own, "ilvl"))) if instance in self._list_of else None
        return self._of_style.get(style_of(paragraph))

    def outline_level(self, paragraph: etree._Element) -> int | None:
        """0 for a heading of the first level, and so on; None for what is no heading."""
        own = _value(paragraph.find(_q("pPr")), "outlineLvl")
        return _level(own) if own else self._outline.get(style_of(paragraph))

    def contents_style(self, level: int) -> str:
        """The id of the style for entries of a table of contents; Word has its name in English in every language."""
        named = (key for key, style in self._styles.items() if _value(style, "name").lower() == f"toc {level}")
        return next(named, f"TOC{level}")

    def _style_place(self, name: str) -> tuple[str, int] | None:
        for style in self._chain(name):
            held = self._styles[style].find(f"{_q('pPr')}/{_q('numPr')}")
            if held is not None and _value(held, "numId"):
                instance = _value(held, "numId")
                kind = self._list_of.get(instance, "")
                return (instance, self._level_of.get((kind, style), _whole(_value(held, "ilvl")))) if kind else None
        return None

    def _style_outline(self, name: str) -> int | None:
        levels = (_value(self._styles[style].find(_q("pPr")), "outlineLvl") for style in self._chain(name))
        return next((_level(level) for level in levels if level), None)

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


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph once: what Word keeps for older programs, beside the same in a newer form, is passed over."""
    for paragraph in root.iter(_q("p")):
        if next(paragraph.iterancestors("{*}Fallback"), None) is None:
            yield paragraph


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() else otherwise


def _level(text: str) -> int | None:
    """An outline level; 9 stands for body text."""
    return _whole(text, 9) if _whole(text, 9) < 9 else None


def _value(parent: etree._Element | None, name: str) -> str:
    child = parent.find(_q(name)) if parent is not None else None
    return (child.get(_q("val")) or "") if child is not None else ""


def _q(name: str) -> str:
    return f"{{{W}}}{name}"
