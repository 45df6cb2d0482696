"""Where a document comes from: custom properties that say what made it, and who has saved it since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from lxml import etree

from generator.files import zipped
from generator.word import record
from generator.word.characters import legal
from generator.word.package import parsed, read_parts, register, remove, serialised

_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id that every custom property carries
_PREFIX = "Samverkan "
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CONTENT = "innehåll"

# What the document's own part says of the whole (`record`), by the names it has there, and by those of `stamp`.
RECORDED = {
    "kind": "dokument", "year": "år", "party": "part", "initiative": "initiativ", "version": "version",
    "data": "uppgifter", "template": "mall",
}  # fmt: skip


def stamp(docx: bytes, said: Mapping[str, str]) -> bytes:
    """`docx` with `said` as custom properties, each name headed ”Samverkan”, beside those that its template has; they
    are seen in Word's own dialogue. One more tells the body as it is now from what another program makes of it."""
    said = {**said, _CONTENT: content_digest(docx)}
    parts = read_parts(docx)
    root = parsed(parts.get(_PART, f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VARIANT}"/>'.encode()))
    for row in [row for row in root if (row.get("name") or "").startswith(_PREFIX)]:
        remove(row)
    first = max((int(row.get("pid") or 0) for row in root), default=1) + 1
    for number, (name, value) in enumerate(said.items(), first):
        told = {"fmtid": _FORMAT, "pid": str(number), "name": _PREFIX + name}
        row = etree.SubElement(root, f"{{{_PROPERTIES}}}property", told)
        etree.SubElement(row, f"{{{_VARIANT}}}lpwstr").text = legal(value)
    parts[_PART] = serialised(root)
    register(parts, "[Content_Types].xml", {"PartName": f"/{_PART}", "ContentType": _TYPE})
    register(parts, "_rels/.rels", {"Id": "rIdSamverkan", "Type": _RELATION, "Target": _PART})
    return zipped(parts)


def stamped(docx: bytes) -> dict[str, str]:
    """What `stamp` has said in `docx`, by name; nothing for a document that it has not stamped.

    Raises TemplateError when `docx` is no Word document.
    """
    part = read_parts(docx).get(_PART)
    if part is None:
        return {}
    named = {str(row.get("name") or ""): str(row.xpath("string()")) for row in parsed(part)}
    return {name.removeprefix(_PREFIX): value for name, value in named.items() if name.startswith(_PREFIX)}


def is_resaved(docx: bytes, again: bytes) -> bool:
    """Whether another program has saved `docx` since it was made; `again` is the same document made anew. Documents of
    versions before 0.2.0 do not tell what their body was, so of them the name of the program decides."""
    kept = stamped(docx).get(_CONTENT)
    return content_digest(docx) != kept if kept else application(docx) != application(again)


def made_of(docx: bytes) -> dict[str, str]:
    """What `docx` was made of, by the names of `stamp`, from its custom properties or, where another program has
    dropped those, from its own part; nothing for a document that is not ours. Raises TemplateError."""
    return stamped(docx) or _from_record(read_parts(docx))


def content_digest(docx: bytes) -> str:
    """What tells the body of `docx` from another's, to the byte: sixteen hexadecimal digits."""
    return hashlib.sha256(read_parts(docx)["word/document.xml"]).hexdigest()[:16]


def application(docx: bytes) -> str:
    """The program that `docx` says it was saved by; empty when it says nothing."""
    part = read_parts(docx).get("docProps/app.xml")
    return (parsed(part).findtext(f"{{{_EXTENDED}}}Application") or "") if part is not None else ""


def _from_record(parts: Mapping[str, bytes]) -> dict[str, str]:
    kept = record.said(parts)
    return {name: kept[key] for key, name in RECORDED.items() if key in kept}
