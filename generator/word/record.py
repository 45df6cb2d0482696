"""What a document was filled in with, kept in a part of its own (custom XML, ``urn:samverkan:1``).

A reviewed file can then be compared with what it was made from, without the data at hand: for each control its tag
and id, the path of its value (by index, and by the ids that survive a reordering), how it was formatted, and the
value as JSON: null for a missing one. Of what is made of values, the text it showed. ``--clean`` keeps the part.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lxml import etree

from generator.contract import by_ids, look
from generator.values import Gap
from generator.word.characters import legal
from generator.word.controls import Filled, is_derived
from generator.word.package import register, serialised, unregister

NAMESPACE = "urn:samverkan:1"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_NSMAP: Any = {None: NAMESPACE}
_ITEM = re.compile(r"customXml/item\d+\.xml")


def add(parts: dict[str, bytes], said: Mapping[str, str], filled: Sequence[Filled], data: Mapping[str, Any]) -> None:
    """Add the part to a document's `parts`: `said` of the whole document, and each of `filled` with its value in
    `data`. The first item is left to Word's own use."""
    _forget(parts)
    number = next(n for n in range(2, 10_000) if f"customXml/item{n}.xml" not in parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts[item] = _item(said, filled, data)
    # The same identity in every document: it names the kind of part, and the same data must give the same bytes.
    identity = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()}}}"
    parts[properties] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{identity}" xmlns:ds="{_PROPERTIES}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    register(parts, "[Content_Types].xml", {"PartName": f"/{properties}", "ContentType": _PROPERTIES_TYPE})
    register(
        parts, f"customXml/_rels/item{number}.xml.rels",
        {"Type": f"{_RELATIONS}/customXmlProps", "Target": f"itemProps{number}.xml"},
    )  # fmt: skip
    register(parts, "word/_rels/document.xml.rels", {"Type": f"{_RELATIONS}/customXml", "Target": f"../{item}"})


def _forget(parts: dict[str, bytes]) -> None:
    """Take away what an earlier filling-in of the same file left."""
    for item in [name for name, data in parts.items() if _ITEM.fullmatch(name) and NAMESPACE.encode() in data]:
        number = item.removeprefix("customXml/item").removesuffix(".xml")
        gone = (item, f"customXml/itemProps{number}.xml", f"customXml/_rels/item{number}.xml.rels")
        for name in gone:
            parts.pop(name, None)
        unregister(parts, "[Content_Types].xml", gone)
        unregister(parts, "word/_rels/document.xml.rels", gone)


def _item(said: Mapping[str, str], filled: Sequence[Filled], data: Mapping[str, Any]) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}document", {k: legal(v) for k, v in said.items()}, nsmap=_NSMAP)
    for one in filled:
        if not one.identity:
            continue
        value = _plain(look(data, one.path))
        control = etree.SubElement(root, f"{{{NAMESPACE}}}control", {"id": one.identity, "tag": one.tag})
        control.set("path", str(by_ids(data, one.path)))
        if one.formats:
            control.set("format", " ".join(one.formats))
        if is_derived(one.tag):
            control.set("shown", "yes")
        control.text = legal(json.dumps(one.text if is_derived(one.tag) else value, ensure_ascii=False))
    return serialised(root)


def _plain(value: Any) -> Any:
    if isinstance(value, Gap):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
