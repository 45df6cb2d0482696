"""The zip of a docx and the XML in it, read with limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml import etree

from generator.errors import TemplateError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

_STYLE = f"{{{W}}}pPr/{{{W}}}pStyle"
_MAX_PARTS = 500
_MAX_UNPACKED = 50 * 1024 * 1024


def read_parts(source: Path | bytes) -> dict[str, bytes]:
    """Every part of the docx `source`, by name, in the order they lie in the file.

    Raises TemplateError when `source` is no docx or is larger than a template has reason to be.
    """
    name = f"”{source.name}”" if isinstance(source, Path) else "Filen"
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MAX_PARTS or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
                raise TemplateError(f"{name} är för stor för att vara en mall. Spara om den i Word och försök igen.")
            parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except OSError as error:
        raise TemplateError(f"Mallen {name} kan inte läsas: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, NotImplementedError, EOFError, ValueError,
            zlib.error) as error:  # fmt: skip
        raise TemplateError(f"{name} är inte ett Word-dokument (docx). Öppna den i Word och spara som docx.") from error
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise TemplateError(f"{name} är inte ett Word-dokument (docx). Öppna den i Word och spara som docx.")
    return parts


def parsed(part: bytes) -> etree._Element:
    """The root of an XML part; nothing is fetched and no entity is expanded. Raises TemplateError when it is broken."""
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise TemplateError("Filen är skadad. Öppna den i Word och spara den på nytt.") from error


def title_of(docx: bytes) -> str:
    """The title in a document's core properties; empty without one. Raises TemplateError when it is no document."""
    part = read_parts(docx).get("docProps/core.xml")
    return (parsed(part).findtext("{http://purl.org/dc/elements/1.1/}title") or "") if part is not None else ""


def remove(element: etree._Element | None) -> None:
    """Take an element out of its parent, if it has one."""
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style; ``Normal`` without one."""
    style = paragraph.find(_STYLE)
    return (style.get(f"{{{W}}}val") if style is not None else None) or "Normal"


def enclose(holder: etree._Element, name: str) -> None:
    """Put a bookmark called `name` round what stands in a paragraph or a control. The name is its id too, and pairs
    start and end until they are numbered."""
    identity = {f"{{{W}}}id": name}
    start = etree.Element(f"{{{W}}}bookmarkStart", {**identity, f"{{{W}}}name": name})
    holder.insert(1 if holder.find(f"{{{W}}}pPr") is not None else 0, start)
    etree.SubElement(holder, f"{{{W}}}bookmarkEnd", identity)


def serialised(root: etree._Element) -> bytes:
    """An XML part as it is written into the zip."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def register(parts: dict[str, bytes], name: str, attributes: Mapping[str, str]) -> None:
    """Add an entry with `attributes` to the content types (`name` ``[Content_Types].xml``) or to a part's relations.

    A relation without an ``Id`` gets a free one; an entry for the same part or target is not added twice.
    """
    empty = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
    root = parsed(parts.get(name, empty))
    tag, key = ("Override", "PartName") if name == "[Content_Types].xml" else ("Relationship", "Target")
    if any(child.get(key) == attributes[key] for child in root):
        return
    entry = dict(attributes)
    if tag == "Relationship" and "Id" not in entry:
        taken = {relation.get("Id") for relation in root}
        entry["Id"] = next(f"rId{number}" for number in range(1, 10_000) if f"rId{number}" not in taken)
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{tag}", entry)
    parts[name] = serialised(root)


def unregister(parts: dict[str, bytes], name: str, gone: Sequence[str]) -> None:
    """Take the entries of the parts `gone` out of the content types, or out of a part's relations."""
    root = parsed(parts[name])
    for entry in list(root):
        target = (entry.get("PartName") or entry.get("Target") or "").removeprefix("../").lstrip("/")
        if target in gone or f"word/{target}" in gone:
            remove(entry)
    parts[name] = serialised(root)
