"""The agreement's annexes: those that exist are listed, those that are cited exist, and what they hold."""

from __future__ import annotations

import re
from typing import Any

import making
import pytest
from making import changed, told
from variants import variants
from word_reading import clause, clauses, rows, text

SEPARATE = "Upprättas särskilt; ansvarig: Lantmäteriet"


def listed(values: dict[str, Any]) -> dict[str, str]:
    """Where each annex is, by its number."""
    return {row[0]: row[2] for row in rows(changed("agreement", values), "Bilagor")[1:]}


@pytest.mark.parametrize("shape", [name for name, _ in variants()])
def test_every_annex_that_is_cited_is_listed_and_every_annex_below_is_there(shape: str) -> None:
    docx = making.made(shape, "agreement")
    words = text(docx).replace("\u00a0", " ")
    table = {row[0]: row[2] for row in rows(docx, "Bilagor")[1:]}
    assert set(re.findall(r"[Bb]ilaga (\d+)", words)) <= set(table)
    first = "\n".join(next(iter(_text(one)), "") for _, one in clauses(docx))
    headed = re.findall(r"^Bilaga (\d+) ", first, re.MULTILINE)
    assert headed == [number for number, place in table.items() if place == "Ingår nedan"]


def _text(control: Any) -> list[str]:
    return ["".join(t.text or "" for t in p.iter("{*}t")).replace("\u00a0", " ") for p in control.iter("{*}p")]


@pytest.mark.parametrize(
    ("number", "place", "without"),
    [
        ("4", SEPARATE, {"secrecy.relevant": False}),
        ("5", "Ingår nedan", {"personal_data.roles": "separate"}),
        ("6", SEPARATE, {"security.classification": None}),
        ("7", "Ingår nedan", {"funding": {"model": "own_costs"}}),
        ("8", SEPARATE, {"lifecycle": None}),
        ("9", "Ingår nedan", {"organisation.mandates": None, "parties[0].own_follow_up": None,
                              **{f"parties[{n}].signatory_title": None for n in range(3)}}),
    ],
)  # fmt: skip
def test_an_annex_exists_only_with_what_it_is_about(number: str, place: str, without: dict[str, Any]) -> None:
    assert listed({})[number] == place
    assert number not in listed(without)
    assert list(listed(without))[:3] == ["1", "2", "3"]


def test_an_annex_of_its_own_is_asked_for_from_those_who_lead_or_else_from_somebody() -> None:
    assert listed({"parties[0].role": "participating"})["4"] == (
        "Upprättas särskilt; ansvarig: [Att fylla i: ansvarig part]"
    )
    both = listed({"parties[1].role": "coordinating"})
    assert both["4"] == "Upprättas särskilt; ansvarig: Lantmäteriet och Uppsala kommun"


@pytest.mark.parametrize(
    ("funding", "content"),
    [
        ({"model": "own_costs", "budget": {"2027": 1}}, "Budget framgår av bilaga 7."),
        ({"model": "allocation_key"}, "Fördelning och villkor för ersättning mellan parterna framgår av bilaga 7."),
        ({"model": "fee", "fees": [{"item": "x"}], "income": [{"source": "x"}]}, "Intäkter och avgifter framgår av"),
        ({"model": "fee", "terms": {"vat": "Ingen moms."}}, "Villkor för ersättning mellan parterna framgår av"),
        ({"model": "host_invoices", "budget": {"2027": 1}, "investment": {"owner": "LM", "amount": 1}},
         "Budget, fördelning, gemensam investering och villkor för ersättning mellan parterna framgår av bilaga 7."),
    ],
)  # fmt: skip
def test_the_agreement_cites_the_annex_on_funding_for_what_it_holds(funding: dict[str, Any], content: str) -> None:
    assert content in told("agreement.funding", {"funding": funding})


def test_a_budget_is_in_the_order_of_its_years_with_its_sum() -> None:
    docx = changed("agreement", {"funding.budget": {"2029": 1_000_000, "2027": 2_500_000, "2028": 0}})
    assert rows(docx, "Gemensam budget") == [
        ["År", "Belopp, kr"], ["2027", "2 500 000"], ["2028", "0"], ["2029", "1 000 000"], ["Summa", "3 500 000"],
    ]  # fmt: skip


