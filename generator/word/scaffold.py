"""A first template from lines of text (see `twin`), in the house style: the way to begin a new kind of document.

From then on the docx is the source and is edited in Word; its twin is made from it, never the other way round.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from generator.files import zipped
from generator.swedish import hard_spaces
from generator.word.elements import CLAUSE
from generator.word.package import W
from generator.word.twin import NEW_PAGE, PREFIXES, REFERENCE, twin

_HOUSE = Path(__file__).parent / "house"
_PARTS = {
    "[Content_Types].xml": "content_types.xml", "_rels/.rels": "rels.xml", "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml", "word/_rels/document.xml.rels": "document_rels.xml", "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml", "word/settings.xml": "settings.xml", "word/fontTable.xml": "fontTable.xml",
    "word/header1.xml": "header1.xml", "word/header2.xml": "header2.xml", "word/footer1.xml": "footer1.xml",
}  # fmt: skip
_LANDSCAPE_PARTS = {"word/header3.xml": "header3.xml", "word/footer3.xml": "footer3.xml"}
# In twentieths of a point: A4 less margins of 25 mm.
_TEXT_WIDTH = {"portrait": 9070, "landscape": 14002}
_MARGINS = (
    '<w:pgMar w:top="1701" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="567" w:gutter="0"/>'
)
_REFERENCES = {
    "portrait": '<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>',
    "landscape": '<w:headerReference w:type="default" r:id="rId9"/><w:footerReference w:type="default" r:id="rId10"/>',
}
_FIRST = '<w:headerReference w:type="first" r:id="rId7"/><w:footerReference w:type="first" r:id="rId6"/>'
_PAGES = {
    "portrait": '<w:pgSz w:w="11906" w:h="16838"/>',
    "landscape": '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
}
_HEADINGS = 'TOC \\o "1-2" \\n \\h \\z \\u'
_STYLES = {prefix: style for style, prefix in PREFIXES.items() if prefix}
_RUN = re.compile(r"(\*\*|//|→|↵|⟨=?\w+⟩)")
# A line that announces a list stays on the page with the list's first item.
_LEADS = re.compile(r"(?::|avses med)(?:\{% endif %\})?$")
_TAG = re.compile(r"(\{[{%#].*?[}%#]\})")


def scaffold(text: str) -> bytes:
    """A docx template in the house style from the lines of `text`.

    Raises ValueError for a line that has no meaning, with its number.
    """
    builder = _Builder(text)
    body = "".join(builder.blocks(until=None))
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"<w:body>{body}{builder.section()}</w:body></w:document>"
    )
    parts = {name: (_HOUSE / file).read_bytes() for name, file in _PARTS.items()}
    if builder.turned:
        parts |= {name: (_HOUSE / file).read_bytes() for name, file in _LANDSCAPE_PARTS.items()}
        for name, file in (("[Content_Types].xml", "content_types"), ("word/_rels/document.xml.rels", "document_rels")):
            more = (_HOUSE / f"{file}_landscape.txt").read_bytes().strip()
            parts[name] = re.sub(rb"(</\w+>\s*)$", more + rb"\1", parts[name])
    return zipped({**parts, "word/document.xml": document.encode()})


class _Builder:
    """Turns lines into blocks, one by one, minding which way the page is turned."""

    def __init__(self, text: str) -> None:
        self._lines = iter(list(enumerate(text.splitlines(), 1)))
        self._ids = iter(range(1001, 9999))
        self._orientation = "portrait"
        self._first = True
        self.turned = False

    def section(self) -> str:
        """The properties of the section that ends here."""
        first, title = (_FIRST, "<w:titlePg/>") if self._first else ("", "")
        self._first = False
        return (
            f"<w:sectPr>{_REFERENCES[self._orientation]}{first}{_PAGES[self._orientation]}{_MARGINS}{title}</w:sectPr>"
        )

    def blocks(self, until: str | None) -> Iterator[str]:
        for number, line in self._lines:
            if line == until or (line.startswith("@part ") and until is None):
                return
            if line.startswith("@clause "):
                yield self._control(line.removeprefix("@clause ").strip())
            elif line.startswith("@table "):
                yield self._table([int(width) for width in line.split()[1:]])
            elif line in ("@section portrait", "@section landscape") and until is None:
                yield f'<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>{self.section()}</w:pPr></w:p>'
                self._orientation, self.turned = line.split()[1], True
            elif line.startswith(("@toc ", "@toc^ ")):
                yield _contents(*reversed(line.split(" ", 1)))
            elif line.startswith("@"):
                raise ValueError(f"line {number}: {line}")
            elif line.strip():
                yield _paragraph(*_styled(line))
        if until is not None:
            raise ValueError(f"missing: {until}")

    def _control(self, clause: str) -> str:
        number = next(self._ids)
        content = "".join(self.blocks("@end clause"))
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escape(clause)}"/><w:tag w:val="{CLAUSE}{escape(clause)}"/>'
            f'<w:id w:val="{number}"/>'
            f'<w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
        )

    def _table(self, percents: list[int]) -> str:
        widths = [_TEXT_WIDTH[self._orientation] * percent // 100 for percent in percents]
        rows: list[str] = []
        for number, line in self._lines:
            if line == "@end table":
                break
            rows.append(_row(number, line, widths, head=not rows))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Samverkan"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )


def _row(number: int, line: str, widths: list[int], *, head: bool) -> str:
    if line.startswith("{%tr"):
        return f"<w:tr>{_cell(line, widths[0], head=False)}</w:tr>"
    cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
    if len(cells) != len(widths):
        raise ValueError(f"line {number}: {len(cells)} cells, {len(widths)} columns")
    marks = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    filled = "".join(_cell(cell, width, head=head) for cell, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr>{marks}</w:trPr>{filled}</w:tr>"


def _styled(line: str) -> tuple[str, str]:
    named = re.match(r"\[(\w+)\] (.*)", line)
    if named:
        return named[1], named[2]
    prefix = next((prefix for prefix in sorted(_STYLES, key=len, reverse=True) if line.startswith(prefix)), "")
    return _STYLES.get(prefix, "Normal"), line[len(prefix) :]


def _paragraph(style: str, text: str) -> str:
    fresh = style == NEW_PAGE
    style = "Heading1" if fresh else style
    extra = ("<w:keepNext/>" if _LEADS.search(text) else "") + ("<w:pageBreakBefore/>" if fresh else "")
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>' if style != "Normal" or extra else ""
    return f"<w:p>{properties}{''.join(_runs(text))}</w:p>"


def _contents(title: str, kind: str) -> str:
    """A table of contents of headings of the first two levels, linked, without page numbers (``\\n``)."""
    fresh = "<w:pageBreakBefore/>" if kind.endswith("^") else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/>{fresh}</w:pPr>{"".join(_runs(title))}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{_field(_HEADINGS, "–")}</w:p>'
    )


def _mark(name: str) -> str:
    """A bookmark to refer to; it ends where it starts, and its number is only to differ from others'."""
    number = zlib.crc32(name.encode()) % 1_000_000
    return f'<w:bookmarkStart w:id="{number}" w:name="{REFERENCE}{name}"/><w:bookmarkEnd w:id="{number}"/>'


def _reference(name: str) -> str:
    """A field that shows the number of the paragraph where the bookmark is, and leads there."""
    return _field(f"REF {REFERENCE}{name} \\r \\h", "0")


def _field(instruction: str, shown: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    asked = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{begin}{asked}{separate}<w:r><w:t>{shown}</w:t></w:r>{end}"


def _kept_together(text: str) -> str:
    """Hard spaces in ”8 §” and the like, in what is text and not a tag."""
    return "".join(piece if index % 2 else hard_spaces(piece) for index, piece in enumerate(_TAG.split(text)))


def _runs(text: str) -> Iterator[str]:
    active: list[str] = []
    marks = {"**": "<w:b/>", "//": "<w:i/>"}
    for piece in _RUN.split(_kept_together(text)):
        if piece in marks:
            active = [mark for mark in active if mark != piece] if piece in active else [*active, piece]
        elif piece.startswith("⟨"):
            yield _mark(piece[2:-1]) if piece[1] == "=" else _reference(piece[1:-1])
        elif piece:
            properties = "".join(marks[mark] for mark in active)
            content = {"→": "<w:tab/>", "↵": "<w:br/>"}.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
            yield f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


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
