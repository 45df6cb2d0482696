"""Walking an initiative by the contract's paths: what is filled, what is missing and in which order paths come.

A pattern is a path with ``[]`` for each list (``parties[].task``); a path has the index instead (``parties[2].task``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.contract import Initiative, Part, fields, is_filled

_INDEX = re.compile(r"\[(\d+)\]")
_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


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
    return _walk(initiative, "", pattern.split("."))


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


def pattern_of(path: str) -> str:
    """The pattern of a path: ``parties[2].task`` is ``parties[].task``."""
    return _INDEX.sub("[]", path)


def title_of(path: str) -> str:
    """The Swedish title of the field at a path, "" if the contract knows no such field."""
    field = fields().get(pattern_of(path).removesuffix("[]"))
    return field.title if field else ""


def object_at(initiative: Initiative, path: str) -> tuple[int, Any] | None:
    """Index and object of the innermost list item on a path; None if the path passes no list item."""
    found: tuple[int, Any] | None = None
    here: Any = initiative
    for name, index in _STEP.findall(path):
        here = getattr(here, f"{name}_" if name == "from" else name, None)
        if index:
            here = here[int(index)]
            found = int(index), here
    return found


def order_of(path: str) -> tuple[int, tuple[int, ...]]:
    """Sort key that puts paths in the contract's order, then by index."""
    pattern = pattern_of(path)
    while pattern and pattern not in _positions():
        pattern = re.sub(r"(\[\]|\.?[^.\[]*)$", "", pattern)
    return _positions().get(pattern, len(_positions())), tuple(int(index) for index in _INDEX.findall(path))


@cache
def _positions() -> dict[str, int]:
    return {pattern: position for position, pattern in enumerate(fields())}


def _walk(owner: Any, prefix: str, names: list[str]) -> Iterator[Place]:
    name, rest = names[0].removesuffix("[]"), names[1:]
    path = f"{prefix}.{name}" if prefix else name
    value = None if owner is None else getattr(owner, f"{name}_" if name == "from" else name)
    if not rest:
        yield Place(path, owner, value)
    elif not names[0].endswith("[]"):
        yield from _walk(value, path, rest)
    elif not value:
        yield Place(path, None, None)
    else:
        for index, item in _visited(name, value):
            yield from _walk(item, f"{path}[{index}]", rest)


def _visited(name: str, items: tuple[Any, ...]) -> Iterable[tuple[int, Any]]:
    numbered = enumerate(items)
    if name != "plans":
        return numbered
    return [max(numbered, key=lambda pair: (pair[1].year or 0, pair[0]))]
