"""Which box a field has on a page, and what stands in it: the text of a value, or what is chosen by its code."""

from __future__ import annotations

from typing import Any

from generator.contract import Field
from generator.editing import typed


def box_of(field: Field) -> str:
    """The kind of box for a field: choice (one of some), choices (several of some), flag or words, lines (one
    item a line), paragraph, amounts (one for each key of a mapping) or line."""
    if field.kind == "list":
        return "choices" if field.choices or field.reference else "lines"
    if field.kind == "flag" and field.or_words:
        return "flag or words"
    if field.kind in ("choice", "reference", "flag") or field.choices:
        return "choice"
    return {"paragraph": "paragraph", "mapping": "amounts"}.get(field.kind, "line")


def can_be_written(field: Field) -> bool:
    """Whether something else than the options can be written in a choice."""
    return field.or_words or field.kind == "date"


def shown(field: Field, value: Any) -> Any:
    """The stored value as it stands in its box: text; None for an empty choice; a list of texts for several choices."""
    box = box_of(field)
    if box == "choices":
        return list(dict.fromkeys(str(item) for item in value)) if isinstance(value, list) else []
    if value is None:
        return None if box == "choice" else ""
    return value if box == "choice" and isinstance(value, str) else typed.written(field, value)


def understood(field: Field, answer: Any) -> Any:
    """The value to store for what was typed or chosen (a list of texts for several choices); None for nothing."""
    if isinstance(answer, list):
        return [text for item in answer if (text := item.strip())] or None
    return typed.understood(field, answer or "")


def fits(field: Field, value: Any) -> bool:
    """Whether the value can be shown in one box; an imported file may hold a list or an object where a text belongs."""
    if field.kind == "mapping":
        return value is None or isinstance(value, dict)
    if field.kind == "list":
        return value is None or (isinstance(value, list) and not any(isinstance(item, dict | list) for item in value))
    return not isinstance(value, dict | list)
