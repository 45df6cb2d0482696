"""Putting a value where a path says, and finding where it stands in data that have changed."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from generator.contract.describe.paths import Each, Named, Path, Step
from generator.contract.describe.rows import by_number, find, look
from generator.errors import EditError

ROOT = Path()
OTHER_SHAPE = "Uppgiften kan inte ändras här, eftersom filen har en annan form. Rätta den i filen först."
ROW_GONE = "Raden har ändrats eller tagits bort av någon annan. Läs in sidan igen."


def put(data: Any, path: Path | str, value: Any) -> Any:
    """A copy of `data` with `value` at `path`; None takes the key away, and with it an object left empty by that.

    Raises EditError when a row on the way is not there, or something else than an object or a list stands in the way:
    it would be lost. Raises PathError for a text that is no path.
    """
    return _put(data, Path.of(path).steps, value)


def follow(path: Path | str, seen: Any, now: Any) -> Path | None:
    """Where the value at `path` in `seen` stands in `now`; None when a row on the way is gone or cannot be told from
    others."""
    numbered = by_number(seen, path)
    found: list[Step] = []
    for step in numbered.steps if numbered else ():
        moved = find(seen, step, now) if isinstance(step, int) else step
        if moved is None:
            return None
        found.append(moved)
        seen, now = look(seen, Path((step,))), look(now, Path((moved,)))
    return Path(tuple(found)) if numbered else None


def row_now(rows: list[Any], index: int, seen: list[Any]) -> int:
    """Where the row that the person saw as number `index` of the list `seen` stands now. Raises EditError when it
    cannot be told."""
    place = find(seen, index, rows)
    if place is None:
        raise EditError(ROW_GONE)
    return place


def rows_at(data: Any, path: Path | str) -> list[Any]:
    """The rows of the list at a path; none when something else stands there."""
    rows = look(data, path)
    return rows if isinstance(rows, list) else []


def each(data: Any, pattern: Path | str) -> Iterator[tuple[Path, Any]]:
    """Every spot that a pattern points to in `data`, with its value: None where the last step is missing."""
    yield from _each(data, Path.of(pattern).steps, ROOT)


def leaves(data: Any, path: Path = ROOT) -> Iterator[tuple[Path, Any]]:
    """Every value that is no object and no list, with its path, in the order of `data`."""
    if isinstance(data, Mapping):
        for key, item in data.items():
            yield from leaves(item, path / str(key))
    elif isinstance(data, list | tuple):
        for index, item in enumerate(data):
            yield from leaves(item, path / index)
    else:
        yield path, data


def without(data: Any, path: Path) -> Any:
    """A copy of `data` without the value, key or row at `path`; a list left empty goes too. What is not there is not
    missed."""
    last, holder = path.steps[-1], path.parent
    if isinstance(last, str):
        return put(data, path, None)
    rows = look(data, holder)
    if not isinstance(rows, list) or not isinstance(last, int) or last >= len(rows):
        return data
    return put(data, holder, rows[:last] + rows[last + 1 :] or None)


def _put(data: Any, steps: tuple[Step, ...], value: Any) -> Any:
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if not isinstance(step, str):
        return _put_in_row(data, step, rest, value)
    if data is not None and not isinstance(data, dict):
        raise EditError(OTHER_SHAPE)
    inner = _put((data or {}).get(step), rest, value)
    kept = {key: old if key == step else copy.deepcopy(old) for key, old in (data or {}).items()}
    if inner is None or (inner == {} and value is None):
        kept.pop(step, None)
        return kept
    return kept | {step: inner}


def _put_in_row(data: Any, step: int | Named | Each, rest: tuple[Step, ...], value: Any) -> Any:
    place = by_number(data, Path((step,)))
    index = place.steps[0] if place else None
    if not isinstance(data, list) or not isinstance(index, int) or index >= len(data):
        raise EditError("Raden finns inte längre. Läs in sidan igen.")
    return [_put(old, rest, value) if here == index else copy.deepcopy(old) for here, old in enumerate(data)]


def _each(data: Any, steps: tuple[Step, ...], path: Path) -> Iterator[tuple[Path, Any]]:
    if not steps:
        yield path, data
    elif isinstance(steps[0], Each):
        for index, row in enumerate(data if isinstance(data, list | tuple) else ()):
            yield from _each(row, steps[1:], path / index)
    else:
        yield from _each(look(data, Path(steps[:1])), steps[1:], path / steps[0])
