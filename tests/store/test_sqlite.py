"""What the store promises on SQLite alone: how it waits, and what it says of a file that it cannot use."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from generator.errors import StoreError
from generator.store.sql import SqlStore

SMALL = {"format": "samverkan/1", "initiative": {"id": "prov", "name": "Prov"}}


@pytest.fixture
def url(new_database: Callable[[str], str]) -> str:
    return new_database("sqlite")


def test_it_runs_in_wal_and_holds_foreign_keys(store: SqlStore) -> None:
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        with pytest.raises(sa.exc.IntegrityError):
            connection.exec_driver_sql(
                "INSERT INTO sections(initiative, section, data, version, updated_at)"
                " VALUES ('x', 'y', '1', 1, '2026-11-24')"
            )


def test_a_locked_database_is_a_sentence_and_not_a_wait_without_end(
    store: SqlStore, open_store: Callable[..., SqlStore], url: str
) -> None:
    key = store.create(SMALL)
    impatient = open_store(busy_seconds=0.1)
    holder = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="upptagen av ett annat program"):
        impatient.save(key, "initiative", {"id": "prov", "name": "Nytt"}, 1)
    holder.execute("ROLLBACK")
    holder.close()
    assert impatient.save(key, "initiative", {"id": "prov", "name": "Nytt"}, 1).version == 2


def test_a_file_that_is_no_database_is_a_sentence_and_is_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "brev.sqlite3"
    file.write_text("Hej! " * 500, encoding="utf-8")
    with pytest.raises(StoreError, match="ingen databas eller är skadad"):
        SqlStore(f"sqlite:///{file}")
    assert file.read_text(encoding="utf-8") == "Hej! " * 500


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="kan inte öppnas"):
        SqlStore(f"sqlite:///{tmp_path / 'fil' / 'under' / 'databas.sqlite3'}")


def test_the_stored_json_is_plain_so_that_others_can_read_it(store: SqlStore, url: str) -> None:
    store.create(SMALL)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as raw:
        data = dict(raw.execute("SELECT section, data FROM sections").fetchall())
    assert json.loads(data["initiative"]) == SMALL["initiative"]
