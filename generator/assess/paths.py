"""Walking an initiative by the contract's paths: what is filled, what is missing and in which order paths come.

A pattern is a path with ``[]`` for each list (``parties[].task``); a path has the index instead (``parties[2].task``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.contract import EACH, Initiative, Part, Path, field_at, fields, is_filled
from generator.contract.describe.paths import Step, below


@dataclass(frozen=True, slots=True)
class Place:
    """One spot that a pattern points to: its path, the object that holds it (None if that is missing) and its value."""

    path: str
    owner: Any
    value: Any

    @property
    def filled(self) -> bool:
        return says_something(self.value)


def places(initiative: Initiative, pattern: str) -> Iterator[Place]:
    """Every spot that `pattern` points to, in order.

    A list at the end of the pattern is one spot, whatever it holds. A list on the way gives one spot per object; an
    empty one gives a single spot at the list itself, without owner or value, so that it is never overlooked. Of the
    plans only the newest is visited: a closed plan of an earlier year is history that nobody should fill in.
    """
    return _walk(initiative, "", Path.parse(pattern).steps)


def gaps(initiative: Initiative, pattern: str, wanted: Callable[[Place], bool] = lambda _: True) -> Iterator[str]:
    """Paths of the wanted spots of `pattern` that hold nothing.

    An object in a list counts only if it says more than its id; false and 0 say something.
    """
    return (place.path for place in places(initiative, pattern) if wanted(place) and not place.filled)


def says_something(value: Any) -> bool:
    """Whether a value is filled; an object that holds nothing but its id is not."""
    if isinstance(value, Part):
        return any(is_filled(getattr(value, name)) for name in type(value).model_fields if name != "id")
    if isinstance(value, tuple):
        return any(says_something(item) for item in value)
    return is_filled(value)


def title_of(path: str) -> str:
    """The Swedish title of the field at a path, "" if the contract knows no such field."""
    try:
        return field_at(path).title
    except KeyError:
        return ""


def object_at(initiative: Initiative, path: str) -> tuple[int, Any] | None:
    """Index and object of the innermost list item on a path; None if the path passes no list item."""
    found: tuple[int, Any] | None = None
    here: Any = initiative
    for step in Path.parse(path).steps:
        if isinstance(step, int):
            here = here[step]
            found = step, here
        elif isinstance(here, Part):
            here = _member(here, str(step))
    return found


def order_of(path: str) -> tuple[int, tuple[int, ...]]:
    """Sort key that puts paths in the contract's order, then by index; one that it does not know goes by what holds
    it."""
    known = Path.parse(path) if path else Path()
    rows = known.rows
    while known.steps and known.pattern not in _positions():
        known = known.parent
    return _positions().get(known.pattern, len(_positions())), rows


@cache
def _positions() -> dict[str, int]:
    return {pattern: position for position, pattern in enumerate(fields())}


def _walk(owner: Any, path: str, steps: tuple[Step, ...]) -> Iterator[Place]:
    name, rest = str(steps[0]), steps[1:]
    here = below(path, name)
    value = None if owner is None else _member(owner, name)
    if not rest or rest == (EACH,):
        yield Place(here, owner, value)
    elif rest[0] is not EACH:
        yield from _walk(value, here, rest)
    elif not value:
        yield Place(here, None, None)
    else:
        for index, item in _visited(name, value):
            yield from _walk(item, below(here, index), rest[1:])


def _member(owner: Part, name: str) -> Any:
    """The attribute for a key: Python reserves ``from``."""
    return getattr(owner, f"{name}_" if name == "from" else name)


def _visited(name: str, items: tuple[Any, ...]) -> Iterable[tuple[int, Any]]:
    numbered = enumerate(items)
    if name != "plans":
        return numbered
    return [max(numbered, key=lambda pair: (pair[1].year or 0, pair[0]))]
