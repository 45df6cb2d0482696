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

from generator.word.controls import clause_of
from generator.word.package import BODY, Package, W, style_of

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
    body = package.tree(BODY).find(_q("body"))
    orientations = iter(_orientations(body))
    lines = [line if line != _BREAK else f"@section {next(orientations)}" for line in _blocks(body)]
    for name in sorted(name for name in package if name.startswith(("word/header", "word/footer"))):
        lines += ["", f"@part {name}", *_blocks(package.tree(name))]
    return "\n".join(lines) + "\n"


_BREAK = "@section"


def _orientations(body: etree._Element | None) -> list[str]:
    """Which way the pages after each section break lie: a section's properties stand at its end."""
    sizes = [section.find(_q("pgSz")) for section in (body.iter(_q("sectPr")) if body is not None else ())]
    return [(size.get(_q("orient")) or "portrait") if size is not None else "portrait" for size in sizes][1:]


def _q(name: str) -> str:
    return f"{{{W}}}{name}"


def _blocks(parent: etree._Element | None) -> Iterator[str]:
    for block in parent if parent is not None else ():
        if block.tag == _q("p") and _style(block) == "TOCHeading":
            fresh = block.find(f"{_q('pPr')}/{_q('pageBreakBefore')}") is not None
            yield f"@toc{'^' if fresh else ''} {_text(block)}"
        elif block.tag == _q("p") and _style(block) == "TOC1":
            continue
        elif block.tag == _q("p"):
            yield _BREAK if block.find(f"{_q('pPr')}/{_q('sectPr')}") is not None else _paragraph(block)
        elif block.tag == _q("tbl"):
            yield from _table(block)
        elif block.tag == _q("sdt"):
            clause, content = clause_of(block), _blocks(block.find(_q("sdtContent")))
            yield from ("", f"@clause {clause}", *content, "@end clause") if clause else content


def _style(paragraph: etree._Element) -> str:
    name = style_of(paragraph)
    fresh = name == "Heading1" and paragraph.find(f"{_q('pPr')}/{_q('pageBreakBefore')}") is not None
    return NEW_PAGE if fresh else name


def _paragraph(paragraph: etree._Element) -> str:
    style = _style(paragraph)
    return PREFIXES.get(style, f"[{style}] ") + _text(paragraph)


def _text(paragraph: etree._Element) -> str:
    text, field = "", ""
    for element in paragraph.iter(_q("r"), _q("bookmarkStart")):
        if element.tag == _q("bookmarkStart"):
            name = element.get(_q("name")) or ""
            text += f"⟨={name.removeprefix(REFERENCE)}⟩" if name.startswith(REFERENCE) else ""
            continue
        mark = element.find(_q("fldChar"))
        field += _run(element) if field else " " if mark is not None else ""
        if not field:
            text += _run(element)
        elif mark is not None and mark.get(_q("fldCharType")) == "end":
            reference = re.match(rf"\s*REF {REFERENCE}(\w+)", field)
            text += f"⟨{reference[1]}⟩" if reference else field.strip()
            field = ""
    return text


def _run(run: etree._Element) -> str:
    text = "".join(_piece(child) for child in run)
    marks = {_q("b"): "**", _q("i"): "//"}
    properties = run.find(_q("rPr"))
    for mark in (marks[child.tag] for child in (properties if properties is not None else ()) if child.tag in marks):
        text = f"{mark}{text}{mark}" if text else text
    return text


def _piece(child: etree._Element) -> str:
    if child.tag in (_q("t"), _q("instrText")):
        return child.text or ""
    return {_q("tab"): "→", _q("br"): "↵"}.get(str(child.tag), "")


def _table(table: etree._Element) -> Iterator[str]:
    widths = [int(column.get(_q("w")) or 0) for column in table.iter(_q("gridCol"))]
    yield "@table " + " ".join(str(round(100 * width / (sum(widths) or 1))) for width in widths)
    for row in table.iter(_q("tr")):
        cells = [[_cell_paragraph(p) for p in cell.findall(_q("p"))] for cell in row.findall(_q("tc"))]
        alone = len(cells) == 1 and "".join(cells[0]).startswith("{%tr")
        yield "".join(cells[0]) if alone else "| " + " | ".join(" ¶ ".join(cell) for cell in cells) + " |"
    yield "@end table"


def _cell_paragraph(paragraph: etree._Element) -> str:
    return ("> " if _style(paragraph) in ("TableNumber", "TableHeadNumber") else "") + _text(paragraph)
