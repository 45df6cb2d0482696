"""What a docx is made of, as typed views over its XML. The names of WordprocessingML's elements are built here.

A view holds an element and no state of its own: two views of one element are equal, and a change made through one is
seen through the other. A heading is known by its outline level, which is the paragraph's own, its style's, or that of a
style which that is based on (ISO/IEC 29500-1, 17.3.1.20), and never by the style's name: Word names styles in the
language of whoever made the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.word.package import Package, W, remove


def q(name: str) -> str:
    """The name of a WordprocessingML element or attribute, as lxml writes it."""
    return f"{{{W}}}{name}"


P, R, T, TAB, BREAK, TABLE, ROW, CELL, CONTROL, HYPERLINK = (
    q(name) for name in ("p", "r", "t", "tab", "br", "tbl", "tr", "tc", "sdt", "hyperlink")
)
P_PROPERTIES, R_PROPERTIES, SECTION, CONTENT = (q(name) for name in ("pPr", "rPr", "sectPr", "sdtContent"))
FIELD_MARK, INSTRUCTION, MARK_KIND = (q(name) for name in ("fldChar", "instrText", "fldCharType"))
BOOKMARK, BOOKMARK_END = q("bookmarkStart"), q("bookmarkEnd")
ID, NAME, VAL, ANCHOR = (q(name) for name in ("id", "name", "val", "anchor"))
CLAUSE = "clause:"  # begins the tag of a control that holds a clause; its id follows
_SEEN_TWICE = "{*}Fallback"
_REFERENCE = re.compile(r"\s*REF\s+(\S+)(.*)", re.DOTALL)


def value(parent: etree._Element | None, name: str) -> str:
    """The ``w:val`` of the child `name` of an element; empty without either."""
    child = parent.find(q(name)) if parent is not None else None
    return (child.get(VAL) or "") if child is not None else ""


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number from an attribute; `otherwise` for what is none."""
    return int(text) if text and text.isascii() and text.isdecimal() else otherwise


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (``w:p``)."""

    element: etree._Element

    @property
    def properties(self) -> etree._Element | None:
        return self.element.find(P_PROPERTIES)

    @property
    def style(self) -> str:
        """The id of its style; ``Normal`` without one."""
        return value(self.properties, "pStyle") or "Normal"

    def restyle(self, style: str) -> None:
        """Give it the style with this id."""
        properties = self.properties
        if properties is None:
            properties = etree.Element(P_PROPERTIES)
            self.element.insert(0, properties)
        named = properties.find(q("pStyle"))
        if named is None:
            named = etree.Element(q("pStyle"))
            properties.insert(0, named)
        named.set(VAL, style)

    @property
    def text(self) -> str:
        """What stands in it, on one line."""
        pieces = ((e.text or "") if e.tag == T else " " for e in self.element.iter(T, BREAK, TAB))
        return re.sub(r"[ \t]+", " ", "".join(pieces)).strip(" ")

    @property
    def ends_section(self) -> bool:
        properties = self.properties
        return properties is not None and properties.find(SECTION) is not None

    @property
    def begins_page(self) -> bool:
        properties = self.properties
        return properties is not None and properties.find(q("pageBreakBefore")) is not None

    def put_first(self, new: etree._Element) -> None:
        """Insert `new` before all that stands in it."""
        self.element.insert(0 if self.properties is None else 1, new)


def paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """Every paragraph once: what Word keeps for older programs, beside the same in a newer form, is passed over."""
    for paragraph in root.iter(P):
        if next(paragraph.iterancestors(_SEEN_TWICE), None) is None:
            yield Paragraph(paragraph)


def holder(element: etree._Element) -> Paragraph | None:
    """The paragraph that an element stands in, if any."""
    found = next(element.iterancestors(P), None)
    return None if found is None else Paragraph(found)


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, package: Package) -> None:
        """Raises TemplateError for a broken part."""
        defined = package.tree("word/styles.xml").iter(q("style")) if "word/styles.xml" in package else ()
        self._elements = {str(style.get(q("styleId"))): style for style in defined}
        self._by_name = {value(style, "name").lower(): key for key, style in reversed(self._elements.items())}
        self._levels = {style: self._outline(style) for style in self._elements}

    def __iter__(self) -> Iterator[str]:
        return iter(self._elements)

    def properties(self, style: str) -> Iterator[tuple[str, etree._Element | None]]:
        """A style and those that it is based on, the nearest first: the id and the paragraph's properties of each."""
        seen: set[str] = set()
        while style in self._elements and style not in seen:
            seen.add(style)
            yield style, self._elements[style].find(P_PROPERTIES)
            style = value(self._elements[style], "basedOn")

    def named(self, name: str, otherwise: str) -> str:
        """The id of the style that Word calls `name`: its own styles are named in English in every language, and only
        their ids differ. `otherwise` when the document has no such style."""
        return self._by_name.get(name.lower(), otherwise)

    def outline_level(self, paragraph: Paragraph) -> int | None:
        """0 for a heading of the first level, and so on; None for what is no heading."""
        own = value(paragraph.properties, "outlineLvl")
        return _level(own) if own else self._levels.get(paragraph.style)

    def is_heading(self, paragraph: Paragraph) -> bool:
        return self.outline_level(paragraph) is not None

    def _outline(self, style: str) -> int | None:
        levels = (value(properties, "outlineLvl") for _, properties in self.properties(style))
        return next((_level(level) for level in levels if level), None)


