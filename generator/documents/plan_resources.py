"""What the year costs, who bears it, and in words every sum that differs from another that it should equal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator import facts, swedish
from generator.contract import Initiative, Plan
from generator.documents import shared
from generator.documents.derived import Derived, Values
from generator.values import Gap


def derived(initiative: Initiative, data: Mapping[str, Any], plan: Plan | None) -> Derived:
    """The year's money and its sums, each party's budget and how many activities it has."""
    by_party = (plan.budget_by_party if plan else None) or {}
    funding, year = initiative.funding, plan.year if plan else None
    budget = ((funding.budget if funding else None) or {}).get(year or 0)
    activities = plan.activities if plan else ()
    own = [by_party.get(party.id) for party in initiative.parties]
    planned = shared.known_sum(own) if own else None
    spent = sum(activity.budget or 0 for activity in activities)
    complete = all(activity.budget is not None for activity in activities)
    cells: list[Values] = [
        {
            "budget": by_party.get(party.id, Gap("årets budget för parten")),
            "responsible_for": sum(activity.responsible == party.id for activity in activities),
            "takes_part_in": sum(party.id in activity.participants for activity in activities),
        }
        for party in initiative.parties
    ]
    values: Values = {
        "year_budget": budget if budget is not None else Gap("gemensam budget för året"),
        "party_budget_total": shared.total(own, "summan av parternas budgetar"),
        "activity_total": spent if complete else "",
        "differences": list(_differences(initiative, budget, planned, spent)),
        "deputies": [row for row in data["organisation"]["mandates"] if row["deputy"]],
    }
    return Derived(values, {"parties": cells})


def _differences(initiative: Initiative, year: int | None, parties: int | None, spent: int) -> Iterator[str]:
    """Special funds are not split on parties, so with them the parties' part may fall short of the year's budget.

    Of activities the known budgets alone may already be too much; of parties a part of the sum says nothing.
    """
    special = facts.has_special_funds(initiative)
    given = [party.contribution.amount_per_year if party.contribution else None for party in initiative.parties]
    contributed = shared.known_sum(given) if given else None
    sums = (("Summan av parternas budgetar", parties), ("Summan av parternas bidrag per år", contributed))
    for name, total in sums:
        if year is None or total is None or total == year:
            continue
        apart = swedish.kronor(abs(year - total))
        if special and total < year:
            yield f"{name} är {apart} lägre än den gemensamma budgeten, som också finansieras med särskilda medel."
        else:
            yield f"{name} skiljer sig från den gemensamma budgeten med {apart}."
    frame, called = (year, "den gemensamma budgeten") if year is not None else (parties, "summan av parternas budgetar")
    if frame is not None and spent > frame:
        yield f"Aktiviteternas budgetar överstiger {called} med {swedish.kronor(spent - frame)}."
