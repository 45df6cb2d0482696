"""What refers to a row by its id: found, renamed with it, or taken away with it, so that nothing is left pointing at
what is gone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.contract import Field, Named, Path, field_at, look
from generator.contract.models.base import ID_PATTERN
from generator.editing.changes import Change, diff
from generator.editing.ids import identified, taken_ids
from generator.editing.placing import OTHER_SHAPE, ROW_GONE, leaves, put, without
from generator.errors import EditError, PathError

# Where a reference alone makes the row (a mandate for a party, a step of the escalation) the row goes with it.
_ROW_IS_ABOUT_IT = frozenset(
    {
        "organisation.mandates[].party", "organisation.mandates[].forum", "funding.shares[].party",
        "services[].provider", "services[].recipient", "escalation.steps[].forum", "dialogue[].forum",
        "follow_up.trade_offs[].party", "follow_up.measurements[].goal", "follow_up.measurements[].benefit",
        "not_applicable[].field",
    }
)  # fmt: skip
_HOLDS_A_PATH = "not_applicable[].field"


@dataclass(frozen=True, slots=True)
class Use:
    """A place that refers to a row: its path, and whether its own row goes when the reference does."""

    path: Path
    takes_row: bool


def uses(mapping: Mapping[str, Any], rows: Path | str, row: Any) -> tuple[Use, ...]:
    """Every reference to a row of the list at `rows`, in the order of the data; none for a row without id."""
    identity = look(row, "id")
    if not isinstance(identity, str):
        return ()
    referring = _Referring(Path.of(rows).pattern, identity)
    return tuple(Use(path, path.pattern in _ROW_IS_ABOUT_IT) for path in referring.places(mapping))


def without_row(
    mapping: Mapping[str, Any], rows: Path | str, index: int
) -> tuple[dict[str, Any], tuple[Change, ...]]:
    """A copy without the row with that number of the list at `rows` and without every reference to it, and what was
    changed. Raises EditError when there is no such row."""
    holder = Path.of(rows)
    row = look(mapping, holder / index)
    if row is None and index >= len(look(mapping, holder) or ()):
        raise EditError(ROW_GONE)
    gone = {holder / index}
    for use in uses(mapping, holder, row):
        gone.add((use.path.row or use.path) if use.takes_row else use.path)
    whole: Any = mapping
    # From the end, so that the numbers of the rows before still hold.
    for path in sorted(gone, key=_as_in_file, reverse=True):
        whole = without(whole, path)
    return dict(whole), diff(mapping, whole)


def renamed(
    mapping: Mapping[str, Any], rows: Path | str, index: int, new: str
) -> tuple[dict[str, Any], tuple[Change, ...]]:
    """A copy in which the row with that number of the list at `rows` has the id `new`, also wherever it is referred
    to, and what was changed.

    Raises EditError when there is no such row, the row has no id, or `new` is no id or is taken.
    """
    holder = Path.of(rows)
    identity = look(mapping, holder / index / "id")
    if not isinstance(identity, str):
        raise EditError(ROW_GONE)
    if not re.fullmatch(ID_PATTERN, new):
        raise EditError(f"”{new[:80]}” kan inte vara ett id. Använd bokstäverna a–z, siffror, punkt och bindestreck.")
    if new != identity and new in taken_ids(mapping, holder):
        raise EditError(f"Id:t ”{new}” används redan. Välj ett annat id.")
    referring = _Referring(holder.pattern, identity)
    places = referring.places(mapping)
    whole: Any = mapping
    for path in places:
        whole = referring.renamed_at(whole, path, new)
    whole = put(whole, holder / index / "id", new)
    return dict(whole), diff(mapping, whole)


class _Referring:
    """What refers to the row called `identity` of the lists of a pattern."""

    def __init__(self, rows: str, identity: str) -> None:
        kind = identified(rows)
        self._kinds = {kind, "party_or_forum"} if kind in ("party", "forum") else {kind} - {""}
        self._rows, self._identity = rows, identity

    def places(self, mapping: Mapping[str, Any]) -> tuple[Path, ...]:
        """The value of a field, an item of a list or the key of a mapping, each by its path."""
        return tuple(path for path, value in leaves(mapping) if self._refers(path, value))

    def renamed_at(self, data: Any, path: Path, new: str) -> Any:
        """`data` with the reference at `path` renamed, a mapping's key at its place among the others."""
        field = _field(path)
        if path.pattern == _HOLDS_A_PATH:
            return put(data, path, str(self._path_renamed(look(data, path), new)))
        if field is None or field.kind != "mapping":
            return put(data, path, new)
        held = look(data, path.parent)
        if not isinstance(held, Mapping) or new in held:
            raise EditError(OTHER_SHAPE)
        return put(data, path.parent, {new if key == self._identity else key: item for key, item in held.items()})

    def _refers(self, path: Path, value: Any) -> bool:
        if path.steps[-1] == "field" and path.pattern == _HOLDS_A_PATH:
            return isinstance(value, str) and self._path_renamed(value, "") != value
        if self._identity not in (value, path.steps[-1]):  # nearly all: the contract is asked of the rest only
            return False
        field = _field(path)
        if field is None or field.reference is None or field.reference.to not in self._kinds:
            return False
        return (path.steps[-1] if field.kind == "mapping" else value) == self._identity

    def _path_renamed(self, text: str, new: str) -> Path | str:
        """A path by ids that goes through the row, with another id of it; any other as it is."""
        try:
            path = Path.parse(text)
        except PathError:
            return text
        own = Named("id", self._identity)
        for place, step in enumerate(path.steps):
            if step == own and Path(path.steps[:place]).pattern == self._rows:
                return Path((*path.steps[:place], Named("id", new), *path.steps[place + 1 :]))
        return text


def _field(path: Path) -> Field | None:
    try:
        return field_at(path)
    except KeyError:
        return None


def _as_in_file(path: Path) -> list[tuple[bool, Any]]:
    return [(isinstance(step, str), step) for step in path.steps]
