"""Which clauses an agreement has, and which of its texts stands in each, as the data ask for it."""

from __future__ import annotations

from typing import Any

import pytest
from making import changed, told
from word_reading import clause, rows

SIX_MONTHS = {"notice_months": 6, "from": "2027-03-01", "until": "until_further_notice"}


@pytest.mark.parametrize(
    ("identity", "taken_away"),
    [
        ("definitions", ["definitions"]), ("benefits", ["benefits"]), ("technology", ["technology"]),
        ("personal_data", ["personal_data"]), ("secrecy", ["secrecy"]), ("security", ["security"]),
        ("intellectual_property", ["intellectual_property", "technology.open_data"]),
        ("communication", ["communication", "expectations", "dialogue"]), ("maintenance", ["lifecycle"]),
        ("annex_personal_data", ["personal_data"]), ("annex_funding", ["funding"]),
    ],
)  # fmt: skip
def test_a_clause_stands_only_where_the_data_call_for_it(identity: str, taken_away: list[str]) -> None:
    assert told(f"agreement.{identity}", {})
    assert told(f"agreement.{identity}", dict.fromkeys(taken_away)) == ""


@pytest.mark.parametrize(
    ("identity", "values"),
    [
        ("personal_data", {"personal_data": {"processed": False}}),
        ("secrecy", {"secrecy": {"relevant": False}}),
        ("annex_personal_data", {"personal_data": {"processed": True, "roles": "separate"}}),
    ],
)
def test_a_clause_falls_away_when_the_parties_say_that_it_does_not_concern_them(
    identity: str, values: dict[str, Any]
) -> None:
    assert told(f"agreement.{identity}", values) == ""


@pytest.mark.parametrize(
    "reason",
    [{"connected_actors": [{"name": "Bolaget AB", "sector": "private"}]}, {"procurement": {"needed": False}},
     {"system": {"actors": [{"name": "Bolaget AB", "sector": "private"}]}}, {"parties[1].kind": "public_company"}],
    ids=["an actor that is connected", "procurement itself", "a private actor", "a party that is a company"],
)  # fmt: skip
def test_procurement_is_spoken_of_for_each_reason_that_there_may_be(reason: dict[str, Any]) -> None:
    without = {"procurement": None, "connected_actors": None, "system": None, "funding.model": "own_costs"}
    assert told("agreement.procurement", without) == ""
    assert told("agreement.procurement", without | reason)


@pytest.mark.parametrize(
    ("model", "says"),
    [
        ("own_costs", "Varje part svarar för sina kostnader."),
        ("allocation_key", "Parterna delar kostnaderna för det gemensamma arbetet enligt fördelningsnyckeln"),
        ("host_invoices", "Lantmäteriet bär de gemensamma kostnaderna och fakturerar övriga parter"),
        ("special_funds", "Samverkan avses finansieras med särskilda medel, om regeringen beslutar om sådana."),
        ("fee", "Samverkan finansieras med avgifter."),
        (None, "Finansieringsmodell: [Att fylla i: finansieringsmodell]"),
    ],
)
def test_each_way_of_paying_has_its_own_text_and_no_other(model: str | None, says: str) -> None:
    said = told("agreement.funding", {"funding.model": model})
    assert said.splitlines()[1].startswith(says.splitlines()[0])
    assert says in said


def test_special_funds_are_certain_only_when_the_government_has_given_the_assignment() -> None:
    given = {"funding.model": "special_funds", "government_assignment.position": "given"}
    assert "Samverkan finansieras med särskilda medel för regeringsuppdrag." in told("agreement.funding", given)


@pytest.mark.parametrize(("model", "shares"), [("allocation_key", True), ("host_invoices", True), ("fee", False)])
def test_sharing_costs_is_no_fee(model: str, shares: bool) -> None:
    said = told("agreement.funding", {"funding.model": model})
    assert ("avser inte att ta ut någon avgift" in said) is shares


@pytest.mark.parametrize(
    ("reservation", "standard", "own"),
    [(None, True, False), (True, True, False), (False, False, False), ("medel finns", False, True)],
)
def test_the_states_reservation_is_the_standard_one_or_the_parties_own(
    reservation: Any, standard: bool, own: bool
) -> None:
    said = told("agreement.funding", {"funding.reservation": reservation})
    assert ("under förutsättning att riksdagen anvisar medel" in said) is standard
    assert ("Medel finns." in said) is own


