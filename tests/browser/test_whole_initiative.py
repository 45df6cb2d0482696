"""An initiative of three parties, four forums, eight decisions and six activities, made from nothing in a browser."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from browser_steps import add, add_party, choose, create, field, go, pick, saved, settled, theme, write
from playwright.sync_api import Page, expect

from generator import services
from generator.web.page_contents import PAGES

Open = Callable[..., Page]

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(240)]

PARTIES = ("Skatteverket", "Bolagsverket", "Lantmäteriet")
OWN_DECISIONS = 8
ACTIVITIES = 6


def test_someone_makes_a_whole_initiative_and_takes_every_document_home(
    open_page: Open, outside: list[str], tmp_path: Path
) -> None:
    page = open_page("/")
    create(page, "Gemensam karta över båthamnar")
    go(page, "Organisationer")
    for name in PARTIES:
        add_party(page, name, registered=True)
    choose(page, "parties[2].role", "Samordnande")

    go(page, "Inriktning och nyttor")
    write(page, "direction.purpose", "Parterna samverkar för att båtägare ska hitta en hamn & en plats <snabbt>.")
    theme(page, "Mål")
    add(page, "mål")
    expect(field(page, "direction.goals[0].text")).to_be_focused()
    write(page, "direction.goals[0].text", "Alla hamnar finns på kartan.")

    _organise(page)
    _plan(page)

    go(page, "Granska")
    expect(page.get_by_text(re.compile(r"behandlar \d+ av 94 kontrollpunkter"))).to_be_visible()
    expect(page.get_by_text("Fel i uppgifterna")).to_have_count(0)
    texts = _take_home(page, tmp_path)
    assert all(name in texts["agreement"] for name in PARTIES)
    assert "båtägare ska hitta en hamn &amp; en plats &lt;snabbt&gt;" in texts["direction"]
    for kind, written in (("mandates", f"Beslut nummer {OWN_DECISIONS}"), ("plan", f"Aktivitet nummer {ACTIVITIES}")):
        assert written in texts[kind]
    assert outside == []


def _organise(page: Page) -> None:
    """Four forums from the catalogue, two decisions by mouse and keyboard, the rest with only a question."""
    go(page, "Organisation och beslut")
    chosen = page.get_by_test_id("stMultiSelect").filter(has_text="Arbetsgruppen")
    chosen.get_by_role("button", name=re.compile("Ta bort Arbetsgruppen|Arbetsgruppen")).last.click()
    settled(page)
    page.get_by_role("button", name="Lägg till förvalda forum (4)").click()
    saved(page)
    expect(page.get_by_role("region", name="Forum, översikt").locator("tbody tr")).to_have_count(4)
    theme(page, "Beslutsmatris")
    for number in range(OWN_DECISIONS):
        add(page, "beslut")
        write(page, f"decisions[{number}].question", f"Beslut nummer {number + 1}")
    choose(page, f"decisions[{OWN_DECISIONS - 1}].decides", "Styrgruppen")
    pick(page, f"decisions[{OWN_DECISIONS - 1}].consulted", "Skatteverket", "Beredningsgruppen")
    row = page.get_by_role("region", name="Beslutsmatris, översikt").locator("tbody tr").last
    expect(row).to_contain_text("Skatteverket; Beredningsgruppen")
    page.reload()
    expect(field(page, f"decisions[{OWN_DECISIONS - 1}].question")).to_have_value("Beslut nummer 8")


def _plan(page: Page) -> None:
    go(page, "Handlingsplan")
    add(page, "plan")
    write(page, "plans[0].year", "2027")
    theme(page, "Aktiviteter")
    for number in range(ACTIVITIES):
        add(page, "aktivitet")
        write(page, f"plans[0].activities[{number}].title", f"Aktivitet nummer {number + 1}")
    choose(page, "plans[0].activities[5].goal", "Alla hamnar finns på kartan.")
    choose(page, "plans[0].activities[5].responsible", "Lantmäteriet")
    write(page, "plans[0].activities[5].starts", "q3 2027")
    expect(field(page, "plans[0].activities[5].starts")).to_have_value("2027-Q3")


def _take_home(page: Page, folder: Path) -> dict[str, str]:
    """The text of every kind of document there is, as downloaded."""
    go(page, "Dokument")
    texts = {}
    for kind in services.kinds():
        page.get_by_role("combobox", name=re.compile("Dokument")).first.click()
        page.get_by_role("option", name=kind.name, exact=True).click()
        settled(page)
        expect(page.get_by_role("region", name="Förhandsvisning")).to_be_visible()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=re.compile("^Ladda ner som Word")).click()
        assert kind.slug in waiting.value.suggested_filename
        waiting.value.save_as(folder / f"{kind.slug}.docx")
        with zipfile.ZipFile(io.BytesIO((folder / f"{kind.slug}.docx").read_bytes())) as package:
            xml = package.read("word/document.xml").decode("utf-8")
        paragraphs = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
        texts[kind.slug] = "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for one in paragraphs)
    return texts


def test_a_row_is_added_filled_in_moved_and_removed_from_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/")
    create(page, "Tangentbord")
    page.goto(page.url.replace("/grunduppgifter", "/handlingsplan") + "&del=risker")
    settled(page)
    for risk in ("Första", "Andra"):
        page.get_by_role("button", name="Lägg till risk").focus()
        page.keyboard.press("Enter")
        settled(page)
        page.get_by_label("Risk", exact=True).focus()
        page.keyboard.type(risk)
        page.keyboard.press("Tab")
        saved(page)
    overview = page.get_by_role("region", name="Risker, översikt").locator("tbody tr")
    expect(overview).to_have_text(["1Första", "2Andra"])
    page.get_by_role("button", name="Flytta upp").focus()
    page.keyboard.press("Enter")
    expect(overview).to_have_text(["1Andra", "2Första"])
    settled(page)
    page.get_by_role("combobox", name=re.compile("Välj risk att fylla i")).focus()
    page.keyboard.type("2")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("button", name="Ta bort risk 2").focus()
    page.keyboard.press("Space")
    expect(overview).to_have_text(["1Andra"])


def test_a_change_from_the_answers_comes_back_to_them(open_page: Open) -> None:
    page = open_page("/")
    create(page, "Tillbaka")
    go(page, "Granska")
    page.get_by_text("Kontrollera svaren", exact=True).click()
    settled(page)
    page.get_by_role("link", name="Fyll i Kortnamn").click()
    expect(field(page, "initiative.short_name")).to_be_focused()
    write(page, "initiative.short_name", "Kort")
    page.get_by_role("link", name="Tillbaka till Granska").click()
    expect(page.get_by_role("heading", name="Kontrollera svaren")).to_be_visible()
    expect(page.locator(".samverkan-answers").first).to_contain_text("Kort")
    assert set(PAGES.values()) >= {"Grunduppgifter"}
