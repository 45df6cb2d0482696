"""New values into the nodes of a YAML text, so that what did not change keeps its comments, order and quotes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.contract.base import Part
from generator.contract.fields import field_at, fields_of
from generator.contract.initiative import Initiative
from generator.contract.quoting import key_node, node


def merge(tree: CommentedMap, new: Mapping[str, Any], path: str) -> None:
    """Make `tree` say what `new` says: values changed in place, new keys put where the contract has them."""
    for key in [key for key, value in tree.items() if str(key) not in new and not is_empty(value)]:
        del tree[key]
    present = {str(key): key for key in tree}
    for key, value in new.items():
        here = f"{path}.{key}" if path else key
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
    """By id where the objects have one; otherwise what is equal stays and the rest is changed, cut out or put in."""
    if _have_ids(tree) and _have_ids(new):
        _order_by_id(tree, new)
    else:
        _align(tree, new)
    for index, value in enumerate(new):
        here = f"{path}[{index}]"
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


def _order_by_id(tree: CommentedSeq, new: Sequence[Mapping[str, Any]]) -> None:
    """Take out objects that are gone and open a place for those that are new, so that the rest line up by place."""
    wanted = [item["id"] for item in new]
    for index in reversed(range(len(tree))):
        if tree[index]["id"] not in wanted:
            del tree[index]
    for index, name in enumerate(wanted):
        present = [item.get("id") for item in tree]
        if name not in present:
            tree.insert(index, CommentedMap())
        elif present.index(name) != index:
            moved = tree.pop(present.index(name))
            tree.insert(index, moved)


def _have_ids(items: Sequence[Any]) -> bool:
    return bool(items) and all(isinstance(item, Mapping) and isinstance(item.get("id"), str) for item in items)


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
