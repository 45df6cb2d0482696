"""Notes on benefits, plans and the collaboration's organisation (domain parts 4.2, 4.7, 4.8 and 7.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from generator import facts
from generator.assess.finding import Check, Hit
from generator.assess.wording import called, money
from generator.contract import Initiative, Party, Plan, PlanStatus

_MANY_FORUMS = 5
_MANY_SEATS = 3


def none_for_party(initiative: Initiative) -> Iterator[Hit]:
    gaining = {benefit.party for benefit in initiative.benefits}
    for party in initiative.parties:
        if party.id not in gaining:
            yield Hit("benefits", {"party": called(party)})


def none_for_society(initiative: Initiative) -> Iterator[Hit]:
    if initiative.benefits and all(benefit.party != "society" for benefit in initiative.benefits):
        yield Hit("benefits")


def activity_without_goal(initiative: Initiative) -> Iterator[Hit]:
    for path, plan in open_plans(initiative):
        for index, activity in enumerate(plan.activities):
            if activity.goal is None:
                yield Hit(f"{path}.activities[{index}].goal", {"activity": activity.title or activity.id})


def decided_late(initiative: Initiative) -> Iterator[Hit]:
    for path, plan in open_plans(initiative):
        if plan.year and plan.decision_date and plan.decision_date > date(plan.year - 1, 12, 31):
            yield Hit(f"{path}.decision_date", {"year": str(plan.year), "date": plan.decision_date.isoformat()})


def municipal_funding_late(initiative: Initiative) -> Iterator[Hit]:
    for path, plan in open_plans(initiative):
        if not plan.year or not plan.decision_date or plan.decision_date <= date(plan.year - 1, 11, 30):
            continue
        for party in facts.constellation(initiative).local_authorities:
            if _pays(party, plan):
                values = {"year": str(plan.year), "date": plan.decision_date.isoformat(), "party": called(party)}
                yield Hit(f"{path}.decision_date", values)


def above_limit(initiative: Initiative) -> Iterator[Hit]:
    """The plan is decided by representatives, none of whom may go beyond the lowest limit in the forum."""
    decision = facts.plan_decision(initiative)
    forum = facts.forums(initiative).get(decision.decides or "")
    for path, plan in open_plans(initiative):
        amount = facts.plan_amount(initiative, plan)
        if forum and decision.limit is not None and amount is not None and amount > decision.limit:
            values = {"year": str(plan.year), "amount": money(amount), "limit": money(decision.limit)}
            yield Hit(f"{path}.decision_date", {**values, "forum": forum.name or forum.id})


def many_forums(initiative: Initiative) -> Iterator[Hit]:
    forums = initiative.organisation.forums if initiative.organisation else ()
    if len(forums) > _MANY_FORUMS:
        yield Hit("organisation.forums", {"count": str(len(forums))})


def same_person(initiative: Initiative) -> Iterator[Hit]:
    """A title at a party stands for a person, since names are never stored."""
    mandates = initiative.organisation.mandates if initiative.organisation else ()
    seats = Counter((mandate.party, mandate.title) for mandate in mandates if mandate.party and mandate.title)
    names = {party.id: called(party) for party in initiative.parties}
    for (party, title), count in seats.items():
        if count > _MANY_SEATS:
            values = {"title": title, "party": names.get(party, party), "count": str(count)}
            yield Hit("organisation.mandates", values)


def open_plans(initiative: Initiative) -> Iterator[tuple[str, Plan]]:
    """Path and plan of those not closed: nobody can change how a closed one was decided."""
    for index, plan in enumerate(initiative.plans):
        if plan.status != PlanStatus.CLOSED:
            yield f"plans[{index}]", plan


def _pays(party: Party, plan: Plan) -> bool:
    contributed = (party.contribution.amount_per_year or 0) if party.contribution else 0
    return contributed > 0 or (plan.budget_by_party or {}).get(party.id, 0) > 0


PLAN_NOTES: Mapping[str, Check] = {
    "benefits.none_for_party": none_for_party,
    "benefits.none_for_society": none_for_society,
    "plan.activity_without_goal": activity_without_goal,
    "plan.decided_late": decided_late,
    "plan.municipal_funding_late": municipal_funding_late,
    "plan.above_limit": above_limit,
    "organisation.many_forums": many_forums,
    "organisation.same_person": same_person,
}
