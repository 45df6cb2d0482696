"""The twin of a template: its body as lines of text, so that a change made in Word can be read in a diff.

`scaffold` turns such lines into a docx in the house style; the two are each other's inverse for what the house style
holds. One block a line:

    ``# text``  heading 1 (numbered)        ``## text``  heading 2          ``. text``  numbered clause
    ``#^ text`` heading 1 on a new page     ``@section landscape`` (or ``portrait``): the pages from here on
    ``; text``  unnumbered, below a clause  ``- text``   bullet             ``= text``  table caption
    ``[Style] text``  any other style       ``text``     Normal
    ``@clause id`` … ``@end clause``        the clause with that id: a block content control tagged ``clause:id``
    ``@table 30 70`` … ``@end table``       a table: column widths in percent, then ``| cell | > number |`` rows
    ``@toc Title``  a table of contents below that title (``@toc^``: on a new page)
    ``**bold**``  ``//italic//``  ``→`` tab  ``¶`` next paragraph in a cell
    ``⟨=name⟩`` a place to refer to, and ``⟨name⟩`` the number of the paragraph where it is
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from generator.word.elements import (
    BOOKMARK,
    BREAK,
    CONTROL,
    FIELD_MARK,
    INSTRUCTION,
    NAME,
    R_PROPERTIES,
    SECTION,
    TAB,
    TABLE,
    Control,
    P,
    Paragraph,
    R,
    T,
    Table,
    mark_kind,
    q,
)
from generator.word.package import BODY, Package

REFERENCE = "_Ref_"
NEW_PAGE = "Heading1 on a new page"
PREFIXES = {
    NEW_PAGE: "#^ ", "Heading1": "# ", "Heading2": "## ", "Heading3": "### ", "Clause": ". ",
    "SubClause": ".. ", "ClauseText": "; ",
    "ListBullet": "- ", "TableLead": "= ", "Normal": "",
}  # fmt: skip


def twin(source: Path | bytes) -> str:
    """The lines of the docx `source`: its body, then each page head and foot below ``@part``."""
    package = Package.read(source)
    body = package.tree(BODY).find(q("body"))
    orientations = iter(_orientations(body))
    lines = [line if line != _BREAK else f"@section {next(orientations)}" for line in _blocks(body)]
    for name in sorted(name for name in package if name.startswith(("word/header", "word/footer"))):
        lines += ["", f"@part {name}", *_blocks(package.tree(name))]
    return "\n".join(lines) + "\n"


_BREAK = "@section"


def _orientations(body: etree._Element | None) -> list[str]:
    """Which way the pages after each section break lie: a section's properties stand at its end."""
    sizes = [section.find(q("pgSz")) for section in (body.iter(SECTION) if body is not None else ())]
    return [(size.get(q("orient")) or "portrait") if size is not None else "portrait" for size in sizes][1:]


def _blocks(parent: etree._Element | None) -> Iterator[str]:
    for block in parent if parent is not None else ():
        if block.tag == P:
            yield from _in_body(Paragraph(block))
        elif block.tag == TABLE:
            yield from _table(Table(block))
        elif block.tag == CONTROL:
            control = Control(block)
            content = _blocks(control.content)
            yield from ("", f"@clause {control.clause}", *content, "@end clause") if control.clause else content


def _in_body(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.style == "TOCHeading":
        yield f"@toc{'^' if paragraph.begins_page else ''} {_text(paragraph)}"
    elif paragraph.style != "TOC1":
        yield _BREAK if paragraph.ends_section else _paragraph(paragraph)


def _style(paragraph: Paragraph) -> str:
    return NEW_PAGE if paragraph.style == "Heading1" and paragraph.begins_page else paragraph.style


def _paragraph(paragraph: Paragraph) -> str:
    style = _style(paragraph)
    return PREFIXES.get(style, f"[{style}] ") + _text(paragraph)


def _text(paragraph: Paragraph) -> str:
    text, field = "", ""
    for element in paragraph.element.iter(R, BOOKMARK):
        if element.tag == BOOKMARK:
            name = element.get(NAME) or ""
            text += f"⟨={name.removeprefix(REFERENCE)}⟩" if name.startswith(REFERENCE) else ""
            continue
        marked = element.find(FIELD_MARK) is not None
        field += _run(element) if field else " " if marked else ""
        if not field:
            text += _run(element)
        elif mark_kind(element) == "end":
            reference = re.match(rf"\s*REF {REFERENCE}(\w+)", field)
            text += f"⟨{reference[1]}⟩" if reference else field.strip()
            field = ""
    return text


def _run(run: etree._Element) -> str:
    text = "".join(_piece(child) for child in run)
    marks = {q("b"): "**", q("i"): "//"}
    properties = run.find(R_PROPERTIES)
    for mark in (marks[child.tag] for child in (properties if properties is not None else ()) if child.tag in marks):
        text = f"{mark}{text}{mark}" if text else text
    return text


def _piece(child: etree._Element) -> str:
    if child.tag in (T, INSTRUCTION):
        return child.text or ""
    return {TAB: "→", BREAK: "↵"}.get(str(child.tag), "")


def _table(table: Table) -> Iterator[str]:
    widths = table.widths
    yield "@table " + " ".join(str(round(100 * width / (sum(widths) or 1))) for width in widths)
    for row in table.rows:
        cells = [[_cell_paragraph(paragraph) for paragraph in cell] for cell in row]
        alone = len(cells) == 1 and "".join(cells[0]).startswith("{%tr")
        yield "".join(cells[0]) if alone else "| " + " | ".join(" ¶ ".join(cell) for cell in cells) + " |"
    yield "@end table"


def _cell_paragraph(paragraph: Paragraph) -> str:
    return ("> " if paragraph.style in ("TableNumber", "TableHeadNumber") else "") + _text(paragraph)
