"""Where a document comes from: custom properties that say what made it, and the comparison of two documents by part."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from generator.files import zipped
from generator.word.characters import legal
from generator.word.controls import clauses
from generator.word.package import parsed, read_parts, register, remove, serialised

_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id that every custom property carries
_PREFIX = "Samverkan "


def stamp(docx: bytes, said: Mapping[str, str]) -> bytes:
    """`docx` with `said` as custom properties, each name headed ”Samverkan”, beside those that its template has; they
    are seen in Word's own dialogue."""
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


def differences(one: bytes, other: bytes) -> tuple[str, ...]:
    """The parts in which two documents differ, as canonical XML; a part that only one has is a difference."""
    first, second = read_parts(one), read_parts(other)
    names = dict.fromkeys([*first, *second])
    return tuple(name for name in names if _canonical(first.get(name)) != _canonical(second.get(name)))


def clauses_that_differ(one: bytes, other: bytes) -> tuple[str, ...]:
    """The ids of the clauses whose content is not the same in both documents."""
    first, second = _clauses(one), _clauses(other)
    return tuple(clause for clause in dict.fromkeys([*first, *second]) if first.get(clause) != second.get(clause))


def _clauses(docx: bytes) -> dict[str, bytes]:
    root = parsed(read_parts(docx)["word/document.xml"])
    return {clause: etree.tostring(control, method="c14n", exclusive=True) for clause, control in clauses(root)}


def _canonical(part: bytes | None) -> bytes | None:
    if part is None:
        return None
    return etree.tostring(parsed(part), method="c14n", exclusive=True) if part.lstrip().startswith(b"<") else part