@pytest.mark.parametrize(
    ("roles", "says"),
    [
        ("separate", "ska regleras skriftligt innan behandlingen påbörjas"),
        ("joint", "Parterna är gemensamt personuppgiftsansvariga enligt artikel 26"),
        ("processor", "Lantmäteriet behandlar personuppgifter som personuppgiftsbiträde för Uppsala kommun"),
    ],
)
def test_the_roles_in_personal_data_decide_the_text(roles: str, says: str) -> None:
    every = ["innan behandlingen påbörjas", "gemensamt personuppgiftsansvariga", "som personuppgiftsbiträde för"]
    said = told("agreement.personal_data", {"personal_data.roles": roles})
    assert says in said
    assert [words in said for words in every[1:]] == [roles == "joint", roles == "processor"]


@pytest.mark.parametrize(
    ("answer", "says"),
    [("done", "har gjorts."), ("needed", "ska göras innan behandlingen påbörjas."), ("not_needed", "kräver"),
     (None, "")],
)  # fmt: skip
def test_the_impact_assessment_is_told_as_it_was_answered(answer: str | None, says: str) -> None:
    said = told("agreement.personal_data", {"personal_data.impact_assessment": answer})
    assert ("onsekvensbedömning" in said) is (answer is not None)
    assert says in said


def test_public_cooperation_is_claimed_by_those_who_cite_it_and_have_no_private_party_whether_or_not_they_pay() -> None:
    def says(values: dict[str, Any]) -> list[bool]:
        said = told("agreement.procurement", values)
        claims, may = "Parterna bedömer att samarbetet omfattas av 3 kap. 17 §", "Om parterna åberopar 3 kap. 17 §"
        return [claims in said, may in said, "Ingen privat leverantör får en fördel" in said]

    pays = {"funding.model": "host_invoices"}
    cites = {"procurement.basis": "undantaget i 3\u00a0kap. 17 § LOU"}
    assert says(pays | cites) == [True, False, True]
    assert says(pays) == [False, True, False]
    assert says(cites | {"funding.model": "own_costs"}) == [True, False, True]
    assert says(pays | cites | {"parties[1].kind": "private"}) == [False, False, False]


def test_a_company_and_a_private_party_are_named_with_what_paying_them_asks_for() -> None:
    said = told("agreement.procurement", {"parties[1].kind": "public_company", "parties[2].kind": "private"})
    assert "Ersättning till Uppsala kommun förutsätter att kontroll- och verksamhetskriterierna" in said
    assert "Region Uppsala deltar inte i beslut om myndighetsutövning" in said


@pytest.mark.parametrize(
    ("pairs", "law"),
    [
        ([("LM", "UK")], "enligt lagen (2019:212) om viss gemensam offentlig service. Uppgifter"),
        ([("LM", "UK"), ("RU", "LM")], "enligt lagen (2019:212) om viss gemensam offentlig service. Uppgifter"),
        ([("UK", "RU")], "9 kap. 37 § kommunallagen"),
        ([("LM", "UK"), ("UK", "RU")], "9 kap. 37 § kommunallagen"),
    ],
)
def test_the_law_of_a_service_follows_from_who_does_it_for_whom(pairs: list[tuple[str, str]], law: str) -> None:
    services = [{"provider": one, "recipient": other, "task": "drift"} for one, other in pairs]
    said = told("agreement.legal_basis", {"services": services})
    assert law in said
    assert ("lämnas till regeringen eller den myndighet" in said) is ("(2019:212)" in said)
    assert "myndighetsutövning får utföras först" not in said


