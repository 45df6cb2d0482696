"""What an initiative may start from: the domain's decisions, forums, escalation and year, adapted to what exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator import assess, catalogue, contract
from generator.contract import DecisionCategory, DecisionForm, ForumLevel
from generator.contract.models.shared import Stage

DOMAIN = Path(__file__).parents[2] / "docs" / "domain.md"
ALL = [f"F{number}" for number in range(1, 10)]


def rows(forums: list[str] | None = None, host: str | None = "LM") -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in catalogue.default_decisions(ALL if forums is None else forums, host)}


def initiative(forums: list[str]) -> dict[str, Any]:
    return {
        "format": "samverkan/1",
        "initiative": {"id": "x", "name": "X"},
        "parties": [{"id": "LM", "name": "Lantmäteriet", "kind": "state_agency"}],
        "organisation": {"forums": catalogue.default_forums(forums)},
        "decisions": catalogue.default_decisions(forums, "LM"),
        "escalation": catalogue.default_escalation(forums),
    }


@pytest.mark.parametrize("forums", [ALL, ["F1", "F3"], ["F1"], []])
def test_the_defaults_are_a_valid_initiative_whatever_forums_exist(forums: list[str]) -> None:
    assert contract.faults(initiative(forums)) == ()


def test_with_all_forums_the_default_matrix_breaks_no_rule() -> None:
    found = assess.findings(contract.parse(initiative(ALL)))
    broken = [finding for finding in found if finding.code.startswith("matrix.")]
    assert {finding.code for finding in broken} <= {"matrix.consensus_mandate"}, broken


def test_every_code_in_the_file_is_one_of_the_contracts() -> None:
    found = catalogue.defaults()
    forums = {forum.id for forum in found.forums}
    assert [forum.id for forum in found.forums] == ALL
    for forum in found.forums:
        ForumLevel(forum.level)
    for row in found.decisions:
        DecisionCategory(row.category), DecisionForm(row.form), [Stage(stage) for stage in row.stages]
        named = {*row.prepares, *row.consulted, *(row.informed if row.informed != "all" else ())}
        assert named | ({row.decides} - {"host"}) <= forums, row.id


def test_the_first_forum_that_exists_prepares() -> None:
    assert rows()["B1"]["prepares"] == "F4"
    assert rows(["F1", "F6"])["B1"]["prepares"] == "F6"
    assert "prepares" not in rows(["F1", "F3"])["B1"]


def test_forums_that_do_not_exist_are_left_out() -> None:
    assert rows(["F1", "F2"])["B1"]["consulted"] == ["F2"]
    assert "decides" not in rows(["F1"])["B9"]


def test_all_are_informed_except_the_forum_that_decides() -> None:
    assert rows()["B2"]["informed"] == ALL[1:]
    assert rows(["F1", "F3"])["B17"]["informed"] == ["F1"]


def test_the_host_decides_its_rows_and_without_one_nobody_does() -> None:
    assert {row["id"] for row in rows().values() if row.get("decides") == "LM"} == {"B10", "B11", "B15"}
    assert "decides" not in rows(host=None)["B15"]


def test_roles_in_words_stand_only_among_those_who_endorse() -> None:
    assert rows()["B13"]["endorses"] == ["informationssäkerhetschef"]
    for row in rows().values():
        assert set(row.get("consulted", [])) | set(row.get("informed", [])) <= set(ALL)


def test_reserved_and_locked_rows_are_decided_by_each_management() -> None:
    reserved = {row["id"] for row in rows().values() if row["reserved"]}
    assert reserved == {"B1", "B2", "B3", "B4", "B5", "B6", "B8", "B14", "B22"}
    assert {rows()[row]["decides"] for row in reserved} == {"F1"}
    assert [row.id for row in catalogue.defaults().decisions if row.reserved == "locked"] == ["B4", "B5", "B6"]


def test_the_agreement_is_called_what_the_parties_call_it() -> None:
    assert catalogue.default_decisions(ALL, agreement="avtalet")[0]["question"].endswith("avtalet")


def test_escalation_goes_through_the_forums_that_exist_and_ends_with_each_management() -> None:
    assert catalogue.default_escalation(["F1", "F3"])["steps"] == [
        {"forum": "F3", "working_days": 10},
        {"forum": "F1", "working_days": 20},
    ]
    assert "departement" not in catalogue.default_escalation(ALL, with_state=False)["without_agreement"]


def test_a_forum_has_a_name_that_suits_all_parties() -> None:
    assert catalogue.default_forums(["F2"])[0]["name"] == "GD-gruppen"
    assert catalogue.default_forums(["F2"], mixed=True)[0]["name"] == "Ledningsgruppen"


def test_the_year_names_the_forums_and_holds_no_marks_in_its_text() -> None:
    cycle = catalogue.year_cycle({"F2": "direktörsmötet"})
    text = " ".join(cell.text for row in cycle for cell in (row.state, row.municipal, row.joint))
    assert "Möte i direktörsmötet: beslut om planen" in text
    assert "Styrgruppen bereder planen" in text
    assert not re.search(r"[\[\]{}]|F\d", text)
    assert [row.month for row in cycle] == sorted(row.month for row in cycle)


def test_what_the_year_says_of_statutes_bears_the_domains_mark() -> None:
    cycle = {row.time: row for row in catalogue.defaults().cycle}
    assert cycle["Senast 22 februari"].state.mark == "[VS]"
    assert cycle["November"].municipal.mark == "[VT]"
    assert cycle["Mars–april"].state.mark == "[M]"


def test_the_rows_are_those_of_the_domain() -> None:
    table = DOMAIN.read_text(encoding="utf-8").partition("### 4.4")[2].partition("### 4.5")[0]
    source = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("| ")]
    source = [cells for cells in source if cells[0].isdigit()]
    assert len(source) == len(catalogue.defaults().decisions) == 22
    for cells, row in zip(source, catalogue.defaults().decisions, strict=True):
        _, _, category, decides, prepares, heard, informed, form, reserved, _ = cells
        assert (f"`{row.category}`", row.form) == (category, form)
        assert row.reserved == {"ja": "yes", "nej": "no", "**låst**": "locked"}[reserved]
        assert row.prepares == tuple(prepares.split("/")), row.id
        assert list(row.consulted) == (re.findall(r"F\d", heard) if heard.startswith("S") else []), row.id
        assert row.decides == ("host" if "värd" in decides else "F1" if "berörd" in decides else decides[:2]), row.id
        assert row.informed == ("all" if informed == "alla" else row.informed)
        if informed != "alla":
            assert set(row.informed) == _span(informed), row.id


def _span(text: str) -> set[str]:
    """”F3–F5” is F3, F4 and F5."""
    numbers = [[int(number) for number in re.findall(r"\d", piece)] for piece in text.split(",")]
    return {f"F{number}" for piece in numbers for number in range(piece[0], piece[-1] + 1)}
