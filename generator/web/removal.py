"""Taking away a row that others point to, so that nothing is left pointing at what is gone.

Pure logic over a Store. Where a reference alone makes the row (a mandate for a party, a share, a step of the
escalation) the row goes with it; elsewhere only the reference is taken away.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import contract
from generator.contract import Field
from generator.errors import ConflictError, StoreError
from generator.store import Store
from generator.web.edits import Steps, look, path_of, put, row_now, steps_of

_TRIES = 5
_ROW_IS_ABOUT_IT = frozenset(
    {
        "organisation.mandates[].party", "organisation.mandates[].forum", "funding.shares[].party",
        "services[].provider", "services[].recipient", "escalation.steps[].forum", "dialogue[].forum",
        "follow_up.trade_offs[].party", "follow_up.measurements[].goal", "follow_up.measurements[].benefit",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Use:
    """A place that points to a row: its path, and whether its own row goes when the reference does."""

    path: str
    takes_row: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """What a removal changed: the sections as they were, and the version that the removal gave each."""

    before: Mapping[str, tuple[Any, int]]


def uses(mapping: Mapping[str, Any], rows_path: str, row: Any) -> tuple[Use, ...]:
    """Every reference to a row of the list at `rows_path`, in the contract's order; none for a row without id."""
    identity, kinds = look(row, ("id",)), _kinds(rows_path)
    if not isinstance(identity, str) or not kinds:
        return ()
    return tuple(
        Use(path_of(steps), field.path in _ROW_IS_ABOUT_IT)
        for steps, field, value in _references(mapping)
        if value == identity and field.reference is not None and field.reference.to in kinds
    )


def remove(store: Store, key: str, rows_path: str, index: int, seen: list[Any]) -> Undone:
    """Take the row with that number in the list as it was `seen` away, together with every reference to it. Raises
    StoreError, also when it cannot be told which row it is now."""
    for _ in range(_TRIES):
        fresh = store.read(key)
        after = _without(fresh.mapping, rows_path, index, seen)
        changed = [name for name in fresh.mapping if fresh.mapping[name] != after.get(name)]
        changed.sort(key=lambda name: name == steps_of(rows_path)[0])  # the row itself last: nothing dangles half-way
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


def _without(mapping: Mapping[str, Any], rows_path: str, index: int, seen: list[Any]) -> dict[str, Any]:
    steps = steps_of(rows_path)
    rows = look(mapping, steps)
    place = row_now(rows if isinstance(rows, list) else [], index, seen)
    whole: dict[str, Any] = copy.deepcopy(dict(mapping))
    gone = {(*steps, place)}
    for use in uses(mapping, rows_path, seen[index]):
        at = steps_of(use.path)
        last_row = max((number for number, step in enumerate(at) if isinstance(step, int)), default=-1)
        gone.add(at[: last_row + 1] if use.takes_row else at)
    # From the end, so that the numbers of the rows before still hold.
    for at in sorted(gone, key=lambda at: [(isinstance(step, str), step) for step in at], reverse=True):
        whole = _cut(whole, at)
    return whole


def _cut(whole: dict[str, Any], steps: Steps) -> dict[str, Any]:
    """Without the value, key or item at `steps`; a list left empty goes too."""
    last = steps[-1]
    if isinstance(last, str):
        return dict(put(whole, steps, None))
    rows = look(whole, steps[:-1])
    if not isinstance(rows, list) or last >= len(rows):
        return whole
    return dict(put(whole, steps[:-1], rows[:last] + rows[last + 1 :] or None))


def _kinds(rows_path: str) -> frozenset[str]:
    """The kinds of reference that may point to a row of this list."""
    identity = contract.fields().get(f"{contract.field_at(rows_path).path}[].id")
    kind = identity.identifies if identity else ""
    if not kind:
        return frozenset()
    return frozenset({kind, "party_or_forum"} if kind in ("party", "forum") else {kind})


def _references(mapping: Mapping[str, Any]) -> Iterator[tuple[Steps, Field, str]]:
    """Each reference with where it stands: the value of a field, an item of a list or the key of a mapping."""
    for steps, value in _leaves(mapping, ()):
        try:
            field = contract.field_at(path_of(steps))
        except KeyError:
            continue
        if field.reference is None:
            continue
        target = str(steps[-1]) if field.kind == "mapping" else value
        if isinstance(target, str):
            yield steps, field, target


def _leaves(value: Any, steps: Steps) -> Iterator[tuple[Steps, Any]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*steps, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*steps, index))
    else:
        yield steps, value
