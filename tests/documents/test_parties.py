"""What the agreement says follows from who the parties are: their legal form, their names, their roles, their law."""

from __future__ import annotations

from typing import Any

import pytest
from word_reading import clause, lines, rows

from generator import services

STATE, TOWN, REGION, FEDERATION, COMPANY, PRIVATE = (
    "state_agency", "municipality", "region", "municipal_federation", "public_company", "private",
)  # fmt: skip
COOPERATION = {"statute": "kommunallagen (2017:725)", "section": "9 kap. 37 §"}


def agreement(*parties: str | dict[str, Any], **sections: Any) -> bytes:
    """The agreement of an initiative with nothing but parties, each of a kind or with values of its own."""
    made = [
        {"id": f"P{number}", "name": f"Part {number}"} | ({"kind": party} if isinstance(party, str) else party)
        for number, party in enumerate(parties, 1)
    ]
    return services.generate(services.blank("prov", "Prov") | {"parties": made} | sections, "agreement")


@pytest.mark.parametrize(
    ("kinds", "title", "opening"),
    [
        ((STATE, STATE), "Överenskommelse om samverkan", "Denna överenskommelse har träffats mellan Part 1 ("),
        ((STATE, TOWN), "Samverkansavtal", "Detta avtal har ingåtts mellan staten genom Part 1 ("),
        ((TOWN, REGION), "Samverkansavtal", "Detta avtal har ingåtts mellan Part 1 ("),
        ((STATE, {}), "Överenskommelse eller avtal om samverkan [Att fylla i: typ av organisation för varje part,",
         "Denna överenskommelse eller detta avtal ingås mellan Part 1 ("),
        ((), "Överenskommelse eller avtal om samverkan [Att fylla i: parterna, som avgör vilket]",
         "Denna överenskommelse eller detta avtal ingås mellan [Att fylla i: parterna;"),
    ],
)  # fmt: skip
def test_the_parties_legal_form_decides_what_the_document_is(
    kinds: tuple[Any, ...], title: str, opening: str
) -> None:
    docx = agreement(*kinds)
    assert lines(docx)[0].replace("\u00a0", " ").startswith(title)
    assert clause(docx, "agreement.parties").splitlines()[1].startswith(opening)


@pytest.mark.parametrize(
    ("kinds", "effect"),
    [
        ((STATE, STATE), "Överenskommelsen är inte ett civilrättsligt bindande avtal"),
        ((STATE, TOWN), "Avtalet är bindande mellan staten och övriga parter.\n"),
        ((STATE, STATE, TOWN), "Mellan de statliga myndigheterna gäller det som en överenskommelse om samverkan."),
        ((TOWN, COMPANY), "Avtalet är bindande mellan parterna.\n"),
        ((TOWN, {}), "[Att fylla i: typ av organisation för varje part, som avgör rättsverkan mellan dem]"),
        ((STATE, {}), "[Att fylla i: handlingens rättsverkan, som följer av parternas juridiska form]"),
    ],
)
def test_the_effect_in_law_follows_from_the_parties_legal_form(kinds: tuple[Any, ...], effect: str) -> None:
    effects = {"inte ett civilrättsligt bindande", "bindande mellan staten och övriga", "bindande mellan parterna.",
               "Att fylla i: handlingens rättsverkan"}  # fmt: skip
    said = clause(agreement(*kinds), "agreement.legal_basis")
    assert effect in said
    assert sum(words in said for words in effects) == 1


@pytest.mark.parametrize(
    ("kinds", "roles"),
    [
        ((STATE, TOWN), ["Värdmyndighet", "Medverkande part"]),
        ((TOWN, STATE), ["Samordnande part", "Medverkande part"]),
    ],
)
def test_a_host_is_called_an_authority_only_when_it_is_one(kinds: tuple[str, str], roles: list[str]) -> None:
    docx = agreement({"kind": kinds[0], "role": "host"}, {"kind": kinds[1], "role": "participating"})
    assert [row[2] for row in rows(docx, "Parter")[1:]] == roles
    assert f"Part 1 är {roles[0].lower()} och håller samman" in clause(docx, "agreement.commitments")


