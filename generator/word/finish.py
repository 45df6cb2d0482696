"""What is done to a rendered part before it is written: gap marks get their style, emptied places are mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy

from lxml import etree

from generator.errors import TemplateError
from generator.values import GAP_END, GAP_START
from generator.word import controls, fields
from generator.word.controls import Filled
from generator.word.numbering import Numbering
from generator.word.package import SPACE, W, remove, style_of

_P, _R, _T, _TC, _TBL, _TR, _SDT = (f"{{{W}}}{name}" for name in ("p", "r", "t", "tc", "tbl", "tr", "sdt"))
_CONTENT, _RPR = f"{{{W}}}sdtContent", f"{{{W}}}rPr"
_GAP = re.compile(f"({GAP_START}[^{GAP_START}{GAP_END}]*{GAP_END})")
_MARKS = re.compile(f"{controls.MARK.pattern}|[{GAP_START}{GAP_END}]")
GAP_STYLE = "Lucka"


def finish(
    xml: str, *, numbering: Numbering | None, title_of: Callable[[str], str] | None = None
) -> tuple[etree._Element, tuple[Filled, ...]]:
    """The rendered part `xml` as sound WordprocessingML, and what stands in its controls.

    Values get controls when there is a `title_of`, which gives the words that Word shows on them. The part with the
    body has a `numbering`, by which its fields are computed.
    Raises TemplateError when a template's tags left the XML broken.
    """
    try:
        root = etree.fromstring(xml.encode("utf-8"), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise TemplateError(
            "Mallens taggar ger ett trasigt dokument. Kontrollera att varje {%p if %}, {%p for %} och {%tr for %} "
            "står ensam i sitt stycke eller sin rad och avslutas på samma nivå."
        ) from error
    filled = controls.wrap(root, title_of) if title_of else ()
    if GAP_START in xml:
        _style_gaps(root)
    _strip_marks(root)
    _mend(root, main=numbering is not None)
    if numbering:
        fields.refresh(root, numbering)
    controls.renumber(root)
    if title_of:
        controls.bookmark(root)
    controls.tell_marks_apart(root)
    return root, filled


def _strip_marks(root: etree._Element) -> None:
    """Take the engine's marks out of what is no text of a run: a link's address, a picture's description."""
    for element in root.iter():
        if element.text and _MARKS.search(element.text):
            element.text = _MARKS.sub("", element.text)
        for name, value in element.items():
            if _MARKS.search(str(value)):
                element.set(name, _MARKS.sub("", str(value)))


def _style_gaps(root: etree._Element) -> None:
    for text in [text for text in root.iter(_T) if text.text and GAP_START in text.text]:
        _split_at_gaps(text)


def _split_at_gaps(text: etree._Element) -> None:
    """Give each gap a run of its own, in the style by which gaps are found, beside runs with the old properties."""
    run = text.getparent()
    if run is None or run.tag != _R:
        return
    properties = run.find(_RPR)
    following = list(text.itersiblings())
    pieces = [piece for piece in _GAP.split(text.text or "") if piece]
    text.text = ""
    anchor = run
    for piece in pieces:
        new = etree.Element(_R)
        if piece.startswith(GAP_START):
            style = etree.SubElement(etree.SubElement(new, _RPR), f"{{{W}}}rStyle")
            style.set(f"{{{W}}}val", GAP_STYLE)
        elif properties is not None:
            new.append(deepcopy(properties))
        content = etree.SubElement(new, _T)
        content.text = piece.strip(GAP_START + GAP_END)
        content.set(SPACE, "preserve")
        anchor.addnext(new)
        anchor = new
    if following:
        rest = etree.Element(_R)
        if properties is not None:
            rest.append(deepcopy(properties))
        rest.extend(following)
        anchor.addnext(rest)
        # What followed may hold gaps of its own; those texts are in the list being worked through and split there.
    run.remove(text)
    if not [child for child in run if child.tag != _RPR]:
        remove(run)


def _mend(root: etree._Element, *, main: bool) -> None:
    for run in [run for run in root.iter(_R) if _is_empty_run(run)]:
        remove(run)
    for table in [table for table in root.iter(_TBL) if next(table.iter(_TR), None) is None]:
        remove(table)
    for cell in root.iter(_TC):
        if not len(cell) or cell[-1].tag != _P:
            etree.SubElement(cell, _P)
    for control in [control for control in root.iter(_SDT) if _says_nothing(control)]:
        remove(control)
    if main:
        _end_with_paragraph(root)


def _is_empty_run(run: etree._Element) -> bool:
    content = [child for child in run if child.tag != _RPR]
    return bool(content) and all(child.tag == _T and not child.text for child in content)


def _says_nothing(control: etree._Element) -> bool:
    """A control with nothing in it, or a clause whose headings are all that is left."""
    content = control.find(_CONTENT)
    if content is None or not len(content):
        return True
    return bool(controls.clause_of(control)) and all(child.tag == _P and _is_heading(child) for child in content)


def _is_heading(paragraph: etree._Element) -> bool:
    return style_of(paragraph).startswith(("Heading", "Rubrik", "AnnexHeading"))


def _end_with_paragraph(root: etree._Element) -> None:
    """Word calls a document whose last block is a table damaged."""
    body = root.find(f"{{{W}}}body")
    if body is None:
        raise TemplateError("Mallen saknar brödtext. Öppna den i Word och spara den på nytt.")
    blocks = [child for child in body if child.tag != f"{{{W}}}sectPr"]
    last = blocks[-1] if blocks else None
    while last is not None and last.tag == _SDT:
        content = last.find(_CONTENT)
        last = content[-1] if content is not None and len(content) else None
    if last is None or last.tag != _P:
        (blocks[-1].addnext if blocks else lambda new: body.insert(0, new))(etree.Element(_P))


_DC, _CP, _TERMS = (
    "http://purl.org/dc/elements/1.1/",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "http://purl.org/dc/terms/",
)
_PROPERTIES = {
    "title": f"{{{_DC}}}title", "subject": f"{{{_DC}}}subject", "creator": f"{{{_DC}}}creator",
    "language": f"{{{_DC}}}language", "version": f"{{{_CP}}}version", "status": f"{{{_CP}}}contentStatus",
    "created": f"{{{_TERMS}}}created", "modified": f"{{{_TERMS}}}modified", "author": f"{{{_CP}}}lastModifiedBy",
}  # fmt: skip


def core_properties(root: etree._Element, properties: Mapping[str, str]) -> None:
    """Set `properties` in the core properties; an empty value takes the property away."""
    for name, value in properties.items():
        element = root.find(_PROPERTIES[name])
        if not value:
            remove(element)
            continue
        if element is None:
            element = etree.SubElement(root, _PROPERTIES[name])
        element.text = value
        if name in ("created", "modified"):  # ISO/IEC 29500-2, 8.3.4 asks for the type
            element.set("{http://www.w3.org/2001/XMLSchema-instance}type", "dcterms:W3CDTF")