def test_services_among_state_agencies_rest_on_that_law_only_as_far_as_it_reaches() -> None:
    service = {"provider": "SKV", "recipient": "FK", "task": "drift", "exercise_of_authority": True,
               "personal_data": True}  # fmt: skip
    said = told("agreement.legal_basis", {"services": [service]}, of="efterlevande")
    assert "i den mån lagen (2019:212) om viss gemensam offentlig service eller annan författning ger stöd" in said
    assert "om inte 1 § andra stycket lagen (2019:212)" in said
    assert "får utföras först när lagstöd enligt 12 kap. 4 § regeringsformen har angetts" in said
    assert "[Att fylla i: vilken tillgång]" in said


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (SIX_MONTHS | {"notice_at": "årsskifte"}, "genom skriftlig uppsägning senast sex månader före ett årsskifte."),
        (SIX_MONTHS | {"notice_at": "1 juli"}, "senast sex månader före den 1 juli."),
        (SIX_MONTHS, "genom skriftlig uppsägning med sex månaders uppsägningstid."),
        (SIX_MONTHS | {"notice_months": 1}, "med en månads uppsägningstid."),
        ({"from": "2027-03-01"}, "Uppsägningstiden är [Att fylla i: "),
    ],
)
def test_notice_is_told_by_its_time_and_by_the_turn_that_it_counts_to(values: dict[str, Any], says: str) -> None:
    assert says in told("agreement.validity", {"validity": values})


@pytest.mark.parametrize(
    ("until", "says"),
    [("until_further_notice", "tills vidare."), ("2029-12-31", "till och med den 31 december 2029."),
     (None, "till och med [Att fylla i: ")],
)  # fmt: skip
def test_the_agreement_holds_to_its_last_day_or_until_further_notice(until: str | None, says: str) -> None:
    said = told("agreement.validity", {"validity.until": until})
    assert f"gäller från och med den 1 mars 2027, dock tidigast från ikraftträdandet, och {says}" in said


def test_what_a_municipality_has_to_approve_is_in_force_only_when_that_can_no_longer_be_appealed() -> None:
    docx = changed("agreement", {"parties[1].approval": {"body": "kommunfullmäktige", "date": "2026-12-14",
                                                         "reference": "KSN 7", "final_on": "2027-01-07"}})  # fmt: skip
    said = clause(docx, "agreement.validity")
    assert "av samtliga parter och kommunens och regionens beslut att godkänna det har fått laga kraft." in said
    table = rows(docx, "Parternas beslut att godkänna avtalet")[1:]
    assert table[0] == ["Uppsala kommun", "Kommunfullmäktige", "2026-12-14", "Dnr KSN 7\nLaga kraft: 2027-01-07"]
    assert [row[0] for row in table] == ["Uppsala kommun", "Region Uppsala"]
    state = told("agreement.validity", {}, of="efterlevande")
    assert "laga kraft" not in state.lower()
    assert "träder i kraft" not in state


@pytest.mark.parametrize(
    ("signing", "says"),
    [
        ({"form": "electronic", "level": "avancerad"}, "elektroniskt med avancerad elektronisk underskrift."),
        ({"form": "electronic", "level": "avancerad elektronisk underskrift"}, "med avancerad elektronisk"),
        ({"form": "electronic"}, "undertecknas elektroniskt.\n"),
        ({"form": "paper"}, "upprättas i tre likalydande exemplar, ett till varje part."),
        (None, "undertecknas [Att fylla i: "),
    ],
)
def test_how_the_agreement_is_signed_decides_what_its_last_page_asks_for(signing: Any, says: str) -> None:
    said = told("agreement.signatures", {"signing": signing})
    electronic = bool(signing) and signing["form"] == "electronic"
    assert says in said
    assert ("Namnteckning" in said) is not electronic
    assert ("Undertecknas elektroniskt" in said) is electronic


def test_whoever_decides_stands_above_the_line_with_the_day_and_the_reference_that_are_known() -> None:
    approval = {"body": "kommunfullmäktige", "date": "2026-12-14", "reference": "KSN 7"}
    said = told("agreement.signatures", {"parties[1].approval": approval, "parties[2].decision_body": None,
                                         "parties[2].approval": None})  # fmt: skip
    decided = [line for line in said.splitlines() if line.startswith("Beslut\t")]
    assert decided == [
        "Beslut\tGeneraldirektören, dnr LM2026/012345", "Beslut\tKommunfullmäktige, 2026-12-14, dnr KSN 7",
        "Beslut\t[Att fylla i: beslutsorgan]",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "says"),
    [({"wind_down.plan_within_months": 1}, "inom en månad."),
     ({"wind_down.plan_within_months": 14}, "inom 14 månader."),
     ({"wind_down": None}, "inom [Att fylla i: månader till avvecklingsplan].")],
)  # fmt: skip
def test_a_plan_for_winding_down_has_its_time(values: dict[str, Any], says: str) -> None:
    assert says in told("agreement.wind_down", values)


