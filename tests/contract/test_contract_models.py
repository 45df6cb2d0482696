from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from generator.contract import Answer, Choice, OpenEnd, PartyKind, Quarter, faults, load, parse, to_mapping
from generator.errors import InputError


def test_both_examples_are_without_fault(example_mapping: dict[str, Any]) -> None:
    assert faults(example_mapping) == ()


def test_a_draft_needs_only_format_id_and_name(minimal: dict[str, Any]) -> None:
    initiative = parse(minimal)
    assert initiative.initiative.name == "Ett namn"
    assert initiative.parties == ()
    assert initiative.direction is None
    assert to_mapping(initiative) == minimal


def test_null_blank_and_empty_are_all_missing(minimal: dict[str, Any]) -> None:
    empty = {
        "challenge": {"problem": "  ", "why_now": None, "examples": []},
        "direction": {"scope": {"included": None}},
        "funding": {"budget": {}},
        "parties": None,
        "validity": None,
    }
    assert parse(minimal | empty) == parse(minimal)


def test_an_initiative_cannot_be_changed(minimal: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        parse(minimal).initiative.name = "Annat"


def test_an_initiative_travels_to_another_process(example_mapping: dict[str, Any]) -> None:
    initiative = parse(example_mapping)
    assert pickle.loads(pickle.dumps(initiative)) == initiative


def test_yes_and_no_that_yaml_has_made_flags_are_answers_again(changed: Any) -> None:
    mapping = changed(
        (("parties", 0, "participation"), {"relevant": True, "able": False, "willing": "partly"}),
        (("security", "security_sensitive"), False),
    )
    initiative = parse(mapping)
    participation = initiative.parties[0].participation
    assert participation is not None
    assert (participation.relevant, participation.able, participation.willing) == (Answer.YES, Answer.NO, Answer.PARTLY)
    assert to_mapping(initiative)["security"]["security_sensitive"] == "no"


def test_flags_or_words_take_either(changed: Any) -> None:
    mapping = changed(
        (("government_assignment", "joint_preparation"), "Parterna ber om samberedning."),
        (("funding", "reservation"), True),
    )
    initiative = parse(mapping)
    assert initiative.government_assignment is not None
    assert initiative.government_assignment.joint_preparation == "Parterna ber om samberedning."
    assert initiative.funding is not None
    assert initiative.funding.reservation is True


def test_numbers_or_words_keep_what_they_were(changed: Any) -> None:
    mapping = changed((("direction", "goals", 0, "baseline"), "inget"), (("direction", "goals", 0, "target"), 2.5))
    direction = parse(mapping).direction
    assert direction is not None
    assert (direction.goals[0].baseline, direction.goals[0].target) == ("inget", 2.5)


def test_a_budget_takes_years_as_numbers_or_digits(minimal: dict[str, Any]) -> None:
    by_number, by_digits = ({"funding": {"budget": {key: 5}}} for key in (2027, "2027"))
    assert parse(minimal | by_number) == parse(minimal | by_digits)
    assert parse(minimal | by_number).funding.budget == {2027: 5}  # type: ignore[union-attr]


def test_a_whole_number_may_be_written_as_a_decimal(minimal: dict[str, Any]) -> None:
    validity = parse(minimal | {"validity": {"notice_months": 6.0}}).validity
    assert validity is not None
    assert validity.notice_months == 6
    assert isinstance(validity.notice_months, int)


def test_validity_ends_at_a_date_or_never(minimal: dict[str, Any]) -> None:
    for raw, read in (("2029-12-31", date(2029, 12, 31)), ("until_further_notice", OpenEnd.UNTIL_FURTHER_NOTICE)):
        validity = parse(minimal | {"validity": {"from": "2027-01-01", "until": raw}}).validity
        assert validity is not None
        assert (validity.from_, validity.until) == (date(2027, 1, 1), read)


def test_quarters_know_their_days_and_their_order() -> None:
    assert Quarter(2027, 4).first_day == date(2027, 10, 1)
    assert [Quarter(2028, quarter).last_day for quarter in (1, 2, 3, 4)] == [
        date(2028, 3, 31),
        date(2028, 6, 30),
        date(2028, 9, 30),
        date(2028, 12, 31),
    ]
    assert Quarter(2027, 4) < Quarter(2028, 1)
    assert str(Quarter(2027, 3)) == "2027-Q3"
    with pytest.raises(ValueError, match="no such quarter"):
        Quarter(2027, 5)


def test_every_choice_has_a_swedish_label() -> None:
    choices = Choice.__subclasses__()
    assert PartyKind in choices
    assert {kind: kind.label for kind in PartyKind}["state_agency"] == "statlig myndighet"  # type: ignore[index]
    for choice in choices:
        for member in choice:
            assert member.label
            assert "_" not in member.label


def test_a_missing_file_is_a_sentence_and_no_traceback(tmp_path: Any) -> None:
    for path in (tmp_path / "saknas.yaml", tmp_path, "a\0b"):
        with pytest.raises(InputError) as caught:
            load(path)
        assert [fault.path for fault in caught.value.faults] == ["format"]
