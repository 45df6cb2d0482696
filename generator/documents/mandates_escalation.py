"""What the section on escalation needs: what each step rests on, where urgent questions go, how long it may take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator import catalogue, facts, swedish
from generator.contract import Initiative
from generator.documents.derived import Derived, Values

# Where an urgent question is put directly (domain part 4.6): the steering group, else the nearest level above it.
_URGENT = ("steering", "leadership_group", "management")


def escalation(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    """The basis of every step by its forum's level, and what the section says beside the steps."""
    levels = {forum["id"]: forum["level"] for forum in data["organisation"]["forums"]}
    steps = data["escalation"]["steps"]
    basis = {step.level: step.basis for step in catalogue.defaults().steps}
    cells: list[Values] = [{"basis": basis.get(levels.get(step["forum"], ""), "")} for step in steps]
    days = [step.working_days for step in (initiative.escalation.steps if initiative.escalation else ())]
    preparation = initiative.government_assignment.joint_preparation if initiative.government_assignment else None
    values: Values = {
        "total_days": sum(day or 0 for day in days) if all(days) else 0,
        "urgent_forum": _urgent(steps, levels),
        "ends_with_management": facts.ends_with_management(initiative),
        "departments": _departments(initiative),
        "asks_joint_preparation": bool(preparation),
        "trade_offs_shown": bool(data["follow_up"]["trade_offs"]),
    }
    return Derived(values, {"escalation.steps": cells})


def _urgent(steps: Sequence[Mapping[str, Any]], levels: Mapping[str, Any]) -> str:
    for level in _URGENT:
        for step in steps:
            if levels.get(step["forum"]) == level:
                return swedish.lowered(step["forum"].label)
    return ""


def _departments(initiative: Initiative) -> list[str]:
    """The departments of the state agencies, each once; a single one has nobody to prepare a question with."""
    departments = facts.constellation(initiative).departments
    return list(departments) if len(departments) > 1 else []
