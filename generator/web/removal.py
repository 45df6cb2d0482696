"""Taking away a row that others point to, and bringing it back, over a Store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.editing import Path, row_now, rows_at, without_row
from generator.errors import ConflictError, StoreError
from generator.store import Store

_TRIES = 5


@dataclass(frozen=True, slots=True)
class Undone:
    """What a removal changed: the sections as they were, and the version that the removal gave each."""

    before: Mapping[str, tuple[Any, int]]


def remove(store: Store, key: str, rows_path: str, index: int, seen: list[Any]) -> Undone:
    """Take the row with that number in the list as it was `seen` away, together with every reference to it. Raises
    StoreError, and EditError when it cannot be told which row it is now."""
    own = Path.parse(rows_path).steps[0]
    for _ in range(_TRIES):
        fresh = store.read(key)
        place = row_now(rows_at(fresh.mapping, rows_path), index, seen)
        after, _ = without_row(fresh.mapping, rows_path, place)
        changed = [name for name in fresh.mapping if fresh.mapping[name] != after.get(name)]
        changed.sort(key=lambda name: name == own)  # the row itself last: nothing dangles half-way
        try:
            versions = {
                name: store.save(key, name, after.get(name), fresh.section(name).version).version for name in changed
            }
        except ConflictError:
            continue
        return Undone({name: (fresh.mapping[name], versions[name]) for name in changed})
    raise StoreError("Ändringen kunde inte sparas, eftersom andra sparar samtidigt. Försök igen om en stund.")


def bring_back(store: Store, key: str, undone: Undone) -> None:
    """Undo a removal. Raises StoreError when a section has been changed since: that change would be lost."""
    fresh = store.read(key)
    if any(fresh.section(name).version != version for name, (_, version) in undone.before.items()):
        raise StoreError("Det går inte att ångra: avsnittet har ändrats sedan dess.")
    for name, (data, version) in reversed(list(undone.before.items())):
        store.save(key, name, data, version)
