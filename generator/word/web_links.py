"""Numbers and places to link to, for a document that becomes a web page: there 9.2 must be text and have an address."""

from __future__ import annotations

from lxml import etree

from generator.word.controls import clauses
from generator.word.fields import references
from generator.word.numbering import Numbering
from generator.word.package import W, enclose, remove

_P, _R, _T, _PPR = (f"{{{W}}}{name}" for name in ("p", "r", "t", "pPr"))
_START, _END, _NAME = (f"{{{W}}}{name}" for name in ("bookmarkStart", "bookmarkEnd", "name"))


def write(root: etree._Element, numbering: Numbering) -> None:
    """Write each number before its paragraph, mark each numbered paragraph and clause as a place, and lead every
    reference and entry of contents there. A place is named ``punkt-9.2``, or by the clause's id where one begins."""
    numbers = numbering.numbers(root)
    names = {paragraph: f"punkt-{number}" for paragraph, number in numbers.items()} | _clauses(root)
    marked = ((mark.get(_NAME), next(mark.iterancestors(_P), None)) for mark in root.iter(_START))
    targets = {name: names[paragraph] for name, paragraph in marked if paragraph is not None and paragraph in names}
    for reference in references(root):
        _link(reference.runs, reference.shown, targets.get(reference.bookmark))
    for link in root.iter(f"{{{W}}}hyperlink"):
        target = targets.get(link.get(f"{{{W}}}anchor"))
        if target:
            link.set(f"{{{W}}}anchor", target)
    for mark in list(root.iter(_START, _END)):
        remove(mark)
    for paragraph, name in names.items():
        if paragraph in numbers:
            _write_number(paragraph, numbers[paragraph])
        enclose(paragraph, name)


def _clauses(root: etree._Element) -> dict[etree._Element, str]:
    """The first paragraph of each clause, and the clause's id."""
    firsts = ((control.find(f"{{{W}}}sdtContent/{{{W}}}p"), clause) for clause, control in clauses(root))
    return {first: clause for first, clause in firsts if first is not None}


def _link(runs: list[etree._Element], shown: list[etree._Element], target: str | None) -> None:
    if target is None or not shown or next(runs[0].iterancestors(f"{{{W}}}hyperlink"), None) is not None:
        return
    link = etree.Element(f"{{{W}}}hyperlink", {f"{{{W}}}anchor": target})
    runs[0].addprevious(link)
    for run in runs:
        remove(run)
    link.extend(shown)


def _write_number(paragraph: etree._Element, number: str) -> None:
    run = etree.Element(_R)
    etree.SubElement(run, _T).text = f"{number}\u00a0"
    paragraph.insert(1 if paragraph.find(_PPR) is not None else 0, run)