def test_shares_that_are_not_given_are_asked_for_party_by_party() -> None:
    assert rows(changed("agreement", {}), "Fördelningsnyckel")[1:] == [
        ["Lantmäteriet", "65,8"], ["Uppsala kommun", "23,7"], ["Region Uppsala", "10,5"],
    ]  # fmt: skip
    missing = rows(changed("agreement", {"funding.shares": None}), "Fördelningsnyckel")[1:]
    assert missing == [[name, "[Att fylla i: andel]"] for name in ("Lantmäteriet", "Uppsala kommun", "Region Uppsala")]
    assert rows(changed("agreement", {"funding": {"model": "fee", "budget": {"2027": 1}}}), "Fördelningsnyckel") == []


@pytest.mark.parametrize(
    ("kind", "who"), [("state_agency", "värdmyndigheten"), ("municipality", "den samordnande parten")]
)
def test_the_one_that_invoices_is_called_what_it_is(kind: str, who: str) -> None:
    said = told("agreement.annex_funding", {"funding.model": "host_invoices", "parties[0].kind": kind})
    assert f"Finansieringsmodell: {who} fakturerar övriga parter." in said


def test_a_common_investment_has_its_owner_in_the_agreement_and_its_amount_in_the_annex() -> None:
    investment = {"owner": "LM", "amount": 4_000_000, "source": "lån i Riksgälden"}
    docx = changed("agreement", {"funding.investment": investment})
    assert "Lantmäteriet har den gemensamma investeringen i sin balansräkning." in clause(docx, "agreement.funding")
    assert rows(docx, "Gemensam investering")[1] == ["Lantmäteriet", "4 000 000", "Lån i Riksgälden"]


def test_payment_between_parties_has_terms_in_the_annex_and_own_costs_have_none() -> None:
    asked = rows(changed("agreement", {"funding.terms": None}), "Ersättning mellan parterna")
    assert [row[0] for row in asked] == ["Fråga", "Fakturering", "Indexering", "Mervärdesskatt"]
    assert all("[Att fylla i: " in row[1] for row in asked[1:])
    for model in ("own_costs", "fee"):
        bare = changed("agreement", {"funding.model": model, "funding.terms": None})
        assert rows(bare, "Ersättning mellan parterna") == []
    told_all_the_same = {"funding.model": "fee", "funding.terms": {"indexation": "Avgiften räknas inte om."}}
    shown = rows(changed("agreement", told_all_the_same), "Ersättning mellan parterna")
    assert shown[1:] == [["Indexering", "Avgiften räknas inte om."]]


def test_income_is_told_by_source_and_year_and_fees_by_what_they_are_for() -> None:
    income = [{"source": "bidrag", "amounts": {2028: 2000, 2027: 1000}}, {"amounts": None}]
    docx = changed("agreement", {"funding.income": income})
    assert rows(docx, "Gemensamma intäkter")[1:] == [
        ["Bidrag", "2027", "1 000"], ["Bidrag", "2028", "2 000"],
        ["[Att fylla i: intäktens källa]", "[Att fylla i: år]", "[Att fylla i: intäkt per år]"],
    ]  # fmt: skip
    fees = [{"item": "anslutning", "amount": 5000, "unit": "per år", "payer": "den som ansluts"}]
    assert rows(changed("agreement", {"funding.fees": fees}), "Avgifter")[1:] == [
        ["Anslutning", "5 000", "Per år", "Den som ansluts"]
    ]


def test_contacts_are_titles_with_deputies_and_never_names() -> None:
    told_of = rows(changed("agreement", {}), "Kontaktvägar")[1:]
    assert told_of[:4] == [
        ["Lantmäteriet", "Undertecknare", "Generaldirektör"],
        ["Lantmäteriet", "Egen uppföljning", "Divisionschef"],
        ["Lantmäteriet", "Respektive ledning", "Generaldirektör"],
        ["Lantmäteriet", "Styrgruppen", "Divisionschef\nErsättare: enhetschef"],
    ]
    assert [row[1] for row in told_of if row[0] == "Region Uppsala"] == [
        "Undertecknare", "Respektive ledning", "Styrgruppen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "asks", "not_asks"),
    [("joint", "Kontaktpunkt för de registrerade (artikel 26.1)", "Underbiträden"),
     ("processor", "Underbiträden (artikel 28.2 och 28.4)", "Kontaktpunkt")],
)  # fmt: skip
def test_the_annex_on_personal_data_is_an_arrangement_or_a_processors_agreement(
    roles: str, asks: str, not_asks: str
) -> None:
    said = told("agreement.annex_personal_data", {"personal_data.roles": roles})
    assert asks in said
    assert not_asks not in said
    assert "Hantering av användarkonton" in said
