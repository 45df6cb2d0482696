"""The zip of a docx and the XML in it, read with limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from generator.errors import TemplateError
from generator.files import zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

BODY, TYPES, CORE = "word/document.xml", "[Content_Types].xml", "docProps/core.xml"
RELATIONS = "word/_rels/document.xml.rels"

_MAX_PARTS = 500
_MAX_UNPACKED = 50 * 1024 * 1024


class Package:
    """The parts of a docx by their names: read from the zip once, each parsed when it is first asked for, and written
    once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._data = dict(parts)
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()

    @classmethod
    def read(cls, source: Path | bytes) -> Package:
        """The docx at a path or in bytes.

        Raises TemplateError when `source` is no docx or is larger than a template has reason to be.
        """
        return cls(_read(source))

    def __contains__(self, name: object) -> bool:
        return name in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._data))

    def tree(self, name: str) -> etree._Element:
        """The root of a part, to read. Raises TemplateError for a broken one."""
        if name not in self._trees:
            self._trees[name] = parsed(self._data[name])
        return self._trees[name]

    def edit(self, name: str, empty: bytes = b"") -> etree._Element:
        """The root of a part, to change; a part that is not there begins as `empty`."""
        if name not in self:
            self._data[name] = empty
        self._changed.add(name)
        return self.tree(name)

    def data(self, name: str) -> bytes:
        """A part as it is written."""
        if name in self._changed:
            self._data[name] = serialised(self._trees[name])
            self._changed.discard(name)
        return self._data[name]

    def put(self, name: str, part: bytes | etree._Element) -> None:
        """Set a part, as bytes or as the root of its XML."""
        self._trees.pop(name, None)
        self._changed.discard(name)
        self._data[name] = part if isinstance(part, bytes) else b""
        if not isinstance(part, bytes):
            self._trees[name] = part
            self._changed.add(name)

    def drop(self, name: str) -> None:
        """Take a part out, if it is there; its entries elsewhere are `unregister`'s."""
        self._data.pop(name, None)
        self._trees.pop(name, None)
        self._changed.discard(name)

    def register(self, name: str, attributes: Mapping[str, str]) -> None:
        """Add an entry with `attributes` to the content types (`name` is `TYPES`) or to a part's relations.

        A relation without an ``Id`` gets a free one; an entry for the same part or target is not added twice.
        """
        tag, key = ("Override", "PartName") if name == TYPES else ("Relationship", "Target")
        if name in self and any(child.get(key) == attributes[key] for child in self.tree(name)):
            return
        root = self.edit(name, f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
        entry = dict(attributes)
        if tag == "Relationship" and "Id" not in entry:
            taken = {relation.get("Id") for relation in root}
            entry["Id"] = next(f"rId{number}" for number in range(1, 10_000) if f"rId{number}" not in taken)
        etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{tag}", entry)

    def unregister(self, name: str, gone: Sequence[str]) -> None:
        """Take the entries of the parts `gone` out of the content types, or out of a part's relations."""
        for entry in list(self.tree(name)):
            target = (entry.get("PartName") or entry.get("Target") or "").removeprefix("../").lstrip("/")
            if target in gone or f"word/{target}" in gone:
                remove(entry)
                self._changed.add(name)

    def title(self) -> str:
        """The title in the core properties; empty without one."""
        said = self.tree(CORE).findtext("{http://purl.org/dc/elements/1.1/}title") if CORE in self else ""
        return said or ""

    def copy(self) -> Package:
        """The same parts, to be changed apart from these."""
        return Package({name: self.data(name) for name in self})

    def written(self) -> bytes:
        """The docx: the same bytes for the same parts."""
        return zipped({name: self.data(name) for name in self})


def _read(source: Path | bytes) -> dict[str, bytes]:
    """Every part, by name, in the order they lie in the file."""
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


def remove(element: etree._Element | None) -> None:
    """Take an element out of its parent, if it has one."""
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)


def serialised(root: etree._Element) -> bytes:
    """An XML part as it is written into the zip."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
