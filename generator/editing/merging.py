"""Two people's versions of one initiative made one, so that no one's change is lost in silence.

What only one has changed is taken from that one, down to the single value. Where both have changed the same thing to
different things, what `theirs` says stands and the two are told as a `Conflict`.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from generator.contract.describe.paths import Named, Path
from generator.contract.describe.rows import marks
from generator.editing.changes import Order, opcodes, row_key, same


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes that cannot both stand at `path`: the value both started from, `mine`, which is not in the merged
    version, and `theirs`, which is. None is no value; `Order` when both have moved the rows of a list."""

    path: Path
    base: Any
    mine: Any
    theirs: Any


def merge(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[Conflict, ...]]:
    """`mine` and `theirs`, both made from `base`, as one version, and where they collide.

    Every change of mine is in the merged version or, with its value, in a conflict. Rows are known as `diff` knows
    them; rows that both have added are all kept, theirs first.
    """
    merging = _Merging()
    merged = merging.objects(base, mine, theirs, Path())
    return copy.deepcopy(merged), tuple(merging.conflicts)


class _Merging:
    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def objects(
        self, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], path: Path
    ) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for key in dict.fromkeys([*theirs, *mine]):
            value = self.value(base.get(key), mine.get(key), theirs.get(key), path / key)
            if value is not None:
                merged[key] = value
        return merged

    def value(self, base: Any, mine: Any, theirs: Any, path: Path) -> Any:
        if same(mine, theirs) or same(base, mine):
            return theirs
        if same(base, theirs):
            return mine
        if all(value is None or isinstance(value, Mapping) for value in (base, mine, theirs)):
            return self.objects(base or {}, mine or {}, theirs or {}, path) or None
        if all(value is None or isinstance(value, list) for value in (base, mine, theirs)):
            return self._lists(base or [], mine or [], theirs or [], path)
        return self._collision(base, mine, theirs, path)

    def _collision(self, base: Any, mine: Any, theirs: Any, path: Path) -> Any:
        self.conflicts.append(Conflict(path, copy.deepcopy(base), copy.deepcopy(mine), copy.deepcopy(theirs)))
        return theirs

    def _lists(self, base: list[Any], mine: list[Any], theirs: list[Any], path: Path) -> list[Any] | None:
        before, my, their = _by_mark(base), _by_mark(mine), _by_mark(theirs)
        if before is None or my is None or their is None:
            return self._unmarked(base, mine, theirs, path)
        return self._marked(before, my, their, path) or None

    def _marked(
        self, base: dict[Named, Any], mine: dict[Named, Any], theirs: dict[Named, Any], path: Path
    ) -> list[Any]:
        merged: dict[Named, Any] = {}
        for row in dict.fromkeys([*theirs, *mine]):
            value = self._row(base.get(row), mine.get(row), theirs.get(row), path / row)
            if value is not None:
                merged[row] = value
        return [merged[row] for row in self._order(list(base), list(mine), list(theirs), merged, path)]

    def _row(self, base: Any, mine: Any, theirs: Any, path: Path) -> Any:
        """A row as a whole: one that is gone on one side is not an empty one, nor are two new ones with one id one."""
        if base is not None and mine is not None and theirs is not None:
            return self.value(base, mine, theirs, path)
        if same(mine, theirs) or same(base, mine):
            return theirs
        return mine if same(base, theirs) else self._collision(base, mine, theirs, path)

    def _order(
        self, base: list[Named], mine: list[Named], theirs: list[Named], merged: Mapping[Named, Any], path: Path
    ) -> list[Named]:
        shared = set(base) & set(mine) & set(theirs)
        before, my, their = ([row for row in rows if row in shared] for rows in (base, mine, theirs))
        if my != before != their != my:
            self.conflicts.append(Conflict(path, Order(tuple(base)), Order(tuple(mine)), Order(tuple(theirs))))
        leading, other = (mine, theirs) if before == their != my else (theirs, mine)
        return _woven([row for row in leading if row in merged], [row for row in other if row in merged])

    def _unmarked(self, base: list[Any], mine: list[Any], theirs: list[Any], path: Path) -> list[Any] | None:
        my, their = _hunks(base, mine), _hunks(base, theirs)
        if any(_collide(one, my[one], other, their[other]) for one in my for other in their):
            return cast("list[Any] | None", self._collision(base or None, mine or None, theirs or None, path))
        merged: list[Any] = []
        at = 0
        for start, end in sorted({*my, *their}):
            merged += base[at:start]
            merged += self._hunk(base[start:end], my.get((start, end)), their.get((start, end)), path / len(merged))
            at = end
        return [*merged, *base[at:]] or None

    def _hunk(self, base: list[Any], mine: list[Any] | None, theirs: list[Any] | None, path: Path) -> list[Any]:
        if mine is None or theirs is None:
            return mine or theirs or []
        if not base:
            return [*theirs, *_not_among(theirs, mine)]
        if same(mine, theirs):
            return theirs
        rows = (base[0], mine[0], theirs[0])
        return [self.objects(*rows, path) if all(isinstance(r, Mapping) for r in rows) else self.value(*rows, path)]


def _by_mark(rows: list[Any]) -> dict[Named, Any] | None:
    told = marks(rows)
    return None if told is None else dict(zip(told, rows, strict=True))


_Hunks = dict[tuple[int, int], list[Any]]


def _hunks(base: list[Any], new: list[Any]) -> _Hunks:
    """What was changed, by the part of `base` that it replaces: row by row where that can be told."""
    found: _Hunks = {}
    for tag, start, end, new_start, new_end in opcodes(base, new):
        if tag == "delete":
            found |= {(place, place + 1): [] for place in range(start, end)}
        elif tag == "replace" and end - start == new_end - new_start:
            found |= {(start + n, start + n + 1): [new[new_start + n]] for n in range(end - start)}
        elif tag != "equal":
            found[start, end] = new[new_start:new_end]
    return found


def _collide(one: tuple[int, int], mine: list[Any], other: tuple[int, int], theirs: list[Any]) -> bool:
    """Whether two hunks change the same rows in ways that cannot be looked at row by row."""
    if not (one[0] < other[1] and other[0] < one[1]):
        return False
    row_by_row = one == other and len(mine) == len(theirs) == one[1] - one[0] == 1
    return not row_by_row and not (one == other and same(mine, theirs))


def _not_among(theirs: list[Any], mine: list[Any]) -> list[Any]:
    """The rows of mine that are not theirs too, each counted."""
    left, kept = Counter(row_key(row) for row in theirs), []
    for row in mine:
        left[row_key(row)] -= 1
        if left[row_key(row)] < 0:
            kept.append(row)
    return kept


def _woven(leading: list[Named], other: list[Named]) -> list[Named]:
    """The rows of `leading` in their order, and each further one of `other` after the row it follows there."""
    ordered, beside, place = list(leading), set(other), 0
    for row in other:
        if row in leading:
            place = ordered.index(row) + 1
            continue
        while place < len(ordered) and ordered[place] not in beside:
            place += 1
        ordered.insert(place, row)
        place += 1
    return ordered
