"""Who the parties are in law, and on what ground they take part (domain parts 2.4, 3.1, 3.2 and 9.0)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from parties_of import COMPANY, FEDERATION, PRIVATE, REGION, STATE, TOWN, ids, parties, party

from generator import facts
from generator.contract import Initiative, PartyKind

FL, KL = "förvaltningslagen (2017:900)", "kommunallagen (2017:725)"
Draft = Callable[..., Initiative]


def basis(section: str | None, statute: str | None) -> dict[str, str | None]:
    return {"section": section, "statute": statute}


@pytest.mark.parametrize(
    ("kinds", "instrument", "several", "state", "unknown"),
    [
        ((), "UNKNOWN", False, True, False),
        ((STATE, STATE), "AGREEMENT_WITHIN_THE_STATE", False, True, False),
        ((STATE, TOWN), "CONTRACT", True, True, False),
        ((TOWN, REGION), "CONTRACT", True, False, False),
        ((STATE, COMPANY), "CONTRACT", True, True, False),
        ((TOWN,), "CONTRACT", False, False, False),
        ((None, None), "UNKNOWN", False, True, True),
        ((STATE, None), "UNKNOWN", False, True, True),
        ((TOWN, None), "CONTRACT", True, False, True),
    ],
)
def test_the_constellation_decides_what_the_document_is(
    draft: Draft, kinds: tuple[str, ...], instrument: str, several: bool, state: bool, unknown: bool
) -> None:
    found = facts.constellation(draft(parties=parties(*kinds)))
    assert found.instrument is facts.Instrument[instrument]
    assert found.several_legal_persons is several
    assert found.may_have_state is state
    assert found.unknown_kinds is unknown


@pytest.mark.parametrize(
    ("question", "those"),
    [
        (facts.is_state, {STATE}),
        (facts.is_municipal, {TOWN, REGION, FEDERATION}),
        (facts.is_local_authority, {TOWN, REGION}),
        (facts.is_federation, {FEDERATION}),
        (facts.is_company, {COMPANY, PRIVATE}),
        (facts.is_private, {PRIVATE}),
        (facts.may_be_in_house, {COMPANY, FEDERATION}),
        (facts.has_own_principal, {TOWN, REGION, FEDERATION}),
        (facts.covered_by_cybersecurity_act, {TOWN, REGION, FEDERATION}),
        (facts.names_responsible_body, {TOWN, REGION, FEDERATION}),
    ],
)
def test_a_rule_is_for_these_kinds_of_party(draft: Draft, question: Any, those: set[str]) -> None:
    assert {p.kind for p in draft(parties=parties(*(kind.value for kind in PartyKind))).parties if question(p)} == those


def test_only_a_state_agency_that_is_host_is_a_host_agency(draft: Draft) -> None:
    roles = [(STATE, "host"), (TOWN, "host"), (STATE, "coordinating"), (STATE, "participating")]
    given = draft(parties=[party(kind, n, role=role) for n, (kind, role) in enumerate(roles)]).parties
    assert ids(filter(facts.is_host_agency, given)) == ["P0"]
    assert ids(filter(facts.is_host, given)) == ["P0", "P1"]
    assert ids(filter(facts.leads, given)) == ["P0", "P1", "P2"]


def test_the_state_has_one_principal_and_its_agencies_departments(draft: Draft) -> None:
    given = [party(STATE, 0, principal="Fi"), party(STATE, 1, principal="S"), party(STATE, 2, principal="Fi"),
             party(TOWN, 3, principal="K")]  # fmt: skip
    assert facts.constellation(draft(parties=given)).departments == ("Fi", "S")


@pytest.mark.parametrize(
    ("section", "statute", "kind"),
    [
        ("8 §", FL, "GENERAL"),
        ("8 §", "FL", "GENERAL"),
        ("6 §", "myndighetsförordningen (2007:515)", "GENERAL"),
        ("9 kap. 37 §", KL, "CONTRACT_COOPERATION"),
        ("9:37", "KL", "CONTRACT_COOPERATION"),
        ("9 kap. 37 och 38 §§", "kommunallagen", "CONTRACT_COOPERATION"),
        ("9 kap. 37 §", "klimatlagen", "OWN"),
        ("2 kap. 1 §", KL, "OWN"),
        ("5 §", FL, "OWN"),
        ("att ange", "förordningen med instruktion", "UNFINISHED"),
        (None, "förordningen med instruktion", "UNFINISHED"),
        ("2 §", None, "UNFINISHED"),
    ],
)
def test_a_ground_carries_this(draft: Draft, section: str | None, statute: str | None, kind: str) -> None:
    given = draft(parties=[party(TOWN, legal_basis=[basis(section, statute)])]).parties[0]
    assert facts.ground(given.legal_basis[0]) is facts.Ground[kind]
    assert bool(facts.own_grounds(given)) == (kind == "OWN")
    assert bool(facts.unfinished_grounds(given)) == (kind == "UNFINISHED")
    assert facts.only_general_grounds(given) == (kind == "GENERAL")
    assert facts.is_contract_cooperation(given.legal_basis[0]) == facts.cites_contract_cooperation(given)


CITED = [basis("9 kap. 37 §", KL)]
OWN = basis("2 kap. 1 §", KL)


@pytest.mark.parametrize(
    ("given", "between", "to_check", "among_all"),
    [
        ([party(TOWN, 0, legal_basis=CITED), party(REGION, 1)], ["P0", "P1"], [], True),
        ([party(TOWN, 0, legal_basis=CITED), party(TOWN, 1), party(STATE, 2)], ["P0", "P1"], [], False),
        ([party(TOWN, 0, legal_basis=CITED), party(FEDERATION, 1)], ["P0", "P1"], ["P1"], True),
        ([party(TOWN, 0, legal_basis=CITED), party(STATE, 1)], [], [], False),
        ([party(STATE, 0, legal_basis=CITED), party(TOWN, 1), party(TOWN, 2)], [], [], False),
        ([party(TOWN, 0), party(TOWN, 1)], [], [], False),
    ],
)
def test_9_37_holds_between_these(draft: Draft, given: Any, between: list[str], to_check: Any, among_all: bool) -> None:
    found = facts.contract_cooperation(draft(parties=given))
    assert (ids(found.between), ids(found.to_check), found.among_all) == (between, to_check, among_all)
    assert found.relied_on is bool(between)


def test_9_37_is_relied_on_when_one_municipality_does_anothers_task(draft: Draft) -> None:
    done = draft(parties=parties(TOWN, REGION, STATE), services=[{"provider": "P0", "recipient": "P1"}])
    assert ids(facts.contract_cooperation(done).between) == ["P0", "P1"]


@pytest.mark.parametrize(
    ("kinds", "grounds", "needs"),
    [
        ((TOWN, STATE), [*CITED, OWN], True),
        ((TOWN, TOWN, STATE), [*CITED, OWN], False),
        ((TOWN, TOWN, STATE), CITED, True),
        ((TOWN, TOWN), CITED, False),
        ((TOWN, STATE), [OWN], False),
        ((STATE, TOWN, TOWN), [*CITED, OWN], True),
    ],
)
def test_who_cites_9_37_needs_another_ground_towards_the_state(
    draft: Draft, kinds: Any, grounds: Any, needs: bool
) -> None:
    initiative = draft(parties=[party(kinds[0], legal_basis=grounds), *parties(*kinds)[1:]])
    assert facts.needs_a_ground_towards_the_state(initiative, initiative.parties[0]) is needs


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("fullmäktige", True),
        ("kommunfullmäktige", True),
        ("Rapport till regionfullmäktige", True),
        ("styrgruppen", False),
    ],
)
def test_the_report_to_the_council_is_found_also_in_a_longer_word(draft: Draft, said: str, planned: bool) -> None:
    assert facts.council_report_planned(draft(follow_up={"reports_to": [said]})) is planned


@pytest.mark.parametrize(
    ("kinds", "support", "copied"),
    [
        ((STATE, TOWN), "COMMON_SERVICE", True),
        ((REGION, STATE), "COMMON_SERVICE", True),
        ((STATE, STATE), "BETWEEN_AGENCIES", True),
        ((TOWN, REGION), "CONTRACT_COOPERATION", False),
        ((TOWN, FEDERATION), "CONTRACT_COOPERATION", False),
        ((STATE, FEDERATION), "NOT_STATED", False),
        ((COMPANY, TOWN), "NOT_STATED", False),
        ((STATE, None), "NOT_STATED", False),
    ],
)
def test_a_service_rests_on_this_law(draft: Draft, kinds: Any, support: str, copied: bool) -> None:
    row = {"provider": "P0", "recipient": "P1", "exercise_of_authority": True}
    initiative = draft(parties=parties(*kinds), services=[row])
    assert facts.service_support(initiative, initiative.services[0]) is facts.Support[support]
    assert facts.service_supports(initiative) == {facts.Support[support]}
    assert facts.under_common_service(initiative) is copied
    assert (facts.authority_outside(initiative, initiative.services[0]) is not None) is (kinds[0] == COMPANY)


@pytest.mark.parametrize(
    ("kind", "form", "body"),
    [
        (STATE, "single_head", "HEAD"),
        (STATE, "board", "AGENCY_BOARD"),
        (PRIVATE, "board", "BOARD"),
        (TOWN, "council", "COUNCIL"),
        (FEDERATION, "council", "ASSEMBLY"),
        (COMPANY, "company_board", "COMPANY_BOARD"),
    ],
)
def test_the_leadership_of_a_party_follows_from_its_form(draft: Draft, kind: str, form: str, body: str) -> None:
    given = draft(parties=[party(kind, leadership=form, decision_body="någon annan")]).parties[0]
    assert facts.leading_body(given) is facts.LeadingBody[body]


def test_an_agencys_board_is_asked_when_another_decides(draft: Draft) -> None:
    decided_by = ("generaldirektören", "styrelsen", None)
    given = draft(parties=[party(STATE, n, leadership="board", decision_body=b) for n, b in enumerate(decided_by)])
    assert [facts.board_question_is_open(each) for each in given.parties] == [True, False, True]
    assert facts.leading_body(draft(parties=parties(STATE)).parties[0]) is None
