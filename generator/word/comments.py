"""Drafting comments in the margin of a document, each at the clause it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from generator.word.characters import legal
from generator.word.elements import ID, R_PROPERTIES, VAL, Paragraph, R, Styles, clauses, paragraphs, q
from generator.word.package import BODY, RELATIONS, TYPES, Package, W, parsed

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
    styles = Styles(package)
    anchors = _anchors(package.tree(BODY), styles)
    if not any(anchors.keys() & remark.clauses for remark in remarks):
        return
    package.edit(BODY)
    written = package.edit(_PART, f'<w:comments xmlns:w="{W}"/>'.encode())
    numbers = [int(one.get(ID) or 0) for one in written]
    placed = list(enumerate((r for r in remarks if anchors.keys() & r.clauses), max(numbers, default=-1) + 1))
    for number, remark in placed:
        anchor = next(anchors[clause] for clause in remark.clauses if clause in anchors)
        _mark(anchor, number, styles.named("annotation reference", "CommentReference"))
    written.extend(_comments(placed, on, styles.named("annotation text", "CommentText")))
    package.register(TYPES, {"PartName": f"/{_PART}", "ContentType": _TYPE})
    package.register(RELATIONS, {"Type": _RELATION, "Target": "comments.xml"})


def _anchors(root: etree._Element, styles: Styles) -> dict[str, Paragraph]:
    """The first paragraph of every clause that is no heading, by the clause's id: LibreOffice loses the text of a
    heading that begins a control with a comment."""
    found: dict[str, Paragraph] = {}
    for control in clauses(root):
        paragraph = next((p for p in paragraphs(control.element) if not styles.is_heading(p)), None)
        if paragraph is not None:
            found.setdefault(control.clause, paragraph)
    return found


def _mark(paragraph: Paragraph, number: int, style: str) -> None:
    told = {ID: str(number)}
    paragraph.put_first(etree.Element(q("commentRangeStart"), told))
    etree.SubElement(paragraph.element, q("commentRangeEnd"), told)
    run = etree.SubElement(paragraph.element, R)
    etree.SubElement(etree.SubElement(run, R_PROPERTIES), q("rStyle"), {VAL: style})
    etree.SubElement(run, q("commentReference"), told)


def _comments(placed: Sequence[tuple[int, Remark]], on: date | None, style: str) -> etree._Element:
    when = f' w:date="{on.isoformat()}T00:00:00Z"' if on else ""
    who = f'w:author="{_AUTHOR}" w:initials="{_INITIALS}"{when}'
    body = "".join(
        f'<w:comment w:id="{number}" {who}>{_paragraphs(remark, style)}</w:comment>' for number, remark in placed
    )
    return parsed(f'<w:comments xmlns:w="{W}">{body}</w:comments>'.encode())


def _paragraphs(remark: Remark, style: str) -> str:
    lines = [
        remark.text,
        f"Källa: {remark.source}" if remark.source else "",
        f"Besvarad: {remark.answered}" if remark.answered else "",
    ]
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr><w:r><w:t xml:space="preserve">'
        f"{escape(legal(line))}</w:t></w:r></w:p>"
        for line in lines
        if line
    )
