"""What was written is there after a reload, after going back, and after the server was restarted in the middle."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import free_port, served
from word_reading import text

pytestmark = pytest.mark.xdist_group("browser")


def test_a_restart_of_the_server_in_the_middle_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    port, database = free_port(), tmp_path / "ärenden.sqlite3"
    page = browser.new_context(locale="sv-SE").new_page()
    with served(database, port) as address:
        page.goto(address)
        page.get_by_label("Vad heter initiativet?").fill("Gemensam skolskjuts")
        page.get_by_role("button", name="Skapa ärende").click()
        page.wait_for_url(re.compile("arende="))
        key = re.search(r"arende=(\w+)", page.url)
        assert key is not None
        page.goto(f"{address}/grunduppgifter?arende={key[1]}")
        name = page.locator(".st-key-falt-initiative-name input")
        name.fill("Gemensam skolskjuts i länet")
        name.press("Tab")
        expect(page.get_by_role("status").filter(has_text=re.compile(r"Sparat kl\."))).to_be_visible()
    with served(database, port) as address:
        page.goto(f"{address}/grunduppgifter?arende={key[1]}")
        expect(page.locator(".st-key-falt-initiative-name input")).to_have_value("Gemensam skolskjuts i länet")
        page.go_back()
        page.go_forward()
        expect(page.locator(".st-key-falt-initiative-name input")).to_have_value("Gemensam skolskjuts i länet")


def test_all_documents_are_taken_home_in_one_zip(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.get_by_role("button", name="Öppna exemplet Samlat digitalt stöd till efterlevande").click()
    page.wait_for_url(re.compile("arende="))
    page.get_by_test_id("stSidebarNav").get_by_text("Dokument", exact=True).click()
    expect(
        page.get_by_text(re.compile(r"Dokumenten görs av uppgifterna som sparades den .* \(version \d+\)"))
    ).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("button", name="Ladda ner alla dokument (zip)").click()
    with zipfile.ZipFile(io.BytesIO(started.value.path().read_bytes())) as archive:
        made = {name: text(archive.read(name)) for name in archive.namelist()}
    assert sorted(made) == [
        "efterlevande-2027-agreement.docx", "efterlevande-2027-direction.docx",
        "efterlevande-2027-mandates.docx", "efterlevande-2027-plan-2027.docx",
    ]  # fmt: skip
    assert all("Skatteverket" in words for words in made.values())
