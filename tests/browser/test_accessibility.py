"""No WCAG A or AA violation that axe-core can see, on any page, light or dark or on a narrow screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser_steps import violations
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.xdist_group("browser")

# Inside Streamlit's own widgets, where no page can mend it.
STREAMLITS_OWN: tuple[str, ...] = ()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_no_page_has_a_violation(open_page: Callable[..., Page], scheme: str, width: int) -> None:
    page = open_page("/")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.get_by_role("button", name="Öppna exemplet Samlat digitalt stöd till efterlevande").click()
    page.wait_for_url(re.compile("arende="))
    links = page.get_by_test_id("stSidebarNav").get_by_role("link")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    query = page.url.partition("?")[2]
    page.set_viewport_size({"width": width, "height": 900})
    found = {address: _violations(page, f"{address.partition('?')[0]}?{query}") for address in addresses}
    assert {address: each for address, each in found.items() if each} == {}


def _violations(page: Page, address: str) -> list[str]:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return [each for each in violations(page) if not each.startswith(STREAMLITS_OWN or ("\0",))]
