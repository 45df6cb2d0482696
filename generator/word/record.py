"""What a document was filled in with, kept in a part of its own (custom XML, ``urn:samverkan:1``).

A reviewed file can then be compared with what it was made from, without the data at hand: for each control its tag
and id, the path of its value (by index, and by the ids that survive a reordering), how it was formatted, and the
value as JSON: null for a missing one. Of what is made of values, the text it showed. ``--clean`` keeps the part.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lxml import etree

from generator.contract import by_ids, look
from generator.values import Gap
from generator.word.characters import legal
from generator.word.controls import Filled, is_derived
from generator.word.package import RELATIONS, TYPES, Package

NAMESPACE = "urn:samverkan:1"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_NSMAP: Any = {None: NAMESPACE}
_ITEM = re.compile(r"customXml/item\d+\.xml")


def add(package: Package, said: Mapping[str, str], filled: Sequence[Filled], data: Mapping[str, Any]) -> None:
    """Add the part to a document: `said` of the whole document, and each of `filled` with its value in
    `data`. The first item is left to Word's own use."""
    _forget(package)
    number = next(n for n in range(2, 10_000) if f"customXml/item{n}.xml" not in package)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    package.put(item, _item(said, filled, data))
    # The same identity in every document: it names the kind of part, and the same data must give the same bytes.
    identity = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()}}}"
    package.put(properties, (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{identity}" xmlns:ds="{_PROPERTIES}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode())  # fmt: skip
    package.register(TYPES, {"PartName": f"/{properties}", "ContentType": _PROPERTIES_TYPE})
    package.register(
        f"customXml/_rels/item{number}.xml.rels",
        {"Type": f"{_KINDS}/customXmlProps", "Target": f"itemProps{number}.xml"},
    )
    package.register(RELATIONS, {"Type": f"{_KINDS}/customXml", "Target": f"../{item}"})


def said(package: Package) -> dict[str, str]:
    """What a document's own part says of the whole; nothing for a document without one."""
    root = _own(package)
    return {str(name): str(value) for name, value in root.attrib.items()} if root is not None else {}


def tags_by_id(package: Package) -> dict[str, str]:
    """The tag of each control by its id, as a document's own part has kept them."""
    root = _own(package)
    controls = root.iter(f"{{{NAMESPACE}}}control") if root is not None else ()
    return {control.get("id") or "": control.get("tag") or "" for control in controls}


def _own(package: Package) -> etree._Element | None:
    return next((package.tree(name) for name in _items(package)), None)


def _items(package: Package) -> Iterator[str]:
    """The names of a document's own parts: another program may have given the file another number."""
    return (name for name in package if _ITEM.fullmatch(name) and NAMESPACE.encode() in package.data(name))


def _forget(package: Package) -> None:
    """Take away what an earlier filling-in of the same file left."""
    for item in list(_items(package)):
        number = item.removeprefix("customXml/item").removesuffix(".xml")
        gone = (item, f"customXml/itemProps{number}.xml", f"customXml/_rels/item{number}.xml.rels")
        for name in gone:
            package.drop(name)
        package.unregister(TYPES, gone)
        package.unregister(RELATIONS, gone)


def _item(said: Mapping[str, str], filled: Sequence[Filled], data: Mapping[str, Any]) -> etree._Element:
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
    return root


def _plain(value: Any) -> Any:
    if isinstance(value, Gap):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