def test_only_legal_persons_have_disputes_and_damages() -> None:
    mixed, state = told("agreement.liability", {}), told("agreement.liability", {}, of="efterlevande")
    assert mixed.startswith("Ansvar, avvikelser och tvist\n")
    assert state.startswith("Ansvar, avvikelser och meningsskiljaktigheter\n")
    for words in ("ersätta den direkta skada", "Svensk lag tillämpas", "svensk allmän domstol"):
        assert words in mixed
        assert words not in state
    assert "redovisar frågan gemensamt för berörda departement" in state
    unknown = told("agreement.liability", {f"parties[{number}].kind": None for number in range(3)})
    assert "[Att fylla i: hur meningsskiljaktigheter eller tvister löses" in unknown


@pytest.mark.parametrize(
    ("liability", "says"),
    [
        (None, "begränsad till [Att fylla i: ansvarstak].\nBegränsningen gäller inte skada som har orsakats med upp"),
        ({"cap": 500_000}, "begränsad till 500 000 kr.\n"),
        ({"cap": 500_000, "per": "event"}, "begränsad till 500 000 kr för varje skadefall.\n"),
        ({"cap": 1, "exceptions": ["skada på servern omfattas inte"]}, "\nSkada på servern omfattas inte."),
        ({"unlimited": True}, "\nParterna har valt att inte begränsa ersättningsskyldigheten till ett visst belopp.\n"),
        ({"unlimited": True, "cap": 5}, "begränsad till 5 kr.\n"),
    ],
)
def test_the_duty_to_pay_damages_never_stands_without_its_limit_or_the_choice_of_none(
    liability: dict[str, Any] | None, says: str
) -> None:
    said = told("agreement.liability", {"liability": liability})
    assert "ersätta den direkta skada" in said
    assert says in said
    assert ("Begränsningen gäller inte" in said) is (liability is None or "cap" in liability)


@pytest.mark.parametrize(
    ("values", "says", "never"),
    [
        ({"funding.owed": "share"}, "betalar sin andel", "årliga belopp"),
        ({"funding.owed": "contribution"}, "betalar det årliga belopp", "sin andel"),
        ({"funding.owed": None}, "Varje part betalar [Att fylla i: vad varje part ska betala].", "årliga belopp"),
        ({"parties[0].contribution.amount_per_year": 1}, "Kostnader utöver", "Varje part betalar"),
        ({"funding.terms": None}, "[Att fylla i: kostnader utöver budgeten]", "Ett överskott"),
        ({"funding.terms.late_payment": "Betalning sker inom 20 dagar."}, "inom 20 dagar", "räntelagen"),
        ({"funding.model": "host_invoices", "parties[0].role": "host", "parties[0].kind": "municipality"},
         "Ersättningen till Lantmäteriet får inte överstiga kostnaderna för tjänsten.", "Mellan de statliga parterna"),
    ],
)  # fmt: skip
def test_what_each_owes_and_what_happens_above_the_budget_is_said(
    values: dict[str, Any], says: str, never: str
) -> None:
    said = told("agreement.funding", values)
    assert says in said
    assert never not in said


REASONS = ("common_objectives", "public_interest", "open_market", "own_contributions", "no_supplier_advantage")


def test_the_exemption_for_cooperation_has_a_reason_or_a_gap_for_each_of_its_conditions() -> None:
    relied_on = {"procurement": {"needed": False, "basis": "Undantaget i 3 kap. 17 § LOU tillämpas."}}
    asked = rows(changed("agreement", relied_on), "Skäl för undantaget från upphandling")[1:]
    assert len(asked) == len(REASONS)
    assert all(cell.startswith("[Att fylla i: ") for _, cell in asked)
    reasons = {name: f"Skäl {number}." for number, name in enumerate(REASONS)}
    relied_on["procurement"]["cooperation"] = reasons
    told_of = rows(changed("agreement", relied_on), "Skäl för undantaget från upphandling")[1:]
    assert [cell for _, cell in told_of] == list(reasons.values())
    not_relied_on = {"procurement": {"needed": True, "cooperation": {"open_market": "Fem procent."}}}
    given = rows(changed("agreement", not_relied_on), "Skäl för undantaget från upphandling")[1:]
    assert [cell for _, cell in given] == ["Fem procent."]


