"""New values into the nodes of a YAML text, so that what did not change keeps its comments, order and quotes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.contract.describe.fields import fields_of
from generator.contract.describe.paths import Named, below, field_at
from generator.contract.describe.rows import marks
from generator.contract.files.quoting import key_node, node
from generator.contract.models.base import Part
from generator.contract.models.initiative import Initiative


def merge(tree: CommentedMap, new: Mapping[str, Any], path: str) -> None:
    """Make `tree` say what `new` says: values changed in place, new keys put where the contract has them."""
    for key in [key for key, value in tree.items() if str(key) not in new and not is_empty(value)]:
        del tree[key]
    present = {str(key): key for key in tree}
    for key, value in new.items():
        here = below(path, key)
        if key not in present:
            tree.insert(_place(key, [str(name) for name in tree], path), key_node(key), node(value, here))
        else:
            tree[present[key]] = _merged(tree[present[key]], value, here)


def _merged(old: Any, new: Any, path: str) -> Any:
    """The old node, changed where it must be, or a new one in its place."""
    if isinstance(old, CommentedMap) and isinstance(new, Mapping):
        merge(old, new, path)
        return old
    if isinstance(old, CommentedSeq) and isinstance(new, list):
        _merge_list(old, new, path)
        return old
    return old if _says(old, new) else node(new, path)


def is_empty(value: Any) -> bool:
    """Whether a value is the same as none at all: null, blank, or nothing but such."""
    if isinstance(value, Mapping):
        return all(is_empty(item) for item in value.values())
    return value is None or (isinstance(value, str | list) and len(value) == 0)


def _merge_list(tree: CommentedSeq, new: Sequence[Any], path: str) -> None:
    """By what tells the objects apart where they have it; otherwise what is equal stays and the rest is changed, cut
    out or put in."""
    old, wanted = marks(tree), marks(new)
    if old and wanted:
        _order(tree, old, wanted)
    else:
        _align(tree, new)
    for index, value in enumerate(new):
        here = below(path, index)
        if index < len(tree):
            tree[index] = _merged(tree[index], value, here)
        else:
            tree.append(node(value, here))


def _align(tree: CommentedSeq, new: Sequence[Any]) -> None:
    """Cut out and open places until equal items stand at the same place in both and the lengths agree."""
    old = [json.dumps(item, default=str, sort_keys=True) for item in tree]
    wanted = [json.dumps(item, sort_keys=True) for item in new]
    # From the end, so that the places before are still right.
    for _, start, end, new_start, new_end in reversed(SequenceMatcher(None, old, wanted, False).get_opcodes()):
        surplus = (end - start) - (new_end - new_start)
        for _ in range(surplus):
            del tree[end - 1]
            end -= 1
        for offset in range(-surplus):
            tree.insert(end + offset, None)


def _order(tree: CommentedSeq, present: list[Named], wanted: Sequence[Named]) -> None:
    """Take out objects that are gone and open a place for those that are new, so that the rest line up by place."""
    kept = set(wanted)
    for index in reversed(range(len(present))):
        if present[index] not in kept:
            del tree[index], present[index]
    for index, name in enumerate(wanted):
        if present[index : index + 1] == [name]:
            continue
        there = name in present
        place = present.index(name) if there else index
        row = tree.pop(place) if there else CommentedMap()
        tree.insert(index, row)
        present[:] = [*present[:index], name, *(other for other in present[index:] if other != name)]


def _says(old: Any, new: Any) -> bool:
    """Whether an old scalar already reads as the new value."""
    if isinstance(new, str) and not isinstance(old, str):
        return str(old) == new
    return type(new) in type(old).__mro__ and bool(old == new)


def _place(key: str, present: Sequence[str], path: str) -> int:
    order = [field.key for field in fields_of(_model(path))] if _model(path) else sorted([*present, key])
    later = set(order[order.index(key) + 1 :]) if key in order else set()
    return next((index for index, name in enumerate(present) if name in later), len(present))


def _model(path: str) -> type[Part] | None:
    if not path:
        return Initiative
    try:
        return field_at(path).model
    except KeyError:
        return None
