"""Numbers and places to link to, for a document that becomes a web page: there 9.2 must be text and have an address."""

from __future__ import annotations

from lxml import etree

from generator.word.fields import references
from generator.word.numbering import Numbering
from generator.word.package import W, remove

_P, _R, _T, _PPR, _SDT = (f"{{{W}}}{name}" for name in ("p", "r", "t", "pPr", "sdt"))
_START, _END, _NAME, _ID = (f"{{{W}}}{name}" for name in ("bookmarkStart", "bookmarkEnd", "name", "id"))


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
    for count, (paragraph, name) in enumerate(names.items()):
        _mark(paragraph, name, str(count), numbers.get(paragraph, ""))


def _clauses(root: etree._Element) -> dict[etree._Element, str]:
    """The first paragraph of each block control, by the control's tag."""
    found = {}
    for control in root.iter(_SDT):
        tag, content = control.find(f"{{{W}}}sdtPr/{{{W}}}tag"), control.find(f"{{{W}}}sdtContent")
        first = content.find(_P) if content is not None else None
        if tag is not None and first is not None and next(control.iterancestors(_P), None) is None:
            found[first] = tag.get(f"{{{W}}}val") or ""
    return found


def _link(runs: list[etree._Element], shown: list[etree._Element], target: str | None) -> None:
    if target is None or not shown or next(runs[0].iterancestors(f"{{{W}}}hyperlink"), None) is not None:
        return
    link = etree.Element(f"{{{W}}}hyperlink", {f"{{{W}}}anchor": target})
    runs[0].addprevious(link)
    for run in runs:
        remove(run)
    link.extend(shown)


def _mark(paragraph: etree._Element, name: str, identity: str, number: str) -> None:
    place = 1 if paragraph.find(_PPR) is not None else 0
    if number:
        run = etree.Element(_R)
        etree.SubElement(run, _T).text = f"{number}\u00a0"
        paragraph.insert(place, run)
    paragraph.insert(place, etree.Element(_END, {_ID: identity}))
    paragraph.insert(place, etree.Element(_START, {_ID: identity, _NAME: name}))
