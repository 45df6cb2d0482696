"""An `Initiative` back to the plain mapping that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from generator.contract.describe.fields import fields_of
from generator.contract.models.base import Part
from generator.contract.models.initiative import Initiative
from generator.contract.models.moments import Quarter


def to_mapping(initiative: Initiative) -> dict[str, Any]:
    """What JSON can hold, in the contract's order: dates and quarters as text, and nothing that is empty.

    `parse(to_mapping(initiative)) == initiative`.
    """
    return _object(initiative)


def _object(part: Part) -> dict[str, Any]:
    written = {field.key: _plain(getattr(part, field.attribute)) for field in fields_of(type(part))}
    # A list of blank items or empty objects keeps its length: paths count its rows.
    return {key: value for key, value in written.items() if value not in (None, [], {}) and not _is_blank(value)}


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return _object(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, date | Quarter) else value
