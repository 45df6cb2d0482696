"""Who pays whom, whether that is a fee, and under what reservation a party promises money of later years."""

from __future__ import annotations

from dataclasses import dataclass

from generator.contract import PAYING, SHARING, Funding, FundingModel, Initiative, Owed, Party
from generator.facts.parties import constellation, is_host, is_municipal, is_state

_ROUNDING = 0.0005  # a share is given in tenths of a percent


def funding_model(initiative: Initiative) -> FundingModel | None:
    return initiative.funding.model if initiative.funding else None


def pays_between_parties(initiative: Initiative) -> bool:
    """Money moves from one party to another: shared costs, an invoicing host or a fee (domain rule 3.2)."""
    return funding_model(initiative) in PAYING


def shares_costs(initiative: Initiative) -> bool:
    """The parties divide actual costs, which is not by itself a fee (domain rule 3.2 [T])."""
    return funding_model(initiative) in SHARING


def is_invoiced_by_host(initiative: Initiative) -> bool:
    return funding_model(initiative) == FundingModel.HOST_INVOICES


def divides_by_key(funding: Funding) -> bool:
    """Costs are divided by a key, which every party then has a share of."""
    return funding.model == FundingModel.ALLOCATION_KEY


def has_special_funds(initiative: Initiative) -> bool:
    """Special funds come on top of what the parties give, and are not split on them."""
    return funding_model(initiative) == FundingModel.SPECIAL_FUNDS


def pays_between_legal_persons(initiative: Initiative) -> bool:
    """Payment that takes procurement or an exemption: between different legal persons (domain rule 3.2, LOU [VT])."""
    return pays_between_parties(initiative) and constellation(initiative).several_legal_persons


def pays_within_the_state(initiative: Initiative) -> bool:
    """Payment between state agencies only: Konkurrensverkets ställningstagande 2018:1, not binding (3.1 [VS])."""
    return pays_between_parties(initiative) and constellation(initiative).state_only


def state_takes_fee(initiative: Initiative) -> bool:
    """A fee where a state agency is party takes support by 3–5 §§ avgiftsförordningen (1992:191) [VT 2026-01-02]."""
    return funding_model(initiative) == FundingModel.FEE and constellation(initiative).has_state


@dataclass(frozen=True, slots=True)
class Reservation:
    """The reservation for appropriations of coming years.

    `words` are the user's own and stand instead of the standard sentence; with neither there is none. `state` are the
    parties that the standard sentence binds, and `binds_all` whether there are no others. `councils` are the parties
    that reserve their council's or assembly's grant, where the user has said how long before they must tell it.
    """

    words: str
    standard: bool
    state: tuple[Party, ...]
    binds_all: bool
    councils: tuple[Party, ...]


def reservation(initiative: Initiative) -> Reservation:
    """Whom a reservation binds (domain rule 9.1; 17 § anslagsförordningen (2011:223) [VT], 5 kap. 1 § KL [VT]).

    The standard sentence, that the Riksdag grants money, stands unless the user has refused it or written another, and
    only where a state agency is party: it says nothing of a municipality's money.
    """
    said = initiative.funding.reservation if initiative.funding else None
    state = tuple(filter(is_state, initiative.parties))
    words = said if isinstance(said, str) else ""
    standard = said in (None, True) and bool(state)
    stated = initiative.funding is not None and initiative.funding.council_reservation_months is not None
    councils = tuple(filter(is_municipal, initiative.parties)) if stated else ()
    return Reservation(words, standard, state, len(state) == len(initiative.parties), councils)


def lacks_reservation(initiative: Initiative) -> bool:
    """A state agency promises money of several years and no reservation stands in the document (3.2 [VT])."""
    years = (initiative.funding.budget or {}) if initiative.funding else {}
    stated = reservation(initiative)
    return len(years) > 1 and bool(stated.state) and not (stated.standard or stated.words)


@dataclass(frozen=True, slots=True)
class TwoAmounts:
    """A party's share of a year's budget and its yearly contribution, in kronor, when they are not the same."""

    party: Party
    year: int
    share: int
    contribution: int


def share_differs(initiative: Initiative) -> TwoAmounts | None:
    """The first party and year for which share and contribution differ by more than rounding to tenths of a percent
    gives: what the party owes cannot be read then (domain rule 9.13)."""
    funding = initiative.funding
    if funding is None or not shares_costs(initiative):
        return None
    percent = {share.party: share.percent for share in funding.shares if share.percent is not None}
    for party in initiative.parties:
        given = party.contribution.amount_per_year if party.contribution else None
        for year, budget in sorted((funding.budget or {}).items()):
            share = round(budget * percent.get(party.id, 0) / 100)
            if party.id in percent and given is not None and abs(share - given) > budget * _ROUNDING:
                return TwoAmounts(party, year, share, given)
    return None


def owed(initiative: Initiative) -> Owed | None:
    """Which of share and contribution a party owes: as stated, and nothing while the two differ (domain rule 9.13)."""
    funding = initiative.funding
    stands = funding is not None and shares_costs(initiative) and share_differs(initiative) is None
    return funding.owed if funding is not None and stands else None


def invoicing_host_is_municipal(initiative: Initiative) -> bool:
    """A municipal host takes no more than its costs (domain rule 9.2; 2 kap. 6 § KL [VT], that it holds here [M])."""
    hosts = [party for party in initiative.parties if is_host(party)]
    return is_invoiced_by_host(initiative) and bool(hosts) and all(map(is_municipal, hosts))
