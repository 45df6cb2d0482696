"""What a reader sees instead of an id or a raw value: names of parties, labels of choices, Swedish figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import contract
from generator.contract import Field
from generator.web import inputs
from generator.web.edits import look, steps_of

_PARTY, _FORUM, _GOAL = ("parties", "name"), ("organisation.forums", "name"), ("direction.goals", "text")
_REFERABLE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "party": (_PARTY,),
    "forum": (_FORUM,),
    "party_or_forum": (_PARTY, _FORUM),
    "goal": (_GOAL,),
    "benefit": (("benefits", "text"),),
}
_LONGEST = 90


def referable(mapping: Mapping[str, Any], to: str) -> dict[str, str]:
    """The ids that a reference may hold, each with a name of its own that a reader knows it by."""
    named = [(row, name) for path, name in _REFERABLE.get(to, ()) for row in rows_at(mapping, path)]
    if to == "activity":
        named = [
            (row, "title")
            for number in range(len(rows_at(mapping, "plans")))
            for row in rows_at(mapping, f"plans[{number}].activities")
        ]
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
        return inputs.plain(value)
    options = options_of(mapping, field)
    if field.kind == "mapping" and isinstance(value, dict):
        return "; ".join(f"{options.get(key, key)}: {inputs.amount_shown(amount)}" for key, amount in value.items())
    if isinstance(value, list):
        return "; ".join(options.get(str(item), inputs.plain(item)) for item in value)
    if isinstance(value, str):
        return options.get(value, value)
    return inputs.plain(value) if isinstance(value, dict) else inputs.shown(field, value) or ""


def rows_at(mapping: Mapping[str, Any], path: str) -> list[Any]:
    """The rows of the list at a path; none when something else stands there."""
    rows = look(mapping, steps_of(path))
    return rows if isinstance(rows, list) else []


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
