"""The plan's activities: by goal, by form, and what became of the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator import swedish
from generator.contract import Activity, Initiative, Plan, Quarter, first_day
from generator.values import Gap

_FORMS = (
    ("joint", "Följande aktiviteter genomförs av alla parter gemensamt:"),
    ("smaller_group", "Följande aktiviteter genomförs av en mindre grupp:"),
    ("pilot", "Följande aktiviteter genomförs som pilot:"),
)


def derived(
    initiative: Initiative, data: Mapping[str, Any], plan: Plan | None, row: Mapping[str, Any]
) -> dict[str, Any]:
    """``goals``, ``forms``, ``previous`` and when the first activity starts."""
    own = plan.activities if plan else ()
    for built, activity in zip(row["activities"], own, strict=True):
        built["derived"] = _details(built, activity)
    starts = [activity.starts for activity in own if activity.starts]
    return {
        "has_activities": bool(own),
        "goals": _by_goal(data, row["activities"]),
        "forms": _by_form(row["activities"]),
        "first_start": _first(starts),
        "previous": _previous(initiative, data, plan),
        "involved_groups": [group for group in data["challenge"]["target_groups"] if group["involvement"]],
    }


def _details(row: Mapping[str, Any], activity: Activity) -> dict[str, Any]:
    others = [str(getattr(name, "label", name)) for name in row["participants"]]
    return {
        "participants": swedish.listed(others) or "–",
        "time": _time(activity),
        "budget": swedish.number(activity.budget) if activity.budget is not None else "–",
    }


def _time(activity: Activity) -> str:
    """``Kvartal 1–3``, since the year is the plan's; days as they are; a missing end is a gap."""
    starts, ends = activity.starts, activity.ends
    if isinstance(starts, Quarter) and isinstance(ends, Quarter):
        span = str(starts.quarter) if starts == ends else f"{starts.quarter}–{ends.quarter}"
        return f"Kvartal{swedish.HARD_SPACE}{span}"
    if starts is None and ends is None:
        return Gap("start och slut")
    first = str(starts) if starts else Gap("start")
    last = str(ends) if ends else Gap("slut")
    return first if first == last else f"{first}–{last}"


def _first(starts: Sequence[date | Quarter]) -> str:
    if not starts:
        return Gap("när den första aktiviteten börjar")
    earliest = min(starts, key=first_day)
    return f"kvartal {earliest.quarter}" if isinstance(earliest, Quarter) else swedish.long_date(earliest)


def _by_goal(data: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The activities in the order of the goals, those without a goal last."""
    groups = [
        {"caption": f"{goal['id']} {goal['text']}", "activities": [row for row in rows if row["goal"] == goal["id"]]}
        for goal in data["direction"]["goals"]
    ]
    known = {goal["id"] for goal in data["direction"]["goals"]}
    groups.append({"caption": "Utan mål", "activities": [row for row in rows if row["goal"] not in known]})
    return [group for group in groups if group["activities"]]


def _by_form(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    groups = [
        {"caption": caption, "activities": [row for row in rows if row["form"] == form]} for form, caption in _FORMS
    ]
    return [group for group in groups if group["activities"]]


def _previous(initiative: Initiative, data: Mapping[str, Any], plan: Plan | None) -> Any:
    """The latest plan before this one, each activity with the one that carries it on."""
    earlier = [row for row in data["plans"] if plan and plan.year and row["year"] and row["year"] < plan.year]
    if not earlier:
        return False
    found = max(earlier, key=lambda row: int(row["year"]))
    carried = {
        activity.carried_from: activity.id
        for each in initiative.plans
        for activity in each.activities
        if activity.carried_from
    }
    rows = [{**row, "derived": {"carried_to": carried.get(row["id"], "")}} for row in found["activities"]]
    return {"year": str(found["year"]), "activities": rows}
