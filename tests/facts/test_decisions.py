"""What the matrix means: whose the question is, who decides the plan and how far (domain parts 4.1–4.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from parties_of import STATE, parties

from generator import facts
from generator.contract import Initiative

Draft = Callable[..., Initiative]


@pytest.mark.parametrize(
    ("category", "reserved", "kept"),
    [
        ("statute", None, "ALWAYS"), ("assignment", False, "ALWAYS"), ("appropriation_directions", True, "ALWAYS"),
        ("economy", True, "BY_THE_PARTIES"), ("economy", None, None), ("direction", None, None),
    ],
)  # fmt: skip
def test_a_question_is_kept_for_each_leadership(draft: Draft, category: str, reserved: Any, kept: str | None) -> None:
    row = draft(decisions=[{"id": "B1", "category": category, "reserved": reserved}]).decisions[0]
    assert facts.kept(row) is (facts.Kept[kept] if kept else None)
    assert facts.is_locked(row) is (kept == "ALWAYS")
    assert facts.is_on_direction(row) is (category == "direction")


def test_a_private_body_decides_none_of_these(draft: Draft) -> None:
    categories = ("procurement", "data_protection", "security", "content", "statute")
    rows = draft(decisions=[{"id": f"B{n}", "category": one} for n, one in enumerate(categories)]).decisions
    assert [facts.is_barred_for_private(row) for row in rows] == [True, True, True, False, False]


FORUMS = [
    {"id": "F1", "level": "management"},
    {"id": "F2", "level": "leadership_group"},
    {"id": "F3", "level": "steering"},
]
MANDATES = [{"party": "P0", "forum": "F2", "limit": 900}, {"party": "P1", "forum": "F2", "limit": 500},
            {"party": "P1", "forum": "F3", "limit": 100}, {"party": "P0", "forum": "F3"}]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "decides", "prepares", "limit"),
    [
        ([{"category": "planning", "decides": "F2", "prepares": "F3"}], "F2", "F3", 500),
        ([{"category": "planning", "decides": "P0"}], "P0", None, None),
        ([{"category": "planning", "decides": "F1"}], "F1", None, None),
        ([{"category": "planning"}, {"category": "planning", "decides": "F2"}], "F2", None, 500),
        ([{"category": "economy", "decides": "F2"}], "F3", None, 100),
        ([], "F3", None, 100),
    ],
)
def test_the_plan_is_decided_by(draft: Draft, rows: Any, decides: str, prepares: str | None, limit: int | None) -> None:
    decisions = [{"id": f"B{number}", **row} for number, row in enumerate(rows)]
    organisation = {"forums": FORUMS, "mandates": MANDATES}
    initiative = draft(parties=parties(STATE, STATE), organisation=organisation, decisions=decisions)
    assert facts.plan_decision(initiative) == facts.PlanDecision(decides, prepares, limit)


def test_nobody_decides_the_plan_where_nothing_says(draft: Draft) -> None:
    assert facts.plan_decision(draft()) == facts.PlanDecision(None, None, None)


def test_a_consensus_goes_as_far_as_the_lowest_limit_in_its_forum(draft: Draft) -> None:
    rows = [{"id": "B1", "form": "consensus", "decides": "F2"}, {"id": "B2", "form": "principal", "decides": "F3"}]
    organisation = {"forums": FORUMS, "mandates": MANDATES}
    initiative = draft(parties=parties(STATE, STATE), organisation=organisation, decisions=rows)
    assert facts.consensus_forums(initiative) == ("F2",)
    assert [facts.is_consensus(row) for row in initiative.decisions] == [True, False]
    assert [facts.is_outside(row) for row in initiative.decisions] == [False, True]
    assert [facts.consensus_limit(initiative, forum) for forum in facts.forums(initiative)] == [None, 500, 100]
    assert [mandate.party for mandate in facts.mandates_in(initiative, "F3")] == ["P1", "P0"]


def test_a_plan_decides_over_the_years_budget_or_what_it_gives_the_parties(draft: Draft) -> None:
    plans = [{"year": 2027, "budget_by_party": {"P0": 3}}, {"year": 2028, "budget_by_party": {"P0": 3}}, {"year": 2029}]
    initiative = draft(parties=parties(STATE), funding={"budget": {2027: 5}}, plans=plans)
    assert [facts.plan_amount(initiative, plan) for plan in initiative.plans] == [5, 3, None]


@pytest.mark.parametrize(("last", "ends"), [("F1", True), ("F3", False)])
def test_escalation_ends_with_each_leadership(draft: Draft, last: str, ends: bool) -> None:
    steps = {"steps": [{"forum": "F2"}, {"forum": last}]}
    assert facts.ends_with_management(draft(organisation={"forums": FORUMS}, escalation=steps)) is ends
    assert not facts.ends_with_management(draft())
