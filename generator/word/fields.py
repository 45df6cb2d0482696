"""The fields whose results Word keeps in the file: the table of contents, and references to a number.

Word shows what is kept until someone updates the fields, and asking it to do so at opening puts a question to every
reader. So the right results are kept from the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.errors import TemplateError
from generator.word.numbering import Numbering
from generator.word.package import W, remove

_P, _R, _T, _PPR, _CHAR, _INSTRUCTION, _HYPERLINK, _TAB = (
    f"{{{W}}}{name}" for name in ("p", "r", "t", "pPr", "fldChar", "instrText", "hyperlink", "tab")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REFERENCE = re.compile(r"\s*REF\s+(\S+)(.*)", re.DOTALL)
_CONTENTS = re.compile(r"\s*TOC\b(?:.*\\o\s+\"1-(\d)\")?", re.DOTALL)
_HEADING_MARK = "_Toc_samverkan_"


def refresh(root: etree._Element, numbering: Numbering) -> None:
    """Compute what the fields below `root` show.

    Raises TemplateError for a reference to a bookmark that is not in the document.
    """
    numbers = numbering.numbers(root)
    fields = list(_fields(root))
    for field in fields:
        if field.bookmark:
            field.show(_cited(root, numbers, field.bookmark))
    for field in fields:
        contents = _CONTENTS.match(field.instruction)
        if contents:
            _write_contents(field, _headings(root, numbering, int(contents[1] or 9)), numbers)


def paginate(root: etree._Element) -> None:
    """Give each entry of the tables of contents below `root` its page: for a copy that is made into a PDF.

    The table becomes paragraphs of fields, which are computed when the pages are laid out: number, title and page,
    each linked to the heading. (LibreOffice makes no link of a hyperlink to a bookmark.)
    """
    for field in list(_fields(root)):
        if not _CONTENTS.match(field.instruction):
            continue
        first, last = (next(field.runs[end].iterancestors(_P)) for end in (0, -1))
        for run in [*field.opening, field.runs[-1]]:
            remove(run)
        for entry in [first, *first.itersiblings()]:
            link = entry.find(_HYPERLINK)
            if link is not None:
                _compute(entry, link.get(f"{{{W}}}anchor") or "", numbered=link.find(f".//{_TAB}") is not None)
                remove(link)
            if entry is last:
                break


def _compute(entry: etree._Element, name: str, *, numbered: bool) -> None:
    asked = [f"REF {name} \\h", f"PAGEREF {name} \\h"]
    for number, instruction in enumerate([f"REF {name} \\r \\h", *asked] if numbered else asked):
        if number:
            etree.SubElement(etree.SubElement(entry, _R), _TAB)
        for kind in ("begin", "", "separate", "shown", "end"):
            run = etree.SubElement(entry, _R)
            if kind == "shown":
                etree.SubElement(run, _T).text = "0"
            elif kind:
                etree.SubElement(run, _CHAR, {f"{{{W}}}fldCharType": kind})
            else:
                etree.SubElement(run, _INSTRUCTION).text = f" {instruction} "


def references(root: etree._Element) -> list[Field]:
    """The references to a number below `root`."""
    return [field for field in _fields(root) if field.bookmark]


class Field:
    """A complex field: its `runs` from the begin mark to the end mark, and its `instruction`."""

    def __init__(self, runs: list[etree._Element]) -> None:
        self.runs = runs
        kinds = [_kind(run) for run in runs]
        self._separator = kinds.index("separate") if "separate" in kinds else len(runs) - 1
        told = (text.text or "" for run in runs[: self._separator] for text in run.iter(_INSTRUCTION))
        self.instruction = "".join(told)

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
        return reference[1] if reference and re.search(r"\\[rnw]\b", reference[2]) else ""

    def show(self, text: str) -> None:
        """Let the field show `text`, in the form of what it showed."""
        shown = self.shown
        run = deepcopy(shown[0]) if shown else etree.Element(_R)
        for child in [child for child in run if child.tag != f"{{{W}}}rPr"]:
            run.remove(child)
        etree.SubElement(run, _T).text = text
        for old in shown:
            remove(old)
        self.opening[-1].addnext(run)


def _fields(root: etree._Element) -> Iterator[Field]:
    """The outermost fields, in order."""
    depth, runs = 0, []
    for run in root.iter(_R):
        kind = _kind(run)
        depth += kind == "begin"
        if depth:
            runs.append(run)
        if kind == "end" and depth:
            depth -= 1
            if not depth:
                yield Field(runs)
                runs = []


def _kind(run: etree._Element) -> str:
    mark = run.find(_CHAR)
    return (mark.get(f"{{{W}}}fldCharType") or "") if mark is not None else ""


def _cited(root: etree._Element, numbers: dict[etree._Element, str], name: str) -> str:
    mark = next((b for b in root.iter(f"{{{W}}}bookmarkStart") if b.get(f"{{{W}}}name") == name), None)
    paragraph = next(mark.iterancestors(_P), None) if mark is not None else None
    if paragraph is None or paragraph not in numbers:
        raise TemplateError(
            f"Mallen hänvisar till bokmärket ”{name}”, som inte finns i dokumentet eller inte står i en numrerad punkt."
            " Sätt samma villkor på hänvisningen som på det som den hänvisar till."
        )
    return numbers[paragraph]


def _headings(root: etree._Element, numbering: Numbering, deepest: int) -> list[tuple[etree._Element, int]]:
    leveled = ((paragraph, numbering.outline_level(paragraph)) for paragraph in root.iter(_P))
    return [(p, level) for p, level in leveled if level is not None and level < deepest and text_of(p).strip()]


def text_of(paragraph: etree._Element) -> str:
    """What stands in a paragraph."""
    return "".join(text.text or "" for text in paragraph.iter(_T))


def _write_contents(
    field: Field, headings: list[tuple[etree._Element, int]], numbers: dict[etree._Element, str]
) -> None:
    """One paragraph a heading, its number and title linked to it, in the place of the paragraphs the field is in."""
    first = next(field.runs[0].iterancestors(_P))
    last = next(field.runs[-1].iterancestors(_P))
    entries = [_entry(number, *heading, numbers) for number, heading in enumerate(headings, 1)]
    if not entries:
        field.show("")
        return
    place = 1 if entries[0].find(_PPR) is not None else 0
    for run in reversed(field.opening):
        entries[0].insert(place, deepcopy(run))
    entries[-1].append(deepcopy(field.runs[-1]))
    for entry in entries:
        first.addprevious(entry)
    for old in [first, *first.itersiblings()]:
        remove(old)
        if old is last:
            break


def _entry(number: int, heading: etree._Element, level: int, numbers: dict[etree._Element, str]) -> etree._Element:
    name = f"{_HEADING_MARK}{number}"
    _mark(heading, name)
    paragraph = etree.Element(_P)
    style = etree.SubElement(etree.SubElement(paragraph, _PPR), f"{{{W}}}pStyle")
    style.set(f"{{{W}}}val", f"TOC{level + 1}")
    link = etree.SubElement(paragraph, _HYPERLINK, {f"{{{W}}}anchor": name, f"{{{W}}}history": "1"})
    if heading in numbers:
        etree.SubElement(etree.SubElement(link, _R), _T).text = numbers[heading]
        etree.SubElement(etree.SubElement(link, _R), _TAB)
    title = etree.SubElement(etree.SubElement(link, _R), _T)
    title.text = text_of(heading)
    title.set(_SPACE, "preserve")
    return paragraph


def _mark(paragraph: etree._Element, name: str) -> None:
    """Put a bookmark round what stands in a paragraph. Its id pairs start and end until they are numbered."""
    start = etree.Element(f"{{{W}}}bookmarkStart", {f"{{{W}}}id": name, f"{{{W}}}name": name})
    paragraph.insert(1 if paragraph.find(_PPR) is not None else 0, start)
    etree.SubElement(paragraph, f"{{{W}}}bookmarkEnd", {f"{{{W}}}id": name})
