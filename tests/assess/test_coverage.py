"""Coverage: when a checkpoint is dealt with, when it is missing and when it does not apply."""

from __future__ import annotations

from typing import Any

import pytest

from generator import catalogue
from generator.assess import coverage
from generator.contract import Initiative, parse


def missing(initiative: Initiative) -> set[str]:
    return {point for factor in coverage(initiative).values() for point in factor.missing}


def not_relevant(initiative: Initiative) -> set[str]:
    return {point for factor in coverage(initiative).values() for point in factor.not_relevant}


def test_a_complete_initiative_deals_with_every_checkpoint(changed: Any) -> None:
    found = coverage(changed())
    assert list(found) == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3"]
    assert sum(factor.of for factor in found.values()) == 94
    assert sum(factor.dealt_with for factor in found.values()) == 94
    assert found["3.2"].name == "Etablera en organisation och ta ett livscykelperspektiv redan från början"
    assert found["3.2"].area == "Uppstart av en samverkansorganisation"
    assert not_relevant(changed()) == {"2.2.4", "2.2.5", "2.3.2", "2.3.4", "2.3.5"}


def test_without_decisions_on_the_direction_only_that_checkpoint_is_missing(arbetskraft: dict[str, Any]) -> None:
    initiative = parse(arbetskraft)
    assert missing(initiative) == {"3.1.1"}
    assert not_relevant(initiative) == {"1.1.3", "2.2.4", "3.2.15"}


def test_an_empty_draft_deals_only_with_what_does_not_apply_to_it(draft: Any) -> None:
    found = coverage(draft())
    assert sum(factor.of for factor in found.values()) == 94
    assert sum(factor.dealt_with for factor in found.values()) == len(not_relevant(draft()))
    conditional = {point.id for point in catalogue.checkpoints() if point.condition}
    assert not_relevant(draft()) == conditional


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"rationale.kind": None}, {"1.1.2"}),
        ({"parties[2].consequences": None}, {"1.1.7"}),
        ({"challenge.target_groups[1].needs": "  "}, {"1.1.5"}),
        ({"challenge.examples": []}, {"1.1.6"}),
        ({"system.private_actors_position": None}, {"1.2.2", "1.2.6"}),
        ({"benefits[3].indicator": None}, {"3.1.8"}),
        ({"parties[1].contribution": {}}, {"3.1.17", "3.2.18", "3.3.5", "4.2.1"}),
        ({"funding.budget": {}}, {"3.2.17"}),
        ({"decisions[4].form": None}, {"3.2.10"}),
        ({"direction.goals": [{"id": "M1"}, {"id": "M2"}, {"id": "M3"}]}, {"3.1.4", "4.3.1", "4.3.2"}),
    ],
)
def test_a_value_taken_away_leaves_its_checkpoints_missing(
    changed: Any, values: dict[str, Any], expected: set[str]
) -> None:
    assert missing(changed(values)) == expected


@pytest.mark.parametrize(
    "values",
    [
        {"technology.open_data": False},
        {"direction.goals[0].baseline": 0, "parties[0].contribution": {"amount_per_year": 0, "endurance": "2027"}},
        {"decisions[0].reserved": False},
        {"government_assignment.joint_preparation": False},
    ],
)
def test_no_and_zero_are_answers(changed: Any, values: dict[str, Any]) -> None:
    assert missing(changed(values)) == set()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # A party within its mandate has nothing to comment on; one that is not has.
        ({"parties[0].mandate_comment": None, "parties[0].mandate_assessment": "within"}, set()),
        ({"parties[0].mandate_comment": None}, {"2.1.1"}),
        # A deputy is asked of those who decide for their party, not of those who prepare.
        ({"organisation.mandates[3].deputy": "ersättare"}, set()),
        ({"organisation.mandates[2].deputy": None}, {"4.2.1"}),
        # Each management meets where it always does; a joint forum has its own rhythm and chair.
        ({"organisation.forums[0].rhythm": None}, set()),
        ({"organisation.forums[2].rhythm": None}, {"4.2.3"}),
        ({"organisation.forums[2].chair": None}, {"3.2.2"}),
        # Left out stages mean all.
        ({"decisions[4].stages": None}, set()),
        # What has no end has a review; what ends has an end.
        ({"direction.horizon.review": None}, {"3.1.5", "3.2.15"}),
        ({"direction.horizon.kind": "time_limited"}, {"3.1.5"}),
        # A key is only shared where costs are.
        ({"funding.model": "allocation_key"}, {"3.2.18"}),
        # Only what has begun has progressed.
        ({"plans[1].activities[0].progress": None}, set()),
        ({"plans[1].activities[0].progress": None, "plans[1].activities[0].status": "ongoing"}, {"4.1.6"}),
        # One party may run a pilot alone, but nothing joint.
        ({"plans[1].activities[6].participants": None}, set()),
        ({"plans[1].activities[0].participants": None}, {"4.1.4"}),
        # A dialogue that was not held has no date, unless the principal is concerned and one is needed.
        ({"government_assignment.dialogue": {"held": False}}, {"3.1.12"}),
        # One forum that works is enough for common interpretations, not for how the collaboration is organised.
        ({"organisation.forums[0].tasks": None}, {"3.2.3", "3.2.4"}),
        ({"lifecycle[0].note": None}, set()),
        ({"lifecycle[3].note": None}, {"3.2.16"}),
    ],
)
def test_a_field_is_asked_only_of_those_it_can_be_asked_of(
    changed: Any, values: dict[str, Any], expected: set[str]
) -> None:
    assert missing(changed(values)) == expected


