"""What refers to a row by its id: found, renamed with it, taken away with it."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator import contract, services
from generator.editing import apply, leaves, renamed, rows_at, uses, without_row
from generator.errors import EditError

DRAFT: dict[str, Any] = {
    "format": "samverkan/1",
    "initiative": {"id": "A", "name": "Prov"},
    "parties": [{"id": "A", "name": "A"}, {"id": "B", "name": "Beta"}],
    "direction": {"goals": [{"id": "A", "text": "Målet"}]},
    "benefits": [{"id": "N1", "party": "A", "goal": "A"}],
    "organisation": {
        "forums": [{"id": "F2", "name": "Styrgruppen", "chair": "A"}],
        "mandates": [{"party": "A", "forum": "F2", "title": "chef"}, {"party": "B", "forum": "F2", "title": "chef"}],
    },
    "decisions": [{"id": "B1", "question": "A", "decides": "A", "consulted": ["A", "B"], "informed": ["A"]}],
    "plans": [
        {"year": 2026, "activities": [{"id": "A1", "title": "Förra årets"}]},
        {"year": 2027, "budget_by_party": {"A": 7, "B": 8}, "activities": [{"id": "A2", "carried_from": "A1"}]},
    ],
    "not_applicable": [
        {"field": "parties[id=A].synergies", "reason": "A"}, {"field": "parties[id=B].synergies", "reason": "B"},
        {"checkpoint": "1.2.3", "reason": "A"},
    ],
}  # fmt: skip
OF_PARTY = [
    "benefits[0].party", "organisation.forums[0].chair", "organisation.mandates[0].party", "decisions[0].decides",
    "decisions[0].consulted[0]", "decisions[0].informed[0]", "plans[1].budget_by_party.A", "not_applicable[0].field",
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "index", "places"),
    [
        ("parties", 0, OF_PARTY),
        ("direction.goals", 0, ["benefits[0].goal"]),
        ("organisation.forums", 0, ["organisation.mandates[0].forum", "organisation.mandates[1].forum"]),
        ("plans[0].activities", 0, ["plans[1].activities[0].carried_from"]),
        ("decisions", 0, []),
        ("organisation.mandates", 0, []),
    ],
)
def test_only_what_refers_to_that_kind_of_row_is_a_use_of_it(rows: str, index: int, places: list[str]) -> None:
    found = uses(DRAFT, rows, rows_at(DRAFT, rows)[index])
    assert [str(use.path) for use in found] == places
    assert [str(use.path) for use in found if use.takes_row] == [
        path for path in places if path.startswith(("organisation.mandates", "not_applicable"))
    ]


def test_a_new_id_stands_everywhere_the_old_one_was_referred_to_and_nowhere_else() -> None:
    before = copy.deepcopy(DRAFT)
    after, changes = renamed(DRAFT, "parties", 0, "skv.se")
    assert before == DRAFT
    assert apply(DRAFT, changes) == after
    assert [str(use.path) for use in uses(after, "parties", after["parties"][0])] == [
        path.replace("party.A", "party.skv.se") for path in OF_PARTY
    ]
    assert list(after["plans"][1]["budget_by_party"].items()) == [("skv.se", 7), ("B", 8)]
    assert after["not_applicable"][0]["field"] == "parties[id=skv.se].synergies"
    kept = {"initiative": DRAFT["initiative"], "direction": DRAFT["direction"]}
    assert {key: after[key] for key in kept} == kept
    words = (after["parties"][0]["name"], after["decisions"][0]["question"], after["benefits"][0]["goal"])
    assert words == ("A", "A", "A")


@pytest.mark.parametrize("new", ["B", "F2", "två ord", "", "x\n"])
def test_an_id_that_is_taken_or_none_is_refused(new: str) -> None:
    with pytest.raises(EditError, match=r"används redan|kan inte vara ett id"):
        renamed(DRAFT, "parties", 0, new)
    with pytest.raises(EditError, match="av någon annan"):
        renamed(DRAFT, "parties", 7, "ny")


def test_an_activity_cannot_get_the_id_of_one_in_another_plan() -> None:
    with pytest.raises(EditError, match="används redan"):
        renamed(DRAFT, "plans[1].activities", 0, "A1")
    after, _ = renamed(DRAFT, "plans[0].activities", 0, "A9")
    assert after["plans"][1]["activities"] == [{"id": "A2", "carried_from": "A9"}]


def test_a_row_goes_with_every_reference_to_it_and_the_changes_say_so() -> None:
    after, changes = without_row(DRAFT, "parties", 0)
    assert after["parties"] == [{"id": "B", "name": "Beta"}]
    assert after["decisions"] == [{"id": "B1", "question": "A", "consulted": ["B"]}]
    assert after["organisation"]["mandates"] == DRAFT["organisation"]["mandates"][1:]
    assert after["plans"][1]["budget_by_party"] == {"B": 8}
    assert after["not_applicable"] == DRAFT["not_applicable"][1:]
    assert apply(DRAFT, changes) == after
    with pytest.raises(EditError, match="av någon annan"):
        without_row(DRAFT, "parties", 2)


@pytest.mark.parametrize("name", services.examples())
def test_any_row_of_an_example_can_be_renamed_and_taken_away_without_a_dangling_reference(name: str) -> None:
    mapping = services.example(name)
    for rows in ("parties", "organisation.forums", "direction.goals", "benefits", "plans[0].activities"):
        for index in {0, len(rows_at(mapping, rows)) - 1}:
            after, _ = renamed(mapping, rows, index, "helt-nytt")
            assert contract.faults(after) == (), (rows, index)
            gone, _ = without_row(mapping, rows, index)
            assert not [fault for fault in contract.faults(gone) if "Det finns ing" in fault.message], (rows, index)
            assert len(list(leaves(after))) == len(list(leaves(mapping)))
