"""What is done to a rendered part before it is written: gap marks get their style, emptied places are mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy

from lxml import etree

from generator.errors import TemplateError
from generator.values import GAP_END, GAP_START
from generator.word import controls, elements, fields
from generator.word.controls import Filled
from generator.word.elements import (
    CELL,
    CONTROL,
    R_PROPERTIES,
    SECTION,
    VAL,
    Control,
    P,
    Paragraph,
    R,
    Styles,
    T,
    q,
    tables,
)
from generator.word.numbering import Numbering
from generator.word.package import SPACE, remove

_GAP = re.compile(f"({GAP_START}[^{GAP_START}{GAP_END}]*{GAP_END})")
_MARKS = re.compile(f"{controls.MARK.pattern}|[{GAP_START}{GAP_END}]")
GAP_STYLE = "Lucka"


def finish(
    xml: str, styles: Styles, *, numbering: Numbering | None, title_of: Callable[[str], str] | None = None
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
    _mend(root, styles, main=numbering is not None)
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
    for text in [text for text in root.iter(T) if text.text and GAP_START in text.text]:
        _split_at_gaps(text)


def _split_at_gaps(text: etree._Element) -> None:
    """Give each gap a run of its own, in the style by which gaps are found, beside runs with the old properties."""
    run = text.getparent()
    if run is None or run.tag != R:
        return
    properties = run.find(R_PROPERTIES)
    following = list(text.itersiblings())
    pieces = [piece for piece in _GAP.split(text.text or "") if piece]
    text.text = ""
    anchor = run
    for piece in pieces:
        new = etree.Element(R)
        if piece.startswith(GAP_START):
            style = etree.SubElement(etree.SubElement(new, R_PROPERTIES), q("rStyle"))
            style.set(VAL, GAP_STYLE)
        elif properties is not None:
            new.append(deepcopy(properties))
        content = etree.SubElement(new, T)
        content.text = piece.strip(GAP_START + GAP_END)
        content.set(SPACE, "preserve")
        anchor.addnext(new)
        anchor = new
    if following:
        rest = etree.Element(R)
        if properties is not None:
            rest.append(deepcopy(properties))
        rest.extend(following)
        anchor.addnext(rest)
        # What followed may hold gaps of its own; those texts are in the list being worked through and split there.
    run.remove(text)
    if not [child for child in run if child.tag != R_PROPERTIES]:
        remove(run)


def _mend(root: etree._Element, styles: Styles, *, main: bool) -> None:
    for run in [run for run in root.iter(R) if _is_empty_run(run)]:
        remove(run)
    for table in [table for table in tables(root) if table.is_empty]:
        remove(table.element)
    for cell in root.iter(CELL):
        if not len(cell) or cell[-1].tag != P:
            etree.SubElement(cell, P)
    for control in [control for control in elements.controls(root) if _says_nothing(control, styles)]:
        remove(control.element)
    if main:
        _end_with_paragraph(root)


def _is_empty_run(run: etree._Element) -> bool:
    content = [child for child in run if child.tag != R_PROPERTIES]
    return bool(content) and all(child.tag == T and not child.text for child in content)


def _says_nothing(control: Control, styles: Styles) -> bool:
    """A control with nothing in it, or a clause whose headings are all that is left."""
    content = control.content
    if content is None:
        return True
    return bool(control.clause) and all(c.tag == P and styles.is_heading(Paragraph(c)) for c in content)


def _end_with_paragraph(root: etree._Element) -> None:
    """Word calls a document whose last block is a table damaged."""
    body = root.find(q("body"))
    if body is None:
        raise TemplateError("Mallen saknar brödtext. Öppna den i Word och spara den på nytt.")
    blocks = [child for child in body if child.tag != SECTION]
    last = blocks[-1] if blocks else None
    while last is not None and last.tag == CONTROL:
        content = Control(last).content
        last = None if content is None else content[-1]
    if last is None or last.tag != P:
        (blocks[-1].addnext if blocks else lambda new: body.insert(0, new))(etree.Element(P))


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
