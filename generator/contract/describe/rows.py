"""Values by path in plain data, and which row of a list is which: the one answer for all that compares two versions.

A row is known by its id, or by its year as plans are. One that has neither is known by what it says, and otherwise by
its number as long as the list is as long as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.contract.describe.paths import Named, Path, Step

_TELLING = ("id", "year")


def look(data: Any, path: Path | str) -> Any:
    """The value at a path, or None when it, or anything on the way to it, is missing or of another shape.

    Raises PathError for a text that is no path.
    """
    for step in Path.of(path).steps:
        data = _inside(data, step)
        if data is None:
            return None
    return data


def mark(row: Any) -> Named | None:
    """What tells a row from the others of its list wherever it is moved; None for a row without id and year."""
    for key in _TELLING:
        value = row.get(key) if isinstance(row, Mapping) else None
        if value and isinstance(value, str | int) and not isinstance(value, bool):
            return Named(key, str(value))
    return None


def marks(rows: Sequence[Any]) -> list[Named] | None:
    """The mark of each row; None when some row has none or two have the same, so that marks do not tell them apart."""
    found = [mark(row) for row in rows]
    told = [each for each in found if each is not None]
    return told if len(told) == len(found) == len(set(told)) else None


def find(seen: Any, index: int, now: Any) -> int | None:
    """The number in `now` of the row that had the number `index` in the list `seen`; None when it is gone, or when it
    cannot be told which it is."""
    if not isinstance(now, Sequence) or not isinstance(seen, Sequence) or not 0 <= index < len(seen):
        return None
    row, there = seen[index], now[index] if index < len(now) else None
    known = mark(row)
    if there == row or (known is not None and mark(there) == known):
        return index if index < len(now) else None
    if known is not None:
        return _only([place for place, other in enumerate(now) if mark(other) == known])
    alike = _places_of(row, now)
    if row and len(alike) == len(_places_of(row, seen)) == 1:
        return alike[0]
    return index if len(now) == len(seen) else None


def by_ids(data: Any, path: Path | str) -> Path:
    """The path with the mark of each row that has one instead of its number."""
    named: list[Step] = []
    for step in Path.of(path).steps:
        data = _inside(data, step)
        named.append((mark(data) or step) if isinstance(step, int) else step)
    return Path(tuple(named))


def by_number(data: Any, path: Path | str) -> Path | None:
    """The path with the number that each row has in `data` instead of its mark; None when some row is not there."""
    numbered: list[Step] = []
    for step in Path.of(path).steps:
        number = _place(data, step) if isinstance(step, Named) else step
        if number is None:
            return None
        numbered.append(number)
        data = _inside(data, number)
    return Path(tuple(numbered))


def _inside(data: Any, step: Step) -> Any:
    if isinstance(step, str):
        return data.get(step) if isinstance(data, Mapping) else None
    number = _place(data, step) if isinstance(step, Named) else step
    in_list = isinstance(number, int) and isinstance(data, list | tuple) and number < len(data)
    return data[number] if in_list else None


def _place(data: Any, step: Named) -> int | None:
    rows = data if isinstance(data, list | tuple) else ()
    return next((place for place, row in enumerate(rows) if _says(row, step)), None)


def _says(row: Any, step: Named) -> bool:
    return isinstance(row, Mapping) and row.get(step.key) is not None and str(row[step.key]) == step.value


def _places_of(row: Any, rows: Sequence[Any]) -> list[int]:
    return [place for place, other in enumerate(rows) if other == row]


def _only(places: list[int]) -> int | None:
    return places[0] if len(places) == 1 else None