def test_two_that_lead_are_coordinators_together_and_a_party_of_no_role_is_asked_for_one() -> None:
    docx = agreement({"kind": STATE, "role": "host"}, {"kind": STATE, "role": "coordinating"}, STATE)
    assert "Part 1 och Part 2 är samordnande parter" in clause(docx, "agreement.commitments")
    assert [row[2] for row in rows(docx, "Parter")[1:]][2] == "[Att fylla i: partens roll]"


@pytest.mark.parametrize(
    ("kinds", "the"),
    [
        ((TOWN, STATE), "Kommunen"), ((TOWN, REGION), "Kommunen och regionen"),
        ((TOWN, TOWN, REGION, REGION), "Kommunerna och regionerna"), ((FEDERATION, STATE), "Kommunalförbundet"),
        ((FEDERATION, FEDERATION, TOWN), "Kommunen och kommunalförbunden"),
    ],
)  # fmt: skip
def test_municipalities_regions_and_federations_are_called_what_they_are(kinds: tuple[str, ...], the: str) -> None:
    said = clause(agreement(*kinds, funding={"model": "fee"}), "agreement.funding")
    assert f"{the} tar ut högst självkostnaden" in said


def test_a_council_or_a_federations_assembly_is_reserved_for_each_party_that_has_one_and_says_so() -> None:
    kinds = (TOWN, FEDERATION, STATE)
    said = clause(agreement(*kinds, funding={"council_reservation_months": 6}), "agreement.funding")
    for party, assembly in (("Part 1", "fullmäktige"), ("Part 2", "förbundets beslutande församling")):
        assert f"{party}:s åtagande för ett kommande budgetår gäller under förutsättning att {assembly} anvisar" in said
        assert f"{party} skriftligen underrätta övriga parter senast sex månader före budgetårets början." in said
    assert "Part 3:s åtagande" not in said
    assert "kommande budgetår gäller" not in clause(agreement(TOWN, REGION, funding={}), "agreement.funding")


@pytest.mark.parametrize("kinds", [(STATE, STATE), (COMPANY, PRIVATE), (STATE, COMPANY)])
def test_nothing_is_said_of_municipal_law_where_no_party_is_municipal(kinds: tuple[str, ...]) -> None:
    docx = agreement(*kinds)
    assert "kommunallagen" not in "\n".join(lines(docx)).lower()
    assert "fullmäktige" not in "\n".join(lines(docx)).lower()


def test_a_federations_boards_are_not_authorities_of_their_own() -> None:
    town = agreement(TOWN, STATE, personal_data={"processed": True, "roles": "separate"})
    federation = agreement(FEDERATION, STATE, personal_data={"processed": True, "roles": "separate"})
    board, body = "I kommunen är den nämnd som bestämmer", "I kommunalförbundet är den nämnd eller det beslutande organ"
    assert [words in clause(town, "agreement.personal_data") for words in (board, body)] == [True, False]
    assert [words in clause(federation, "agreement.personal_data") for words in (board, body)] == [False, True]
    assert "I kommunen görs prövningen av den nämnd" in clause(town, "agreement.records")
    assert "görs prövningen av den nämnd" not in clause(federation, "agreement.records")


def test_cooperation_by_contract_is_said_only_among_municipalities_that_rest_on_it() -> None:
    def says(*parties: str | dict[str, Any]) -> list[bool]:
        docx = agreement(*parties)
        return [
            "Avtalet ingås med stöd av 9 kap. 37 § kommunallagen (2017:725)." in clause(docx, "agreement.parties"),
            "enligt 9 kap. 38 § kommunallagen" in clause(docx, "agreement.follow_up"),
            "Delegering till en anställd i en annan kommun eller region" in clause(docx, "agreement.decisions"),
        ]

    assert says({"kind": TOWN, "legal_basis": [COOPERATION]}, REGION) == [True] * 3
    assert says(TOWN, REGION) == [False] * 3
    assert says({"kind": TOWN, "legal_basis": [COOPERATION]}, STATE) == [False] * 3
    assert says({"kind": TOWN, "legal_basis": [COOPERATION | {"section": "9 kap. 36 §"}]}, REGION) == [False] * 3


def test_cooperation_by_contract_is_no_ground_in_relation_to_the_state() -> None:
    docx = agreement({"kind": TOWN, "legal_basis": [COOPERATION]}, STATE)
    (_, cited, _), *_ = rows(docx, "Rättslig grund för varje part")[1:]
    assert cited == "9 kap. 37 § kommunallagen (2017:725) (gäller inte i förhållande till staten)"
    said = clause(docx, "agreement.legal_basis")
    assert "Part 1:s medverkan grundas på [Att fylla i: lagrum för partens medverkan]." in said


