"""Drafting comments in the margin of a document, each at the clause it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from lxml import etree

from generator.word.characters import legal
from generator.word.controls import clauses
from generator.word.package import BODY, RELATIONS, TYPES, Package, W, parsed, style_of

_AUTHOR, _INITIALS = "Samverkan", "S"
_PART = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark: the clauses where it may stand, the nearest first; its text, its source, and the answer if any."""

    clauses: tuple[str, ...]
    text: str
    source: str
    answered: str = ""


def add(package: Package, remarks: Sequence[Remark], *, on: date | None) -> None:
    """Add a comment for each of `remarks` to a document, at the first of its clauses that stands there, dated `on`,
    beside those that its template has. A remark none of whose clauses stands there is left out."""
    anchors = _anchors(package.tree(BODY))
    if not any(anchors.keys() & remark.clauses for remark in remarks):
        return
    package.edit(BODY)
    written = package.edit(_PART, f'<w:comments xmlns:w="{W}"/>'.encode())
    numbers = [int(one.get(f"{{{W}}}id") or 0) for one in written]
    placed = list(enumerate((r for r in remarks if anchors.keys() & r.clauses), max(numbers, default=-1) + 1))
    for number, remark in placed:
        _mark(next(anchors[clause] for clause in remark.clauses if clause in anchors), number)
    written.extend(_comments(placed, on))
    package.register(TYPES, {"PartName": f"/{_PART}", "ContentType": _TYPE})
    package.register(RELATIONS, {"Type": _RELATION, "Target": "comments.xml"})


def _anchors(root: etree._Element) -> dict[str, etree._Element]:
    """The first paragraph of every clause that is no heading, by the clause's id: LibreOffice loses the text of a
    heading that begins a control with a comment."""
    found: dict[str, etree._Element] = {}
    for clause, control in clauses(root):
        paragraph = next((p for p in control.iter(f"{{{W}}}p") if "Heading" not in style_of(p)), None)
        if paragraph is not None:
            found.setdefault(clause, paragraph)
    return found


def _mark(paragraph: etree._Element, number: int) -> None:
    start = etree.Element(f"{{{W}}}commentRangeStart", {f"{{{W}}}id": str(number)})
    properties = paragraph.find(f"{{{W}}}pPr")
    paragraph.insert(0 if properties is None else 1, start)
    etree.SubElement(paragraph, f"{{{W}}}commentRangeEnd", {f"{{{W}}}id": str(number)})
    run = etree.SubElement(paragraph, f"{{{W}}}r")
    style = etree.SubElement(etree.SubElement(run, f"{{{W}}}rPr"), f"{{{W}}}rStyle")
    style.set(f"{{{W}}}val", "CommentReference")
    etree.SubElement(run, f"{{{W}}}commentReference", {f"{{{W}}}id": str(number)})


def _comments(placed: Sequence[tuple[int, Remark]], on: date | None) -> etree._Element:
    when = f' w:date="{on.isoformat()}T00:00:00Z"' if on else ""
    who = f'w:author="{_AUTHOR}" w:initials="{_INITIALS}"{when}'
    body = "".join(f'<w:comment w:id="{number}" {who}>{_paragraphs(remark)}</w:comment>' for number, remark in placed)
    return parsed(f'<w:comments xmlns:w="{W}">{body}</w:comments>'.encode())


def _paragraphs(remark: Remark) -> str:
    lines = [
        remark.text,
        f"Källa: {remark.source}" if remark.source else "",
        f"Besvarad: {remark.answered}" if remark.answered else "",
    ]
    return "".join(
        '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:t xml:space="preserve">'
        f"{escape(legal(line))}</w:t></w:r></w:p>"
        for line in lines
        if line
    )
