"""The store on each database: what it keeps, what it refuses, and what it says."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from generator.errors import ConflictError, NotFoundError, StoreError
from generator.store.sql import SqlStore
from generator.store.tables import metadata

SMALL = {"format": "samverkan/1", "initiative": {"id": "prov", "name": "Prov"}}


def test_a_new_store_is_empty_and_its_folder_is_made(store: SqlStore) -> None:
    assert store.list() == ()


def test_what_is_created_is_read_back_section_by_section_in_the_same_order(store: SqlStore) -> None:
    stored = store.read(store.create(SMALL | {"okänd": [1, {"a": None}]}))
    assert list(stored.mapping.items()) == [*SMALL.items(), ("okänd", [1, {"a": None}])]
    assert {section.version for section in stored.sections.values()} == {1}


@pytest.mark.parametrize(
    "text",
    ["åäö ”citat” 🇸🇪 \u2028", "ord " * 2500, "R&D <AB> '\"", "\ud800 ensam", "\x00\x07", 10**30, -1.5, True, ["", {}]],
)
def test_text_is_kept_exactly_as_typed_after_a_restart(
    store: SqlStore, open_store: Callable[..., SqlStore], text: object
) -> None:
    key = store.create(SMALL)
    store.save(key, "challenge", {"problem": text}, 0)
    store.close()
    assert open_store().read(key).mapping["challenge"] == {"problem": text}


def test_a_saved_section_gets_the_next_version_and_leaves_the_others_alone(store: SqlStore) -> None:
    key = store.create(SMALL)
    assert store.save(key, "parties", [{"id": "A"}], 0).version == 1
    assert store.save(key, "parties", [{"id": "B"}], 1).version == 2
    stored = store.read(key)
    assert (stored.section("parties").data, stored.section("initiative").version) == ([{"id": "B"}], 1)
    assert stored.section("risks").version == 0


def test_an_emptied_section_is_missing_but_its_version_lives_on(store: SqlStore) -> None:
    key = store.create(SMALL | {"parties": [{"id": "A"}]})
    store.save(key, "parties", None, 1)
    assert "parties" not in store.read(key).mapping
    with pytest.raises(ConflictError):
        store.save(key, "parties", [], 0)


def test_the_list_follows_the_name_and_puts_the_latest_saved_first(store: SqlStore) -> None:
    first = store.create(SMALL)
    store.create({"initiative": {"id": "annat", "name": "Annat"}})
    store.save(first, "initiative", {"id": "prov-2", "name": "Prövat"}, 1)
    assert [(item.slug, item.name) for item in store.list()] == [("prov-2", "Prövat"), ("annat", "Annat")]


@pytest.mark.parametrize("initiative", [None, "bara text", {"name": 7, "id": ["x"]}, {"name": "\ud800\x00"}])
def test_an_initiative_without_a_usable_name_is_stored_and_listed_all_the_same(
    store: SqlStore, initiative: object
) -> None:
    key = store.create({"initiative": initiative})
    assert [item.key for item in store.list()] == [key]
    assert store.read(key).section("initiative").data == initiative


def test_saving_over_someone_elses_text_is_refused_with_both_at_hand(
    store: SqlStore, open_store: Callable[..., SqlStore]
) -> None:
    key = store.create(SMALL)
    other = open_store()
    other.save(key, "initiative", {"id": "prov", "name": "Deras"}, 1)
    with pytest.raises(ConflictError) as refused:
        store.save(key, "initiative", {"id": "prov", "name": "Mitt"}, 1)
    assert (refused.value.section, refused.value.theirs["name"], refused.value.version) == ("initiative", "Deras", 2)
    assert store.read(key).mapping["initiative"]["name"] == "Deras"


@pytest.mark.parametrize("version", [0, 1])
def test_of_two_that_race_on_one_section_exactly_one_wins(
    store: SqlStore, open_store: Callable[..., SqlStore], version: int
) -> None:
    key = store.create(SMALL | ({"challenge": {"problem": "först"}} if version else {}))
    racers, start, outcome = [store, *(open_store() for _ in range(5))], threading.Barrier(6), []

    def race(number: int, racer: SqlStore) -> None:
        start.wait()
        try:
            racer.save(key, "challenge", {"problem": number}, version)
            outcome.append(number)
        except ConflictError as conflict:
            outcome.append(f"krock med {conflict.theirs['problem']}")

    threads = [threading.Thread(target=race, args=pair) for pair in enumerate(racers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winner = store.read(key).mapping["challenge"]["problem"]
    assert sorted(outcome, key=str) == [winner, *[f"krock med {winner}"] * 5]


def test_a_deleted_initiative_is_gone_until_it_is_restored(store: SqlStore) -> None:
    key = store.create(SMALL)
    store.delete(key)
    assert store.list() == ()
    assert [item.key for item in store.list(deleted=True)] == [key]
    for attempt in (lambda: store.read(key), lambda: store.save(key, "initiative", {}, 1)):
        with pytest.raises(NotFoundError, match="Mina ärenden"):
            attempt()
    store.restore(key)
    assert store.read(key).mapping == SMALL


@pytest.mark.parametrize("act", ["read", "delete", "restore"])
def test_an_unknown_key_is_said_to_be_missing(store: SqlStore, act: str) -> None:
    with pytest.raises(NotFoundError):
        getattr(store, act)("finns-inte")


def test_the_migrations_make_the_tables_that_the_code_expects(store: SqlStore) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_processes_that_start_at_once_on_an_empty_folder_all_get_a_working_store(url: str) -> None:
    script = (
        "import sys; from generator.store import open_store\n"
        "store = open_store(sys.argv[1]); store.create({'initiative': {'id': 'a', 'name': 'A'}})"
    )
    started = [subprocess.Popen([sys.executable, "-c", script, url], stderr=subprocess.PIPE) for _ in range(4)]
    assert [(process.communicate()[1], process.returncode) for process in started] == [(b"", 0)] * 4
    assert len(SqlStore(url).list()) == 4


def test_a_database_of_a_newer_program_is_left_alone(store: SqlStore, url: str) -> None:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="nyare version"):
        SqlStore(url)


def test_a_section_tells_who_saved_it_last(store: SqlStore) -> None:
    key = store.create({"format": "samverkan/1", "initiative": {"id": "x", "name": "X"}}, who="Anna")
    assert store.read(key).section("initiative").updated_by == "Anna"
    store.save(key, "initiative", {"id": "x", "name": "Y"}, 1, who="Bo")
    store.save(key, "challenge", {"problem": "P."}, 0)
    stored = store.read(key)
    assert [stored.section(name).updated_by for name in ("format", "initiative", "challenge")] == ["Anna", "Bo", ""]
