"""A database's password stands in its address and nowhere else: in no error or its cause, in no log or output."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback

import pytest
import sqlalchemy as sa
from postgresql import PASSWORD

from generator.errors import StoreError
from generator.store.sql import SqlStore

WRONG = "fel-men-hemligt"


@pytest.mark.parametrize("url", ["strunt", f"mysqlx://a:{WRONG}@b/c", f"postgresql+saknas://a:{WRONG}@b/c",
                                 f"postgresql+psycopg://a:{WRONG}@b:port/c"])  # fmt: skip
def test_a_senseless_address_is_a_sentence_that_gives_no_password_away(url: str) -> None:
    with pytest.raises(StoreError, match="SAMVERKAN_DATABASE") as refused:
        SqlStore(url)
    assert WRONG not in _all_that_is_told(refused.value)


@pytest.mark.xdist_group("PostgreSQL")
@pytest.mark.parametrize("fault", ["password", "password in the query", "database", "server"])
def test_a_server_that_refuses_or_is_not_there_is_a_sentence_that_gives_no_password_away(
    server: sa.URL, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = {
        "password": server.set(password=WRONG),
        "password in the query": server.set(password="").update_query_dict({"password": WRONG}),
        "database": server.set(database="saknas"),
        "server": server.set(query={"host": "/finns/inte"}),
    }[fault]
    with caplog.at_level(logging.DEBUG), pytest.raises(StoreError, match="i gång och nåbar") as refused:
        SqlStore(wrong.render_as_string(hide_password=False))
    told = _all_that_is_told(refused.value) + caplog.text
    assert (wrong.database or "") in str(refused.value)
    assert [secret for secret in (WRONG, PASSWORD) if secret in told] == []


@pytest.mark.xdist_group("PostgreSQL")
def test_serve_says_which_database_does_not_answer_and_no_password(server: sa.URL) -> None:
    url = server.set(password=WRONG).render_as_string(hide_password=False)
    command = [sys.executable, "-m", "generator", "serve", "--port", "1"]
    done = subprocess.run(command, env=os.environ | {"SAMVERKAN_DATABASE": url}, capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 1
    assert "Databasen postgresql" in done.stderr
    assert "Traceback" not in done.stderr
    assert WRONG not in done.stdout + done.stderr


def _all_that_is_told(error: BaseException) -> str:
    """The sentence, and the whole chain of causes as a log would write it."""
    return str(error) + "".join(traceback.format_exception(error))
