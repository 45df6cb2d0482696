"""Personal data, secrecy, records, and how the work lies to what the parties are charged with (part 3.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from parties_of import PRIVATE, STATE, TOWN, parties, party

from generator import facts
from generator.contract import Initiative, Requirement

FL, KL = "förvaltningslagen (2017:900)", "kommunallagen (2017:725)"
Draft = Callable[..., Initiative]


@pytest.mark.parametrize(
    ("data", "control", "lacks"),
    [
        (None, "NOT_PROCESSED", ()),
        ({"processed": False, "roles": "joint"}, "NOT_PROCESSED", ()),
        ({"processed": True}, "UNDECIDED", ()),
        ({"processed": True, "roles": "none"}, "UNDECIDED", ()),
        ({"processed": True, "roles": "separate"}, "SEPARATE", ()),
        ({"roles": "joint", "purposes": ["x"]}, "JOINT", ("categories",)),
        ({"roles": "processor", "controller": "P0"}, "ON_BEHALF", ("purposes", "categories", "processor")),
    ],
)  # fmt: skip
def test_control_of_personal_data_and_what_annex_5_lacks(draft: Draft, data: Any, control: str, lacks: Any) -> None:
    initiative = draft(parties=parties(STATE), **({"personal_data": data} if data else {}))
    assert facts.control_of_personal_data(initiative) is facts.Control[control]
    assert facts.personal_data_annex_lacks(initiative) == lacks
    assert facts.needs_personal_data_annex(initiative) is (control in ("JOINT", "ON_BEHALF"))
    assert facts.may_process_personal_data(initiative) is (control != "NOT_PROCESSED")
    assert facts.processes_personal_data(initiative) is bool(data and data.get("processed"))


@pytest.mark.parametrize(
    ("override", "found", "alone"),
    [
        ("10 kap. 27 § offentlighets- och sekretesslagen", {"GENERAL"}, True),
        ("Generalklausulen", {"GENERAL"}, True),
        ("10 kap. 27–28 §§", {"GENERAL", "DUTY_TO_DISCLOSE"}, False),
        ("10:2 a och samtycke", {"PROCESSING", "CONSENT"}, False),
        ("10 kap. 15 a § för kontroll", {"CRIME"}, False),
        ("en uppgiftsskyldighet", {"DUTY_TO_DISCLOSE"}, False),
        ("", set(), False),
    ],
)
def test_an_overriding_provision_is_read_like_this(draft: Draft, override: str, found: set[str], alone: bool) -> None:
    initiative = draft(secrecy={"relevant": True, "override": override})
    assert facts.override_words(initiative) == override
    assert facts.overrides(initiative) == {facts.Override[name] for name in found}
    assert facts.rests_on_the_general_override_alone(initiative) is alone


def test_neither_the_duty_to_cooperate_nor_the_fight_against_crime_opens_secrecy_for_service(draft: Draft) -> None:
    def said(words: str) -> Initiative:
        return draft(secrecy={"relevant": True, "override": words})

    assert facts.overrides_by_duty_to_cooperate(said(f"8 § {FL}"))
    assert not facts.overrides_by_duty_to_cooperate(said(f"8 § {FL} bryter inte sekretess."))
    assert facts.overrides_for_crime_without_control(said("10 kap. 15 a § för enklare ansökan"))
    assert not facts.overrides_for_crime_without_control(said("10 kap. 15 a § för kontroll av löner"))
    assert facts.is_unstated_ground("bestämmelse att ange per part")


@pytest.mark.parametrize(
    ("relevant", "is_", "may_be"), [(True, True, True), (False, False, False), (None, False, True)]
)
def test_secrecy_is_or_may_be_concerned(draft: Draft, relevant: bool | None, is_: bool, may_be: bool) -> None:
    initiative = draft(secrecy={"relevant": relevant, "information": ["x"]})
    assert (facts.secrecy_is_relevant(initiative), facts.secrecy_may_be_relevant(initiative)) == (is_, may_be)


@pytest.mark.parametrize(("answer", "assessed"), [("yes", True), ("unclear", True), ("no", False)])
def test_protective_security_is_assessed_unless_the_answer_is_no(draft: Draft, answer: str, assessed: bool) -> None:
    assert facts.security_is_to_be_assessed(draft(security={"security_sensitive": answer})) is assessed


@pytest.mark.parametrize(("named", "creator"), [("P0", "P0"), ("P1", None), (None, None)])
def test_an_authority_forms_the_archive_of_a_shared_system(
    draft: Draft, named: str | None, creator: str | None
) -> None:
    shared = {"technology": {"prerequisites": ["en delad plattform"]}, "parties": parties(TOWN, PRIVATE)}
    initiative = draft(archive={"archive_creator": named, "registration": "Varje part."}, **shared)
    found = facts.archive_creator(initiative)
    assert (found.id if found else None) == creator
    assert facts.lacks_archive_creator(initiative) is (creator is None)


@pytest.mark.parametrize(
    ("assessed", "within"),
    [
        ((), "UNKNOWN"), (("within", None), "UNKNOWN"), (("within", "within"), "WHOLLY"),
        (("within", "partly"), "PARTLY"), (("partly", "outside"), "NOT_FOR_ALL"),
    ],
)  # fmt: skip
def test_the_work_lies_within_what_all_are_charged_with(draft: Draft, assessed: Any, within: str) -> None:
    given = [party(STATE, number, mandate_assessment=one) for number, one in enumerate(assessed)]
    initiative = draft(parties=given)
    assert facts.within_mandate(initiative) is facts.Within[within]
    assert [facts.is_outside_mandate(each) for each in initiative.parties] == [one == "outside" for one in assessed]
    beyond = [one in ("partly", "outside") for one in assessed]
    assert [facts.lies_beyond_mandate(each) for each in initiative.parties] == beyond


@pytest.mark.parametrize(
    ("position", "given", "turns"), [("voluntary", False, False), ("requested", False, True), ("given", True, True)]
)
def test_what_a_chosen_option_takes_is_given_by_a_request_or_a_listed_change(
    draft: Draft, position: str, given: bool, turns: bool
) -> None:
    options = [{"id": "H1", "requires": "assignment", "chosen": True}, {"id": "H2", "requires": "statute"}]
    initiative = draft(options=options, government_assignment={"position": position})
    assert facts.required_by_choice(initiative) == {Requirement.ASSIGNMENT}
    assert (facts.has_assignment(initiative), facts.turns_to_government(initiative)) == (given, turns)
    assert facts.lacks_support(initiative, Requirement.ASSIGNMENT) is not turns
    assert facts.lacks_support(initiative, Requirement.STATUTE)
    assert not facts.lacks_support(initiative, Requirement.NOTHING)


@pytest.mark.parametrize(
    ("title", "staff_open", "unplanned"),
    [
        ("Förhandla med arbetstagarorganisationerna", False, True),
        ("Konsekvensbedömning", True, False),
        ("Möte", True, True),
    ],
)
def test_what_law_asks_for_first_is_looked_for_in_every_plan(
    draft: Draft, title: str, staff_open: bool, unplanned: bool
) -> None:
    initiative = draft(
        parties=[party(STATE, contribution={"full_time_equivalents": 2})],
        personal_data={"processed": True, "impact_assessment": "needed"},
        plans=[{"year": 2027, "activities": [{"id": "A1", "title": title}]}, {"year": 2028}],
    )
    assert facts.lends_staff(initiative.parties[0])
    assert facts.staff_question_is_open(initiative) is staff_open
    assert facts.impact_assessment_is_unplanned(initiative) is unplanned
    assert facts.said_in_plans(initiative, "möte") is (title == "Möte")
