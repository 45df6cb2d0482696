"""A part of an initiative that the database holds as something else than was stored: told, left alone, and no more."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import contract, services
from generator.errors import StoreError
from generator.services import Initiatives

DAMAGE = {
    "no JSON": "{", "nothing": "", "half of it": '[{"id": "SK', "bytes that are no text": b"[\xff\xfe]",
    "another program's letters": '["å"]'.encode("latin-1"), "an unclosed depth": "[" * 100_000, "a blob": b"\x00\x01",
}  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "prov.sqlite3"


@pytest.fixture
def initiatives(database: Path) -> Iterator[Initiatives]:
    opened = services.open_initiatives(f"sqlite:///{database}")
    yield opened
    opened.close()


@pytest.fixture(params=DAMAGE.values(), ids=list(DAMAGE))
def key(request: pytest.FixtureRequest, initiatives: Initiatives, database: Path) -> str:
    key = initiatives.create(services.example("geodata"))
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE sections SET data = ? WHERE section = 'parties'", (request.param,))
    connection.close()
    return key


def held(database: Path) -> object:
    with sqlite3.connect(database) as connection:
        connection.text_factory = bytes
        (data,) = connection.execute("SELECT data FROM sections WHERE section = 'parties'").fetchone()
    connection.close()
    return data


def test_the_sentence_says_which_initiative_and_which_part(key: str, initiatives: Initiatives) -> None:
    name = services.example("geodata")["initiative"]["name"]
    said = services.damage(initiatives.read(key))
    assert f"ärendet ”{name}” är skadad i databasen och kan inte läsas: Parter." in said


def test_the_other_parts_are_read_changed_and_exported(key: str, initiatives: Initiatives) -> None:
    assert initiatives.change(initiatives.read(key), "direction.purpose", "Nytt syfte") is None
    expected = {name: part for name, part in services.example("geodata").items() if name != "parties"}
    expected["direction"]["purpose"] = "Nytt syfte"
    assert initiatives.read(key).mapping == expected
    assert json.loads(initiatives.exported(key, "json")) == expected
    assert b"parties:" not in initiatives.exported(key, "yaml")
    assert [listed.key for listed in initiatives.all()] == [key]


def test_nothing_is_written_over_what_is_left(key: str, initiatives: Initiatives, database: Path) -> None:
    before = held(database)
    seen = initiatives.read(key)
    for act in (
        lambda: initiatives.change(seen, "parties[0].name", "Nytt namn"),
        lambda: initiatives.change_rows(key, "parties", lambda rows: [*rows, {"id": "NY"}]),
        lambda: initiatives.copy(key),
    ):
        with pytest.raises(StoreError, match="skadad i databasen"):
            act()
    assert held(database) == before
    assert len(initiatives.all()) == 1


def test_a_time_that_is_none_is_a_sentence(initiatives: Initiatives, database: Path) -> None:
    key = initiatives.create(services.example("geodata"))
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE sections SET updated_at = 'i går' WHERE section = 'parties'")
    connection.close()
    with pytest.raises(StoreError, match=r"är skadad\. Återställ en säkerhetskopia"):
        initiatives.read(key)


def test_every_section_has_a_title_to_be_told_by() -> None:
    assert all(contract.fields()[section].title for section in contract.sections())
