"""One change of one value in an initiative, saved so that no one's text is overwritten in silence.

Pure logic over a Store: a change is made to what the person saw. If the section has been saved by someone else since,
the same change is made to the newer text when the value itself is untouched there; otherwise both are kept as a
`Conflict` for the person to choose between.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator import contract
from generator.errors import ConflictError, StoreError
from generator.store import Store, Stored

_TRIES = 5
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_MAPPINGS = "|".join(
    re.escape(path).replace(r"\[\]", r"\[\d+\]")
    for path, known in contract.fields().items()
    if known.kind == "mapping"
)
_KEYED = re.compile(rf"({_MAPPINGS})\.(.+)")

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two texts for the value at `path`: `mine`, not saved, and `theirs`, which is. `gone`: its row was removed.

    `fresh` is the initiative as it stood when they collided: to change it from there is to choose one's own text.
    """

    path: str
    mine: Any
    theirs: Any
    gone: bool = False
    fresh: Stored | None = field(default=None, compare=False, repr=False)


def steps_of(path: str) -> Steps:
    """``parties[1].approval.body`` → ("parties", 1, "approval", "body"). A mapping's key is one step, dots and all."""
    keyed = _KEYED.fullmatch(path)
    steps: Steps = tuple(int(index) if index else name for name, index in _STEP.findall(keyed[1] if keyed else path))
    return (*steps, keyed[2]) if keyed else steps


def path_of(steps: Steps) -> str:
    """The inverse of `steps_of`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


def look(data: Any, steps: Steps) -> Any:
    """The value at `steps`, or None when it, or anything on the way to it, is missing or of another shape."""
    for step in steps:
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def put(data: Any, steps: Steps, value: Any) -> Any:
    """A copy of `data` with `value` at `steps`; None takes the key away, and with it an object left empty by that.

    Raises StoreError when something else than an object or list stands in the way: it would be lost.
    """
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return _put_in_list(data, step, rest, value)
    if data is not None and not isinstance(data, dict):
        raise StoreError("Uppgiften kan inte ändras här, eftersom filen har en annan form. Rätta den i filen först.")
    inner = put((data or {}).get(step), rest, value)
    kept = {key: copy.deepcopy(old) for key, old in (data or {}).items()}
    if inner is None or (inner == {} and value is None):
        kept.pop(step, None)
        return kept
    return kept | {step: inner}


def _put_in_list(data: Any, index: int, rest: Steps, value: Any) -> Any:
    if not isinstance(data, list) or index >= len(data):
        raise StoreError("Raden finns inte längre. Läs in sidan igen.")
    return [put(old, rest, value) if place == index else copy.deepcopy(old) for place, old in enumerate(data)]


def follow(steps: Steps, seen: Any, now: Any) -> Steps | None:
    """Where the value at `steps` in `seen` stands in `now`: rows are known by their id, others by their number as long
    as the list is unchanged. None when its row is gone."""
    found: list[str | int] = []
    for step in steps:
        if isinstance(step, int):
            moved = _row_in(now, seen, step)
            if moved is None:
                return None
            found.append(moved)
            seen, now = seen[step], now[moved]
        else:
            found.append(step)
            seen, now = look(seen, (step,)), look(now, (step,))
    return tuple(found)


def _row_in(now: Any, seen: Any, index: int) -> int | None:
    if not isinstance(now, list) or not isinstance(seen, list) or index >= len(seen):
        return None
    row_id = look(seen, (index, "id"))
    if row_id is None:
        return index if len(now) == len(seen) else None
    if look(now, (index, "id")) == row_id:
        return index
    return next((place for place, row in enumerate(now) if look(row, ("id",)) == row_id), None)


def row_now(rows: list[Any], index: int, seen: list[Any]) -> int:
    """Where the row that the person saw as number `index` of the list `seen` stands now: known by its id, or by saying
    the same, or, in a list as long as before, by its number (its text may just have been changed by the person).

    Raises StoreError when it cannot be told.
    """
    row = seen[index]
    if index < len(rows) and rows[index] == row:
        return index
    identity = look(row, ("id",))
    same = [place for place, other in enumerate(rows) if identity is not None and look(other, ("id",)) == identity]
    if len(same) != 1 and identity is None:
        same = [place for place, other in enumerate(rows) if row and other == row] or [index] * (len(rows) == len(seen))
    if len(same) == 1:
        return same[0]
    raise StoreError("Raden har ändrats eller tagits bort av någon annan. Läs in sidan igen.")


def change_value(store: Store, seen: Stored, path: str, value: Any) -> Conflict | None:
    """Save `value` at `path` of the initiative as it was `seen`; a Conflict, and nothing saved, when the value has
    been changed by someone else since. Raises StoreError."""
    steps = steps_of(path)
    before = _whole(seen, steps)
    for _ in range(_TRIES):
        fresh = store.read(seen.key)
        now = _whole(fresh, steps)
        target = follow(steps, before, now)
        if target is None:
            return Conflict(path, value, None, gone=True, fresh=fresh)
        theirs = look(now, target)
        if theirs not in (look(before, steps), value):
            return Conflict(path_of(target), value, theirs, fresh=fresh)
        if theirs == value or _saved(store, fresh, str(steps[0]), put(now, target, value)):
            return None
    raise _too_busy()


def change_list(store: Store, key: str, path: str, change: Callable[[list[Any]], list[Any]]) -> None:
    """Add, remove or move rows: `change` is made to the list at `path` as it is when saved. Raises StoreError."""
    steps = steps_of(path)
    for _ in range(_TRIES):
        fresh = store.read(key)
        now = _whole(fresh, steps)
        rows = look(now, steps)
        if rows is not None and not isinstance(rows, list):
            raise StoreError("Listan kan inte ändras här, eftersom filen har en annan form. Rätta den i filen först.")
        after = change(copy.deepcopy(rows or []))
        if after == (rows or []) or _saved(store, fresh, str(steps[0]), put(now, steps, after or None)):
            return
    raise _too_busy()


def _whole(stored: Stored, steps: Steps) -> dict[str, Any]:
    data = stored.section(str(steps[0])).data
    return {} if data is None else {str(steps[0]): data}


def _saved(store: Store, fresh: Stored, section: str, whole: Mapping[str, Any]) -> bool:
    try:
        store.save(fresh.key, section, whole.get(section), fresh.section(section).version)
    except ConflictError:
        return False
    return True


def _too_busy() -> StoreError:
    return StoreError("Ändringen kunde inte sparas, eftersom andra sparar i samma avsnitt. Försök igen om en stund.")
