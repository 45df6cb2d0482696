"""The direction: what it tells the managements that are to decide, for whole data and for data with holes."""

from __future__ import annotations

from typing import Any

import pytest
from making import changed, told
from word_reading import clause, lines, rows

SUMMARY = "Beslut, nytta och bidrag per part"


def summary(values: dict[str, Any]) -> dict[str, list[str]]:
    """The rows of the decision summary, by their first cell."""
    return {row[0]: row[1:] for row in rows(changed("direction", values), SUMMARY)}


def test_each_party_has_its_decision_its_benefit_and_its_contribution_on_the_first_page() -> None:
    told_of = summary({"parties[1].direction_decision": {"body": "kommunfullmäktige", "date": "2026-11-30"}})
    assert told_of["Lantmäteriet"][0] == "Generaldirektören\nBeslutat 2026-11-10, dnr LM2026/012345"
    assert told_of["Uppsala kommun"][0] == "Kommunfullmäktige\nBeslutat 2026-11-30"
    assert told_of["Region Uppsala"][0] == "Regionfullmäktige\nBeslut återstår"
    assert told_of["Lantmäteriet"][1:] == ["Minska tiden för kvalitetskontroll", "600 000", "3,5", "2 500 000"]


def test_a_benefit_that_nobody_has_valued_is_a_dash_and_a_party_without_one_is_asked() -> None:
    told_of = summary({"benefits": [{"id": "N1", "party": "LM", "text": "Kortare tid"},
                                    {"id": "N2", "party": "UK", "text": "Färre fel", "value_per_year": 5000},
                                    {"id": "N3", "party": "UK", "text": "Mer", "value_per_year": 7000}]})  # fmt: skip
    assert told_of["Lantmäteriet"][1:3] == ["Kortare tid", "–"]
    assert told_of["Uppsala kommun"][1:3] == ["Färre fel\nMer", "12 000"]
    assert told_of["Region Uppsala"][1:3] == ["[Att fylla i: nytta för parten]", "–"]
    assert "Samhället" not in told_of
    assert told_of["Summa"][2] == "12 000"


def test_what_society_gains_has_a_row_of_its_own() -> None:
    told_of = summary({"benefits": [{"id": "N1", "party": "society", "text": "Bättre planer", "value_per_year": 9000}]})
    assert told_of["Samhället"] == ["", "Bättre planer", "9 000", "", ""]


@pytest.mark.parametrize(
    ("assessed", "says"),
    [
        (("within", "within", "within"), "samverkan ryms inom parternas uppdrag."),
        (("within", "partly", "within"), "samverkan ryms delvis inom parternas uppdrag."),
        (("within", "partly", "outside"), "samverkan ryms inte inom alla parters uppdrag."),
        (("within", None, "within"), "[Att fylla i: varje parts bedömning av uppdraget]"),
    ],
)
def test_the_legal_assessment_is_no_better_than_the_worst_of_the_parties(
    assessed: tuple[str | None, ...], says: str
) -> None:
    values = {f"parties[{number}].mandate_assessment": answer for number, answer in enumerate(assessed)}
    assert f"Rättslig bedömning: {says}" in told("direction.summary", values).splitlines()


@pytest.mark.parametrize(
    ("requires", "says"),
    [("statute", "Ett valt alternativ förutsätter ändrade författningar."),
     ("assignment", "Ett valt alternativ förutsätter ett regeringsuppdrag."), ("nothing", "")],
)  # fmt: skip
def test_the_summary_tells_what_the_chosen_option_presupposes(requires: str, says: str) -> None:
    chosen = told("direction.summary", {"options[1].requires": requires})
    assert (says or "förutsätter") in chosen if says else "förutsätter" not in chosen
    assert "förutsätter" not in told("direction.summary", {"options[0].requires": requires})


def test_children_among_those_concerned_call_for_an_examination_of_their_interest() -> None:
    group = {"name": "Barn i grundskolan", "needs": "Säkra skolvägar"}
    for own, says in (({"involvement": "Råd"}, "Råd"), ({}, "[Att fylla i: hur barn har fått komma till tals]")):
        docx = changed("direction", {"challenge.target_groups": [{"name": "Planerare"}, group | own]})
        assert "Barn är en målgrupp." in clause(docx, "direction.challenge")
        assert f"Hur barn har fått komma till tals: {says}" in clause(docx, "direction.options")
    none = changed("direction", {"challenge.target_groups": [{"name": "Planerare", "needs": "Säkra skolvägar"}]})
    assert "barn" not in "\n".join(lines(none)).lower()


