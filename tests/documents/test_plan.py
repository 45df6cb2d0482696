"""The annual plan: which year, how much, and what when there is none."""

from __future__ import annotations

from typing import Any

import pytest
from word_reading import W, faults, lines, part, text

from generator import services
from generator.errors import NotFoundError


@pytest.fixture
def mapping() -> dict[str, Any]:
    return services.example("efterlevande")


def test_the_newest_plan_is_made_unless_another_year_is_asked_for(mapping: dict[str, Any]) -> None:
    assert "Handlingsplan 2027" in text(services.generate(mapping, "plan"))
    earlier = services.generate(mapping, "plan", year=2026)
    assert "Handlingsplan 2026" in text(earlier)
    assert "Status\tAvslutad" in text(earlier)
    assert services.file_name(mapping, "plan", "docx", year=2026) == "efterlevande-2027-plan-2026.docx"


def test_a_year_without_a_plan_is_refused_with_the_years_there_are(mapping: dict[str, Any]) -> None:
    with pytest.raises(NotFoundError, match="2026, 2027"):
        services.generate(mapping, "plan", year=2031)


def test_without_any_plan_the_document_is_made_of_gaps(mapping: dict[str, Any]) -> None:
    del mapping["plans"]
    made = services.generate(mapping, "plan")
    assert "Handlingsplan [Att fylla i: år]" in text(made)
    assert services.file_name(mapping, "plan", "docx") == "efterlevande-2027-plan.docx"


def test_the_outcome_of_the_year_before_tells_what_is_carried_on(mapping: dict[str, Any]) -> None:
    made = lines(services.generate(mapping, "plan"))
    assert "Utfall 2026" in made
    assert "Förs över till A4" in made
    assert "Överförd från A26-3" in made


def test_sums_that_differ_are_said_and_sums_that_agree_are_not(mapping: dict[str, Any]) -> None:
    assert "skiljer sig" not in text(services.generate(mapping, "plan"))
    mapping["plans"][1]["budget_by_party"]["SKV"] -= 100_000
    mapping["plans"][1]["activities"][0]["budget"] = 9_000_000
    made = text(services.generate(mapping, "plan")).replace("\u00a0", " ")
    assert "Summan av parternas budgetar skiljer sig från den gemensamma budgeten med 100 000 kr." in made
    assert "Aktiviteternas budgetar överstiger den gemensamma budgeten med 8 400 000 kr." in made


def test_two_hundred_activities_stand_by_goal_in_landscape_with_repeated_heads(mapping: dict[str, Any]) -> None:
    pattern = mapping["plans"][1]["activities"][5]
    mapping["plans"][1]["activities"] = [
        {**pattern, "id": f"X{number}", "goal": f"M{number % 3 + 1}"} for number in range(200)
    ]
    made = services.generate(mapping, "plan")
    assert faults(made) == []
    root = part(made)
    tables = [t for t in root.iter(f"{W}tbl") if len(t.findall(f"{W}tblGrid/{W}gridCol")) == 8]
    assert sum(len(table.findall(f"{W}tr")) - 1 for table in tables) == 200
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    assert any(size.get(f"{W}orient") == "landscape" for size in root.iter(f"{W}pgSz"))


def test_an_activity_without_a_goal_is_shown_last_and_not_lost(mapping: dict[str, Any]) -> None:
    del mapping["plans"][1]["activities"][0]["goal"]
    made = lines(services.generate(mapping, "plan"))
    assert made.index("Utan mål") < made.index("Etablera samordningsfunktion och arbetsformer")
