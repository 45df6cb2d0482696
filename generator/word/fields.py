"""The fields whose results Word keeps in the file: the table of contents, and references to a number.

Word shows what is kept until someone updates the fields, and asking it to do so at opening puts a question to every
reader. So the right results are kept from the start.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from generator.errors import TemplateError
from generator.word.elements import (
    ANCHOR,
    BOOKMARK,
    FIELD_MARK,
    HYPERLINK,
    INSTRUCTION,
    MARK_KIND,
    NAME,
    P_PROPERTIES,
    R_PROPERTIES,
    SECTION,
    TAB,
    Field,
    P,
    Paragraph,
    R,
    T,
    enclose,
    fields,
    holder,
    paragraphs,
    q,
)
from generator.word.numbering import Numbering
from generator.word.package import SPACE, remove

# A table of the headings from the first level down; one of figures, of a part, or of chosen styles is left as it is.
_CONTENTS = re.compile(r"\s*TOC\s+\\o\s+\"1-(\d)\"(?:\s+\\[hznu](?:\s+\"[^\"]*\")?)*\s*")
HEADING_MARK = "_Toc_samverkan_"


def refresh(root: etree._Element, numbering: Numbering) -> None:
    """Compute what the fields below `root` show.

    Raises TemplateError for a reference to a bookmark that is not in the document.
    """
    _separate(root)
    numbers = numbering.numbers(root)
    found = list(fields(root))
    for field in found:
        if field.bookmark:
            shown = _cited(root, numbers, field.bookmark)
            if shown:
                field.show(shown)
    marked: dict[Paragraph, str] = {}
    for field in found:
        contents = _CONTENTS.fullmatch(field.instruction)
        if contents:
            listed = _headings(root, numbering, int(contents[1]))
            styles = [numbering.styles.named(f"toc {level + 1}", f"TOC{level + 1}") for _, level in listed]
            entries = [
                _entry(heading, style, numbers, marked) for (heading, _), style in zip(listed, styles, strict=True)
            ]
            _write_contents(field, entries)


def paginate(root: etree._Element) -> None:
    """Give each entry of the tables of contents below `root` its page: for a copy that is made into a PDF.

    The table becomes paragraphs of fields, which are computed when the pages are laid out: number, title and page,
    each linked to the heading. (LibreOffice makes no link of a hyperlink to a bookmark.)
    """
    for field in list(fields(root)):
        if not _CONTENTS.fullmatch(field.instruction):
            continue
        first, last = (next(field.runs[end].iterancestors(P)) for end in (0, -1))
        for run in [*field.opening, field.runs[-1]]:
            remove(run)
        for entry in [first, *first.itersiblings()]:
            link = entry.find(HYPERLINK)
            if link is not None:
                _compute(entry, link.get(ANCHOR) or "", numbered=link.find(f".//{TAB}") is not None)
                remove(link)
            if entry is last:
                break


def _compute(entry: etree._Element, name: str, *, numbered: bool) -> None:
    asked = [f"REF {name} \\h", f"PAGEREF {name} \\h"]
    for number, instruction in enumerate([f"REF {name} \\r \\h", *asked] if numbered else asked):
        if number:
            etree.SubElement(etree.SubElement(entry, R), TAB)
        for kind in ("begin", "", "separate", "shown", "end"):
            run = etree.SubElement(entry, R)
            if kind == "shown":
                etree.SubElement(run, T).text = "0"
            elif kind:
                etree.SubElement(run, FIELD_MARK, {MARK_KIND: kind})
            else:
                etree.SubElement(run, INSTRUCTION).text = f" {instruction} "


def _separate(root: etree._Element) -> None:
    """Give each mark of a field a run of its own, and each field a mark before what it shows."""
    for run in [run for run in root.iter(R) if run.find(FIELD_MARK) is not None]:
        content = [child for child in run if child.tag != R_PROPERTIES]
        for child in reversed(content[1:]):
            alone = etree.Element(R)
            alone.extend(deepcopy(properties) for properties in run.findall(R_PROPERTIES))
            alone.append(child)
            run.addnext(alone)
    for field in fields(root):
        if not field.has_separator:
            mark = etree.Element(R)
            etree.SubElement(mark, FIELD_MARK, {MARK_KIND: "separate"})
            field.runs[-1].addprevious(mark)


def _cited(root: etree._Element, numbers: dict[Paragraph, str], name: str) -> str:
    """The number of the paragraph with the bookmark; empty where it has none that is known, and the old one stands."""
    mark = next((b for b in root.iter(BOOKMARK) if b.get(NAME) == name), None)
    if mark is None:
        raise TemplateError(
            f"Mallen hänvisar till bokmärket ”{name}”, som inte finns i dokumentet."
            " Sätt samma villkor på hänvisningen som på det som den hänvisar till."
        )
    paragraph = holder(mark)
    return numbers.get(paragraph, "") if paragraph is not None else ""


def _headings(root: etree._Element, numbering: Numbering, deepest: int) -> list[tuple[Paragraph, int]]:
    leveled = ((paragraph, numbering.styles.outline_level(paragraph)) for paragraph in paragraphs(root))
    return [(p, level) for p, level in leveled if level is not None and level < deepest and p.text.strip()]


def _write_contents(field: Field, entries: list[etree._Element]) -> None:
    """One paragraph a heading in the place of those the field is in; what stands beside the field is kept."""
    if not entries:
        field.show("–")
        return
    first, last = (next(field.runs[end].iterancestors(P)) for end in (0, -1))
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
    rest = [
        deepcopy(e)
        for e in paragraph
        if e.tag != P_PROPERTIES and (paragraph.index(e) < paragraph.index(child)) is ahead
    ]
    rest = rest if ahead else rest[1:]
    properties = deepcopy(paragraph.find(P_PROPERTIES))
    section = properties.find(SECTION) if properties is not None else None
    if ahead and section is not None:
        remove(section)
    if not any(e.tag == R for e in rest) and (ahead or section is None):
        return []
    beside = etree.Element(P)
    beside.extend([*([properties] if properties is not None else []), *rest])
    return [beside]


def _entry(
    heading: Paragraph, style: str, numbers: dict[Paragraph, str], marked: dict[Paragraph, str]
) -> etree._Element:
    if heading not in marked:
        marked[heading] = f"{HEADING_MARK}{len(marked) + 1}"
        enclose(heading.element, marked[heading])
    paragraph = etree.Element(P)
    Paragraph(paragraph).restyle(style)
    link = etree.SubElement(paragraph, HYPERLINK, {ANCHOR: marked[heading], q("history"): "1"})
    if heading in numbers:
        etree.SubElement(etree.SubElement(link, R), T).text = numbers[heading]
        etree.SubElement(etree.SubElement(link, R), TAB)
    title = etree.SubElement(etree.SubElement(link, R), T)
    title.text = heading.text
    title.set(SPACE, "preserve")
    return paragraph
