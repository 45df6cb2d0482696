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
from generator.word.numbering import Numbering, paragraphs
from generator.word.package import SPACE, W, enclose, remove

_P, _R, _T, _PPR, _CHAR, _INSTRUCTION, _HYPERLINK, _TAB = (
    f"{{{W}}}{name}" for name in ("p", "r", "t", "pPr", "fldChar", "instrText", "hyperlink", "tab")
)
_REFERENCE = re.compile(r"\s*REF\s+(\S+)(.*)", re.DOTALL)
# A table of the headings from the first level down; one of figures, of a part, or of chosen styles is left as it is.
_CONTENTS = re.compile(r"\s*TOC\s+\\o\s+\"1-(\d)\"(?:\s+\\[hznu](?:\s+\"[^\"]*\")?)*\s*")
_HEADING_MARK = "_Toc_samverkan_"


def refresh(root: etree._Element, numbering: Numbering) -> None:
    """Compute what the fields below `root` show.

    Raises TemplateError for a reference to a bookmark that is not in the document.
    """
    _separate(root)
    numbers = numbering.numbers(root)
    fields = list(_fields(root))
    for field in fields:
        if field.bookmark:
            shown = _cited(root, numbers, field.bookmark)
            if shown:
                field.show(shown)
    marked: dict[etree._Element, str] = {}
    for field in fields:
        contents = _CONTENTS.fullmatch(field.instruction)
        if contents:
            listed = _headings(root, numbering, int(contents[1]))
            entries = [
                _entry(heading, numbering.contents_style(level + 1), numbers, marked) for heading, level in listed
            ]
            _write_contents(field, entries)


def paginate(root: etree._Element) -> None:
    """Give each entry of the tables of contents below `root` its page: for a copy that is made into a PDF.

    The table becomes paragraphs of fields, which are computed when the pages are laid out: number, title and page,
    each linked to the heading. (LibreOffice makes no link of a hyperlink to a bookmark.)
    """
    for field in list(_fields(root)):
        if not _CONTENTS.fullmatch(field.instruction):
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
        depth, self._separator, told = 0, len(runs) - 1, ""
        for place, run in enumerate(runs):
            kind = _kind(run)
            depth += (kind == "begin") - (kind == "end")
            if depth == 1 and kind == "separate":
                self._separator = place
                break
            if depth == 1:
                told += "".join(text.text or "" for text in run.iter(_INSTRUCTION))
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
        run = deepcopy(shown[0]) if shown else etree.Element(_R)
        for child in [child for child in run if child.tag != f"{{{W}}}rPr"]:
            run.remove(child)
        etree.SubElement(run, _T).text = text
        for old in shown:
            remove(old)
        self.opening[-1].addnext(run)


def _fields(root: etree._Element) -> Iterator[Field]:
    """Every field, those within others too, in the order in which they end."""
    opened: list[list[etree._Element]] = []
    for run in root.iter(_R):
        kind = _kind(run)
        if kind == "begin":
            opened.append([])
        for runs in opened:
            runs.append(run)
        if kind == "end" and opened:
            yield Field(opened.pop())


def _separate(root: etree._Element) -> None:
    """Give each mark of a field a run of its own, and each field a mark before what it shows."""
    for run in [run for run in root.iter(_R) if run.find(_CHAR) is not None]:
        content = [child for child in run if child.tag != f"{{{W}}}rPr"]
        for child in reversed(content[1:]):
            alone = etree.Element(_R)
            alone.extend(deepcopy(properties) for properties in run.findall(f"{{{W}}}rPr"))
            alone.append(child)
            run.addnext(alone)
    for field in _fields(root):
        if not field.has_separator:
            mark = etree.Element(_R)
            etree.SubElement(mark, _CHAR, {f"{{{W}}}fldCharType": "separate"})
            field.runs[-1].addprevious(mark)


def _kind(run: etree._Element) -> str:
    mark = run.find(_CHAR)
    return (mark.get(f"{{{W}}}fldCharType") or "") if mark is not None else ""


