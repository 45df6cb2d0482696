"""The databases that the store is tested on: SQLite, and PostgreSQL from a package."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import postgresql
import pytest
import sqlalchemy as sa

from generator.store.sql import SqlStore

DATABASES = [
    pytest.param("sqlite", id="SQLite"),
    pytest.param("postgresql", id="PostgreSQL", marks=pytest.mark.xdist_group("PostgreSQL")),
]


@pytest.fixture(scope="session")
def server() -> Iterator[sa.URL]:
    """The address of a PostgreSQL server's first database. In CI a server that is missing is a failure."""
    installed = postgresql.programs()
    if installed is None:
        missing = "pgserver has no PostgreSQL for this Python or machine"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with postgresql.server(installed) as folder:
        yield sa.URL.create("postgresql+psycopg", "postgres", postgresql.PASSWORD, database="postgres",
                            query={"host": folder})  # fmt: skip


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Gives the URL of an empty database of the kind that is named."""

    def made(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / 'mapp' / 'ärenden.sqlite3'}"
        first: sa.URL = request.getfixturevalue("server")
        engine, name = sa.create_engine(first, isolation_level="AUTOCOMMIT"), f"prov_{uuid.uuid4().hex}"
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return first.set(database=name).render_as_string(hide_password=False)

    return made


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> str:
    return new_database(request.param)


@pytest.fixture
def open_store(url: str) -> Iterator[Callable[..., SqlStore]]:
    opened: list[SqlStore] = []

    def open_another(**how: float) -> SqlStore:
        opened.append(SqlStore(url, **how))
        return opened[-1]

    yield open_another
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., SqlStore]) -> SqlStore:
    return open_store()
