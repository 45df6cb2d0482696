"""One change of one value in an initiative, saved so that no one's text is overwritten in silence.

Pure logic over a Store: a change is made to what the person saw. If the section has been saved by someone else since,
the same change is made to the newer text when the value itself is untouched there; otherwise both are kept as a
`Conflict` for the person to choose between.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.editing import Path, follow, look, put
from generator.editing.placing import OTHER_SHAPE
from generator.errors import ConflictError, EditError, StoreError
from generator.store import Store, Stored

_TRIES = 5


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


def change_value(store: Store, seen: Stored, path: str, value: Any) -> Conflict | None:
    """Save `value` at `path` of the initiative as it was `seen`; a Conflict, and nothing saved, when the value has
    been changed by someone else since. Raises EditError or StoreError."""
    wanted = Path.parse(path)
    section = str(wanted.steps[0])
    before = _whole(seen, section)
    for _ in range(_TRIES):
        fresh = store.read(seen.key)
        now = _whole(fresh, section)
        target = follow(wanted, before, now)
        if target is None:
            return Conflict(path, value, None, gone=True, fresh=fresh)
        theirs = look(now, target)
        if theirs not in (look(before, wanted), value):
            return Conflict(str(target), value, theirs, fresh=fresh)
        if theirs == value or _saved(store, fresh, section, put(now, target, value)):
            return None
    raise _too_busy()


def change_list(store: Store, key: str, path: str, change: Callable[[list[Any]], list[Any]]) -> None:
    """Add, remove or move rows: `change` is made to the list at `path` as it is when saved.

    Raises EditError or StoreError.
    """
    wanted = Path.parse(path)
    section = str(wanted.steps[0])
    for _ in range(_TRIES):
        fresh = store.read(key)
        now = _whole(fresh, section)
        rows = look(now, wanted)
        if rows is not None and not isinstance(rows, list):
            raise EditError(OTHER_SHAPE)
        after = change(copy.deepcopy(rows or []))
        if after == (rows or []) or _saved(store, fresh, section, put(now, wanted, after or None)):
            return
    raise _too_busy()


def _whole(stored: Stored, section: str) -> dict[str, Any]:
    data = stored.section(section).data
    return {} if data is None else {section: data}


def _saved(store: Store, fresh: Stored, section: str, whole: Mapping[str, Any]) -> bool:
    try:
        store.save(fresh.key, section, whole.get(section), fresh.section(section).version)
    except ConflictError:
        return False
    return True


def _too_busy() -> StoreError:
    return StoreError("Ändringen kunde inte sparas, eftersom andra sparar i samma avsnitt. Försök igen om en stund.")
