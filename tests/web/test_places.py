"""Where the contract's fields stand on the pages."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from generator import contract
from generator.web.form import label_of
from generator.web.places import PARTS, place_of

MAPPING = {"parties": [{"id": "SKV"}, {"name": "utan id"}]}


def test_every_field_on_a_page_is_in_the_contract_and_stands_once() -> None:
    on_pages = [field for part in PARTS for field in part.fields]
    assert set(on_pages) <= set(contract.fields())
    assert [field for field, count in Counter(on_pages).items() if count > 1] == []


def test_everything_about_the_initiative_its_parties_and_their_legal_ground_is_on_a_page() -> None:
    sections = ("initiative", "parties", "government_assignment", "statutory_changes")
    wanted = {
        path
        for path, field in contract.fields().items()
        if path.startswith(sections) and field.kind not in ("object", "objects", "id")
    }
    assert wanted <= {field for part in PARTS for field in part.fields}


def test_no_part_of_a_page_is_heavier_than_forty_boxes() -> None:
    assert max(len(part.fields) * (6 if part.rows else 1) for part in PARTS) <= 40


def test_a_field_leads_to_its_page_party_and_part() -> None:
    place = place_of("parties[0].participation.able", MAPPING)
    assert place is not None
    assert place.page == "screens/parties.py"
    assert place.query == {"del": "delaktighet", "falt": "parties[0].participation.able", "part": "SKV"}


def test_a_pattern_leads_to_the_first_row_and_a_row_without_id_to_its_number() -> None:
    first, second = place_of("parties[].task", MAPPING), place_of("parties[1].task", MAPPING)
    assert first is not None
    assert second is not None
    assert (first.query["part"], second.query["part"]) == ("SKV", "1")


def test_what_is_on_no_page_has_no_place() -> None:
    assert place_of("direction.purpose", MAPPING) is None
    assert place_of("initiative.stauts", MAPPING) is None


def test_fields_of_one_object_stand_together_so_that_its_title_stands_once() -> None:
    for part in PARTS:
        holders = [field.rpartition(".")[0] for field in part.fields]
        assert len({*holders}) == len([holder for holder, _ in groupby(holders)]), part.title


def test_boxes_that_ask_for_the_same_thing_of_different_objects_are_told_apart() -> None:
    for part in PARTS:
        labels = [label_of(field) for field in part.fields]
        assert len(labels) == len(set(labels)), part.title
    assert label_of("parties[0].approval.date") == "Godkännande av avtalet: beslutsdatum"
