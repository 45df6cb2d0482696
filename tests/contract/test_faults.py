from __future__ import annotations

import re
from typing import Any

import pytest

from generator.contract import faults, parse
from generator.errors import InputError


def found(mapping: Any) -> dict[str, str]:
    return {fault.path: fault.message for fault in faults(mapping)}


def test_every_fault_is_named_in_one_answer(changed: Any) -> None:
    mapping = changed(
        (("format",), "samverkan/2"),
        (("nonsense",), 1),
        (("parties", 1, "kind"), "agency"),
        (("parties", 2, "organisation_number"), "2021006255"),
        (("parties", 3, "id"), "SKV"),
        (("decisions", 0, "decides"), "F99"),
        (("direction", "horizon", "ends"), "2026-01-01"),
        (("plans", 1, "activities", 0, "starts"), "2028-Q1"),
        (("plans", 1, "activities", 0, "ends"), "2027-13-01"),
        (("funding", "shares"), [{"party": "SKV", "percent": 60}, {"party": "FK", "percent": 30.5}]),
        (("benefits", 0, "value_per_year"), "mycket"),
    )
    answer = found(mapping)
    assert set(answer) >= {
        "format",
        "nonsense",
        "parties[1].kind",
        "parties[2].organisation_number",
        "parties[3].id",
        "decisions[0].decides",
        "direction.horizon.ends",
        "plans[1].activities[0].starts",
        "plans[1].activities[0].ends",
        "funding.shares",
        "benefits[0].value_per_year",
    }
    with pytest.raises(InputError) as caught:
        parse(mapping)
    assert [fault.path for fault in caught.value.faults] == list(answer)
    assert "90,5 procent" in answer["funding.shares"]


@pytest.mark.parametrize("whole", [None, "text", 7, [], ["a"]])
def test_a_file_that_is_no_mapping_is_at_fault_as_a_whole(whole: Any) -> None:
    assert list(found(whole)) == ["format"]


def test_an_empty_mapping_lacks_format_id_and_name() -> None:
    assert list(found({})) == ["format", "initiative.id", "initiative.name"]


def test_an_unknown_key_comes_with_the_nearest_known(minimal: dict[str, Any]) -> None:
    answer = found(minimal | {"partys": [], "direction": {"syftet": "x"}, "parties": [{"id": "A", "nmae": "B"}]})
    assert "”parties”" in answer["partys"]
    assert "”purpose”" in answer["direction.syftet"]
    assert "”name”" in answer["parties[0].nmae"]


def test_a_wrong_choice_comes_with_those_allowed(minimal: dict[str, Any]) -> None:
    message = found(minimal | {"dispute": {"form": "duel"}})["dispute.form"]
    assert "escalation (" in message
    assert "negotiation_then_court (" in message


@pytest.mark.parametrize("value", [0.9, 2026, True])
def test_a_bare_value_where_words_are_asked_is_told_to_be_quoted(minimal: dict[str, Any], value: Any) -> None:
    mapping = minimal | {"initiative": {"id": "a", "name": "b", "version": value}}
    assert "citattecken" in found(mapping)["initiative.version"]


