"""Numbers and places to link to, for a document that becomes a web page: there 9.2 must be text and have an address."""

from __future__ import annotations

from lxml import etree

from generator.word.elements import (
    ANCHOR,
    BOOKMARK,
    BOOKMARK_END,
    HYPERLINK,
    NAME,
    P,
    Paragraph,
    R,
    T,
    clauses,
    enclose,
    fields,
    holder,
)
from generator.word.numbering import Numbering
from generator.word.package import remove


def write(root: etree._Element, numbering: Numbering) -> None:
    """Write each number before its paragraph, mark each numbered paragraph and clause as a place, and lead every
    reference and entry of contents there. A place is named ``punkt-9.2``, or by the clause's id where one begins."""
    numbers = numbering.numbers(root)
    names = {paragraph: f"punkt-{number}" for paragraph, number in numbers.items()} | _clauses(root)
    marked = ((mark.get(NAME), holder(mark)) for mark in root.iter(BOOKMARK))
    targets = {name: names[paragraph] for name, paragraph in marked if paragraph is not None and paragraph in names}
    for reference in [field for field in fields(root) if field.bookmark]:
        _link(reference.runs, reference.shown, targets.get(reference.bookmark))
    for link in root.iter(HYPERLINK):
        target = targets.get(link.get(ANCHOR))
        if target:
            link.set(ANCHOR, target)
    for mark in list(root.iter(BOOKMARK, BOOKMARK_END)):
        remove(mark)
    for paragraph, name in names.items():
        if paragraph in numbers:
            _write_number(paragraph, numbers[paragraph])
        enclose(paragraph.element, name)


def _clauses(root: etree._Element) -> dict[Paragraph, str]:
    """The first paragraph of each clause, and the clause's id."""
    contents = ((control.content, control.clause) for control in clauses(root))
    firsts = ((content.find(P) if content is not None else None, clause) for content, clause in contents)
    return {Paragraph(first): clause for first, clause in firsts if first is not None}


def _link(runs: list[etree._Element], shown: list[etree._Element], target: str | None) -> None:
    if target is None or not shown or next(runs[0].iterancestors(HYPERLINK), None) is not None:
        return
    link = etree.Element(HYPERLINK, {ANCHOR: target})
    runs[0].addprevious(link)
    for run in runs:
        remove(run)
    link.extend(shown)


def _write_number(paragraph: Paragraph, number: str) -> None:
    run = etree.Element(R)
    etree.SubElement(run, T).text = f"{number}\u00a0"
    paragraph.put_first(run)
