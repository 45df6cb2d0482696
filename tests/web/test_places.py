"""Where the contract's fields stand on the pages."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from generator import contract
from generator.web.form import label_of
from generator.web.page_contents import THEMES, place_of
from generator.web.places import index_of, mark_of

BLOCKS = [block for theme in THEMES for block in theme.blocks]
MAPPING = {
    "parties": [{"id": "SKV"}, {"name": "utan id"}],
    "decisions": [{"id": "B1"}, {"id": "B2"}],
    "plans": [{"year": 2026}, {"year": 2027, "activities": [{"id": "A1"}, {"id": "A2"}]}],
}


def test_every_field_of_the_contract_stands_in_exactly_one_place_but_what_granska_and_the_program_see_to() -> None:
    wanted = {
        path
        for path, field in contract.fields().items()
        if field.kind not in ("object", "objects", "id")
        and path != "format"
        and not path.startswith(("not_applicable", "answered_notes"))
    }
    on_pages = [field for block in BLOCKS for field in block.fields]
    assert set(on_pages) == wanted
    assert [field for field, count in Counter(on_pages).items() if count > 1] == []


def test_every_list_of_the_contract_has_rows_that_are_added_and_named() -> None:
    lists = {path for path, field in contract.fields().items() if field.kind == "objects"}
    with_rows = {block.rows for block in BLOCKS if block.rows}
    assert lists - with_rows == {"parties", "not_applicable", "answered_notes"}
    for block in BLOCKS:
        assert set(block.columns) <= set(block.fields), block.title
        assert not block.rows or block.row, block.title
        assert block.in_full or not block.rows or block.columns, block.title


def test_no_theme_is_heavier_than_forty_boxes() -> None:
    for theme in THEMES:
        boxes = sum(len(block.fields) * (6 if block.rows and block.in_full else 1) for block in theme.blocks)
        assert boxes <= 40, theme.title


def test_a_theme_shows_at_most_one_list_of_which_one_row_is_chosen_in_the_address() -> None:
    for theme in THEMES:
        assert len([block for block in theme.blocks if block.rows and not block.in_full]) <= 1, theme.title


def test_a_field_leads_to_its_page_party_and_theme() -> None:
    place = place_of("parties[0].participation.able", MAPPING)
    assert place is not None
    assert place.page == "screens/parties.py"
    assert place.query == {"del": "delaktighet", "falt": "parties[0].participation.able", "part": "SKV"}


def test_a_field_of_a_row_leads_to_its_row_and_plan() -> None:
    decision = place_of("decisions[1].consulted[0]", MAPPING)
    activity = place_of("plans[1].activities[1].goal", MAPPING)
    assert decision is not None
    assert activity is not None
    assert decision.query == {"del": "beslut", "falt": "decisions[1].consulted[0]", "rad": "B2"}
    assert (activity.query["plan"], activity.query["rad"]) == ("1", "A2")


def test_an_amount_leads_to_its_budget() -> None:
    place = place_of("funding.budget.2027", MAPPING)
    assert place is not None
    assert (place.page, place.query["del"]) == ("screens/governance.py", "finansiering")


def test_a_pattern_leads_to_the_first_row_and_a_row_without_id_to_its_number() -> None:
    first, second = place_of("parties[].task", MAPPING), place_of("parties[1].task", MAPPING)
    assert first is not None
    assert second is not None
    assert (first.query["part"], second.query["part"]) == ("SKV", "1")


def test_a_row_is_found_by_its_mark_and_two_rows_with_one_id_are_told_apart() -> None:
    rows = [{"id": "B"}, {"id": "B"}, {}]
    assert [mark_of(rows, index) for index in range(3)] == ["B", "1", "2"]
    assert [index_of(rows, mark) for mark in ("B", "1", "2", "borta", None)] == [0, 1, 2, 0, 0]


def test_what_is_on_no_page_has_no_place() -> None:
    assert place_of("format", MAPPING) is None
    assert place_of("initiative.stauts", MAPPING) is None


def test_fields_of_one_object_stand_together_so_that_its_title_stands_once() -> None:
    for block in BLOCKS:
        holders = [field.rpartition(".")[0] for field in block.fields]
        assert len({*holders}) == len([holder for holder, _ in groupby(holders)]), block.title


def test_boxes_that_ask_for_the_same_thing_of_different_objects_are_told_apart() -> None:
    for theme in THEMES:
        labels = [label_of(field) for field in theme.fields]
        assert len(labels) == len(set(labels)), theme.title
    assert label_of("parties[0].approval.date") == "Godkännande av avtalet: beslutsdatum"
