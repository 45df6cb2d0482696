"""The annual plan: which year, how much, and what when there is none."""

from __future__ import annotations

import re
from typing import Any

import pytest
from word_reading import W, faults, lines, part, rows, text

from generator import services, swedish
from generator.contract import Initiative
from generator.errors import NotFoundError


@pytest.fixture
def mapping() -> dict[str, Any]:
    return services.example("efterlevande")


def words(made: list[str]) -> str:
    return "\n".join(made).replace("\u00a0", " ")


def test_the_newest_plan_is_made_unless_another_year_is_asked_for(mapping: dict[str, Any]) -> None:
    assert "Handlingsplan 2027" in text(services.generate(mapping, "plan"))
    mapping["funding"]["budget"]["2026"] = 900000
    mapping["plans"][0]["budget_by_party"] = {party["id"]: 225000 for party in mapping["parties"]}
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


def test_two_activities_that_carry_one_on_are_both_named(mapping: dict[str, Any]) -> None:
    mapping["plans"][1]["activities"][4]["carried_from"] = "A26-3"
    assert "Förs över till A4 och A5" in lines(services.generate(mapping, "plan"))


def test_a_closed_plan_tells_what_became_of_its_own_activities_and_counts_them(mapping: dict[str, Any]) -> None:
    made = lines(services.generate(mapping, "plan", year=2026))
    rows = made[made.index("Aktiviteternas läge") :]
    assert rows[4:7] == ["Klar", "2", "550\u00a0000"]
    assert "Utfall 2026" in rows
    assert "Rapporten godkändes av alla parter i juni 2026 och ligger till grund för inriktningen." in rows
    assert "Planen beslutades i GD-gruppen den 12 februari 2026." in words(made)
    assert not any("Det tar normalt tid" in line for line in made)


def test_sums_that_differ_are_said_and_sums_that_agree_are_not(mapping: dict[str, Any]) -> None:
    assert "skiljer sig" not in text(services.generate(mapping, "plan"))
    mapping["plans"][1]["budget_by_party"]["SKV"] -= 100_000
    mapping["parties"][1]["contribution"]["amount_per_year"] += 50_000
    mapping["plans"][1]["activities"][0]["budget"] = 9_000_000
    made = words(lines(services.generate(mapping, "plan")))
    assert "Summan av parternas budgetar skiljer sig från den gemensamma budgeten med 100 000 kr." in made
    assert "Summan av parternas bidrag per år skiljer sig från den gemensamma budgeten med 50 000 kr." in made
    assert "Aktiviteternas budgetar överstiger den gemensamma budgeten med 8 400 000 kr." in made


def test_with_special_funds_the_parties_may_bear_less_than_the_budget_and_it_is_said_why(
    mapping: dict[str, Any],
) -> None:
    mapping["funding"]["model"] = "special_funds"
    mapping["plans"][1]["budget_by_party"]["SKV"] -= 100_000
    made = words(lines(services.generate(mapping, "plan")))
    assert "Summan av parternas budgetar är 100 000 kr lägre än den gemensamma budgeten, som också" in made


def test_without_a_budget_for_the_year_the_activities_are_held_against_what_the_parties_bear(
    mapping: dict[str, Any],
) -> None:
    del mapping["funding"]["budget"]
    mapping["plans"][1]["activities"][0]["budget"] = 900_000
    made = words(lines(services.generate(mapping, "plan")))
    assert "Aktiviteternas budgetar överstiger summan av parternas budgetar med 300 000 kr." in made


def test_two_hundred_activities_stand_by_goal_in_landscape_with_repeated_heads(mapping: dict[str, Any]) -> None:
    pattern = mapping["plans"][1]["activities"][5]
    mapping["plans"][1]["activities"] = [
        {**pattern, "id": f"X{number}", "goal": f"M{number % 3 + 1}"} for number in range(200)
    ]
    made = services.generate(mapping, "plan")
    assert faults(made) == []
    root = part(made)
    tables = [t for t in root.iter(f"{W}tbl") if len(t.findall(f"{W}tblGrid/{W}gridCol")) == 8]
    heads_and_sums = 2 * len(tables)
    assert len(tables) == 3
    assert sum(len(table.findall(f"{W}tr")) for table in tables) - heads_and_sums == 200
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    assert any(size.get(f"{W}orient") == "landscape" for size in root.iter(f"{W}pgSz"))
    assert lines(made).count(pattern["title"]) == 200, "no other section says every title once more"


def test_time_is_said_by_quarter_in_the_year_and_a_continuation_with_its_year(mapping: dict[str, Any]) -> None:
    activities = mapping["plans"][1]["activities"]
    activities[0] |= {"starts": "2027-01-15", "ends": "2027-Q2", "continues_until": "2029-Q1"}
    activities[1] |= {"starts": "2027-02-01", "ends": "2027-02-01"}
    del activities[2]["ends"]
    made = words(lines(services.generate(mapping, "plan"))).splitlines()
    assert {"Kvartal 2–3", "2027-01-15–kvartal 2", "2027-02-01", "Kvartal 1–[Att fylla i: slut]"} <= set(made)
    assert "Fortsätter till och med kvartal 1 2029" in made
    assert any(line.endswith("kommande års planer och budgetar: A1 (till och med kvartal 1 2029).") for line in made)


