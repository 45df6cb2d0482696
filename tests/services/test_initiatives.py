"""One change of one value: what becomes of it when others change the same initiative."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import StoreError
from generator.services import Collision, Initiatives
from generator.store import Store, open_store


def anna(store: Store) -> Initiatives:
    return Initiatives(store, "Anna")


START: dict[str, Any] = {
    "initiative": {"id": "prov", "name": "Prov"},
    "parties": [
        {"id": "A", "name": "Alfa", "legal_basis": [{"statute": "förvaltningslagen (2017:900)"}]},
        {"id": "B", "name": "Beta"},
    ],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'prov.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture
def key(store: Store) -> str:
    return store.create(START)


def test_a_change_is_saved_in_its_own_section_only(store: Store, key: str) -> None:
    assert anna(store).change(store.read(key), "initiative.name", "Nytt") is None
    stored = store.read(key)
    assert stored.mapping["initiative"]["name"] == "Nytt"
    assert (stored.section("initiative").version, stored.section("parties").version) == (2, 1)


def test_a_value_in_a_section_that_does_not_exist_yet_makes_the_section(store: Store, key: str) -> None:
    assert anna(store).change(store.read(key), "challenge.problem", "Svårt") is None
    assert store.read(key).mapping["challenge"] == {"problem": "Svårt"}


def test_the_same_value_again_is_no_new_version(store: Store, key: str) -> None:
    assert anna(store).change(store.read(key), "initiative.name", "Prov") is None
    assert store.read(key).section("initiative").version == 1


def test_two_people_on_one_value_get_both_texts_and_nothing_is_overwritten(store: Store, key: str) -> None:
    seen = store.read(key)
    anna(store).change(seen, "parties[1].name", "Deras")
    assert anna(store).change(seen, "parties[1].name", "Mitt") == Collision("parties[1].name", "Mitt", "Deras")
    assert store.read(key).mapping["parties"][1]["name"] == "Deras"


def test_two_people_on_different_values_of_one_section_both_get_theirs_saved(store: Store, key: str) -> None:
    seen = store.read(key)
    anna(store).change(seen, "parties[0].name", "Nya Alfa")
    assert anna(store).change(seen, "parties[1].task", "Utreder") is None
    assert [party.get("name") for party in store.read(key).mapping["parties"]] == ["Nya Alfa", "Beta"]
    assert store.read(key).mapping["parties"][1]["task"] == "Utreder"


def test_a_row_that_was_moved_by_someone_else_is_found_by_its_id(store: Store, key: str) -> None:
    seen = store.read(key)
    anna(store).change_rows(key, "parties", lambda rows: rows[::-1])
    assert anna(store).change(seen, "parties[1].name", "Nya Beta") is None
    assert [party["name"] for party in store.read(key).mapping["parties"]] == ["Nya Beta", "Alfa"]


def test_of_two_rows_with_the_same_id_the_one_that_was_changed_is_changed(store: Store) -> None:
    key = store.create({"initiative": {}, "parties": [{"id": "A", "name": "Alfa"}, {"id": "A", "name": "Beta"}]})
    assert anna(store).change(store.read(key), "parties[1].name", "Nya Beta") is None
    assert [party["name"] for party in store.read(key).mapping["parties"]] == ["Alfa", "Nya Beta"]


def test_a_row_that_was_removed_by_someone_else_keeps_my_text_for_me(store: Store, key: str) -> None:
    seen = store.read(key)
    anna(store).change_rows(key, "parties", lambda rows: rows[:1])
    assert anna(store).change(seen, "parties[1].name", "Mitt") == Collision("parties[1].name", "Mitt", None, gone=True)


def test_a_row_without_id_is_known_by_what_it_says_and_not_guessed_at_when_that_has_changed(
    store: Store, key: str
) -> None:
    seen, path = store.read(key), "parties[0].legal_basis[0].section"
    anna(store).change_rows(key, "parties[0].legal_basis", lambda rows: [{"statute": "annan"}, *rows])
    assert anna(store).change(seen, path, "8 §") is None
    assert store.read(key).mapping["parties"][0]["legal_basis"][1]["section"] == "8 §"
    conflict = anna(store).change(seen, path, "9 §")
    assert conflict is not None
    assert conflict.gone


def test_rows_added_at_the_same_time_are_both_kept(store: Store, key: str) -> None:
    anna(store).change_rows(key, "parties", lambda rows: [*rows, {"id": "C"}])
    anna(store).change_rows(key, "parties", lambda rows: [*rows, {"id": "D"}])
    assert [party["id"] for party in store.read(key).mapping["parties"]] == ["A", "B", "C", "D"]


def test_the_last_row_removed_leaves_no_empty_list_behind(store: Store, key: str) -> None:
    anna(store).change_rows(key, "parties[0].legal_basis", lambda _rows: [])
    assert "legal_basis" not in store.read(key).mapping["parties"][0]


def test_what_is_saved_says_who_saved_it(store: Store, key: str) -> None:
    people = Initiatives(store, "")
    people.acting("Bo").change(store.read(key), "initiative.name", "Nytt")
    people.acting("Cia").change_rows(key, "parties", lambda rows: rows[:1])
    stored = store.read(key)
    assert [stored.section(name).updated_by for name in ("initiative", "parties")] == ["Bo", "Cia"]


def test_a_copy_is_a_draft_of_its_own_with_an_id_of_its_own(store: Store) -> None:
    people = anna(store)
    first = people.create({"initiative": {"id": "prov", "name": "Prov", "status": "adopted"}, "risks": [{"risk": "x"}]})
    second = store.read(people.copy(first)).mapping
    assert second == {
        "initiative": {"id": "prov-2", "name": "Prov (kopia)", "status": "draft"}, "risks": [{"risk": "x"}],
    }  # fmt: skip


def test_a_row_is_taken_away_with_what_refers_to_it_and_brought_back_until_someone_else_saves(store: Store) -> None:
    people = anna(store)
    mapping = START | {"funding": {"shares": [{"party": "A", "percent": 40}, {"party": "B", "percent": 60}]}}
    key = people.create(mapping)
    removal = people.remove_row(key, "parties", 0, store.read(key).mapping["parties"])
    assert store.read(key).mapping["funding"]["shares"] == [{"party": "B", "percent": 60}]
    people.bring_back(key, removal)
    assert store.read(key).mapping == mapping
    removal = people.remove_row(key, "parties", 0, store.read(key).mapping["parties"])
    people.change(store.read(key), "parties[0].name", "Ny")
    with pytest.raises(StoreError, match="Det går inte att ångra"):
        people.bring_back(key, removal)
