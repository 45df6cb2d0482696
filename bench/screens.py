"""Pictures of every page of the form, light and dark, for people to look at: `make screens`."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from serving import BROWSER_OPTIONS, served


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as name,
        served(Path(name) / "x.sqlite3") as address,
        sync_playwright() as runner,
    ):
        browser = runner.chromium.launch(executable_path=shutil.which("chromium"), args=list(BROWSER_OPTIONS))
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": 1200, "height": 1000}, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address)
            page.get_by_role("button", name=re.compile("efterlevande")).last.click()
            page.wait_for_url(re.compile("arende="))
            for link in page.get_by_test_id("stSidebarNav").get_by_role("link").all():
                title = link.inner_text()
                link.click()
                expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
                expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
                page.screenshot(path=str(folder / f"{title} {scheme}.png"))
                print(folder / f"{title} {scheme}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
