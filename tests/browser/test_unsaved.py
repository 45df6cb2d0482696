"""No word is lost on its way to the store: a killed server, a reload, a quick finger, a box left half chosen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser_steps import choose, create, english_on, field, go, open_choices, saved, settled, violations, write
from playwright.sync_api import Browser, Dialog, Locator, Page, expect
from serving import Server

Open = Callable[..., Page]

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(240)]

CHAIR = "organisation.forums[0].chair"


def _lost(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="Förbindelsen med servern är bruten")


def _not_saved(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="Inte sparat")


def _kept(page: Page) -> int:
    kept: int = page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('samverkan')).length")
    return kept


def _new_page(browser: Browser, server: Server) -> Page:
    page = browser.new_context(locale="sv-SE").new_page()
    page.goto(server.address)
    return page


def test_a_text_that_is_being_typed_when_the_server_is_killed_is_saved_when_it_is_back(
    browser: Browser, server: Server
) -> None:
    page = _new_page(browser, server)
    create(page, "Gemensam skolskjuts")
    field(page, "initiative.short_name").click()
    page.keyboard.type("Skjutsen")
    expect(_not_saved(page)).to_be_visible()
    expect(page.locator("[data-unsaved]")).to_have_class(re.compile("st-key-falt-initiative-short_name"))
    server.kill()
    expect(_lost(page)).to_contain_text("Det du har skrivit finns kvar")
    expect(_not_saved(page)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert english_on(page) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert violations(page) == []
    server.start()
    saved(page)
    expect(_lost(page)).to_be_hidden()
    expect(_not_saved(page)).to_be_hidden()
    assert _kept(page) == 0
    page.reload()
    expect(field(page, "initiative.short_name")).to_have_value("Skjutsen")


def test_what_was_sent_to_a_server_that_never_took_it_is_sent_again(browser: Browser, server: Server) -> None:
    page = _new_page(browser, server)
    create(page, "Hängning")
    server.freeze()
    field(page, "initiative.short_name").fill("Kort")
    open_choices(page, "initiative.phase")
    page.get_by_role("option", name="Uppstart", exact=True).click()
    expect(page.locator("[data-unsaved]")).to_have_count(2)
    server.kill()
    expect(_lost(page)).to_be_visible()
    server.start()
    saved(page)
    page.reload()
    expect(field(page, "initiative.short_name")).to_have_value("Kort")
    expect(field(page, "initiative.phase")).to_have_value("Uppstart")


def test_a_reload_warns_and_the_text_comes_back_without_overwriting_what_someone_else_saved(open_page: Open) -> None:
    warned: list[str] = []

    def accept(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.accept()

    page = open_page("/")
    page.on("dialog", accept)
    create(page, "Läs in på nytt")
    name = field(page, "initiative.short_name")
    name.click()
    page.keyboard.type("Mitt")
    page.reload()
    saved(page)
    expect(name).to_have_value("Mitt")
    assert warned == ["beforeunload"]

    name.press("End")
    page.keyboard.type(" ord")
    other = open_page("/grunduppgifter?" + page.url.partition("?")[2])
    settled(other)
    write(other, "initiative.short_name", "Ditt ord")
    page.reload()
    conflict = page.locator(".st-key-conflict-0")
    expect(conflict.get_by_text("Mitt ord", exact=True)).to_be_visible()
    expect(conflict.get_by_text("Ditt ord", exact=True)).to_be_visible()
    expect(_not_saved(page)).to_be_visible()
    settled(page)
    conflict.get_by_role("button", name="Använd min text").click()
    saved(page)
    assert _kept(page) == 0
    page.reload()
    expect(name).to_have_value("Mitt ord")
    assert warned == ["beforeunload"] * 2


def test_a_menu_link_that_is_tapped_right_after_typing_leads_there_and_the_text_is_saved(open_page: Open) -> None:
    page = open_page("/", touch=True)
    create(page, "Snabba fingrar")
    menu = page.get_by_test_id("stSidebarNav")
    for number in range(5):
        field(page, "initiative.short_name").tap()
        page.keyboard.press("Control+a")
        page.keyboard.type(f"Försök {number}")
        menu.get_by_text("Organisationer", exact=True).tap()
        expect(page.get_by_role("heading", name="Organisationer", exact=True, level=1)).to_be_visible()
        expect(_not_saved(page)).to_be_hidden()
        settled(page)
        expect(page.get_by_role("heading", name="Organisationer", exact=True, level=1)).to_be_visible()
        menu.get_by_text("Grunduppgifter", exact=True).tap()
        expect(field(page, "initiative.short_name")).to_have_value(f"Försök {number}")
        settled(page)


def test_a_button_that_is_tapped_right_after_typing_does_its_work_and_the_text_is_saved(open_page: Open) -> None:
    page = open_page("/", touch=True)
    create(page, "Snabba knappar")
    page.goto(page.url.replace("/grunduppgifter", "/handlingsplan") + "&del=risker")
    add = page.get_by_role("button", name="Lägg till risk", exact=True)
    add.tap()
    for number in range(3):
        expect(page.get_by_label("Risk", exact=True)).to_be_focused()
        page.keyboard.type(f"Risk {number}")
        add.tap()
        overview = page.get_by_role("region", name="Risker, översikt").locator("tbody tr")
        expect(overview).to_have_count(number + 2)
        expect(overview.nth(number)).to_contain_text(f"Risk {number}")
        expect(_not_saved(page)).to_be_hidden()


@pytest.mark.parametrize("how", ["tab", "click", "link"])
def test_what_was_typed_where_one_can_choose_or_write_counts_when_the_box_is_left(open_page: Open, how: str) -> None:
    page = open_page("/")
    page.get_by_role("button", name="Öppna exemplet Samlat digitalt stöd till efterlevande").click()
    expect(page.get_by_role("heading", name="Granska", exact=True, level=1)).to_be_visible()
    go(page, "Organisation och beslut")
    open_choices(page, CHAIR)
    page.keyboard.press("Control+a")
    page.keyboard.type("Den äldsta av dem")
    expect(page.get_by_role("listbox")).to_be_visible()
    if how == "tab":
        page.keyboard.press("Tab")
    elif how == "click":
        page.locator("h1").click()  # what stands beside an open list has no role until it is closed
    else:
        page.get_by_test_id("stSidebarNav").get_by_text("Granska", exact=True).click()
        expect(page.get_by_role("heading", name="Granska", exact=True, level=1)).to_be_visible()
        expect(_not_saved(page)).to_be_hidden()
        go(page, "Organisation och beslut")
    expect(field(page, CHAIR)).to_have_value("Den äldsta av dem")
    expect(_not_saved(page)).to_be_hidden()
    page.reload()
    expect(field(page, CHAIR)).to_have_value("Den äldsta av dem")


def test_what_is_typed_only_to_find_a_choice_is_no_answer_and_is_not_kept(open_page: Open) -> None:
    page = open_page("/")
    create(page, "Bara val")
    choose(page, "initiative.phase", "Uppstart")
    open_choices(page, "initiative.phase")
    page.keyboard.press("Control+a")
    page.keyboard.type("Dri")
    page.keyboard.press("Tab")
    expect(field(page, "initiative.phase")).to_have_value("Uppstart")
    expect(_not_saved(page)).to_be_hidden()
    assert _kept(page) == 0


def test_the_badge_says_that_a_value_was_refused_and_belongs_to_the_open_initiative(open_page: Open) -> None:
    page = open_page("/")
    create(page, "Första ärendet")
    write(page, "initiative.short_name", "Ett")
    open_choices(page, "initiative.status")
    page.get_by_role("option", name="Fastställd", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="kan inte sättas till fastställt")).to_be_visible()
    expect(_not_saved(page)).to_be_visible()
    expect(field(page, "initiative.status")).to_have_value("")
    assert violations(page) == []
    write(page, "initiative.short_name", "Ett till")

    go(page, "Mina ärenden")
    create(page, "Andra ärendet")
    expect(page.get_by_role("status").filter(has_text=re.compile("parat"))).to_have_count(0)
