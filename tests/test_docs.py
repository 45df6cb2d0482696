"""The documentation is fresh and whole: what is made from the code is what the code gives, and what is cited exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import cli, contract
from tools.docs import generated

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
ENDS = (".py", ".yaml", ".md")
NUMBER = r"\d[\d.]*(?! kap|\d)"
CITATION = re.compile(rf"\bdomain(?: basis,)? (?:parts?|rules?) ({NUMBER}(?:(?:, |–| and ){NUMBER})*)", re.IGNORECASE)


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.name)
def test_what_is_made_from_the_code_is_fresh(path: Path) -> None:
    assert path.read_bytes() == generated()[path], "run make docs"


def test_the_list_of_fields_tells_type_values_and_what_is_pointed_to() -> None:
    rows = {row[0].strip("` *"): row[2] for row in _rows((DOCS / "fields.md").read_text(encoding="utf-8"))}
    assert list(contract.fields()) == [path for path in rows if path in contract.fields()]
    assert rows["validity.until"] == "date, or `until_further_notice` tills vidare"
    assert rows["decisions[].endorses"] == "list of ids of a party or a forum, or words"
    assert rows["direction.horizon.kind"].startswith("one of the values: `time_limited` ")
    assert rows["plans[].budget_by_party"] == "a value for each party"


def _rows(page: str) -> list[list[str]]:
    return [re.split(r" (?<!\\)\| ", line[2:-2]) for line in page.splitlines() if line.startswith("| `")]


def test_every_part_of_the_domain_that_the_code_cites_exists() -> None:
    domain = (DOCS / "domain.md").read_text(encoding="utf-8")
    parts = set(re.findall(r"^##+ (?:Del )?(\d+(?:\.\d+)?)", domain, re.MULTILINE))
    decisions = domain.partition("\n## Del 7")[2].partition("\n### 7.1")[0]
    parts |= {f"7.{number}" for number in re.findall(r"^(\d+)\. ", decisions, re.MULTILINE)}
    parts |= set(re.findall(r"^\*\*(9\.\d+) ", domain, re.MULTILINE))  # part 9 has a paragraph for each rule
    files = [path for top in ("generator", "docs") for path in (ROOT / top).rglob("*") if path.suffix in ENDS]
    cited = {
        (path.name, number.rstrip("."))
        for path in files
        for citation in CITATION.findall(path.read_text(encoding="utf-8"))
        for number in re.findall(r"\d[\d.]*", citation)
    }
    assert len(cited) > 30
    assert not {each for each in cited if each[1] not in parts}


def test_every_field_stands_in_the_contracts_row_of_its_part() -> None:
    said = (DOCS / "contract.md").read_text(encoding="utf-8").replace("`M0` … `M5`", "M0 M1 M2 M3 M4 M5")
    rows = {key: set(re.findall(r"\w+", row)) for key, row in re.findall(r"^\| `(\w+)\*?` \|(.*)$", said, re.MULTILINE)}
    for path, field in contract.fields().items():
        section, _, below = path.replace("[]", "").partition(".")
        assert not below or field.key in rows[section], path
        assert {value for value, _ in field.choices} <= set().union(*rows.values()), path


def test_every_command_and_option_stands_in_the_contract() -> None:
    said = (DOCS / "contract.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)[ `](.*)$", said, re.MULTILINE))
    for name, parser in cli.commands().items():
        assert [option for option in re.findall(r"--[a-z-]+", parser.format_usage()) if option not in rows[name]] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (page.parent / link).exists(), link


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_every_decision_says_its_date_and_what_it_replaces(page: Path) -> None:
    top = page.read_text(encoding="utf-8")[:400]
    assert re.search(r"20\d\d-\d\d-\d\d", top)
    assert re.search(r"[Rr]eplaces", top)