def _cited(root: etree._Element, numbers: dict[etree._Element, str], name: str) -> str:
    """The number of the paragraph with the bookmark; empty where it has none that is known, and the old one stands."""
    mark = next((b for b in root.iter(f"{{{W}}}bookmarkStart") if b.get(f"{{{W}}}name") == name), None)
    if mark is None:
        raise TemplateError(
            f"Mallen hänvisar till bokmärket ”{name}”, som inte finns i dokumentet."
            " Sätt samma villkor på hänvisningen som på det som den hänvisar till."
        )
    paragraph = next(mark.iterancestors(_P), None)
    return numbers.get(paragraph, "") if paragraph is not None else ""


def _headings(root: etree._Element, numbering: Numbering, deepest: int) -> list[tuple[etree._Element, int]]:
    leveled = ((paragraph, numbering.outline_level(paragraph)) for paragraph in paragraphs(root))
    return [(p, level) for p, level in leveled if level is not None and level < deepest and text_of(p).strip()]


def text_of(paragraph: etree._Element) -> str:
    """What stands in a paragraph, on one line."""
    pieces = ((e.text or "") if e.tag == _T else " " for e in paragraph.iter(_T, f"{{{W}}}br", _TAB))
    return re.sub(r"[ \t]+", " ", "".join(pieces)).strip(" ")


def _write_contents(field: Field, entries: list[etree._Element]) -> None:
    """One paragraph a heading in the place of those the field is in; what stands beside the field is kept."""
    if not entries:
        field.show("–")
        return
    first, last = (next(field.runs[end].iterancestors(_P)) for end in (0, -1))
    before, after = _beside(first, field.runs[0], ahead=True), _beside(last, field.runs[-1], ahead=False)
    for run in reversed(field.opening):
        entries[0].insert(1, deepcopy(run))
    entries[-1].append(deepcopy(field.runs[-1]))
    for paragraph in [*before, *entries, *after]:
        first.addprevious(paragraph)
    for old in [first, *first.itersiblings()]:
        remove(old)
        if old is last:
            break


def _beside(paragraph: etree._Element, run: etree._Element, *, ahead: bool) -> list[etree._Element]:
    """A paragraph of what stands ahead of a field's first run, or after its last, if anything does."""
    child = next(e for e in (run, *run.iterancestors()) if e.getparent() is paragraph)
    rest = [deepcopy(e) for e in paragraph if e.tag != _PPR and (paragraph.index(e) < paragraph.index(child)) is ahead]
    rest = rest if ahead else rest[1:]
    properties = deepcopy(paragraph.find(_PPR))
    section = properties.find(f"{{{W}}}sectPr") if properties is not None else None
    if ahead and section is not None:
        remove(section)
    if not any(e.tag == _R for e in rest) and (ahead or section is None):
        return []
    beside = etree.Element(_P)
    beside.extend([*([properties] if properties is not None else []), *rest])
    return [beside]


def _entry(
    heading: etree._Element, style: str, numbers: dict[etree._Element, str], marked: dict[etree._Element, str]
) -> etree._Element:
    if heading not in marked:
        marked[heading] = f"{_HEADING_MARK}{len(marked) + 1}"
        enclose(heading, marked[heading])
    paragraph = etree.Element(_P)
    etree.SubElement(etree.SubElement(paragraph, _PPR), f"{{{W}}}pStyle").set(f"{{{W}}}val", style)
    link = etree.SubElement(paragraph, _HYPERLINK, {f"{{{W}}}anchor": marked[heading], f"{{{W}}}history": "1"})
    if heading in numbers:
        etree.SubElement(etree.SubElement(link, _R), _T).text = numbers[heading]
        etree.SubElement(etree.SubElement(link, _R), _TAB)
    title = etree.SubElement(etree.SubElement(link, _R), _T)
    title.text = text_of(heading)
    title.set(SPACE, "preserve")
    return paragraph
