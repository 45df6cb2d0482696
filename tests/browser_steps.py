"""What a person does on the pages, step by step, for the tests in a browser."""

from __future__ import annotations

import re
from importlib.resources import files

from playwright.sync_api import Locator, Page, expect

# Words that Streamlit says by itself; none may be seen by someone who uses the pages in Swedish.
_ENGLISH = re.compile(
    r"\b(the|press|upload|choose|clear|open|close|remove|select|help|running|stop|show|hide|link|file|drag|drop"
    r"|browse|collapse|expand|skip|add|no results|loading|main|content|view|copy|submit|apply|enter|dismiss"
    r"|connection|connecting|error|responding|restart|still|wait|please|again|required|invalid)\b",
    re.IGNORECASE,
)
_AXE = files("axe_playwright_python").joinpath("axe.min.js")
_RUN = """async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})).violations
    .map(v => `${v.id}: ${v.help} – ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')}`)"""


def english_on(page: Page) -> list[str]:
    """Streamlit's own words that stand on the page or are read out: text outside our own, labels, titles, hints."""
    said: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body *')].flatMap(element => {
            if (element.closest('.samverkan-document, script, style, title, [role=option]')) return [];
            const own = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim());
            const attributes = ['aria-label', 'title', 'placeholder'].map(name => element.getAttribute(name) || '');
            const icon = element.dataset.testid === 'stIconMaterial';
            return [...(icon ? [] : own), ...attributes].filter(Boolean);
        })"""
    )
    return [text for text in said if _ENGLISH.search(text)]


def violations(page: Page) -> list[str]:
    """The WCAG A and AA violations that axe-core sees on the page as it is now."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return found


def go(page: Page, title: str) -> None:
    """Go to a page by the menu."""
    page.get_by_test_id("stSidebarNav").get_by_text(title, exact=True).click()
    expect(page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible()
    settled(page)


def theme(page: Page, title: str) -> None:
    """Choose a theme of the page."""
    page.get_by_role("radiogroup", name="Visa").get_by_text(title, exact=True).click()
    settled(page)


def field(page: Page, path: str) -> Locator:
    """The box of the field at a path."""
    mark = re.sub(r"[^a-zA-Z0-9_-]", "-", f"falt-{path}")
    return page.locator(f".st-key-{mark}").locator("input, textarea").first


def write(page: Page, path: str, text: str) -> None:
    """Type into a box and leave it."""
    box = field(page, path)
    box.fill(text)
    box.press("Tab")
    saved(page)


def open_choices(page: Page, path: str) -> Locator:
    """Open the list of a box to choose in; gives the box. (Streamlit closes a list when the page scrolls, and a click
    scrolls to what it clicks.)"""
    box = field(page, path)
    box.scroll_into_view_if_needed()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    box.click()
    return box


def choose(page: Page, path: str, option: str) -> None:
    """Choose one of some."""
    open_choices(page, path)
    page.get_by_role("option", name=option, exact=True).click()
    saved(page)


def pick(page: Page, path: str, *options: str) -> None:
    """Choose several, by typing their first letters."""
    for option in options:
        open_choices(page, path)
        page.keyboard.type(option)
        page.get_by_role("option", name=option, exact=True).click()
        page.keyboard.press("Escape")
        saved(page)


def add(page: Page, row: str) -> None:
    """Add a row to the list on the page."""
    page.get_by_role("button", name=f"Lägg till {row}", exact=True).click()
    settled(page)


def create(page: Page, name: str) -> None:
    """Make a new initiative."""
    page.get_by_label("Vad heter initiativet?", exact=True).fill(name)
    page.get_by_role("button", name="Skapa ärende").click()
    expect(page.get_by_role("heading", name="Grunduppgifter", exact=True, level=1)).to_be_visible()
    settled(page)


def add_party(page: Page, name: str, *, registered: bool) -> None:
    """Add a party, out of the register or by its name alone."""
    box = page.get_by_label("Sök i registret eller skriv namnet", exact=True)
    box.fill(name)
    box.press("Tab")
    settled(page)
    label = re.compile(rf"^Lägg till {name} \(") if registered else re.compile(f"^Lägg till ”{name}” utan register$")
    page.get_by_role("button", name=label).click()
    expect(page.get_by_role("heading", name=name, exact=True, level=2)).to_be_visible()
    settled(page)


def saved(page: Page) -> None:
    """Wait until what was changed is saved and shown."""
    expect(page.get_by_role("status").filter(has_text=re.compile(r"Sparat kl\. \d\d\.\d\d"))).to_be_visible()
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page has been drawn; what was just done reaches the server a moment later."""
    page.wait_for_timeout(250)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
