"""From an empty list to a downloaded agreement, in a real browser."""

from __future__ import annotations

import io
import re
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from browser_steps import add_party, choose, create, english_on, field, go, saved, settled, write
from playwright.sync_api import Page, expect

from generator.web.page_contents import PAGES

Open = Callable[..., Page]

pytestmark = pytest.mark.xdist_group("browser")

def _text_of(docx: bytes) -> str:
    """All text of a Word file, that in content controls too."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        xml = package.read("word/document.xml").decode("utf-8")
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)) for paragraph in paragraphs)


def test_someone_who_starts_from_nothing_gets_an_agreement_with_what_they_wrote(
    open_page: Open, outside: list[str], tmp_path: Path
) -> None:
    page = open_page("/")
    expect(page.get_by_text("Du har inga ärenden än.")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "sv"
    create(page, "Gemensam ingång för båtägare")
    write(page, "initiative.summary", "Parterna samlar uppgifterna om båtar & motorer <på ett ställe>.")
    choose(page, "initiative.status", "Förslag")

    go(page, "Organisationer")
    add_party(page, "Skatteverket", registered=True)
    expect(field(page, "parties[0].organisation_number")).to_have_value("202100-5448")
    add_party(page, "Båtregistret i Luleå", registered=False)
    write(page, "parties[1].organisation_number", "2021005521")
    expect(field(page, "parties[1].organisation_number")).to_have_value("202100-5521")

    page.reload()
    expect(page.get_by_role("heading", name="Båtregistret i Luleå", exact=True)).to_be_visible()
    expect(field(page, "parties[1].organisation_number")).to_have_value("202100-5521")

    page.get_by_text("Uppgift och bidrag", exact=True).click()
    write(page, "parties[1].task", "Båtregistret för register över båtar och deras ägare.")

    go(page, "Granska")
    expect(page.get_by_text(re.compile(r"behandlar \d+ av 94 kontrollpunkter"))).to_be_visible()

    go(page, "Dokument")
    expect(page.get_by_text("Mallen ersätter inte rättslig granskning.").first).to_be_visible()
    expect(page.get_by_role("region", name="Förhandsvisning").get_by_role("heading").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile("^Ladda ner som Word")).click()
    assert waiting.value.suggested_filename == "gemensam-ingang-for-batagare-agreement.docx"
    waiting.value.save_as(tmp_path / "avtal.docx")
    text = _text_of((tmp_path / "avtal.docx").read_bytes())
    for written in ("Skatteverket", "Båtregistret i Luleå", "Båtregistret för register över båtar"):
        assert written in text
    assert outside == []


def test_it_can_be_filled_in_from_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/")
    expect(page.get_by_label("Vad heter initiativet?", exact=True)).to_be_visible()
    page.get_by_label("Vad heter initiativet?", exact=True).focus()
    page.keyboard.type("Tangentbord")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Grunduppgifter", exact=True, level=1)).to_be_visible()
    settled(page)
    field(page, "initiative.short_name").focus()
    page.keyboard.type("Kort")
    assert english_on(page) == []
    page.keyboard.press("Tab")
    saved(page)
    field(page, "initiative.phase").focus()
    page.keyboard.type("finns inte")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert english_on(page) == []
    page.keyboard.press("Control+a")
    page.keyboard.type("Uppst")
    page.keyboard.press("Enter")
    saved(page)
    page.reload()
    expect(field(page, "initiative.short_name")).to_have_value("Kort")
    expect(field(page, "initiative.phase")).to_have_value("Uppstart")


def test_two_tabs_on_one_field_show_both_texts_and_let_the_person_choose(open_page: Open) -> None:
    first = open_page("/")
    create(first, "Två flikar")
    second = open_page("/grunduppgifter?" + first.url.partition("?")[2])
    expect(field(second, "initiative.short_name")).to_be_visible()
    settled(second)
    write(first, "initiative.short_name", "Första fliken")

    field(second, "initiative.short_name").fill("Andra fliken")
    field(second, "initiative.short_name").press("Tab")
    expect(second.get_by_role("heading", name="Två har ändrat samtidigt: Kortnamn")).to_be_visible()
    box = second.locator(".st-key-conflict-0")
    expect(box.get_by_text("Andra fliken", exact=True)).to_be_visible()
    expect(box.get_by_text("Första fliken", exact=True)).to_be_visible()
    first.reload()
    expect(field(first, "initiative.short_name")).to_have_value("Första fliken")

    second.get_by_role("button", name="Använd min text").click()
    expect(second.get_by_role("heading", name=re.compile("Två har ändrat"))).to_have_count(0)
    expect(field(second, "initiative.short_name")).to_have_value("Andra fliken")
    first.reload()
    expect(field(first, "initiative.short_name")).to_have_value("Andra fliken")


def test_a_wrong_value_is_kept_explained_and_linked_to_from_the_top_of_the_page(open_page: Open) -> None:
    page = open_page("/")
    create(page, "Fel datum")
    write(page, "initiative.date", "24 nov")
    summary = page.locator(".st-key-fault-summary")
    expect(summary.get_by_role("heading", name="Rätta det här")).to_be_visible()
    expect(field(page, "initiative.date")).to_have_value("24 nov")
    summary.get_by_role("link").first.click()
    expect(field(page, "initiative.date")).to_be_focused()
    write(page, "initiative.date", "20261124")
    expect(field(page, "initiative.date")).to_have_value("2026-11-24")
    expect(summary).to_have_count(0)


def test_a_file_that_is_too_large_or_of_another_kind_is_refused_in_swedish(open_page: Open, tmp_path: Path) -> None:
    large, other = tmp_path / "stor.yaml", tmp_path / "brev.txt"
    large.write_text("a" * 4_000_000, encoding="utf-8")
    other.write_text("Hej!", encoding="utf-8")
    page = open_page("/")
    upload = page.get_by_test_id("stFileUploader")
    upload.locator("input[type=file]").set_input_files(large)
    expect(upload.get_by_text("Filen får vara högst 3.0 MB.")).to_be_visible()
    upload.locator("input[type=file]").set_input_files(other)
    expect(upload.get_by_text("Filtypen går inte att använda.")).to_be_visible()
    assert english_on(page) == []


def test_the_server_lets_no_one_else_in(address: str) -> None:
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": "text/html"})) as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert '<html lang="sv">' in answer.read().decode("utf-8")
    for closed in ("/_stcore/metrics", "/_stcore/agent/openapi.json"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address + closed)
        assert refused.value.code == 404


@pytest.mark.timeout(180)
def test_every_page_has_a_title_of_its_own_ordered_headings_swedish_words_and_asks_nothing_of_others(
    open_page: Open, outside: list[str]
) -> None:
    page = open_page("/")
    page.get_by_role("button", name=re.compile("^Öppna exemplet")).first.click()
    expect(page.get_by_role("heading", name="Granska", exact=True)).to_be_visible()
    titles = set()
    for title in ("Mina ärenden", *PAGES.values(), "Granska", "Dokument"):
        go(page, title)
        settled(page)
        expect(page).to_have_title(re.compile(rf"^{title} – .*Samverkan$"))
        titles.add(page.title())
        tags: list[str] = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(one => one.tagName)")
        levels = [int(tag[1]) for tag in tags]
        assert levels.count(1) == 1, title
        assert all(after <= before + 1 for before, after in pairwise(levels)), (title, levels)
        assert english_on(page) == [], title
        assert page.get_by_role("alert").filter(has_text="Något gick fel").count() == 0, title
    assert len(titles) == len(PAGES) + 3
    assert outside == []