def test_a_needed_impact_assessment_is_asked_for_only_when_no_activity_makes_it(mapping: dict[str, Any]) -> None:
    missing = "[Att fylla i: aktivitet för konsekvensbedömningen, med ansvarig och tid]"
    assert missing not in text(services.generate(mapping, "plan"))
    mapping["plans"][1]["activities"][1]["deliverable"] = "Insiktsrapport"
    assert missing in text(services.generate(mapping, "plan"))


def test_an_activity_of_no_stated_form_is_not_lost_among_the_forms(mapping: dict[str, Any]) -> None:
    del mapping["plans"][1]["activities"][6]["form"]
    made = lines(services.generate(mapping, "plan"))
    place = made.index("[Att fylla i: genomförandeform]")
    assert made[place : place + 3] == ["[Att fylla i: genomförandeform]", "1", "A7"]


def test_a_goal_that_no_activity_serves_is_named(mapping: dict[str, Any]) -> None:
    del mapping["plans"][1]["activities"][8]
    made = text(services.generate(mapping, "plan"))
    assert "Årets aktiviteter bidrar till M1 och M2. Inga aktiviteter är planerade för M3 under året." in made


def test_the_forums_that_the_matrix_names_for_the_plan_stand_in_the_cycle_too(initiative: Initiative) -> None:
    made = text(services.generate(initiative, "plan"))
    found = re.search(r"bereds av (.+) och beslutas i (.+)\.", made)
    assert found is not None
    assert f"{swedish.capitalised(found[1])} bereder planen" in made
    assert f"Möte i {found[2]}: beslut om planen" in made


def test_a_party_that_decides_on_the_plan_keeps_its_capital_letter() -> None:
    mapping = services.example("geodata")
    mapping["decisions"][1]["decides"] = "LM"
    assert "beslutas i Lantmäteriet" in text(services.generate(mapping, "plan"))


def test_only_state_agencies_plan_by_appropriation_directions_and_only_contract_cooperation_is_reported() -> None:
    mapping = services.example("geodata")
    assert "med förbehåll för ändringar i regleringsbrev och budget" in text(services.generate(mapping, "plan"))
    assert "9 kap. 38 §" not in words(lines(services.generate(mapping, "plan")))
    mapping["parties"][0]["kind"] = "municipality"
    mapping["parties"][1]["legal_basis"] = [{"statute": "kommunallagen (2017:725)", "section": "9 kap. 37 §"}]
    made = words(lines(services.generate(mapping, "plan")))
    assert "med förbehåll för ändringar i budget." in made
    assert not re.search("regleringsbrev|budgetunderlag|riksdagen", made.lower())
    assert "9 kap. 38 § kommunallagen (2017:725)" in made
    assert "Beslut om kommunernas och regionens bidrag till nästa år fattas i september–november." in made


def test_what_is_measured_later_and_planned_for_another_year_is_no_part_of_the_plan(mapping: dict[str, Any]) -> None:
    mapping["follow_up"]["measurements"].append({"date": "2028-03-31", "goal": "M1", "value": 7, "comment": "Senare."})
    mapping["relations"]["understanding"].append({"activity": "Studieresa", "when": "hösten 2028"})
    made = lines(services.generate(mapping, "plan"))
    assert "2028-03-31" not in made
    assert "Studieresa" not in made
    assert not any("Senare." in line for line in made)


def test_the_latest_measurement_is_shown_wherever_it_stands_in_the_file(mapping: dict[str, Any]) -> None:
    measured = [("2027-03-31", 3, "Mars."), ("2027-06-30", 5, "Juni."), ("2026-12-31", 1, "December.")]
    mapping["follow_up"]["measurements"] = [
        {"date": day, "goal": "M1", "value": value, "comment": comment} for day, value, comment in measured
    ]
    docx = services.generate(mapping, "plan")
    shown = {row[0]: row[4].splitlines() for row in rows(docx, "Mål och mätningar")}
    assert shown["M1"] == ["5", "2027-06-30"]
    assert shown["M2"] == ["–"]
    assert [line for line in lines(docx) if line.endswith(("Mars.", "Juni.", "December."))] == ["M1: Juni."]


def test_an_activity_without_a_goal_is_shown_last_and_not_lost(mapping: dict[str, Any]) -> None:
    del mapping["plans"][1]["activities"][0]["goal"]
    made = lines(services.generate(mapping, "plan"))
    assert made.index("Utan mål") < made.index("Etablera samordningsfunktion och arbetsformer")
