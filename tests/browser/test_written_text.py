"""What is written in the form is what the screen shows: no sign becomes an icon, a dash, a link or anything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from serving import served
from signs import SIGNS

from generator import services

pytestmark = pytest.mark.xdist_group("browser")

FAULTY = "läs:material/home: -> www.exempel.se -- :streamlit: *a* `b` <b>c</b> >= $d$"
CHANGED = re.compile("[→←↔—≥≤≈😄]")
ADDED = "[data-testid=stMarkdownContainer] :is(a, img, em, b, [data-testid=stIconMaterial], .katex, table, hr, li > li)"
# What is code only so that nothing is read into it, and still looks like it.
STYLED = """all => all.filter(e => {
    const own = getComputedStyle(e), around = getComputedStyle(e.parentElement);
    return own.backgroundColor != "rgba(0, 0, 0, 0)" ||
        ["fontFamily", "fontSize", "color"].some(name => own[name] != around[name]);
}).map(e => e.outerHTML)"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server's address, with an initiative named by each sign and one that holds them everywhere."""
    database = tmp_path_factory.mktemp("tecken") / "ärenden.sqlite3"
    initiatives = services.open_initiatives(f"sqlite:///{database}")
    for number, sign in enumerate(SIGNS):
        initiatives.create(services.blank(f"i{number}", sign))
    initiatives.create(_everywhere())
    initiatives.close()
    with served(database) as found:
        yield found


def _everywhere() -> dict[str, object]:
    """The example with the signs as the name of everything that has one, and as one value that is a fault."""
    mapping = services.example("geodata")
    mapping["initiative"]["name"] = f"Allt {FAULTY}"
    for part in (*mapping["parties"], *mapping["organisation"]["forums"]):
        part["name"] = f"{part['id']} {FAULTY}"
    for row in mapping["decisions"]:
        row["question"] = f"{row['id']} {FAULTY}"
    mapping["plans"][0]["activities"][0]["responsible"] = FAULTY
    return mapping


def test_every_name_stands_in_the_list_as_it_was_written(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.get_by_text("Visa alla").click()
    links = page.get_by_test_id("stMain").get_by_role("link")
    expect(links).to_have_count(len(SIGNS) + 1)
    shown = [link.inner_text() for link in links.all()]
    assert [sign for sign in SIGNS if sign not in shown] == []


def test_no_page_reads_anything_into_what_was_written(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.get_by_test_id("stMain").get_by_role("link", name="Allt läs").click()
    page.wait_for_url(re.compile("arende="))
    links = page.get_by_test_id("stSidebarNav").get_by_role("link")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    query = page.url.partition("?")[2]
    for address in addresses:
        page.goto(f"{address.partition('?')[0]}?{query}")
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        main = page.get_by_test_id("stMain")
        assert CHANGED.findall(main.inner_text()) == [], address
        assert main.locator("code").evaluate_all(STYLED) == [], address
        assert [found.evaluate("e => e.outerHTML") for found in main.locator(ADDED).all()] == [], address
        if address.rstrip("/") != addresses[0].rstrip("/"):
            assert f"Allt {FAULTY}" in main.inner_text(), address