@pytest.mark.parametrize(
    ("section", "value", "path"),
    [
        ("risks", [{"likelihood": 0}], "risks[0].likelihood"),
        ("risks", [{"likelihood": True}], "risks[0].likelihood"),
        ("risks", {"risk": "x"}, "risks"),
        ("risks", [None], "risks[0]"),
        ("challenge", ["x"], "challenge"),
        ("challenge", {"examples": "en mening"}, "challenge.examples"),
        ("challenge", {"examples": ["a", None]}, "challenge.examples[1]"),
        ("system", {"actors": [{"party": "ja"}]}, "system.actors[0].party"),
        ("direction", {"horizon": {"starts": "2027-Q1"}}, "direction.horizon.starts"),
        ("direction", {"horizon": {"starts": "2027-02-29"}}, "direction.horizon.starts"),
        ("direction", {"goals": [{"id": "M1", "baseline": True}]}, "direction.goals[0].baseline"),
        ("direction", {"goals": [{"id": "M1", "target": float("nan")}]}, "direction.goals[0].target"),
        ("funding", {"budget": {"år ett": 1}}, "funding.budget.år ett"),
        ("funding", {"budget": {"2027": "1"}}, "funding.budget.2027"),
        ("funding", {"budget": {"2027": 10**5000}}, "funding.budget.2027"),
        ("funding", {"budget": {"2027": 1, 2027: 2}}, "funding.budget.2027"),
        ("plans", [{"year": "2027"}], "plans[0].year"),
        ("plans", [{"year": 27}], "plans[0].year"),
        ("parties", [{"name": "Utan id"}], "parties[0].id"),
        ("parties", [{"id": "två ord"}], "parties[0].id"),
        ("parties", [{"id": "Ö"}], "parties[0].id"),
        ("parties", [{"id": "A", "from_": 1}], "parties[0].from_"),
        ("validity", {"from_": "2027-01-01"}, "validity.from_"),
        ("challenge", {"problem": "\ud800"}, "challenge.problem"),
        ("connected_actors", [{"organisation_number": "202100-544X"}], "connected_actors[0].organisation_number"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(minimal: dict[str, Any], section: str, value: Any, path: str) -> None:
    assert list(found(minimal | {section: value})) == [path]


@pytest.mark.parametrize(
    ("section", "value", "form"),
    [
        ("parties", [{"id": "A", "organisation_number": 5560004615}], "Skriv 556000-4615."),
        ("parties", [{"id": "A", "organisation_number": 7}], "NNNNNN-NNNN"),
        ("parties", [{"id": -1}], "bokstäverna a–z"),
        ("plans", [{"year": "27"}], "fyra siffror och utan citattecken"),
        ("risks", [{"likelihood": "9"}], "från 1 till 5, utan citattecken"),
        ("funding", {"budget": {"2027": "1 000"}}, "bara siffror och utan citattecken"),
        ("validity", {"until": 20261231}, "2026-11-24"),
        ("direction", {"goals": [{"id": "M1", "due": 2027}]}, "2027-Q3"),
    ],
)
def test_the_first_message_gives_the_whole_form(minimal: dict[str, Any], section: str, value: Any, form: str) -> None:
    (fault,) = faults(minimal | {section: value})
    assert form in fault.message


def test_a_reference_of_the_wrong_type_that_leads_nowhere_is_told_both_at_once(minimal: dict[str, Any]) -> None:
    answer = faults(minimal | {"benefits": [{"id": "N1", "party": 7}], "decisions": [{"id": "B1", "executes": "X"}]})
    assert [fault.path for fault in answer] == ["benefits[0].party"] * 2 + ["decisions[0].executes"] * 2


def test_a_merge_key_is_named_and_not_likened_to_another_key(minimal: dict[str, Any]) -> None:
    mapping = minimal | {"parties": [{"<<": {"id": "a"}, "id": "b"}]}
    assert found(mapping)["parties[0].<<"].startswith("<< (sammanslagning) stöds inte.")


def test_party_and_forum_ids_share_one_space(minimal: dict[str, Any]) -> None:
    mapping = minimal | {"parties": [{"id": "A"}], "organisation": {"forums": [{"id": "A"}]}}
    assert "parties[0].id" in found(mapping)["organisation.forums[0].id"]


def test_activity_ids_are_unique_over_all_plans_and_others_within_their_list(minimal: dict[str, Any]) -> None:
    plans = [{"year": 2027, "activities": [{"id": "A"}]}, {"year": 2028, "activities": [{"id": "A"}]}]
    same_elsewhere = {"options": [{"id": "A"}], "benefits": [{"id": "A"}], "direction": {"goals": [{"id": "A"}]}}
    assert list(found(minimal | {"plans": plans} | same_elsewhere)) == ["plans[1].activities[0].id"]


def test_every_field_that_refers_to_an_id_is_checked(minimal: dict[str, Any]) -> None:
    mapping = minimal | {
        "benefits": [{"id": "N1", "party": "x", "goal": "x"}, {"id": "N2", "party": "society"}],
        "organisation": {"mandates": [{"party": "x", "forum": "x"}]},
        "decisions": [
            {"id": "B1", "decides": "x", "prepares": "x", "endorses": ["en roll i ord"]}
            | {key: ["x"] for key in ("consulted", "executes", "informed")}
        ],
        "escalation": {"steps": [{"forum": "x"}]},
        "funding": {"shares": [{"party": "x"}]},
        "personal_data": {"controller": "x", "processor": "x"},
        "security": {"cybersecurity_act": ["x"]},
        "services": [{"provider": "x", "recipient": "x"}],
        "archive": {"archive_creator": "x"},
        "relations": {"understanding": [{"participants": ["x"]}]},
        "plans": [
            {
                "budget_by_party": {"x": 1},
                "activities": [
                    {"id": "A", "goal": "x", "responsible": "x", "participants": ["x"], "carried_from": "x"}
                ],
            }
        ],
        "dialogue": [{"forum": "x"}],
        "follow_up": {"trade_offs": [{"party": "x"}], "measurements": [{"goal": "x", "benefit": "x"}]},
    }
    answer = found(mapping)
    assert len(answer) == 27
    assert all("”x”" in message for message in answer.values())


def test_an_id_or_words_is_never_refused(minimal: dict[str, Any]) -> None:
    words = "den samordnande parten"
    mapping = minimal | {
        "technology": {"standards_responsible": words},
        "lifecycle": [{"responsible": words}],
        "wind_down": {"responsible": words},
        "funding": {"investment": {"owner": words}},
        "intellectual_property": {"managed_by": words},
        "organisation": {"forums": [{"id": "F1", "chair": words}]},
        "follow_up": {"reports_to": [words]},
    }
    assert found(mapping) == {}


def test_references_are_checked_even_where_types_fail(changed: Any) -> None:
    answer = found(changed((("parties", 0, "kind"), 7), (("parties", 1), "FK"), (("decisions", 7, "decides"), "X")))
    assert {"parties[0].kind", "parties[1]", "decisions[7].decides", "benefits[1].party"} <= set(answer)
    assert "benefits[0].party" not in answer


@pytest.mark.parametrize(
    ("section", "value", "paths"),
    [
        ("direction", {"horizon": {"starts": "2027-01-02", "ends": "2027-01-01"}}, ["direction.horizon.ends"]),
        ("validity", {"from": "2027-01-02", "until": "2027-01-01"}, ["validity.until"]),
        ("validity", {"from": "2027-01-02", "until": "until_further_notice"}, []),
    ],
)
def test_an_end_before_its_start_is_a_fault(minimal: Any, section: str, value: Any, paths: list[str]) -> None:
    assert list(found(minimal | {section: value})) == paths


@pytest.mark.parametrize(
    ("activity", "keys"),
    [
        ({"starts": "2027-Q2", "ends": "2027-Q1"}, ["ends"]),
        ({"starts": "2027-Q2", "ends": "2027-05-01"}, []),
        ({"starts": "2027-01-01", "ends": "2027-12-31"}, []),
        ({"starts": "2026-12-31", "ends": "2027-Q1"}, ["starts"]),
        ({"starts": "2027-Q4", "ends": "2028-Q1"}, ["ends"]),
        ({"starts": "2027-Q4", "continues_until": "2029-Q1"}, []),
        ({"starts": "2027-Q4", "continues_until": "2027-Q1"}, ["continues_until"]),
    ],
)
def test_an_activity_keeps_to_its_plans_year(minimal: Any, activity: Any, keys: list[str]) -> None:
    plans = {"plans": [{"year": 2027, "activities": [{"id": "A", **activity}]}]}
    assert list(found(minimal | plans)) == [f"plans[0].activities[0].{key}" for key in keys]


def test_two_plans_for_one_year_are_a_fault(minimal: dict[str, Any]) -> None:
    assert list(found(minimal | {"plans": [{"year": 2027}, {"year": 2028}, {"year": 2027}]})) == ["plans[2].year"]


@pytest.mark.parametrize(
    ("percents", "refused"),
    [((33.3, 33.3, 33.4), False), ((0.1, 0.2, 99.7), False), ((50, 49), True), ((50, None), False), ((), False)],
)
def test_shares_that_are_all_given_make_a_hundred(minimal: Any, percents: tuple[Any, ...], refused: bool) -> None:
    mapping = minimal | {"funding": {"shares": [{"percent": percent} for percent in percents]}}
    assert ("funding.shares" in found(mapping)) is refused


def test_a_wrong_check_digit_is_no_fault(changed: Any) -> None:
    assert found(changed((("parties", 0, "organisation_number"), "202100-5449"))) == {}


def test_a_mapping_deeper_than_the_limit_is_refused_and_not_followed(minimal: dict[str, Any]) -> None:
    endless: dict[str, Any] = {}
    endless["challenge"] = endless
    assert list(found(minimal | endless)) == ["format"]


def test_messages_are_one_line_whatever_the_file_holds(minimal: dict[str, Any]) -> None:
    answer = faults(minimal | {"a\n\x1b[31m": 1, "x" * 5000: 1, "dialogue": [{"forum": "a\nb"}]})
    assert len(answer) == 3
    for fault in answer:
        assert fault.path.isprintable()
        assert fault.message.isprintable()
        assert len(fault.path) < 1100


def test_messages_are_swedish_sentences(changed: Any) -> None:
    wrong: list[Any] = [None, True, -1, 2.5, "x", [], [1], {}, {"x": 1}, [[]], [{}], float("inf")]
    sections = ("initiative", "parties", "direction", "funding", "plans", "decisions", "validity", "risks")
    for value in wrong:
        for fault in faults(changed(*(((section,), value) for section in sections))):
            assert re.fullmatch(r"[A-ZÅÄÖ].*\.", fault.message), fault
