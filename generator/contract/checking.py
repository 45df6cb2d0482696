"""From a raw mapping to an `Initiative`, or to every fault in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from generator.contract.base import LARGEST
from generator.contract.consistency import inconsistencies
from generator.contract.initiative import Initiative
from generator.contract.limits import MAX_DEPTH, TOO_DEEP
from generator.contract.messages import faults_of
from generator.contract.paths import below, order_in_file
from generator.errors import Fault, InputError

_LONGEST = 1000


def parse(mapping: Any) -> Initiative:
    """The initiative that a plain mapping stands for (dates as ISO text, as from JSON).

    Raises `InputError` with every fault in the mapping.
    """
    initiative, found = _validated(mapping)
    if initiative is None or found:
        raise InputError(found)
    return initiative


def faults(mapping: Any) -> tuple[Fault, ...]:
    """Every fault in a plain mapping, section by section; empty when `parse` would accept it."""
    return _validated(mapping)[1]


def _validated(mapping: Any) -> tuple[Initiative | None, tuple[Fault, ...]]:
    if not isinstance(mapping, Mapping):
        return None, (Fault("format", "Filen ska innehålla nycklar med värden. Börja med format: samverkan/1."),)
    prepared = _Prepared()
    raw = prepared.value(mapping, "", 1)
    if prepared.too_deep:
        return None, (Fault("format", TOO_DEEP),)
    found = [*prepared.faults, *inconsistencies(raw)]
    initiative = None
    try:
        initiative = Initiative.model_validate(raw)
    except ValidationError as error:
        found += faults_of(error.errors(include_url=False))
    shown = dict.fromkeys(Fault(printable(fault.path), printable(fault.message)) for fault in found)
    return initiative, tuple(sorted(shown, key=lambda fault: order_in_file(fault.path)))


class _Prepared:
    """Makes lists tuples and keys text, and notes what no model could say by path: unsavable text, doubled keys."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.too_deep = False

    def value(self, value: Any, path: str, depth: int) -> Any:
        if depth > MAX_DEPTH and isinstance(value, Mapping | list | tuple):
            self.too_deep = True
            return None
        if isinstance(value, Mapping):
            return self._mapping(value, path, depth)
        if isinstance(value, list | tuple):
            return tuple(self.value(item, below(path, index), depth + 1) for index, item in enumerate(value))
        if isinstance(value, str) and not value.isascii() and _savable(value) != value:
            self.faults.append(Fault(path, "Texten innehåller tecken som inte kan sparas i UTF-8. Skriv om texten."))
            return _savable(value)
        return value

    def _mapping(self, value: Mapping[Any, Any], path: str, depth: int) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, item in value.items():
            name = key if isinstance(key, str) and key.isascii() else self._name(key)
            here = below(path, name)
            if name in plain:
                self.faults.append(Fault(here, f"Nyckeln ”{name}” anges två gånger. Ta bort den ena."))
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


def printable(text: str) -> str:
    """A text fit for one line on a screen: what a file holds may be long or full of control characters."""
    shown = "".join(character if character.isprintable() else " " for character in text[:_LONGEST])
    return shown if len(text) <= _LONGEST else f"{shown}…"

