"""Texts of one line kept on one line: a line break in a name, a title or a point of a list is printed as a space."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from generator.contract import Field, Part
from generator.contract.describe.fields import fields_of
from generator.values import LINE_BREAK

_BREAKS = re.compile(rf"[ \t]*(?:(?:{LINE_BREAK.pattern})[ \t]*)+")
_Part = TypeVar("_Part", bound=Part)


def one_lined(part: _Part) -> _Part:
    """`part` with a space for each line break in its fields of one line; itself when there is none."""
    changed = {}
    for field in fields_of(type(part)):
        old = getattr(part, field.attribute)
        new = _value(old, field)
        if new is not old:
            changed[field.attribute] = new
    return part.model_copy(update=changed) if changed else part


def _value(value: Any, field: Field) -> Any:
    if isinstance(value, Part):
        return one_lined(value)
    if isinstance(value, tuple):
        items = tuple(_value(item, field) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    # Words in the place of yes or no are a paragraph of their own.
    if not isinstance(value, str) or field.multiline or field.kind in ("flag", "choice"):
        return value
    return _BREAKS.sub(" ", value.strip()) if LINE_BREAK.search(value) else value
