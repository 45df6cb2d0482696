"""All findings together: order, answers, what refuses adoption, and that nothing ever makes them fail."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import catalogue
from generator.assess import coverage, findings, refusing
from generator.contract import Initiative, Path, field_at, fields, parse

ABBREVIATION = re.compile(r"\b(?:KL|FL|OSL|LOU|GDPR|RF|TF|MBL)\b|\b\d+:\d+ ?§")
ASKING = [*catalogue.checkpoints(), *catalogue.needs()]
KEYS = [pattern for pattern in fields() if "." not in pattern and pattern not in ("format", "initiative")]

# Nothing asks for changes of the law where none are needed.
ASKED = sorted(
    {str(Path.parse(pattern).steps[0]) for item in ASKING for pattern in item.fields} - {"statutory_changes"}
)


def test_the_complete_example_has_no_gaps_and_may_be_adopted(changed: Any) -> None:
    found = {finding.code for finding in findings(changed())}
    assert found == {
        "legal.archival_format",
        "legal.basis_to_be_stated",
        "legal.board_matter",
        "legal.co_determination",
        "legal.general_clause_alone",
        "legal.services",
        "organisation.many_forums",
        "plan.above_limit",
    }
    assert refusing(findings(changed())) == ()


def test_the_other_example_may_not_be_adopted_until_the_direction_is_decided(arbetskraft: dict[str, Any]) -> None:
    initiative = parse(arbetskraft)
    assert [finding.code for finding in refusing(findings(initiative))] == ["guidance.3.1.1"]
    assert {finding.code for finding in findings(initiative)} >= {
        "legal.security_sensitive",
        "legal.secrecy_ground_to_be_stated",
        "legal.interoperability",
    }
    assert "legal.crime_override_for_service" not in {finding.code for finding in findings(initiative)}


def test_a_missing_checkpoint_is_a_finding_at_the_first_missing_field(changed: Any) -> None:
    initiative = changed({"benefits[3].indicator": None, "benefits[4].indicator": None})
    found = next(finding for finding in findings(initiative) if finding.code == "guidance.3.1.8")
    assert found.path == "benefits[3].indicator"
    assert found.severity == "advice"
    assert found.source == "eSam, kontrollpunkt 3.1.8"
    assert found.clauses == ("direction.realisation", "agreement.benefits", "plan.benefits")
    assert found.message.endswith("Saknas: ”Nyttans indikator” (N4 och N5).")


def test_a_missing_value_of_several_parties_names_them_once(changed: Any) -> None:
    initiative = changed({"parties[0].direction_decision": None, "parties[3].direction_decision": None})
    found = next(finding for finding in findings(initiative) if finding.code == "guidance.3.1.1")
    assert found.path == "parties[0].direction_decision.body"
    assert found.message.count("Skatteverket och Statens servicecenter") == 1


def test_a_broken_rule_is_explained(changed: Any) -> None:
    found = {f.code: f for f in findings(changed({"benefits[3].party": "SKV"}))}
    assert found["guidance.4.3.3"].message.endswith("Varje part behöver ha minst en nytta.")
    assert found["benefits.none_for_party"].message.startswith("Ingen nytta är angiven för Statens servicecenter.")


def test_a_value_that_a_clause_needs_is_a_finding_of_its_own(changed: Any) -> None:
    found = {f.code: f for f in findings(changed({"validity.from": None, "dispute": None}))}
    assert found["needed.validity"].path == "validity.from"
    assert found["needed.dispute"].clauses == ("agreement.liability",)


def test_a_checkpoint_set_aside_is_not_a_finding_but_must_cannot_be_set_aside(arbetskraft: dict[str, Any]) -> None:
    aside = [{"checkpoint": point, "reason": "Prövas senare."} for point in ("3.1.1", "1.1.6")]
    initiative = parse({**arbetskraft, "not_applicable": aside, "challenge": {}})
    codes = {finding.code for finding in findings(initiative)}
    assert "guidance.1.1.6" not in codes
    assert "guidance.1.1.8" in codes
    assert [finding.code for finding in refusing(findings(initiative))] == ["guidance.3.1.1"]
    assert coverage(initiative)["3.1"].missing == ()


def test_an_answered_note_says_what_was_answered_and_is_no_longer_open(changed: Any) -> None:
    answer = {
        "code": "legal.services",
        "reason": "Avtalet omfattar vägledningen.",
        "by_title": "chefsjurist",
        "date": "2026-11-20",
    }
    found = next(f for f in findings(changed({"answered_notes": [answer]})) if f.code == "legal.services")
    assert found.answered == "Avtalet omfattar vägledningen. (chefsjurist, 2026-11-20)"
    assert found.severity == "help"
    unreasoned = changed({"answered_notes": [{"code": "legal.services"}]})
    open_again = next(f for f in findings(unreasoned) if f.code == "legal.services")
    assert (open_again.answered, open_again.severity) == ("", "advice")


def test_an_answer_does_not_lift_what_refuses_adoption(changed: Any) -> None:
    answer = {"code": "matrix.locked", "reason": "Vi har tänkt på det."}
    initiative = changed({"decisions[3].decides": "F2", "decisions[3].reserved": False, "answered_notes": [answer]})
    refused = refusing(findings(initiative))
    assert [(f.code, f.severity, f.answered) for f in refused] == [("matrix.locked", "error", "Vi har tänkt på det.")]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"parties[2].direction_decision.date": None}, "guidance.3.1.1"),
        ({"decisions[4].decides": None}, "matrix.one_decides"),
        ({"decisions[0].decides": "F2"}, "matrix.reserved"),
        ({"parties[3].kind": "municipality", "decisions[1].form": "consensus"}, "matrix.municipal_direction"),
        ({"archive.archive_creator": None}, "legal.archive_creator"),
        ({"personal_data.roles": "joint", "personal_data.purposes": []}, "legal.joint_controllers_incomplete"),
        ({"personal_data.roles": "processor"}, "legal.processor_incomplete"),
    ],
)
def test_what_the_domain_refuses_refuses_adoption(changed: Any, values: dict[str, Any], code: str) -> None:
    assert code in {finding.code for finding in refusing(findings(changed(values)))}


def test_findings_come_in_the_contracts_order(changed: Any) -> None:
    found = findings(changed({"signing": None, "challenge": None, "parties[3].task": None, "parties[0].task": None}))
    tops = [Path.parse(finding.path).steps[0] for finding in found]
    assert tops == sorted(tops, key=[pattern for pattern in fields() if "." not in pattern].index)
    assert found == findings(
        changed({"signing": None, "challenge": None, "parties[3].task": None, "parties[0].task": None})
    )


@given(taken_away=st.sets(st.sampled_from(KEYS), min_size=1))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_keys_may_be_missing(
    efterlevande: dict[str, Any], arbetskraft: dict[str, Any], taken_away: set[str]
) -> None:
    for raw in (efterlevande, arbetskraft):
        initiative = without(raw, taken_away)
        assert sum(factor.of for factor in coverage(initiative).values()) == 94
        assert_presentable(findings(initiative))


@pytest.mark.parametrize("key", ASKED)
def test_a_key_that_something_asks_for_leaves_a_finding_when_it_is_missing(
    efterlevande: dict[str, Any], key: str
) -> None:
    before, after = findings(parse(efterlevande)), findings(without(efterlevande, {key}))
    assert {finding.code for finding in after} - {finding.code for finding in before}


def without(raw: dict[str, Any], keys: set[str]) -> Initiative:
    """The initiative with top-level keys emptied, whatever else still refers to what stood there."""
    defaults = {key: Initiative.model_fields[key].get_default() for key in keys}
    return parse(raw).model_copy(update=defaults)


def assert_presentable(found: Any) -> None:
    for finding in found:
        assert field_at(finding.path)
        assert not ABBREVIATION.search(finding.message), finding.message
        assert "uppfyll" not in finding.message.lower()
        assert finding.message.endswith("."), finding.message
        assert finding.source
        assert finding.severity in catalogue.LEVELS


def test_a_draft_with_only_a_name_can_be_assessed(draft: Any) -> None:
    found = findings(draft())
    assert_presentable(found)
    conditional = {point.id for point in catalogue.checkpoints() if point.condition}
    guidance = {finding.code.removeprefix("guidance.") for finding in found if finding.code.startswith("guidance.")}
    assert guidance == {point.id for point in catalogue.checkpoints()} - conditional
    assert not [finding for finding in found if finding.code.startswith(("legal.", "matrix.", "sums."))]


def test_a_draft_with_an_empty_object_under_every_key_can_be_assessed(draft: Any) -> None:
    lists = {name: [{"id": "X1"}] for name in ("options", "benefits", "decisions")}
    nested = {
        "parties": [{"id": "P1"}],
        "organisation": {"forums": [{"id": "F1"}], "mandates": [{}]},
        "direction": {"goals": [{"id": "M1"}]},
        "plans": [{"year": 2027, "activities": [{"id": "A1"}]}, {"year": 2026}],
        "services": [{}],
        "statutory_changes": [{}],
        "expectations": [{}],
        "escalation": {"steps": [{}]},
        "lifecycle": [{}],
        "dialogue": [{}],
        "connected_actors": [{}],
        "not_applicable": [{}],
        "answered_notes": [{}],
        "funding": {"shares": [{}], "investment": {"amount": 1}},
    }
    assert_presentable(findings(draft({**lists, **nested})))