def test_only_the_newest_plan_is_asked(changed: Any) -> None:
    assert missing(changed({"plans[0].activities[0].indicator": None, "plans[0].focus": None})) == set()
    assert missing(changed({"plans[1].focus": None})) == {"3.3.1", "4.1.1"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"parties[3].participation.able": "partly", "parties[3].consequences": None}, {"1.1.7"}),
        (
            {
                "parties[3].participation.willing": "partly",
                "parties[3].mandate_comment": None,
                "parties[3].consequences": None,
                "parties[3].mandate_assessment": "within",
            },
            {"1.1.7", "1.3.3", "1.3.4"},
        ),
        ({"options[0].within_mandate": "no", "options[2].within_mandate": "no"}, {"2.1.3"}),
        ({"expectations[0].group": "staff"}, {"3.1.15"}),
        ({"decisions[2].reserved": False}, {"3.2.9"}),
        ({"decisions[2].decides": "F2"}, {"3.2.9"}),
        ({"benefits[3].party": "SKV"}, {"4.3.3"}),
        ({"parties[1].direction_decision.date": None}, {"3.1.1"}),
    ],
)
def test_a_rule_that_does_not_hold_leaves_its_checkpoint_missing(
    changed: Any, values: dict[str, Any], expected: set[str]
) -> None:
    assert missing(changed(values)) == expected


@pytest.mark.parametrize(
    ("values", "now_relevant"),
    [
        ({"parties[3].kind": "municipality"}, {"2.2.4"}),
        ({"options[2].chosen": True}, {"2.2.5"}),
        ({"statutory_changes": [{"statute": "en lag"}]}, {"2.2.5", "2.3.2", "2.3.4", "2.3.5"}),
    ],
)
def test_data_makes_a_conditional_checkpoint_relevant(
    changed: Any, values: dict[str, Any], now_relevant: set[str]
) -> None:
    assert not_relevant(changed()) - not_relevant(changed(values)) == now_relevant


def test_one_joint_request_answers_for_all_changes_and_none_does_not(arbetskraft: dict[str, Any]) -> None:
    kept = ("statute", "need", "necessity", "alternatives_tried")
    bare = [{key: change[key] for key in kept} for change in arbetskraft["statutory_changes"]]
    assert missing(parse({**arbetskraft, "statutory_changes": bare})) == {"2.3.3", "2.3.4", "3.1.1"}


def test_a_checkpoint_set_aside_with_a_reason_is_dealt_with(changed: Any) -> None:
    empty = {"challenge.examples": []}
    aside = {"not_applicable": [{"checkpoint": "1.1.6", "reason": "Utmaningen är redan konkret."}]}
    without_reason = {"not_applicable": [{"checkpoint": "1.1.6"}]}
    assert missing(changed({**empty, **aside})) == set()
    assert "1.1.6" not in not_relevant(changed({**empty, **aside}))
    assert missing(changed({**empty, **without_reason})) == {"1.1.6"}
