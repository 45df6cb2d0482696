"""What the plan follows up: benefits, goals, risks, and the cycle of the year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator import catalogue, swedish
from generator.contract import Initiative, Measurement, Plan


def derived(
    initiative: Initiative, data: Mapping[str, Any], plan: Plan | None, row: Mapping[str, Any]
) -> dict[str, Any]:
    """``benefits``, ``risks``, ``cycle`` and the latest measurement of every goal and benefit."""
    measured = initiative.follow_up.measurements if initiative.follow_up else ()
    for goal in data["direction"]["goals"]:
        goal["derived"] = {**_latest(measured, "goal", goal["id"]), "due": _due(goal["due"])}
    for benefit in data["benefits"]:
        benefit["derived"] = {**_latest(measured, "benefit", benefit["id"]), "due": _due(benefit["due"])}
    for risk, given in zip(data["risks"], initiative.risks, strict=True):
        known = given.likelihood is not None and given.consequence is not None
        risk["derived"] = {"value": given.likelihood * given.consequence if known else "–"}  # type: ignore[operator]
    for party, own in zip(data["parties"], initiative.parties, strict=True):
        rhythm = own.own_follow_up.rhythm if own.own_follow_up else None
        party["derived"]["follow_up_rhythm"] = swedish.every(rhythm) if rhythm else party["own_follow_up"]["rhythm"]
    chosen = _benefits(initiative, data, plan, row)
    return {
        "benefits": chosen,
        "realised": [benefit for benefit in chosen if benefit["realisation"]],
        "risks": sorted(data["risks"], key=lambda risk: -_number(risk["derived"]["value"])),
        "followed_parties": [party for party in data["parties"] if party["own_follow_up"]["responsible_title"]],
        "measurement_comments": _comments(measured),
        "cycle": _cycle(data),
    }


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _benefits(
    initiative: Initiative, data: Mapping[str, Any], plan: Plan | None, row: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Benefits that the year works on: of a goal that has an activity in the plan, or due by the end of the year."""
    goals = {activity["goal"] for activity in row["activities"] if activity["goal"]}
    year = plan.year if plan else None
    due = {
        benefit.id
        for benefit in initiative.benefits
        if benefit.due is not None and year is not None and benefit.due.year <= year
    }
    return [benefit for benefit in data["benefits"] if benefit["goal"] in goals or benefit["id"] in due]


def _latest(measurements: tuple[Measurement, ...], kind: str, identity: str) -> dict[str, str]:
    """The latest value and its date; a dash when nothing has been measured."""
    own = [each for each in measurements if getattr(each, kind) == identity and each.value is not None]
    if not own:
        return {"latest": "–", "latest_on": ""}
    last = max(own, key=lambda each: each.date or date.min)
    value = last.value if isinstance(last.value, str) else swedish.number(last.value or 0)
    return {"latest": value, "latest_on": last.date.isoformat() if last.date else ""}


def _comments(measurements: tuple[Measurement, ...]) -> list[dict[str, str]]:
    return [{"subject": each.goal or each.benefit or "", "text": each.comment} for each in measurements if each.comment]


def _due(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "label", value)


def _cycle(data: Mapping[str, Any]) -> list[dict[str, str]]:
    """The rows of the year. What is known only from memory is left out: the plan says nothing with more certainty."""
    levels = {"leadership_group": "F2", "steering": "F3"}
    forums = data["organisation"]["forums"]
    names = {levels[forum["level"]]: swedish.lowered(forum["name"]) for forum in forums if forum["level"] in levels}
    rows = [
        {"time": row.time, **{key: _known(getattr(row, key)) for key in ("state", "municipal", "joint")}}
        for row in catalogue.year_cycle(names)
    ]
    return [row for row in rows if row["state"] or row["municipal"] or row["joint"]]


def _known(cell: Any) -> str:
    return "" if "[M]" in cell.mark else str(cell.text)
