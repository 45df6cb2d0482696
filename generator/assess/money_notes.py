"""Notes on procurement and funding, and sums that do not agree (domain parts 3.2 and 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import facts
from generator.assess.finding import Check, Hit
from generator.assess.plan_notes import open_plans
from generator.assess.wording import called, money
from generator.contract import Initiative


def public_cooperation_with_private_party(initiative: Initiative) -> Iterator[Hit]:
    if not facts.relies_on_public_cooperation(initiative):
        return
    for party in facts.constellation(initiative).private:
        yield Hit("procurement.basis", {"party": called(party)})


def payment_between_legal_persons(initiative: Initiative) -> Iterator[Hit]:
    if facts.needs_cooperation_reasons(initiative):
        yield Hit("procurement.basis")


def payment_between_agencies(initiative: Initiative) -> Iterator[Hit]:
    if facts.pays_within_the_state(initiative):
        yield Hit("procurement.basis")


def procurement_basis(initiative: Initiative) -> Iterator[Hit]:
    if facts.procurement_lacks_ground(initiative):
        yield Hit("procurement.basis")


def fee_support(initiative: Initiative) -> Iterator[Hit]:
    if facts.state_takes_fee(initiative):
        yield Hit("funding.model")


def cost_sharing(initiative: Initiative) -> Iterator[Hit]:
    if facts.shares_costs(initiative):
        yield Hit("funding.model")


def reservation(initiative: Initiative) -> Iterator[Hit]:
    if facts.lacks_reservation(initiative):
        yield Hit("funding.reservation")


def investment(initiative: Initiative) -> Iterator[Hit]:
    """The owner must be a party by its id: words cannot carry an asset in a balance sheet."""
    made = initiative.funding.investment if initiative.funding else None
    if made is None:
        return
    owners = {party.id for party in initiative.parties}
    missing = [] if made.owner in owners else [("owner", "en part som ägare")]
    missing += [] if made.amount is not None else [("amount", "belopp")]
    missing += [] if made.source else [("source", "finansiering")]
    if missing:
        words = " och ".join(word for _, word in missing)
        yield Hit(f"funding.investment.{missing[0][0]}", {"missing": words})


def share_differs(initiative: Initiative) -> Iterator[Hit]:
    """What a party owes cannot be read when its share of the budget and its yearly contribution are two amounts."""
    found = facts.share_differs(initiative)
    if found is not None:
        values = {"share": money(found.share), "given": money(found.contribution), "year": str(found.year)}
        yield Hit("funding.owed", {"party": called(found.party), **values})


def liability_contradicted(initiative: Initiative) -> Iterator[Hit]:
    if facts.liability_is_contradicted(initiative):
        yield Hit("liability.unlimited")


def liability_within_the_state(initiative: Initiative) -> Iterator[Hit]:
    if facts.liability_within_the_state(initiative):
        yield Hit("liability.cap")


def co_determination(initiative: Initiative) -> Iterator[Hit]:
    """One tip for all: each party negotiates for itself, or not, whatever the plan says of the others."""
    if facts.staff_question_is_open(initiative):
        lent = (path for path, party in facts.numbered(initiative) if facts.lends_staff(party))
        yield Hit(f"{next(lent)}.contribution.full_time_equivalents")


def contributions(initiative: Initiative) -> Iterator[Hit]:
    """The yearly contributions make the budget. Special funds come on top, so then they may only fall short of it.

    Compared only when every party has stated an amount, 0 included; the first year that differs is named.
    """
    amounts = [party.contribution.amount_per_year if party.contribution else None for party in initiative.parties]
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(amounts):
        return
    extra = facts.has_special_funds(initiative)
    for year, budget in _budget(initiative).items():
        if sum(known) > budget or (sum(known) < budget and not extra):
            values = {"contributions": money(sum(known)), "year": str(year), "budget": money(budget)}
            yield Hit(f"funding.budget.{year}", values)
            return


def budget_by_party(initiative: Initiative) -> Iterator[Hit]:
    """Special funds are not split on parties, so with them the parties' part may fall short of the year's budget."""
    extra = facts.has_special_funds(initiative)
    for path, plan in open_plans(initiative):
        total, budget = sum((plan.budget_by_party or {}).values()), _budget(initiative).get(plan.year or 0)
        if plan.budget_by_party and budget is not None and (total > budget or (total < budget and not extra)):
            values = {"year": str(plan.year), "parties": money(total), "budget": money(budget)}
            yield Hit(f"{path}.budget_by_party", values)


def activities(initiative: Initiative) -> Iterator[Hit]:
    """Activities may cost less than the budget, never more."""
    for path, plan in open_plans(initiative):
        total = sum(activity.budget or 0 for activity in plan.activities)
        own = sum((plan.budget_by_party or {}).values()) if plan.budget_by_party else None
        budget = _budget(initiative).get(plan.year or 0, own)
        if budget is not None and total > budget:
            values = {"year": str(plan.year), "activities": money(total), "budget": money(budget)}
            yield Hit(f"{path}.activities", values)


def shares(initiative: Initiative) -> Iterator[Hit]:
    """Shares that are all given and do not make 100 are an error of the contract; here, shares that are lacking."""
    funding = initiative.funding
    if funding is None or all(share.percent is not None for share in funding.shares):
        return
    given = {share.party for share in funding.shares if share.percent is not None}
    for party in initiative.parties:
        if party.id not in given:
            yield Hit("funding.shares", {"party": called(party)})


def _budget(initiative: Initiative) -> Mapping[int, int]:
    return (initiative.funding.budget or {}) if initiative.funding else {}


MONEY_NOTES: Mapping[str, Check] = {
    "legal.public_cooperation_with_private_party": public_cooperation_with_private_party,
    "legal.payment_between_legal_persons": payment_between_legal_persons,
    "legal.payment_between_agencies": payment_between_agencies,
    "legal.procurement_basis": procurement_basis,
    "legal.fee_support": fee_support,
    "legal.cost_sharing": cost_sharing,
    "legal.reservation": reservation,
    "legal.investment": investment,
    "legal.liability_contradicted": liability_contradicted,
    "legal.liability_within_the_state": liability_within_the_state,
    "legal.co_determination": co_determination,
    "sums.contributions": contributions,
    "sums.budget_by_party": budget_by_party,
    "sums.activities": activities,
    "sums.shares": shares,
    "sums.share_and_contribution": share_differs,
}