def _level(text: str) -> int | None:
    """An outline level; 9 stands for body text."""
    return whole(text, 9) if whole(text, 9) < 9 else None


@dataclass(frozen=True, slots=True)
class Control:
    """A content control (``w:sdt``)."""

    element: etree._Element

    @property
    def tag(self) -> str:
        """Its tag; empty when it has none."""
        return value(self.element.find(q("sdtPr")), "tag")

    @property
    def identity(self) -> str:
        """Its id; empty when it has none."""
        return value(self.element.find(q("sdtPr")), "id")

    @property
    def content(self) -> etree._Element | None:
        """What holds all that stands in it; None when that is missing or empty."""
        content = self.element.find(CONTENT)
        return content if content is not None and len(content) else None

    @property
    def is_inline(self) -> bool:
        """Whether it stands in a paragraph, as values do; clauses hold paragraphs."""
        return holder(self.element) is not None

    @property
    def clause(self) -> str:
        """The id of the clause that stands in it; empty when it holds none."""
        return self.tag.removeprefix(CLAUSE) if self.tag.startswith(CLAUSE) and not self.is_inline else ""

    def unwrap(self) -> None:
        """Take the control away and leave what stands in it."""
        for child in list(self.element.iterfind(f"{CONTENT}/*")):
            self.element.addprevious(child)
        remove(self.element)


def controls(root: etree._Element) -> Iterator[Control]:
    """Every content control below `root`, in the order in which they begin."""
    return (Control(element) for element in root.iter(CONTROL))


def controls_around(element: etree._Element) -> Iterator[Control]:
    """The content controls that an element stands in, the nearest first."""
    return (Control(found) for found in element.iterancestors(CONTROL))


def clauses(root: etree._Element) -> Iterator[Control]:
    """Every control below `root` that holds a clause."""
    return (control for control in controls(root) if control.clause)


@dataclass(frozen=True, slots=True)
class Table:
    """A table (``w:tbl``)."""

    element: etree._Element

    @property
    def rows(self) -> list[list[list[Paragraph]]]:
        """The paragraphs of each cell of each row."""
        return [
            [[Paragraph(p) for p in cell.findall(P)] for cell in row.findall(CELL)] for row in self.element.iter(ROW)
        ]

    @property
    def widths(self) -> list[int]:
        """The width of each column, in twentieths of a point."""
        return [whole(column.get(q("w"))) for column in self.element.iter(q("gridCol"))]

    @property
    def is_empty(self) -> bool:
        return next(self.element.iter(ROW), None) is None


def tables(root: etree._Element) -> Iterator[Table]:
    """Every table below `root`, those within others too."""
    return (Table(element) for element in root.iter(TABLE))


class Field:
    """A complex field: its `runs` from the begin mark to the end mark, and its `instruction`."""

    def __init__(self, runs: list[etree._Element]) -> None:
        self.runs = runs
        depth, self._separator, told = 0, len(runs) - 1, ""
        for place, run in enumerate(runs):
            kind = mark_kind(run)
            depth += (kind == "begin") - (kind == "end")
            if depth == 1 and kind == "separate":
                self._separator = place
                break
            if depth == 1:
                told += "".join(text.text or "" for text in run.iter(INSTRUCTION))
        self.instruction = told

    @property
    def has_separator(self) -> bool:
        """Whether a mark stands between what the field asks for and what it shows."""
        return self._separator < len(self.runs) - 1

    @property
    def opening(self) -> list[etree._Element]:
        """The runs that stand before what the field shows, with the mark that ends them."""
        return self.runs[: self._separator + 1]

    @property
    def shown(self) -> list[etree._Element]:
        """The runs that hold what the field shows."""
        return self.runs[self._separator + 1 : -1]

    @property
    def bookmark(self) -> str:
        """The bookmark whose paragraph's number the field shows; empty for another field."""
        reference = _REFERENCE.match(self.instruction)
        return reference[1] if reference and re.search(r"\\[rn]\b", reference[2]) else ""

    def show(self, text: str) -> None:
        """Let the field show `text`, in the form of what it showed."""
        shown = self.shown
        run = deepcopy(shown[0]) if shown else etree.Element(R)
        for child in [child for child in run if child.tag != R_PROPERTIES]:
            run.remove(child)
        etree.SubElement(run, T).text = text
        for old in shown:
            remove(old)
        self.opening[-1].addnext(run)


def fields(root: etree._Element) -> Iterator[Field]:
    """Every field below `root`, those within others too, in the order in which they end."""
    opened: list[list[etree._Element]] = []
    for run in root.iter(R):
        kind = mark_kind(run)
        if kind == "begin":
            opened.append([])
        for runs in opened:
            runs.append(run)
        if kind == "end" and opened:
            yield Field(opened.pop())


def mark_kind(run: etree._Element) -> str:
    """``begin``, ``separate`` or ``end`` for a run with a mark of a field; empty for another."""
    mark = run.find(FIELD_MARK)
    return (mark.get(MARK_KIND) or "") if mark is not None else ""


def enclose(element: etree._Element, name: str) -> None:
    """Put a bookmark called `name` round what stands in a paragraph or a control's content. The name is its id too, and
    pairs start and end until they are numbered."""
    start = etree.Element(BOOKMARK, {ID: name, NAME: name})
    element.insert(1 if element.find(P_PROPERTIES) is not None else 0, start)
    etree.SubElement(element, BOOKMARK_END, {ID: name})
