"""Where a document comes from: custom properties that say what made it, and who has saved it since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from lxml import etree

from generator.word import record
from generator.word.characters import legal
from generator.word.package import BODY, TYPES, Package, remove

_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id that every custom property carries
_PREFIX = "Samverkan "
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_APP, _CONTENT = "docProps/app.xml", "innehåll"

# What the document's own part says of the whole (`record`), by the names it has there, and by those of `stamp`.
RECORDED = {
    "kind": "dokument", "year": "år", "party": "part", "initiative": "initiativ", "version": "version",
    "data": "uppgifter", "template": "mall",
}  # fmt: skip


def stamp(package: Package, said: Mapping[str, str]) -> None:
    """Write `said` into a document as custom properties, each name headed ”Samverkan”, beside those that its template
    has; they are seen in Word's own dialogue. One more tells the body as it is now from what another program makes of
    it, so this is done last."""
    said = {**said, _CONTENT: content_digest(package)}
    root = package.edit(_PART, f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VARIANT}"/>'.encode())
    for row in [row for row in root if (row.get("name") or "").startswith(_PREFIX)]:
        remove(row)
    first = max((int(row.get("pid") or 0) for row in root), default=1) + 1
    for number, (name, value) in enumerate(said.items(), first):
        told = {"fmtid": _FORMAT, "pid": str(number), "name": _PREFIX + name}
        row = etree.SubElement(root, f"{{{_PROPERTIES}}}property", told)
        etree.SubElement(row, f"{{{_VARIANT}}}lpwstr").text = legal(value)
    package.register(TYPES, {"PartName": f"/{_PART}", "ContentType": _TYPE})
    package.register("_rels/.rels", {"Id": "rIdSamverkan", "Type": _RELATION, "Target": _PART})


def stamped(package: Package) -> dict[str, str]:
    """What `stamp` has said in a document, by name; nothing for one that it has not stamped."""
    if _PART not in package:
        return {}
    named = {str(row.get("name") or ""): str(row.xpath("string()")) for row in package.tree(_PART)}
    return {name.removeprefix(_PREFIX): value for name, value in named.items() if name.startswith(_PREFIX)}


def is_resaved(package: Package, again: Package) -> bool:
    """Whether another program has saved a document since it was made; `again` is the same one made anew. Documents of
    versions before 0.2.0 do not tell what their body was, so of them the name of the program decides."""
    kept = stamped(package).get(_CONTENT)
    return content_digest(package) != kept if kept else application(package) != application(again)


def made_of(package: Package) -> dict[str, str]:
    """What a document was made of, by the names of `stamp`, from its custom properties or, where another program has
    dropped those, from its own part; nothing for one that is not ours."""
    return stamped(package) or _from_record(package)


def content_digest(package: Package) -> str:
    """What tells the body of a document from another's, to the byte: sixteen hexadecimal digits."""
    return hashlib.sha256(package.data(BODY)).hexdigest()[:16]


def application(package: Package) -> str:
    """The program that a document says it was saved by; empty when it says nothing."""
    return (package.tree(_APP).findtext(f"{{{_EXTENDED}}}Application") or "") if _APP in package else ""


def _from_record(package: Package) -> dict[str, str]:
    kept = record.said(package)
    return {name: kept[key] for key, name in RECORDED.items() if key in kept}
