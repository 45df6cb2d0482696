"""What the plan follows up: benefits, goals, risks, and the cycle of the year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator import catalogue, facts, swedish
from generator.contract import Initiative, Measurement, Plan, Risk
from generator.documents import shared
from generator.documents.derived import Derived, Values
from generator.values import Gap

_LEVELS = {"leadership_group": "F2", "steering": "F3"}
# The months whose rows are about preparing the next plan and deciding on it.
_PLANNING = (10, 11)
# What only state agencies have: municipal parties alone do not plan by it.
_STATE_ONLY = re.compile("budgetunderlag|regleringsbrev")


def derived(
    initiative: Initiative, data: Mapping[str, Any], plan: Plan | None, row: Mapping[str, Any]
) -> Derived:
    """``benefits``, ``risks``, ``cycle`` and the latest measurement of every goal and benefit."""
    year = plan.year if plan else None
    made = initiative.follow_up.measurements if initiative.follow_up else ()
    measured = tuple(each for each in made if year is None or each.date is None or each.date.year <= year)
    weights = [_weight(risk) for risk in initiative.risks]
    by_weight = sorted(zip(weights, data["risks"], strict=True), key=lambda weighed: -(weighed[0] or 0))
    chosen = _benefits(initiative, data, plan, row)
    values: Values = {
        "benefits": chosen,
        "no_benefit_this_year": bool(initiative.benefits and row["activities"] and not chosen),
        "realised": [benefit for benefit in chosen if benefit["realisation"]],
        "risks": [risk for _, risk in by_weight],
        "followed_parties": [party for party in data["parties"] if party["own_follow_up"]["responsible_title"]],
        "measurement_comments": _comments(measured),
        "cycle": _cycle(initiative, data),
        "councils_budget": bool(facts.constellation(initiative).local_authorities),
    }
    cells: dict[str, list[Values]] = {
        "direction.goals": [_measured(measured, "goal", goal) for goal in data["direction"]["goals"]],
        "benefits": [_measured(measured, "benefit", benefit) for benefit in data["benefits"]],
        "risks": [{"value": "–" if weight is None else weight} for weight in weights],
        "parties": [{"follow_up_rhythm": _rhythm(party["own_follow_up"]["rhythm"])} for party in data["parties"]],
    }
    return Derived(values, cells)


def _measured(measured: tuple[Measurement, ...], kind: str, row: Mapping[str, Any]) -> Values:
    return {**_latest(measured, kind, row["id"]), "due": shared.moment(row["due"])}


def _weight(risk: Risk) -> int | None:
    """Likelihood times consequence; None when either is missing."""
    return None if risk.likelihood is None or risk.consequence is None else risk.likelihood * risk.consequence


def _rhythm(said: Any) -> Any:
    return swedish.every(said) if said else said


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
    last = _last([each for each in measurements if getattr(each, kind) == identity and each.value is not None])
    if last is None:
        return {"latest": "–", "latest_on": ""}
    value = last.value if isinstance(last.value, str) else swedish.number(last.value or 0)
    return {"latest": value, "latest_on": last.date.isoformat() if last.date else ""}


def _last(measurements: Sequence[Measurement]) -> Measurement | None:
    return max(measurements, key=lambda each: each.date or date.min, default=None)


def _comments(measurements: tuple[Measurement, ...]) -> list[dict[str, str]]:
    """What is said of the latest measurement of each goal and benefit; older ones are told of in older plans."""
    subjects = dict.fromkeys((each.goal or each.benefit or "") for each in measurements)
    latest = [_last([each for each in measurements if (each.goal or each.benefit or "") == one]) for one in subjects]
    return [{"subject": e.goal or e.benefit or "", "text": e.comment} for e in latest if e and e.comment]


def _cycle(initiative: Initiative, data: Mapping[str, Any]) -> list[dict[str, str]]:
    """The rows of the year. What is known only from memory is left out: the plan says nothing with more certainty.

    Nor does it speak of what no party does, or of other forums than those that the matrix names for the plan.
    """
    parties = facts.constellation(initiative)
    councils = bool(parties.local_authorities)
    direction = shared.titles(initiative)["the_direction"]
    rows = [
        {
            "time": row.time,
            "state": _known(row.state) if parties.has_state else "",
            "municipal": _known(row.municipal) if councils else "",
            "joint": _known(row.joint).replace("inriktningen", direction),
        }
        for row in _year(initiative, data)
        if parties.may_have_state or not _STATE_ONLY.search(row.joint.text)
    ]
    return [row for row in rows if row["state"] or row["municipal"] or row["joint"]]


def _year(initiative: Initiative, data: Mapping[str, Any]) -> list[catalogue.YearRow]:
    forums = data["organisation"]["forums"]
    names = {_LEVELS[forum["level"]]: swedish.lowered(forum["name"]) for forum in forums if forum["level"] in _LEVELS}
    of_plan = {"F2": shared.plan_forum(initiative, data), "F3": shared.plan_preparer(initiative, data)}
    known = {code: name for code, name in of_plan.items() if not isinstance(name, Gap)}
    both = zip(catalogue.year_cycle(names), catalogue.year_cycle({**names, **known}), strict=True)
    return [own if row.month in _PLANNING else row for row, own in both]


def _known(cell: Any) -> str:
    return "" if "[M]" in cell.mark else str(cell.text)
