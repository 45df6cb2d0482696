"""The defaults adapted to one initiative: rows in the contract's form, to be written into a file or a form.

The rules are those under the tables of domain parts 4.2, 4.4 and 4.6. Nothing here decides anything: what is made is a
draft that the parties change.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from generator.catalogue.load import defaults
from generator.catalogue.model import DefaultDecision, DefaultForum, YearCell, YearRow

_LEVELS = {"F2": "ledningsgruppen", "F3": "styrgruppen"}


def default_forums(forum_ids: Collection[str] | None = None, *, mixed: bool = False) -> list[dict[str, Any]]:
    """The forums with these codes (all of F1 … F9 when None), in the form of `organisation.forums`.

    With `mixed`, when not all parties are state agencies, a forum has the name that suits them all.
    """
    chosen = [forum for forum in defaults().forums if forum_ids is None or forum.id in forum_ids]
    return [_forum(forum, mixed) for forum in chosen]


def _forum(forum: DefaultForum, mixed: bool) -> dict[str, Any]:
    return {
        "id": forum.id,
        "name": (mixed and forum.name_in_mixed) or forum.name,
        "level": forum.level,
        "rhythm": forum.rhythm,
        "members": forum.members,
        "tasks": list(forum.tasks),
    }


def default_decisions(
    forum_ids: Collection[str], host: str | None = None, *, agreement: str = "överenskommelsen"
) -> list[dict[str, Any]]:
    """The 22 kinds of decision in the form of `decisions`, adapted to the forums that exist.

    A forum that does not exist is left out; of several that may prepare, the first that exists does. `host` is the id
    of the party that hosts or coordinates; without it the rows that it decides have nobody who decides. `agreement` is
    what the parties call their agreement. A value that is left out is a gap in the documents and a finding.
    """
    known = list(forum_ids)
    return [_decision(row, known, host, agreement) for row in defaults().decisions]


def _decision(row: DefaultDecision, known: list[str], host: str | None, agreement: str) -> dict[str, Any]:
    decides = host if row.decides == "host" else row.decides if row.decides in known else None
    others = [forum for forum in known if forum != decides]
    values = {
        "id": row.id,
        "question": row.question.format(agreement=agreement),
        "category": row.category,
        "decides": decides,
        "prepares": next((forum for forum in row.prepares if forum in known), None),
        "consulted": [forum for forum in row.consulted if forum in known],
        "endorses": list(row.endorses),
        "informed": others if row.informed == "all" else [forum for forum in row.informed if forum in known],
        "form": row.form,
        "reserved": row.reserved != "no",
        "stages": list(row.stages),
    }
    return {key: value for key, value in values.items() if value is not None and value != []}


def default_escalation(forum_ids: Collection[str], *, with_state: bool = True) -> dict[str, Any]:
    """The steps through the forums that exist and what holds without agreement, in the form of `escalation`.

    `with_state`: some party is a state agency, so that the question is put before the departments.
    """
    found = defaults()
    words = f"{found.without_agreement} {found.with_state}" if with_state else found.without_agreement
    steps = [
        {"forum": step.forum, "working_days": step.working_days} for step in found.steps if step.forum in forum_ids
    ]
    return {"steps": steps, "without_agreement": words}


def year_cycle(names: Mapping[str, str] | None = None) -> tuple[YearRow, ...]:
    """The rows of the year with forums by name. `names` maps the codes F2 and F3 to the names inside a sentence
    (”GD-gruppen”, ”styrgruppen”); one that is not there is called by its level."""
    called = {**_LEVELS, **(names or {})}
    return tuple(replace(row, joint=_named(row.joint, called)) for row in defaults().cycle)


def _named(cell: YearCell, names: Mapping[str, str]) -> YearCell:
    text = cell.text.format_map(names)
    return replace(cell, text=text[:1].upper() + text[1:])