@pytest.mark.parametrize(
    ("answer", "says"),
    [(True, "Parterna ber om gemensam beredning i Regeringskansliet."),
     ("Två departement berörs.", "beredning i Regeringskansliet:\nTvå departement berörs."),
     (None, "")],
)  # fmt: skip
def test_joint_preparation_is_asked_for_in_the_standard_words_or_the_parties_own(answer: Any, says: str) -> None:
    said = told("direction.principals", {"government_assignment.joint_preparation": answer})
    assert ("Regeringskansliet" in said) is (answer is not None)
    assert says in said


@pytest.mark.parametrize(
    ("request_", "says"),
    [(True, "Parterna lämnar en gemensam hemställan till regeringen."), ("Hemställan 2027.", "Hemställan 2027."),
     (False, ""), (None, "")],
)  # fmt: skip
def test_a_change_of_law_tells_whether_the_parties_ask_for_it_together(request_: Any, says: str) -> None:
    change = {"statute": "plan- och bygglagen (2010:900)", "need": "Digital form", "necessity": "Krävs",
              "alternatives_tried": "Frivillig standard"}  # fmt: skip
    change |= {} if request_ is None else {"joint_request": request_}
    docx = changed("direction", {"statutory_changes": [change]})
    assert rows(docx, "Behov av författningsändringar")[1][3].strip() == says
    assert "Parterna ser inget behov av författningsändringar" not in clause(docx, "direction.options")


def test_without_changes_of_law_the_direction_says_that_none_is_needed() -> None:
    said = told("direction.options", {"statutory_changes": None})
    assert "Parterna ser inget behov av författningsändringar för det valda alternativet." in said


@pytest.mark.parametrize(
    ("dialogue", "says"),
    [
        ({"held": True, "date": "2026-10-08", "departments": ["Finansdepartementet", "Justitiedepartementet"]},
         "hölls den 8 oktober 2026 med Finansdepartementet och Justitiedepartementet."),
        ({"held": False}, "Någon dialog med uppdragsgivarna har ännu inte hållits."),
        (None, ""),
    ],
)  # fmt: skip
def test_a_dialogue_with_the_principals_is_told_as_it_was(dialogue: Any, says: str) -> None:
    said = told("direction.principals", {"government_assignment.dialogue": dialogue})
    assert says in said
    assert ("ialog" in said) is (dialogue is not None)


@pytest.mark.parametrize(
    ("title", "the"), [("Målbild", "målbilden"), ("Gemensam inriktning", "den gemensamma inriktningen"),
                       ("Vägen framåt", "inriktningen")],
)  # fmt: skip
def test_the_users_own_title_heads_the_document_and_is_used_in_its_sentences(title: str, the: str) -> None:
    docx = changed("direction", {"initiative.titles": {"direction": title}})
    assert lines(docx)[0] == title
    assert f"Varje parts ledning beslutar nu om {the}." in clause(docx, "direction.summary")


def test_reserved_questions_stand_in_one_sentence_as_words_of_it() -> None:
    said = told("direction.summary", {})
    assert (
        "förbehållna varje parts ledning: ingå, ändra eller säga upp avtalet, anta eller ändra inriktningen, frågor om"
        " instruktion och regleringsbrev och avveckling och fördelning av resultat." in said
    )
    assert "förbehållna" not in told("direction.summary", {"decisions": None})


@pytest.mark.parametrize(
    ("values", "says"),
    [({"technology.open_data": True}, "avser att tillhandahålla öppna data"),
     ({"technology.open_data": False}, "avser inte att tillhandahålla öppna data"),
     ({"technology.open_data": None}, "")],
)  # fmt: skip
def test_open_data_are_promised_denied_or_not_spoken_of(values: dict[str, Any], says: str) -> None:
    said = told("direction.technology", values)
    assert says in said
    assert ("öppna data" in said) is bool(says)


@pytest.mark.parametrize(
    ("section", "identity", "asks"),
    [("benefits", "benefits", "minst en nytta för varje part och en för samhället"),
     ("options", "options", "nollalternativ och minst ett annat alternativ, med värde"),
     ("risks", "risks", "risker med sannolikhet, konsekvens, åtgärd och ansvarig"),
     ("expectations", "expectations", "förväntningar hos uppdragsgivare, ledningar, parter, chefer och medarbetare"),
     ("technology.prerequisites", "technology", "tekniska förutsättningar"),
     ("challenge.target_groups", "challenge", "målgrupper och deras behov")],
)  # fmt: skip
def test_what_a_direction_needs_and_lacks_is_asked_for_where_it_belongs(
    section: str, identity: str, asks: str
) -> None:
    assert f"[Att fylla i: {asks}]" not in told(f"direction.{identity}", {})
    assert f"[Att fylla i: {asks}]" in told(f"direction.{identity}", {section: None})
