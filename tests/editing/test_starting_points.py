"""What the catalogue has to start from, among rows that are there already."""

from __future__ import annotations

from typing import Any

from generator import contract
from generator.contract import Decision, EscalationStep, Forum, Party
from generator.editing import defaults

STATE: dict[str, Any] = {
    "format": "samverkan/1",
    "initiative": {"id": "prov", "name": "Prov"},
    "parties": [
        {"id": "A", "name": "Alfa", "kind": "state_agency", "role": "host"},
        {"id": "F2", "name": "Beta", "kind": "state_agency"},
    ],
}

OWN_FORUMS = {"organisation": {"forums": [{"id": "X", "name": "Gruppen", "level": "steering"}]}}


def test_a_new_initiative_has_an_id_and_a_name_and_no_fault() -> None:
    blank = defaults.blank("prov", "Prov")
    assert blank["initiative"] == {"id": "prov", "name": "Prov"}
    assert contract.faults(blank) == ()


def test_all_that_the_catalogue_has_is_offered_where_nothing_is_known() -> None:
    assert [len(defaults.offered_rows(model)) for model in (Forum, Decision, EscalationStep, Party)] == [9, 22, 5, 0]


def test_a_forum_of_ones_own_stands_for_the_catalogues_of_its_level() -> None:
    assert defaults.counterparts(STATE | OWN_FORUMS) == {"F3": "X"}
    decided = [row.get("decides") for row in defaults.decisions(STATE | OWN_FORUMS, set())]
    assert "X" in decided
    assert set(decided) <= {"X", "A", None}
    assert [step["forum"] for step in defaults.escalation(STATE | OWN_FORUMS)["steps"]] == ["X"]


def test_without_forums_nothing_is_made_up() -> None:
    assert defaults.counterparts(STATE) == {}
    assert defaults.escalation(STATE) == {}


def test_parties_that_are_not_all_state_agencies_make_a_contract_and_have_a_leading_group() -> None:
    mixed = STATE | {"parties": [*STATE["parties"], {"id": "K", "kind": "municipality"}]}
    assert "Ledningsgruppen" in defaults.missing_forums(mixed).values()
    assert "avtalet" in defaults.decisions(mixed, set())[0]["question"]
    assert "överenskommelsen" in defaults.decisions(STATE, set())[0]["question"]
