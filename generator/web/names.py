"""What a reader sees instead of an id or a raw value: names of parties, labels of choices, Swedish figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import contract
from generator.contract import Field
from generator.editing import each
from generator.editing.typed import amount_written, plain
from generator.web import inputs

_PARTY, _FORUM = ("parties[]", "name"), ("organisation.forums[]", "name")
_REFERABLE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "party": (_PARTY,),
    "forum": (_FORUM,),
    "party_or_forum": (_PARTY, _FORUM),
    "goal": (("direction.goals[]", "text"),),
    "benefit": (("benefits[]", "text"),),
    "activity": (("plans[].activities[]", "title"),),
}
_LONGEST = 90


def referable(mapping: Mapping[str, Any], to: str) -> dict[str, str]:
    """The ids that a reference may hold, each with a name of its own that a reader knows it by."""
    named = [(row, name) for rows, name in _REFERABLE.get(to, ()) for _, row in each(mapping, rows)]
    found: dict[str, str] = {}
    for row, name in named:
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            label = _shortened(str(row.get(name) or f"Utan namn ({row['id']})"))
            found[row["id"]] = f"{label} ({row['id']})" if label in found.values() else label
    return found


def options_of(mapping: Mapping[str, Any], field: Field) -> dict[str, str]:
    """What can be chosen in a field, value → label: its fixed values and what it may refer to."""
    fixed = {value: label[:1].upper() + label[1:] for value, label in field.choices}
    return fixed | (referable(mapping, field.reference.to) if field.reference else {})


def said(mapping: Mapping[str, Any], path: str, value: Any) -> str:
    """A stored value as a reader should see it; empty when there is none."""
    if value is None or value in ("", [], {}):
        return ""
    try:
        field = contract.field_at(path)
    except KeyError:
        return plain(value)
    options = options_of(mapping, field)
    if field.kind == "mapping" and isinstance(value, dict):
        return "; ".join(f"{options.get(key, key)}: {amount_written(amount)}" for key, amount in value.items())
    if isinstance(value, list):
        return "; ".join(options.get(str(item), plain(item)) for item in value)
    if isinstance(value, str):
        return options.get(value, value)
    return plain(value) if isinstance(value, dict) else inputs.shown(field, value) or ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
