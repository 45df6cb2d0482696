"""Every initiative that differs from a given one in the value of one field that is no text."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from generator import contract
from generator.contract import Field, fields

_PLACES = 2  # of the same field in one initiative, for what only some rows show


def mutations(
    mapping: dict[str, Any], wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Pairs of a path pattern that is `wanted` and a mapping; not all of them are valid initiatives."""
    for pattern, keys, values in _changes(mapping):
        for value in values:
            if wanted(pattern):
                yield pattern, _changed(mapping, [(keys, value)])


def all_at_once(mapping: dict[str, Any], wanted: Callable[[str], bool]) -> Iterator[dict[str, Any]]:
    """Valid initiatives in each of which every field that is `wanted` has another value, as far as the contract lets
    it: together they give each field all of its other values."""
    chosen = [(keys, values) for pattern, keys, values in _changes(mapping) if wanted(pattern)]
    for number in range(max((len(values) for _, values in chosen), default=0)):
        changes = [(keys, values[number]) for keys, values in chosen if number < len(values)]
        yield _accepted(mapping, changes)


def _changes(mapping: dict[str, Any]) -> Iterator[tuple[str, list[Any], list[Any]]]:
    """Pattern, place and other values of the fields that can be changed."""
    seen: Counter[str] = Counter()
    for pattern, keys in _places(mapping, "", []):
        field = fields().get(pattern)
        if field is None or field.required or pattern == "format" or seen[pattern] == _PLACES:
            continue
        seen[pattern] += 1
        yield pattern, keys, _others(field, _at(mapping, keys), mapping)


def _changed(mapping: dict[str, Any], changes: Sequence[tuple[list[Any], Any]]) -> dict[str, Any]:
    changed = copy.deepcopy(mapping)
    for keys, value in changes:
        _at(changed, keys[:-1])[keys[-1]] = value
    return changed


def _accepted(mapping: dict[str, Any], changes: list[tuple[list[Any], Any]]) -> dict[str, Any]:
    """`mapping` with those of the changes that make no fault."""
    changed = _changed(mapping, changes)
    faults = {fault.path for fault in contract.faults(changed)}
    if not faults:
        return changed
    without = [change for change in changes if _written(change[0]) not in faults]
    if len(without) < len(changes):
        return _accepted(mapping, without)
    if len(changes) == 1:
        return mapping
    half = len(changes) // 2  # the fault is told of another field than the one that was changed
    return _accepted(_accepted(mapping, changes[:half]), changes[half:])


def _written(keys: list[Any]) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).lstrip(".")


def _places(node: Any, pattern: str, keys: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    if pattern:
        yield pattern, keys
    if isinstance(node, dict):
        for key, item in node.items():
            yield from _places(item, f"{pattern}.{key}" if pattern else key, [*keys, key])
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _places(item, f"{pattern}[]", [*keys, index])


def _at(node: Any, keys: list[Any]) -> Any:
    for key in keys:
        node = node[key]
    return node


def _others(field: Field, value: Any, mapping: dict[str, Any]) -> list[Any]:
    if field.choices and isinstance(value, str):
        return [other for other, _ in field.choices if other != value]
    if field.kind == "flag" and isinstance(value, bool):
        return [not value]
    if field.kind in ("integer", "number", "money") and isinstance(value, (int, float)):
        return [value + 1, max(value - 1, 0)]
    if field.kind in ("date", "moment") and isinstance(value, str) and value[:4].isdigit() and "Q" not in value:
        day = date.fromisoformat(value)
        return [str(day + timedelta(days=days)) for days in (31, -31)]
    if field.kind == "moment":
        return [f"{value[:4]}-Q{number}" for number in range(1, 5) if f"Q{number}" not in value]
    if field.kind == "mapping":
        return [{key: amount + 1 for key, amount in value.items()}]
    if field.kind == "reference":
        return [other for other in _ids(mapping) if other != value][:12]
    if field.kind == "list" and (field.reference or field.choices):
        return [value[:-1]] if len(value) > 1 else [[]]
    return []


def _ids(mapping: dict[str, Any]) -> list[str]:
    holders = [
        mapping.get("parties"), (mapping.get("organisation") or {}).get("forums"),
        (mapping.get("direction") or {}).get("goals"), mapping.get("benefits"),
    ]  # fmt: skip
    return [item["id"] for holder in holders for item in holder or []]


_KEPT = {"format", "initiative.id", "parties[].organisation_number", "connected_actors[].organisation_number",
         "parties[].legal_basis[].section", "validity.notice_at"}  # fmt: skip


def mark(mapping: dict[str, Any], chosen: Any, value: str = "") -> set[str]:
    """Fill every text that `mapping` holds in a chosen field with `value`, or with its own path. Returns the paths."""
    marked: set[str] = set()

    def walk(node: Any, path: str) -> Any:
        if isinstance(node, dict):
            return {key: walk(item, f"{path}.{key}" if path else key) for key, item in node.items()}
        if isinstance(node, list):
            return [walk(item, path if isinstance(item, str) else f"{path}[]") for item in node]
        field = chosen.get(path)
        wanted = field is not None and isinstance(node, str) and path not in _KEPT and field.reference is None
        if wanted and (field.kind in ("text", "paragraph") or (field.kind == "list" and not field.choices)):
            marked.add(path)
            return value or f"⟦{path}⟧"
        return node

    for key in list(mapping):
        mapping[key] = walk(copy.deepcopy(mapping[key]), key)
    return marked