def test_a_municipal_party_states_its_own_grounds_beside_the_duty_to_cooperate() -> None:
    grounds = [
        {"statute": "förvaltningslagen (2017:900)", "section": "8 §"},
        {"statute": "kommunallagen (2017:725)", "section": "2 kap. 1 §", "note": "Allmän befogenhet."},
        {"statute": "skollagen (2010:800)", "section": "2 kap. 2 §"},
    ]
    docx = agreement({"kind": TOWN, "legal_basis": grounds, "genitive": "Parts ett"}, TOWN, STATE)
    said = clause(docx, "agreement.legal_basis").splitlines()
    own = "2 kap. 1 § kommunallagen (2017:725) och 2 kap. 2 § skollagen (2010:800)"
    assert f"Parts ett medverkan grundas på {own}." in said
    assert any(line.startswith("Part 2:s medverkan grundas på [Att fylla i: lagrum") for line in said)
    assert not any("Part 3" in line and "medverkan grundas" in line for line in said)
    table = {row[0]: row[1] for row in rows(docx, "Rättslig grund för varje part")}
    assert table["Part 1"].splitlines() == [
        "8 § förvaltningslagen (2017:900)", "2 kap. 1 § kommunallagen (2017:725). Allmän befogenhet.",
        "2 kap. 2 § skollagen (2010:800)",
    ]  # fmt: skip
    assert table["Part 2"] == "[Att fylla i: rättslig grund]"


@pytest.mark.parametrize("section", [None, "att ange", "Att ange "])
def test_a_statute_without_its_section_asks_for_it(section: str | None) -> None:
    basis = {"statute": "polislagen (1984:387)"} | ({"section": section} if section else {})
    docx = agreement({"kind": STATE, "legal_basis": [basis]}, STATE)
    assert rows(docx, "Rättslig grund för varje part")[1][1] == "polislagen (1984:387) [Att fylla i: paragraf]"


def test_eight_parties_stand_in_the_sentence_and_nine_in_a_list_below_it() -> None:
    eight, nine = (clause(agreement(*[STATE] * count), "agreement.parties").splitlines() for count in (8, 9))
    assert "Part 7 ([Att fylla i: organisationsnummer]) och Part 8 (" in eight[1]
    assert "Parterna är:" not in eight
    assert nine[1].startswith("Denna överenskommelse har träffats mellan de nio parter som anges nedan, var för sig")
    assert nine[nine.index("Parterna är:") + 9].startswith("Part 9 (")


def test_a_party_alone_is_asked_for_another() -> None:
    said = clause(agreement({"kind": STATE, "organisation_number": "202100-5448"}), "agreement.parties")
    assert "mellan Part 1 (202100-5448) och [Att fylla i: ytterligare minst en part]" in said


def test_how_a_party_has_confirmed_that_it_takes_part_is_told_with_one_gap_for_all_that_is_missing() -> None:
    answers = {"relevant": "yes", "able": "partly", "willing": "no"}
    confirmed = {"date": "2026-10-01", "by_title": "generaldirektör", "reference": "A 1/26"}
    docx = agreement(
        {"kind": STATE, "participation": answers | {"confirmed": confirmed}},
        {"kind": STATE, "participation": answers | {"confirmed": {"by_title": "rektor"}}},
        {"kind": STATE, "participation": answers},
    )
    told = rows(docx, "Parternas bekräftelse av deltagandet")[1:]
    assert told[0] == ["Part 1", "Ja", "Delvis", "Nej", "2026-10-01, generaldirektör, dnr A 1/26"]
    assert [row[4] for row in told[1:]] == [
        "rektor [Att fylla i: datum och diarienummer]",
        "[Att fylla i: datum, befattning och diarienummer för bekräftelsen]",
    ]
    assert "Varje part har bedömt om samverkan är aktuell" in clause(docx, "agreement.parties")
    half = agreement({"kind": STATE, "participation": answers}, {"kind": STATE, "participation": {"relevant": "yes"}})
    assert "i den mån de har lämnats" in clause(half, "agreement.parties")
    assert rows(agreement(STATE, STATE), "Parternas bekräftelse av deltagandet") == []
