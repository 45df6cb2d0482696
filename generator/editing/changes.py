"""The changes between two versions of an initiative, as things that can be listed, told and made again.

Null is missing, as in the contract. Rows that have an id (or a year, as plans) are known by it: one that is moved is
neither taken away nor added, and the new order is a change of its own. Other rows are known by what they say.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from generator.contract.describe.paths import Named, Path
from generator.contract.describe.rows import by_number, look, marks
from generator.editing.placing import OTHER_SHAPE, ROW_GONE, put
from generator.errors import EditError


@dataclass(frozen=True, slots=True)
class Order:
    """In which order the rows of a list stand, by what tells them apart."""

    rows: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `who` made it and `when` (empty and None when nobody has said), where, and the values before and
    after.

    None is no value: a row that `old` is None for was added, one that `new` is None for was taken away. Changes follow
    on each other: a path holds in the data as the changes before have left them. With `Order` the rows at the path
    were moved.
    """

    who: str
    when: datetime | None
    path: Path
    old: Any
    new: Any


def diff(
    old: Mapping[str, Any], new: Mapping[str, Any], who: str = "", when: datetime | None = None
) -> tuple[Change, ...]:
    """What turns `old` into `new`, so that ``apply(old, diff(old, new)) == new``, as made by someone at some time."""
    found = (_differences(old.get(key), new.get(key), Path((key,))) for key in dict.fromkeys([*old, *new]))
    return tuple(Change(who, when, *difference) for differences in found for difference in differences)


def apply(data: Mapping[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    """A copy of `data` with the changes made to it, in turn.

    Raises EditError when one does not fit: what it would change is not what it was when the change was made.
    """
    changed: Any = copy.deepcopy(dict(data))
    for change in changes:
        changed = _applied(changed, change)
    return dict(changed)


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are the same: to Python 1, 1.0 and True are equal, to a file they are not."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        keys = {*one, *other}
        return all(same(one.get(key), other.get(key)) for key in keys)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other)


def row_key(row: Any) -> str:
    """What a row says, as one text."""
    return json.dumps(row, default=str, sort_keys=True)


def opcodes(old: Sequence[Any], new: Sequence[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    """How a list whose rows have no mark became another, as `difflib` says it; rows are the same that say the same."""
    return SequenceMatcher(None, [row_key(row) for row in old], [row_key(row) for row in new], False).get_opcodes()


Difference = tuple[Path, Any, Any]


def _differences(old: Any, new: Any, path: Path) -> Iterator[Difference]:
    if same(old, new):
        return
    if _within_object(old, new):
        for key in dict.fromkeys([*(old or {}), *(new or {})]):
            yield from _differences((old or {}).get(key), (new or {}).get(key), path / key)
    elif isinstance(old, list) and isinstance(new, list) and old and new and None not in (*old, *new):
        yield from _in_list(old, new, path)
    else:
        yield path, copy.deepcopy(old), copy.deepcopy(new)


def _within_object(old: Any, new: Any) -> bool:
    """Whether two values differ within an object. One that holds nothing is told as a whole: its parts cannot be."""
    held = [value for value in (old, new) if value is not None]
    return all(isinstance(value, Mapping) and any(item is not None for item in value.values()) for value in held)


def _in_list(old: list[Any], new: list[Any], path: Path) -> Iterator[Difference]:
    before, after = marks(old), marks(new)
    if before is None or after is None:
        yield from _unmarked(old, new, path)
        return
    rows, now = dict(zip(before, old, strict=True)), dict(zip(after, new, strict=True))
    if not rows.keys() & now.keys():
        yield path, copy.deepcopy(old), copy.deepcopy(new)
        return
    for row in [row for row in before if row not in now]:
        yield path / row, copy.deepcopy(rows[row]), None
    for row in [row for row in after if row not in rows]:
        yield path / row, None, copy.deepcopy(now[row])
    left = [*(row for row in before if row in now), *(row for row in after if row not in rows)]
    if left != after:
        yield path, Order(tuple(left)), Order(tuple(after))
    for row in left:
        if row in rows:
            yield from _in_row(rows[row], now[row], path / row)


def _unmarked(old: list[Any], new: list[Any], path: Path) -> Iterator[Difference]:
    """Rows are changed in place where as many stand as before; others are taken away and added by number."""
    shift = 0
    for tag, start, end, new_start, new_end in opcodes(old, new):
        kept = min(end - start, new_end - new_start) if tag == "replace" else 0
        for offset in range(kept):
            yield from _in_row(old[start + offset], new[new_start + offset], path / (start + offset + shift))
        if tag in ("replace", "delete"):
            for gone in reversed(range(start + kept, end)):
                yield path / (gone + shift), copy.deepcopy(old[gone]), None
        if tag in ("replace", "insert"):
            for added in range(new_start + kept, new_end):
                yield path / added, None, copy.deepcopy(new[added])
        shift += (new_end - new_start) - (end - start) if tag != "equal" else 0


def _in_row(old: Any, new: Any, path: Path) -> Iterator[Difference]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _differences(old, new, path)
    elif not same(old, new):
        yield path, copy.deepcopy(old), copy.deepcopy(new)


def _applied(data: Any, change: Change) -> Any:
    held, holder = look(data, change.path), look(data, change.path.parent)
    if isinstance(change.new, Order):
        return put(data, change.path, _ordered(held, change.new))
    last = change.path.steps[-1]
    if isinstance(last, str):
        _expect(held, change.old)
        return put(data, change.path, copy.deepcopy(change.new))
    if change.old is None:
        return put(data, change.path.parent, _with_row(holder, last, change.new))
    _expect(held, change.old)
    if change.new is None:
        place = by_number(holder, Path((last,)))
        return put(data, change.path.parent, [row for n, row in enumerate(holder) if place != Path((n,))])
    return put(data, change.path, copy.deepcopy(change.new))


def _expect(held: Any, old: Any) -> None:
    if not same(held, old):
        raise EditError(ROW_GONE)


def _with_row(rows: Any, step: Any, row: Any) -> list[Any]:
    if not isinstance(rows, list):
        raise EditError(OTHER_SHAPE)
    place = step if isinstance(step, int) else len(rows)
    return [*rows[:place], copy.deepcopy(row), *rows[place:]]


def _ordered(rows: Any, order: Order) -> list[Any]:
    known = marks(rows) if isinstance(rows, list) else None
    if known is None or set(known) != set(order.rows):
        raise EditError(ROW_GONE)
    by_mark = dict(zip(known, rows, strict=True))
    return [by_mark[row] for row in order.rows]
