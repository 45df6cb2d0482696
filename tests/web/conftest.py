"""A store of one's own and a page of it, drawn without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from generator.settings import database_url
from generator.store import Store, open_store
from generator.web.asgi import MAIN

Open = Callable[..., AppTest]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("SAMVERKAN_DATABASE", str(tmp_path / "prov.sqlite3"))
    opened = open_store(database_url())
    yield opened
    opened.close()


@pytest.fixture
def open_screen(store: Store) -> Open:  # noqa: ARG001 - the database must be set before a page is drawn
    def opened(screen: str = "initiatives", key: str = "", **query: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=20).run()
        for name, value in (query | ({"arende": key} if key else {})).items():
            app.query_params[name] = value
        if screen != "initiatives":
            app.switch_page(f"screens/{screen}.py").run()
        return app

    return opened
