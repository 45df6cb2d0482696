"""What stands round Streamlit: its page made Swedish, its settings known to it. Fails when a new Streamlit differs."""

from __future__ import annotations

from pathlib import Path

import streamlit
from streamlit import config

from generator.web.asgi import MAIN, ROUTES, swedish
from generator.web.streamlit_settings import streamlit_options

STREAMLITS_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


def test_streamlits_page_becomes_swedish_with_our_script_style_and_icon() -> None:
    page = swedish(STREAMLITS_PAGE.read_text(encoding="utf-8"))
    assert '<html lang="sv">' in page
    assert "<title>Samverkan</title>" in page
    for ours in ("words.js", "page.css", "icon.svg"):
        assert f"./samverkan/{ours}" in page
    for theirs in ("You need to enable JavaScript", "service-desc", 'lang="en"', "favicon.png"):
        assert theirs not in page


def test_every_file_of_ours_that_the_page_asks_for_is_served_and_there() -> None:
    served = {Path(route.path).name for route in ROUTES}
    assert served == {file.name for file in (MAIN.parent / "assets").iterdir()}


def test_streamlit_knows_every_setting_that_it_is_given() -> None:
    config.get_config_options()
    given = dict(option.removeprefix("--").split("=", 1) for option in streamlit_options(8599))
    assert set(given) <= set(config._config_options_template)
    assert given["server.port"] == "8599"
    assert given["browser.gatherUsageStats"] == "false"
    assert given["client.showErrorDetails"] == "none"
