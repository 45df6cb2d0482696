"""What an initiative and its lists start from: nothing but an id and a name, and what the catalogue has to offer, made
to fit: forums, kinds of decision, steps of escalation.

What is taken is ordinary rows afterwards; what is there already is not offered again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import catalogue
from generator.contract import FORMAT, Decision, EscalationStep, Forum, Part, PartyKind, PartyRole, look
from generator.editing.ids import numbered_id
from generator.editing.placing import rows_at

USUAL = ("F1", "F2", "F3", "F4", "F5")
"""The forums that are proposed at first. More than five draw a remark (domain part 4.2)."""

_FORUMS = "organisation.forums"


def blank(identity: str, name: str) -> dict[str, Any]:
    """The mapping of a new initiative with nothing but its id and name."""
    return {"format": FORMAT, "initiative": {"id": identity, "name": name}}


def offered_rows(model: type[Part]) -> list[dict[str, Any]]:
    """All that the catalogue has for a list of such parts, for an initiative of which nothing is known yet."""
    known = catalogue.default_forums()
    ids = [str(forum["id"]) for forum in known]
    if model is Forum:
        return known
    if model is Decision:
        return catalogue.default_decisions(ids)
    return list(catalogue.default_escalation(ids)["steps"]) if model is EscalationStep else []


def missing_forums(mapping: Mapping[str, Any]) -> dict[str, str]:
    """The catalogue's forums that have no counterpart here, code → name."""
    have, forums = counterparts(mapping), catalogue.default_forums(mixed=_is_mixed(mapping))
    return {forum["id"]: forum["name"] for forum in forums if forum["id"] not in have}


def forums(mapping: Mapping[str, Any], codes: list[str], taken: set[Any]) -> list[dict[str, Any]]:
    """The chosen forums as rows, with ids that are not `taken`."""
    rows = catalogue.default_forums(codes, mixed=_is_mixed(mapping))
    return _with_free_ids(rows, "F", taken)


def decisions(mapping: Mapping[str, Any], taken: set[Any]) -> list[dict[str, Any]]:
    """The kinds of decision that are not here already, between the forums that are."""
    have = counterparts(mapping)
    rows = catalogue.default_decisions(list(have), _host(mapping), agreement=_agreement(mapping))
    asked = {look(row, "question") for row in rows_at(mapping, "decisions")}
    new = [_renamed(row, have) for row in rows if row["question"] not in asked]
    return _with_free_ids(new, "B", taken)


def escalation(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The steps through the forums that are here and what holds without agreement; empty without such forums."""
    have = counterparts(mapping)
    found = catalogue.default_escalation(list(have), with_state=PartyKind.STATE_AGENCY in _kinds(mapping))
    return _renamed(found, have) if found["steps"] else {}


def counterparts(mapping: Mapping[str, Any]) -> dict[str, str]:
    """The catalogue's code of a forum → the id of the forum here that is the same: by its name, or by a level that only
    one of the catalogue's forums has."""
    here = [row for row in rows_at(mapping, _FORUMS) if isinstance(look(row, "id"), str)]
    by_name = {look(row, "name"): row["id"] for row in reversed(here)}
    by_level = {look(row, "level"): row["id"] for row in reversed(here)}
    known = catalogue.defaults().forums
    levels = [forum.level for forum in known]
    found = {
        forum.id: by_name.get(forum.name)
        or by_name.get(forum.name_in_mixed or None)
        or (by_level.get(forum.level) if levels.count(forum.level) == 1 else None)
        for forum in known
    }
    return {code: identity for code, identity in found.items() if identity is not None}


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The catalogue's codes of forums turned into ids, wherever they stand; questions and other words are none."""
    if isinstance(value, dict):
        return {key: item if key in ("id", "question") else _renamed(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


def _with_free_ids(rows: list[dict[str, Any]], letter: str, taken: set[Any]) -> list[dict[str, Any]]:
    used, made = set(taken), []
    for row in rows:
        identity = row["id"] if row["id"] not in used else numbered_id(letter, used)
        used.add(identity)
        made.append(row | {"id": identity})
    return made


def _kinds(mapping: Mapping[str, Any]) -> set[Any]:
    return {look(row, "kind") for row in rows_at(mapping, "parties")} - {None}


def _is_mixed(mapping: Mapping[str, Any]) -> bool:
    return bool(_kinds(mapping) - {PartyKind.STATE_AGENCY.value})


def _agreement(mapping: Mapping[str, Any]) -> str:
    """Only state agencies cannot be bound by contract to each other: theirs is an "överenskommelse"."""
    return "avtalet" if _is_mixed(mapping) else "överenskommelsen"


def _host(mapping: Mapping[str, Any]) -> str | None:
    parties = rows_at(mapping, "parties")
    for role in (PartyRole.HOST, PartyRole.COORDINATING):
        found = next((look(row, "id") for row in parties if look(row, "role") == role.value), None)
        if isinstance(found, str):
            return found
    return None
