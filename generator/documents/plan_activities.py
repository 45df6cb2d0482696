"""The plan's activities: by goal, by form, and what became of the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator import swedish
from generator.contract import Activity, ActivityForm, Initiative, Plan, PlanStatus, Quarter, first_day
from generator.documents import shared
from generator.documents.derived import Derived, Values
from generator.values import Gap


def derived(
    initiative: Initiative, data: Mapping[str, Any], plan: Plan | None, row: Mapping[str, Any]
) -> Derived:
    """The activities grouped in the ways that the sections show them, and what became of the year before."""
    own = plan.activities if plan else ()
    plans = enumerate(zip(initiative.plans, data["plans"], strict=True))
    cells = {f"plans[{number}].activities": _cells(initiative, each, built) for number, (each, built) in plans}
    starts = [activity.starts for activity in own if activity.starts]
    served = {activity.goal for activity in own}
    goals = [goal.id for goal in (initiative.direction.goals if initiative.direction else ())]
    values: Values = {
        "has_activities": bool(own),
        "activity_count": len(own),
        "goals": _by_goal(data, row["activities"]),
        "goals_served": [goal for goal in goals if goal in served],
        "goals_without": [goal for goal in goals if goal not in served],
        "forms": _by_form(own),
        "first_start": _first(starts),
        "starting": initiative.initiative.phase != "operation" and (plan is None or plan.status != PlanStatus.CLOSED),
        "previous": _previous(data, plan),
        "has_outcomes": any(activity.outcome for activity in own),
        "progress": _by_status(own),
        "continuing": _continuing(own),
        "involved_groups": [group for group in data["challenge"]["target_groups"] if group["involvement"]],
    }
    return Derived(values, cells)


def _cells(initiative: Initiative, plan: Plan, row: Mapping[str, Any]) -> list[Values]:
    parties = {party.id for party in initiative.parties}
    carried = [(each.carried_from, each.id) for other in initiative.plans for each in other.activities]
    return [
        {
            "participants": _participants(built, activity, parties),
            "time": _time(activity, plan.year),
            "continues": _moment(activity.continues_until, plan.year) if activity.continues_until else "",
            "budget": swedish.number(activity.budget) if activity.budget is not None else "–",
            "progress": f"{activity.progress}{swedish.HARD_SPACE}%" if activity.progress is not None else "",
            "carried_to": [follower for source, follower in carried if source == activity.id],
        }
        for built, activity in zip(row["activities"], plan.activities, strict=True)
    ]


def _participants(row: Mapping[str, Any], activity: Activity, parties: set[str]) -> str:
    """By name, or ``övriga parter`` when it is all of them: a table of many activities must stay readable."""
    others = parties - {activity.responsible or ""}
    if len(others) > 1 and activity.responsible in parties and set(activity.participants) == others:
        return "övriga parter"
    return swedish.listed(row["participants"])


def _time(activity: Activity, year: int | None) -> str:
    """``Kvartal 1–3``, since the year is the plan's; days as they are; a missing start or end is a gap."""
    starts, ends = activity.starts, activity.ends
    if isinstance(starts, Quarter) and isinstance(ends, Quarter) and starts.year == ends.year == year:
        span = str(starts.quarter) if starts == ends else f"{starts.quarter}–{ends.quarter}"
        return f"Kvartal{swedish.HARD_SPACE}{span}"
    if starts is None and ends is None:
        return Gap("start och slut")
    first = swedish.capitalised(_moment(starts, year)) if starts else Gap("start")
    last = _moment(ends, year) if ends else Gap("slut")
    return first if starts == ends else f"{first}–{last}"


def _moment(moment: date | Quarter | None, year: int | None) -> str:
    """``kvartal 2`` in the plan's year, ``kvartal 2 2028`` in another, ``2027-03-15`` for a day."""
    if not isinstance(moment, Quarter):
        return str(moment)
    return f"kvartal{swedish.HARD_SPACE}{moment.quarter}" + ("" if moment.year == year else f" {moment.year}")


def _first(starts: Sequence[date | Quarter]) -> str:
    if not starts:
        return Gap("när den första aktiviteten börjar")
    earliest = min(starts, key=first_day)
    if isinstance(earliest, Quarter):
        return f"kvartal{swedish.HARD_SPACE}{earliest.quarter}"
    return swedish.long_date(earliest)


def _by_goal(data: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> list[Values]:
    """The activities in the order of the goals, those without a goal last."""
    known = {goal["id"] for goal in data["direction"]["goals"]}
    groups = [
        (f"{goal['id']} {goal['text']}", [row for row in rows if row["goal"] == goal["id"]])
        for goal in data["direction"]["goals"]
    ]
    groups.append(("Utan mål", [row for row in rows if row["goal"] not in known]))
    return [{"caption": caption, "activities": own, "total": _total(own)} for caption, own in groups if own]


def _total(rows: Sequence[Mapping[str, Any]]) -> str:
    """The sum of the rows' budgets; of a single one there is nothing to add up, and without all of them no sum."""
    amounts = [row["budget"] for row in rows if isinstance(row["budget"], int)]
    return swedish.number(sum(amounts)) if len(amounts) == len(rows) > 1 else ""


def _by_form(activities: Sequence[Activity]) -> list[Values]:
    """Which activities are carried out in which form; those of no stated form stand last, with a gap."""
    forms: list[ActivityForm | None] = [*ActivityForm, None]
    groups = [(form, [each.id for each in activities if each.form == form]) for form in forms]
    return [
        {"name": form.label if form else Gap("genomförandeform"), "count": len(own), "activities": swedish.listed(own)}
        for form, own in groups
        if own
    ]


def _by_status(activities: Sequence[Activity]) -> list[Values]:
    """How many activities stand where, and for how much: the picture that managements follow up by."""
    statuses = dict.fromkeys(activity.status for activity in activities)
    groups = [(status, [each for each in activities if each.status == status]) for status in statuses]
    return [
        {
            "status": status.label if status else Gap("status"),
            "count": len(own),
            "budget": _sum([each.budget for each in own]),
        }
        for status, own in groups
    ]


def _sum(budgets: Sequence[int | None]) -> str:
    whole = shared.known_sum(budgets)
    return "–" if whole is None else swedish.number(whole)


def _continuing(activities: Sequence[Activity]) -> list[str]:
    return [
        f"{each.id} (till och med {_moment(each.continues_until, None)})"
        for each in activities
        if each.continues_until is not None
    ]


def _previous(data: Mapping[str, Any], plan: Plan | None) -> Any:
    """The latest plan before this one."""
    earlier = [row for row in data["plans"] if plan and plan.year and row["year"] and row["year"] < plan.year]
    found = max(earlier, key=lambda row: int(row["year"]), default=None)
    return {"year": str(found["year"]), "activities": found["activities"]} if found else False
