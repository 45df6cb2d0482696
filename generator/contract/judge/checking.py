"""From a raw mapping to an `Initiative`, or to every fault in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError

from generator.contract.files.limits import MAX_DEPTH, TOO_DEEP
from generator.contract.judge.consistency import inconsistencies
from generator.contract.judge.found import Found, Location, doubled_key, told
from generator.contract.judge.messages import faults_of
from generator.contract.models.base import LARGEST
from generator.contract.models.initiative import Initiative
from generator.errors import Fault, InputError


def parse(mapping: Any) -> Initiative:
    """The initiative that a plain mapping stands for (dates as ISO text, as from JSON).

    Raises `InputError` with the faults in the mapping, as `faults` gives them.
    """
    initiative, found = judge(mapping)
    if initiative is None or found:
        raise InputError(told(found))
    return initiative


def faults(mapping: Any) -> tuple[Fault, ...]:
    """The faults in a plain mapping, section by section; empty when `parse` would accept it.

    Of more than a hundred the first hundred, and a last one at `format` that counts the rest.
    """
    return told(judge(mapping)[1])


def judge(mapping: Any) -> tuple[Initiative | None, list[Found]]:
    """The initiative in a plain mapping, when it is one, and every fault in it."""
    if not isinstance(mapping, Mapping):
        return None, [_whole("Filen ska innehålla nycklar med värden. Börja med format: samverkan/1.")]
    prepared = _Prepared()
    raw = prepared.value(mapping, (), 1)
    if prepared.too_deep:
        return None, [_whole(TOO_DEEP)]
    found = [*prepared.faults, *inconsistencies(raw)]
    try:
        return Initiative.model_validate(raw), found
    except ValidationError as error:
        return None, [*found, *faults_of(error.errors(include_url=False, include_context=False))]


def _whole(message: str) -> Found:
    return Found(("format",), partial(str, message))


class _Prepared:
    """Makes lists tuples and keys text, and notes what no model could say: unsavable text, doubled keys."""

    def __init__(self) -> None:
        self.faults: list[Found] = []
        self.too_deep = False

    def value(self, value: Any, location: Location, depth: int) -> Any:
        if depth > MAX_DEPTH and isinstance(value, Mapping | list | tuple):
            self.too_deep = True
            return None
        if isinstance(value, Mapping):
            return self._mapping(value, location, depth)
        if isinstance(value, list | tuple):
            return tuple(self.value(item, (*location, index), depth + 1) for index, item in enumerate(value))
        if isinstance(value, str) and not value.isascii() and _savable(value) != value:
            words = "Texten innehåller tecken som inte kan sparas i UTF-8. Skriv om texten."
            self.faults.append(Found(location, partial(str, words)))
            return _savable(value)
        return value

    def _mapping(self, value: Mapping[Any, Any], location: Location, depth: int) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, item in value.items():
            name = key if isinstance(key, str) and key.isascii() else self._name(key)
            here = (*location, name)
            if name in plain:
                self.faults.append(doubled_key(here))
            plain[name] = self.value(item, here, depth + 1)
        return plain

    @staticmethod
    def _name(key: Any) -> str:
        # An int of thousands of digits has no text in Python; no known key is that long.
        return _savable(str(key)) if not isinstance(key, int) or abs(key) < LARGEST else "…"


def _savable(text: str) -> str:
    """The text with half surrogate pairs replaced; they come from JSON's \\ud800 and no file can hold them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
