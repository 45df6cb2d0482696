"""A first template from lines of text (see `twin`), in the house style: the way to begin a new kind of document.

From then on the docx is the source and is edited in Word; its twin is made from it, never the other way round.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from generator.swedish import hard_spaces
from generator.word.package import write_parts
from generator.word.twin import PREFIXES, W, twin

_HOUSE = Path(__file__).parent / "house"
_PARTS = {
    "[Content_Types].xml": "content_types.xml", "_rels/.rels": "rels.xml", "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml", "word/_rels/document.xml.rels": "document_rels.xml", "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml", "word/settings.xml": "settings.xml", "word/fontTable.xml": "fontTable.xml",
    "word/header1.xml": "header1.xml", "word/header2.xml": "header2.xml", "word/footer1.xml": "footer1.xml",
}  # fmt: skip
_TEXT_WIDTH = 9070  # twentieths of a point: A4 less margins of 25 mm
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId7"/>'
    '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId6"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="709" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
_STYLES = {prefix: style for style, prefix in PREFIXES.items() if prefix}
_RUN = re.compile(r"(\*\*|//|→|↵)")
# A line that announces a list stays on the page with the list's first item.
_LEADS = re.compile(r"(?::|avses med)(?:\{% endif %\})?$")
_TAG = re.compile(r"(\{[{%#].*?[}%#]\})")


def scaffold(text: str) -> bytes:
    """A docx template in the house style from the lines of `text`.

    Raises ValueError for a line that has no meaning, with its number.
    """
    lines = list(enumerate(text.splitlines(), 1))
    body = "".join(_blocks(iter(lines), until=None, ids=iter(range(1001, 9999))))
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"<w:body>{body}{_SECTION}</w:body></w:document>"
    )
    parts = {name: (_HOUSE / file).read_bytes() for name, file in _PARTS.items()}
    return write_parts({**parts, "word/document.xml": document.encode()})


def _blocks(lines: Iterator[tuple[int, str]], until: str | None, ids: Iterator[int]) -> Iterator[str]:
    for number, line in lines:
        if line == until:
            return
        if line.startswith("@part ") and until is None:
            return
        if line.startswith("@clause "):
            yield _control(line.removeprefix("@clause ").strip(), lines, ids)
        elif line.startswith("@table "):
            yield _table([int(width) for width in line.split()[1:]], lines)
        elif line.startswith("@"):
            raise ValueError(f"line {number}: {line}")
        elif line.strip():
            yield _paragraph(*_styled(line))
    if until is not None:
        raise ValueError(f"missing: {until}")


def _control(tag: str, lines: Iterator[tuple[int, str]], ids: Iterator[int]) -> str:
    number = next(ids)
    content = "".join(_blocks(lines, "@end clause", ids))
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(tag)}"/><w:tag w:val="{escape(tag)}"/><w:id w:val="{number}"/>'
        f'<w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def _styled(line: str) -> tuple[str, str]:
    named = re.match(r"\[(\w+)\] (.*)", line)
    if named:
        return named[1], named[2]
    prefix = next((prefix for prefix in sorted(_STYLES, key=len, reverse=True) if line.startswith(prefix)), "")
    return _STYLES.get(prefix, "Normal"), line[len(prefix) :]


def _paragraph(style: str, text: str) -> str:
    leads = "<w:keepNext/>" if _LEADS.search(text) else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{leads}</w:pPr>' if style != "Normal" or leads else ""
    return f"<w:p>{properties}{''.join(_runs(text))}</w:p>"


def _kept_together(text: str) -> str:
    """Hard spaces in ”8 §” and the like, in what is text and not a tag."""
    return "".join(piece if index % 2 else hard_spaces(piece) for index, piece in enumerate(_TAG.split(text)))


def _runs(text: str) -> Iterator[str]:
    active: list[str] = []
    marks = {"**": "<w:b/>", "//": "<w:i/>"}
    for piece in _RUN.split(_kept_together(text)):
        if piece in marks:
            active = [mark for mark in active if mark != piece] if piece in active else [*active, piece]
        elif piece:
            properties = "".join(marks[mark] for mark in active)
            content = {"→": "<w:tab/>", "↵": "<w:br/>"}.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
            yield f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def _table(percents: list[int], lines: Iterator[tuple[int, str]]) -> str:
    widths = [_TEXT_WIDTH * percent // 100 for percent in percents]
    rows: list[str] = []
    for number, line in lines:
        if line == "@end table":
            break
        if line.startswith("{%tr"):
            cell = _cell(line, widths[0], head=False)
            rows.append(f"<w:tr>{cell}</w:tr>")
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if len(cells) != len(widths):
            raise ValueError(f"line {number}: {len(cells)} cells, {len(widths)} columns")
        head = not rows
        marks = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
        filled = "".join(_cell(cell, width, head=head) for cell, width in zip(cells, widths, strict=True))
        rows.append(f"<w:tr><w:trPr>{marks}</w:trPr>{filled}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Samverkan"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _cell(text: str, width: int, *, head: bool) -> str:
    paragraphs = []
    for piece in text.split(" ¶ "):
        right = piece.startswith("> ")
        style = ("TableHeadNumber" if right else "TableHead") if head else "TableNumber" if right else "TableText"
        paragraphs.append(_paragraph(style, piece.removeprefix("> ")))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def main(arguments: list[str]) -> None:
    """``new TEXT DOCX``: a first template. ``twins FOLDER``: write the twin of every template below FOLDER."""
    if arguments[0] == "new":
        Path(arguments[2]).write_bytes(scaffold(Path(arguments[1]).read_text(encoding="utf-8")))
    else:
        for template in sorted(Path(arguments[1]).glob("*/template.docx")):
            template.with_suffix(".txt").write_text(twin(template), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