def test_an_exemption_is_never_a_ground_on_which_something_is_bought() -> None:
    exempt = {"procurement": {"needed": True, "basis": "Undantaget i 3 kap. 17 § LOU tillämpas."}}
    said = told("agreement.procurement", exempt)
    assert "Parterna har angett följande grund för att inte upphandla.\nUndantaget i 3 kap. 17 § LOU tillämpas." in said
    assert said.count("Undantaget i 3 kap. 17 §") == 1
    assert "förutsätter upphandling eller avrop.\n" in said


def test_purchases_say_what_how_and_by_whom() -> None:
    purchases = [{"what": "drift", "how": "avrop", "responsible": "LM"}, {}]
    bought = {"procurement": {"needed": True, "purchases": purchases}}
    assert rows(changed("agreement", bought), "Inköp")[1:] == [
        ["Drift", "Avrop", "Lantmäteriet"],
        ["[Att fylla i: vad som köps]", "[Att fylla i: hur det köps]", "[Att fylla i: ansvarig för inköpet]"],
    ]
    assert "De inköp som är kända framgår av tabellen." in told("agreement.procurement", bought)


@pytest.mark.parametrize(
    ("archive", "says"),
    [
        ({"workspace_owner": "UK"}, "Arbetsytan ägs av Uppsala kommun, som lagrar"),
        ({"workspace_owner": "en gemensam leverantör"}, "Arbetsytan ägs av en gemensam leverantör, som lagrar"),
        ({}, "Arbetsytan ägs av [Att fylla i: arbetsytans ägare], som lagrar"),
        ({}, "Gallring sker enligt de bestämmelser som gäller för respektive part."),
        ({"disposal": "Varje part gallrar för sig."}, "\nVarje part gallrar för sig."),
    ],
)
def test_records_say_who_owns_the_workspace_and_how_disposal_is_done(archive: dict[str, Any], says: str) -> None:
    said = told("agreement.records", {"archive": archive})
    assert says in said
    assert ("Gallring sker enligt" in said) is ("disposal" not in archive)


def test_a_service_says_its_ground_its_access_and_its_price() -> None:
    services = [
        {"provider": "LM", "recipient": "UK", "task": "drift", "personal_data": True,
         "remuneration": "Ingen ersättning."},
        {"provider": "LM", "recipient": "RU", "task": "stöd", "personal_data": True, "legal_basis": "lagen (2019:212)",
         "access": "läsning av kontaktuppgifter"},
        {"provider": "LM", "recipient": "RU", "task": "råd", "personal_data": False},
    ]  # fmt: skip
    found = rows(changed("agreement", {"services": services}), "Uppgifter som en part utför för en annan")[1:]
    assert [(row[2], row[3], row[5]) for row in found] == [
        ("Drift\nIngen ersättning.", "[Att fylla i: stöd för tjänsten]", "Ja\n[Att fylla i: vilken tillgång]"),
        ("Stöd", "Lagen (2019:212)", "Ja\nLäsning av kontaktuppgifter"),
        ("Råd", "[Att fylla i: stöd för tjänsten]", "Nej"),
    ]


def test_a_dispute_goes_the_way_that_was_chosen() -> None:
    first = "Överläggningarna förs i den ordning som gäller för eskalering innan en part vidtar andra åtgärder."
    assert first in told("agreement.liability", {"dispute.form": "escalation"})
    assert first not in told("agreement.liability", {"dispute.form": "negotiation_then_court"})


def test_a_private_party_cannot_hold_the_archive() -> None:
    creator = "Arkivbildare för gemensamma upptagningar är"
    assert f"{creator} Lantmäteriet." in told("agreement.records", {})
    private = told("agreement.records", {"parties[0].kind": "private"})
    assert f"{creator} [Att fylla i: arkivbildare som är en myndighet]." in private


def test_a_forum_decides_by_agreement_and_a_party_after_consultation() -> None:
    forum = told("agreement.technology", {"technology.standards_responsible": "F3"})
    assert "Parternas representanter i styrgruppen beslutar i enighet" in forum
    party = told("agreement.technology", {"technology.standards_responsible": "LM"})
    assert "Lantmäteriet beslutar om gemensamma tekniska krav och standarder efter samråd" in party


