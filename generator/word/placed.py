"""Values that know their place in the data, so that what a template prints can stand in a control tagged with it.

A template is given plain data only: objects passed in would be a way out of its sandbox. The copy made here is of
plain dicts, lists and scalars; a scalar is its plain value in every condition, sum and filter, and carries the
contract's path beside it (``parties[2].task``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.contract.describe.paths import below
from generator.errors import TemplateError
from generator.values import Absent, Gap, Labelled
from generator.word.characters import legal

_MAX_DEPTH = 40


class Placed:
    """What every placed value has: its `path` in the data, and the `formats` it has been through on the way."""

    path: str = ""
    formats: tuple[str, ...] = ()


class _Text(str, Placed):
    """A text."""


class _Gap(Gap, Placed):
    """A missing value."""


class _Labelled(Labelled, Placed):
    """A code or a reference, with its words."""


class _Whole(int, Placed):
    """A whole number."""


class _Decimal(float, Placed):
    """A number with decimals."""


class _Day(date, Placed):
    """A date."""


class Flag(int, Placed):
    """Yes or no; a bool cannot be given a path."""


class Rows(list[Any], Placed):
    """A list."""


def placed(value: Any, path: str, formats: tuple[str, ...] = ()) -> Any:
    """`value`, a plain scalar, as one that knows its `path`. None stays None."""
    made: Any
    if isinstance(value, Gap):
        made = _Gap(value.label)
    elif isinstance(value, Labelled):
        made = _Labelled(legal(value), legal(value.label))
    elif isinstance(value, str):
        made = _Text(legal(value))
    elif isinstance(value, bool):
        made = Flag(value)
    elif isinstance(value, int):
        made = _Whole(value)
    elif isinstance(value, float):
        made = _Decimal(value)
    elif isinstance(value, date):
        made = _Day(value.year, value.month, value.day)
    elif value is None:
        return None
    else:
        raise TemplateError(f"En mall kan bara fyllas med enkla värden, inte {type(value).__name__}.")
    made.path, made.formats = path, formats
    return made


def plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of `data` made of plain data alone, in which every scalar and list knows its path.

    What `data` holds in two places is at the first of them: a row that ``derived`` lists anew keeps its own path.
    Raises TemplateError for other values than plain ones, and for data nested too deep.
    """
    copying = _Copying()
    return {str(key): copying.of(item, below("", str(key))) for key, item in data.items()}


class _Copying:
    def __init__(self) -> None:
        self._done: dict[int, Any] = {}

    def of(self, value: Any, path: str, depth: int = 0) -> Any:
        if depth > _MAX_DEPTH:
            raise TemplateError("Uppgifterna är för djupt nästlade för en mall.")
        if isinstance(value, (str, date)) or not isinstance(value, (Mapping, Iterable)):
            return placed(value, path)
        if id(value) not in self._done:
            self._done[id(value)] = self._container(value, path, depth + 1)
        return self._done[id(value)]

    def _container(self, value: Any, path: str, depth: int) -> Any:
        if isinstance(value, Mapping):
            kind = Absent if isinstance(value, Absent) else dict
            return kind((str(key), self.of(item, below(path, str(key)), depth)) for key, item in value.items())
        rows = Rows(self.of(item, below(path, index), depth) for index, item in enumerate(value))
        rows.path = path
        return rows
