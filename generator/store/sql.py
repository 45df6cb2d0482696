"""The store on a relational database: an SQLite file by default, any other by its SQLAlchemy URL.

SQLite runs in WAL, so that readers and the one writer do not wait for each other; a writer takes the lock when its
transaction begins and waits up to `BUSY_SECONDS` for another's, so that a compare-and-swap cannot fail half-way.
"""

from __future__ import annotations

import json
import sqlite3
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from generator.errors import ConflictError, NotFoundError, StoreError
from generator.store.base import Listed, Section, Stored
from generator.store.migrate import migrate
from generator.store.tables import initiatives, sections

BUSY_SECONDS = 5.0
_DAMAGED = object()


class SqlStore:
    """A Store (see `generator.store.base`) on the database at `url`; opening it runs the migrations.

    Raises StoreError when the database cannot be opened, is damaged, or belongs to a newer program.
    """

    def __init__(self, url: str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._engine = _engine(url, busy_seconds)
        self._writing = self._engine.execution_options(samverkan_begin="BEGIN IMMEDIATE")
        try:
            with self._answering():
                migrate(self._engine, self._writing)
        except BaseException:
            self.close()
            raise

    def list(self, *, deleted: bool = False) -> tuple[Listed, ...]:
        gone = initiatives.c.deleted_at
        query = sa.select(initiatives).where(gone.is_not(None) if deleted else gone.is_(None))
        with self._answering(), self._engine.connect() as connection:
            rows = connection.execute(query.order_by(initiatives.c.updated_at.desc(), initiatives.c.key)).all()
        return tuple(Listed(**row._mapping) for row in rows)

    def create(self, mapping: Mapping[str, Any], *, who: str = "") -> str:
        key, now = uuid.uuid4().hex, datetime.now(UTC)
        with self._answering(), self._writing.begin() as connection:
            connection.execute(
                initiatives.insert().values(
                    key=key, created_at=now, updated_at=now, **_heading(mapping.get("initiative"))
                )
            )
            for name, data in mapping.items():
                connection.execute(_row(key, name, Section(data, 1, now, who)))
        return key

    def read(self, key: str) -> Stored:
        query = sa.select(sections).where(sections.c.initiative == key).order_by(sections.c.id)
        with self._answering(), self._engine.begin() as connection:
            _must_exist(connection, key)
            rows = connection.execute(query).all()
        whole = {row.section: _section(row) for row in rows if row.data is not _DAMAGED}
        return Stored(key, whole, tuple(row.section for row in rows if row.data is _DAMAGED))

    def save(self, key: str, section: str, data: Any, expected_version: int, *, who: str = "") -> Section:
        now = datetime.now(UTC)
        with self._answering(), self._writing.begin() as connection:
            _must_exist(connection, key, lock=True)
            current = _current(connection, key, section)
            if current.version != expected_version:
                raise ConflictError(section, current.data, current.version)
            saved = Section(data, expected_version + 1, now, who)
            _write(connection, key, section, saved)
            heading = _heading(data) if section == "initiative" else {}
            connection.execute(initiatives.update().where(initiatives.c.key == key).values(updated_at=now, **heading))
        return saved

    def delete(self, key: str) -> None:
        self._mark(key, datetime.now(UTC))

    def restore(self, key: str) -> None:
        self._mark(key, None)

    def close(self) -> None:
        self._engine.dispose()

    def _mark(self, key: str, deleted_at: datetime | None) -> None:
        mark = initiatives.update().where(initiatives.c.key == key).values(deleted_at=deleted_at)
        with self._answering(), self._writing.begin() as connection:
            if connection.execute(mark).rowcount != 1:
                raise _not_found()

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except ValueError as error:  # a time that is none, and the like
            raise StoreError(_sentence("malformed", self._where())) from error
        except (sa.exc.DBAPIError, sa.exc.TimeoutError, sqlite3.Error) as error:
            raise StoreError(_sentence(str(getattr(error, "orig", error)), self._where())) from error

    def _where(self) -> str:
        if self._engine.dialect.name == "sqlite":
            return self._engine.url.database or ""
        # A driver takes a password after the question mark too.
        return self._engine.url.set(query={}).render_as_string(hide_password=True)


def _engine(url: str, busy_seconds: float) -> sa.Engine:
    try:
        # Plain ASCII JSON: every character that can be typed survives in every database, unpaired surrogates too.
        engine = sa.create_engine(
            url, json_serializer=json.dumps, json_deserializer=_parsed, pool_pre_ping=not url.startswith("sqlite")
        )
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ImportError, ValueError) as error:
        raise StoreError(
            "Databasen kan inte öppnas: värdet i SAMVERKAN_DATABASE är ingen användbar adress, eller så saknas"
            " drivrutinen för den. Ange sökvägen till en SQLite-fil eller en SQLAlchemy-adress."
        ) from error
    if engine.dialect.name == "sqlite":
        _make_folder(engine.url.database)
        _prepare_sqlite(engine, busy_seconds)
    return engine