def test_results_are_held_by_a_legal_person_and_managed_by_a_forum() -> None:
    party = told("agreement.intellectual_property", {"intellectual_property.managed_by": "LM"})
    assert "innehas av staten genom Lantmäteriet. Övriga parter" in party
    forum = told("agreement.intellectual_property", {"intellectual_property.managed_by": "F3"})
    assert "förvaltas gemensamt av parterna genom styrgruppen. Övriga parter" in forum


def test_what_is_reserved_for_the_managements_is_listed_and_nothing_else() -> None:
    said = told("agreement.decisions", {})
    listed = said[said.index("förbehållna respektive parts ledning:") : said.index("Parterna kan förbehålla")]
    assert listed.splitlines()[1:] == [
        "Ingå, ändra eller säga upp avtalet", "Anta eller ändra inriktningen",
        "Frågor om instruktion och regleringsbrev", "Avveckling och fördelning av resultat",
    ]  # fmt: skip
    assert "förbehållna" not in told("agreement.decisions", {"decisions": None})


def test_without_an_order_of_escalation_the_agreement_asks_for_it_and_refers_to_none() -> None:
    said = told("agreement.decisions", {"escalation": None})
    assert "förs frågan vidare enligt följande: [Att fylla i: eskaleringsordning]" in said
    assert "lösas genom överläggningar enligt bilaga 2." in told("agreement.liability", {"escalation": None})
    assert "lösas genom överläggningar enligt punkt " in told("agreement.liability", {})


@pytest.mark.parametrize(
    ("position", "says"),
    [("voluntary", "Samverkan är frivillig och bedrivs utan särskilt regeringsuppdrag."),
     ("requested", "Parterna lämnar en gemensam hemställan till regeringen om uppdrag."),
     ("given", "Samverkan bedrivs utifrån ett regeringsuppdrag.")],
)  # fmt: skip
def test_the_position_on_a_government_assignment_is_told(position: str, says: str) -> None:
    values = {"government_assignment.position": position}
    assert says in told("agreement.legal_basis", values).splitlines()
    background = told("agreement.background", values)
    assert ("Samverkan är frivillig och motiveras" in background) is (position != "given")


@pytest.mark.parametrize(
    ("horizon", "says"),
    [
        ({"kind": "time_limited", "starts": "2027-01-01", "ends": "2028-12-31"},
         "Samverkan är en tidsbegränsad insats från och med den 1 januari 2027 till och med den 31 december 2028."),
        ({"kind": "long_term", "starts": "2027-01-01"}, "Samverkan är långsiktig och inleds den 1 januari 2027."),
        (None, "Tidsperspektivet är [Att fylla i: "),
    ],
)  # fmt: skip
def test_the_time_in_view_is_told_in_one_way(horizon: Any, says: str) -> None:
    assert says in told("agreement.scope", {"direction.horizon": horizon})


def test_the_direction_is_a_proposal_for_those_who_have_not_decided_on_it() -> None:
    decision = {"body": "kommunfullmäktige", "date": "2026-11-30", "reference": "KSN 9"}
    one = told("agreement.purpose", {"parties[1].direction_decision": decision})
    assert "har ännu inte beslutats av Region Uppsala och är ett förslag för den parten." in one
    assert "Uppsala kommun: kommunfullmäktige, den 30 november 2026, dnr KSN 9" in one
    none = told("agreement.purpose", {"parties[0].direction_decision": None})
    assert "beslutat" not in none


def test_contributions_are_summed_only_when_every_party_has_stated_its_own() -> None:
    whole = rows(changed("agreement", {}), "Parternas bidrag")
    assert whole[-1][:3] == ["Summa", "5,5", "3 800 000"]
    half = rows(changed("agreement", {"parties[2].contribution.amount_per_year": None}), "Parternas bidrag")
    assert half[-1][:3] == ["Summa", "5,5", "[Att fylla i: summan av bidragen]"]


def test_the_users_own_name_of_the_direction_and_the_agreement_is_used_throughout() -> None:
    docx = changed("agreement", {"initiative.titles": {"agreement": "Geodatapakten", "direction": "Målbild"}})
    assert "målbilden" in clause(docx, "agreement.follow_up")
    assert rows(docx, "Bilagor")[1] == ["1", "Målbild", "Följer denna handling som egen handling"]
