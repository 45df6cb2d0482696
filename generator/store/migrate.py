"""Brings a database to the newest tables, safely also when several processes open it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from generator.errors import StoreError

_LOCK = 0x53616D76  # any fixed number: PostgreSQL's advisory lock for our migrations


def migrate(engine: sa.Engine, writing: sa.Engine) -> None:
    """Run the migrations that are missing, all or none; StoreError when the database is newer than the program.

    `writing` is the same engine, set so that SQLite takes its write lock at once: the second of two processes waits
    for the first, and then finds nothing left to do.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if _current(connection, script) == script.get_current_head():
            return
    with writing.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        _upgrade(connection, config, script)


def _current(connection: sa.Connection, script: ScriptDirectory) -> str | None:
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise StoreError(
            "Databasen är gjord av en nyare version av programmet. Uppgradera programmet, eller ange en annan"
            " databas med SAMVERKAN_DATABASE."
        )
    return current


def _upgrade(connection: sa.Connection, config: Config, script: ScriptDirectory) -> None:
    def missing(revision: Any, _context: Any) -> Any:
        return script._upgrade_revs("head", revision)

    environment = EnvironmentContext(config, script, fn=missing, destination_rev="head")
    with environment:
        environment.configure(connection=connection)
        with environment.begin_transaction():
            environment.run_migrations()
