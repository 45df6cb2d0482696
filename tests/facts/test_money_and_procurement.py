"""Who pays whom, under what reservation, and on what exemption (domain parts 3.2, 9.0 and 9.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from parties_of import FEDERATION, PRIVATE, REGION, STATE, TOWN, parties

from generator import facts
from generator.contract import Initiative

Draft = Callable[..., Initiative]


@pytest.mark.parametrize(
    ("said", "relied_on"),
    [
        ("3 kap. 17 § lagen (2016:1145) om offentlig upphandling", {"PUBLIC_COOPERATION"}),
        ("3 kap. 17–18 §§", {"PUBLIC_COOPERATION"}),
        ("3 kap. 17 och 18 §§ LOU", {"PUBLIC_COOPERATION"}),
        ("3\u00a0kap.\u00a017\u00a0§ LOU", {"PUBLIC_COOPERATION"}),
        ("3 kap 17 § LOU", {"PUBLIC_COOPERATION"}),
        ("LOU 3:17", {"PUBLIC_COOPERATION"}),
        ("3:17–18", {"PUBLIC_COOPERATION"}),
        ("Hamburgundantaget", {"PUBLIC_COOPERATION"}),
        ("Undantaget för samarbete mellan upphandlande myndigheter", {"PUBLIC_COOPERATION"}),
        ("Upphandling behövs inte. 3 kap. 17 § LOU åberopas.", {"PUBLIC_COOPERATION"}),
        ("3 kap. 11–18 §§ LOU", {"PUBLIC_COOPERATION", "IN_HOUSE"}),
        ("3 kap. 18 § LOU", set()),
        ("3:18", set()),
        ("3 kap. 11–16 §§ LOU", {"IN_HOUSE"}),
        ("intern upphandling", {"IN_HOUSE"}),
        ("13 kap. 17 § LOU", set()),
        ("3 kap. 17 § säkerhetsskyddslagen (2018:585)", set()),
        ("3 kap. 17 § LOU åberopas inte", set()),
        ("Hamburgundantaget är inte tillämpligt", set()),
        ("3 kap. 17 § LOU är inte tillämplig. Avrop görs.", set()),
        ("avrop från ramavtal", set()),
        ("", set()),
    ],
)  # fmt: skip
def test_an_exemption_is_relied_on_however_it_is_written(draft: Draft, said: str, relied_on: set[str]) -> None:
    wanted = {facts.Exemption[name] for name in relied_on}
    for field in ("basis", "comment"):
        assert facts.exemptions(draft(procurement={"needed": True, field: said})) == wanted, field


def test_a_basis_that_is_an_exemption_is_no_ground_for_buying_but_a_comment_leaves_the_basis_as_it_is(
    draft: Draft,
) -> None:
    assert facts.basis_is_an_exemption(draft(procurement={"basis": "LOU 3:17"}))
    assert not facts.basis_is_an_exemption(draft(procurement={"basis": "avrop; LOU 3:17 åberopas inte"}))
    assert not facts.basis_is_an_exemption(draft(procurement={"basis": "avrop", "comment": "LOU 3:17"}))
    assert facts.procurement_lacks_ground(draft(procurement={"needed": True, "comment": "LOU 3:17"}))
    assert not facts.procurement_lacks_ground(draft(procurement={"needed": True, "basis": "avrop"}))


@pytest.mark.parametrize(
    ("kinds", "model", "said", "states", "may_state", "refers"),
    [
        ((STATE, TOWN), "own_costs", "LOU 3:17", True, False, False),
        ((STATE, TOWN), "host_invoices", "LOU 3:17", True, False, False),
        ((STATE, TOWN), "host_invoices", None, False, True, False),
        ((STATE, TOWN), "own_costs", None, False, False, False),
        ((STATE, TOWN, PRIVATE), "host_invoices", "LOU 3:17", False, False, False),
        ((STATE, STATE), "host_invoices", "LOU 3:17", False, False, True),
        ((STATE, STATE), "host_invoices", None, False, False, True),
        ((None, None), "host_invoices", "LOU 3:17", False, False, False),
    ],
)
def test_the_exemption_is_stated_only_between_legal_persons_none_of_them_private(
    draft: Draft, kinds: Any, model: str, said: str | None, states: bool, may_state: bool, refers: bool
) -> None:
    more = {"procurement": {"basis": said}} if said else {}
    initiative = draft(parties=parties(*kinds), funding={"model": model}, **more)
    assert facts.relies_on_public_cooperation(initiative) is bool(said)
    assert facts.states_public_cooperation(initiative) is states
    assert facts.may_state_public_cooperation(initiative) is may_state
    assert facts.needs_cooperation_reasons(initiative) is (states or may_state)
    assert facts.refers_to_the_competition_authority(initiative) is refers


@pytest.mark.parametrize(
    ("more", "at_hand"),
    [
        ({}, False),
        ({"procurement": {"needed": False}}, True),
        ({"parties": parties(TOWN, FEDERATION)}, True),
        ({"parties": parties(STATE, STATE), "funding": {"model": "fee"}}, True),
        ({"parties": parties(STATE, TOWN), "funding": {"model": "own_costs"}}, False),
        ({"system": {"actors": [{"name": "Bank", "sector": "private"}]}}, True),
    ],
)
def test_procurement_is_at_hand(draft: Draft, more: dict[str, Any], at_hand: bool) -> None:
    assert facts.procurement_is_at_hand(draft(**more)) is at_hand


@pytest.mark.parametrize(
    ("model", "pays", "shares", "key", "host", "special"),
    [
        ("own_costs", False, False, False, False, False),
        ("allocation_key", True, True, True, False, False),
        ("host_invoices", True, True, False, True, False),
        ("special_funds", False, False, False, False, True),
        ("fee", True, False, False, False, False),
    ],
)
def test_a_funding_model_means_this(
    draft: Draft, model: str, pays: bool, shares: bool, key: bool, host: bool, special: bool
) -> None:
    mixed = draft(parties=parties(STATE, TOWN), funding={"model": model})
    state = draft(parties=parties(STATE, STATE), funding={"model": model})
    assert facts.funding_model(mixed) == model
    assert (facts.pays_between_parties(mixed), facts.shares_costs(mixed)) == (pays, shares)
    assert (facts.divides_by_key(mixed.funding), facts.is_invoiced_by_host(mixed)) == (key, host)  # type: ignore[arg-type]
    assert facts.has_special_funds(mixed) is special
    assert (facts.pays_between_legal_persons(mixed), facts.pays_between_legal_persons(state)) == (pays, False)
    assert (facts.pays_within_the_state(mixed), facts.pays_within_the_state(state)) == (False, pays)
    assert facts.state_takes_fee(mixed) is (model == "fee")
    assert not facts.state_takes_fee(draft(parties=parties(TOWN, REGION), funding={"model": model}))


@pytest.mark.parametrize(
    ("kinds", "said", "words", "standard", "binds_all", "lacking"),
    [
        ((STATE, STATE), None, "", True, True, False),
        ((STATE, STATE), True, "", True, True, False),
        ((STATE, STATE), False, "", False, True, True),
        ((STATE, TOWN), None, "", True, False, False),
        ((STATE, TOWN), "Egna ord.", "Egna ord.", False, False, False),
        ((TOWN, TOWN), None, "", False, False, False),
        ((TOWN, TOWN), False, "", False, False, False),
        ((TOWN, TOWN), "Egna ord.", "Egna ord.", False, False, False),
    ],
)
def test_a_reservation_binds_only_the_states_parties(
    draft: Draft, kinds: Any, said: Any, words: str, standard: bool, binds_all: bool, lacking: bool
) -> None:
    initiative = draft(parties=parties(*kinds), funding={"budget": {2027: 1, 2028: 1}, "reservation": said})
    found = facts.reservation(initiative)
    assert (found.words, found.standard, found.binds_all) == (words, standard, binds_all)
    assert found.councils == ()
    stated = draft(parties=parties(*kinds), funding={"reservation": said, "council_reservation_months": 6})
    assert len(facts.reservation(stated).councils) == kinds.count(TOWN)
    assert facts.lacks_reservation(initiative) is lacking


@pytest.mark.parametrize(
    ("kinds", "funding", "liability", "asked"),
    [
        ((STATE, STATE), {"model": "own_costs"}, {}, ""),
        ((STATE, STATE), {"model": "allocation_key"}, {}, "owed overspend invoicing indexation"),
        ((STATE, TOWN), {"model": "host_invoices"}, {}, "cap owed overspend invoicing indexation vat months"),
        ((STATE, TOWN), {"model": "fee"}, {"unlimited": True}, "months"),
        ((TOWN, TOWN), {"model": "own_costs"}, {"unlimited": True, "cap": 1}, "cap months"),
    ],
)
def test_what_is_asked_for_follows_from_who_pays_whom_and_who_they_are(
    draft: Draft, kinds: Any, funding: Any, liability: Any, asked: str
) -> None:
    initiative = draft(parties=parties(*kinds), funding=funding, liability=liability)
    names = {pattern.rpartition(".")[2].rpartition("_")[2] for pattern in facts.offered(initiative)}
    assert names == {"owner", *asked.split()}
    assert facts.offered(initiative) - facts.asked_for(initiative) <= {"funding.council_reservation_months"}


@pytest.mark.parametrize(
    ("percent", "given", "differs"),
    [(50, 500, False), (49.95, 500, False), (50, 501, True), (50, 510, True), (50, None, False)],
)
def test_share_and_contribution_are_the_same_within_what_tenths_of_a_percent_can_say(
    draft: Draft, percent: float, given: int | None, differs: bool
) -> None:
    shares = [{"party": "P0", "percent": percent}, {"party": "P1", "percent": 100 - percent}]
    both = parties(STATE, TOWN)
    both[0]["contribution"] = {"amount_per_year": given}
    funding = {"model": "allocation_key", "budget": {2027: 1000}, "shares": shares, "owed": "share"}
    initiative = draft(parties=both, funding=funding)
    assert (facts.share_differs(initiative) is not None) is differs
    assert (facts.owed(initiative) is None) is differs
    assert facts.owed(draft(parties=both, funding=funding | {"owed": None})) is None
    assert facts.share_differs(draft(parties=both, funding=funding | {"model": "own_costs"})) is None