def _make_folder(database: str | None) -> None:
    if not database or database == ":memory:":
        return
    try:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(_sentence("unable to open", database)) from error


def _prepare_sqlite(engine: sa.Engine, busy_seconds: float) -> None:
    @sa.event.listens_for(engine, "connect")
    def connect(raw: Any, _record: Any) -> None:
        raw.text_factory = _text_of
        raw.isolation_level = None  # the driver's own BEGIN would come too late to guard a read before a write
        raw.execute(f"PRAGMA busy_timeout={int(busy_seconds * 1000)}")
        raw.execute("PRAGMA foreign_keys=ON")
        _use_wal(raw, time.monotonic() + busy_seconds)
        raw.execute("PRAGMA synchronous=NORMAL")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("samverkan_begin", "BEGIN"))


def _use_wal(raw: Any, until: float) -> None:
    # Changing the mode needs the file alone, and SQLite does not wait by itself for another process doing the same.
    while True:
        try:
            raw.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _text_of(stored: bytes) -> str:
    """A text as SQLite holds it; bytes that are no text stand as half surrogate pairs, which no text of ours holds."""
    return stored.decode("utf-8", "surrogateescape")


def _parsed(stored: str | bytes) -> Any:
    """A section's data from its JSON; `_DAMAGED` for what is none, so that the other sections can be read."""
    text = stored if isinstance(stored, str) else bytes(stored).decode("utf-8", "surrogateescape")
    try:
        return json.loads(text) if text.isascii() else _DAMAGED
    except (ValueError, RecursionError):
        return _DAMAGED


def _heading(initiative: Any) -> dict[str, str]:
    """Slug and name for the list, of data that may be anything at all."""
    data = initiative if isinstance(initiative, Mapping) else {}
    return {"slug": _text(data.get("id")), "name": _text(data.get("name"))}


def _text(value: Any) -> str:
    text = "" if value is None else str(value)
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _row(key: str, name: str, saved: Section) -> sa.Insert:
    return sections.insert().values(initiative=key, section=name, **_values(saved))


def _values(saved: Section) -> dict[str, Any]:
    return {
        "data": _json(saved.data), "version": saved.version, "updated_at": saved.updated_at,
        "updated_by": _text(saved.updated_by),
    }  # fmt: skip


def _section(row: sa.Row[Any]) -> Section:
    return Section(row.data, row.version, row.updated_at, row.updated_by)


def _json(data: Any) -> Any:
    return sa.JSON.NULL if data is None else data


def _current(connection: sa.Connection, key: str, name: str) -> Section:
    mine = sa.select(sections).where(sections.c.initiative == key, sections.c.section == name).with_for_update()
    row = connection.execute(mine).one_or_none()
    if row is not None and row.data is _DAMAGED:
        raise StoreError(
            f"Avsnittet ”{name}” är skadat i databasen, och ingenting skrivs över det. Återställ en säkerhetskopia."
        )
    return Section(None, 0, None) if row is None else _section(row)


def _write(connection: sa.Connection, key: str, name: str, saved: Section) -> None:
    if saved.version == 1:
        connection.execute(_row(key, name, saved))
        return
    connection.execute(
        sections.update()
        .where(sections.c.initiative == key, sections.c.section == name, sections.c.version == saved.version - 1)
        .values(**_values(saved))
    )


def _must_exist(connection: sa.Connection, key: str, *, lock: bool = False) -> None:
    query = sa.select(initiatives.c.deleted_at).where(initiatives.c.key == key)
    # Locked (where the database locks rows), two first savings of one section wait for each other.
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None or row.deleted_at is not None:
        raise _not_found()


def _not_found() -> NotFoundError:
    return NotFoundError("Ärendet finns inte, eller har tagits bort. Gå till Mina ärenden och välj ett annat.")


_SENTENCES = {
    "locked": "Databasen {where} är upptagen av ett annat program. Försök igen om en stund.",
    "readonly": "Databasen {where} är skrivskyddad. Ge programmet rätt att skriva i filen och dess mapp.",
    "read-only": "Databasen {where} är skrivskyddad. Ge programmet rätt att skriva i filen och dess mapp.",
    "unable to open": "Databasen {where} kan inte öppnas. Kontrollera att mappen finns och går att skriva i,"
    " eller ange en annan fil med SAMVERKAN_DATABASE.",
    "not a database": "Filen {where} är ingen databas eller är skadad. Flytta undan den, eller ange en annan fil"
    " med SAMVERKAN_DATABASE.",
    "malformed": "Databasen {where} är skadad. Återställ en säkerhetskopia, eller ange en annan fil med"
    " SAMVERKAN_DATABASE.",
    "disk is full": "Databasen {where} kan inte sparas: disken är full. Frigör utrymme och försök igen.",
}


def _sentence(cause: str, where: str) -> str:
    for sign, sentence in _SENTENCES.items():
        if sign in cause:
            return sentence.format(where=where)
    return f"Databasen {where} svarar inte som den ska. Kontrollera att den är i gång och nåbar."
