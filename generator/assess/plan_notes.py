"""Notes on benefits, plans and the collaboration's organisation (domain parts 4.2, 4.7, 4.8 and 7.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from generator.assess.finding import Check, Hit
from generator.assess.party_notes import numbered
from generator.assess.wording import called
from generator.catalogue.citations import mentions
from generator.contract import Initiative, Party, PartyKind, Plan, PlanStatus

_MANY_FORUMS = 5
_MANY_SEATS = 3
# The dates in the Local Government Act do not bind federations (domain part 3.2, 11 kap. 8, 10 and 11 §§).
_COUNCIL_BUDGET = frozenset({PartyKind.MUNICIPALITY, PartyKind.REGION})


def none_for_party(initiative: Initiative) -> Iterator[Hit]:
    gaining = {benefit.party for benefit in initiative.benefits}
    for _, party in numbered(initiative):
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
        for _, party in numbered(initiative, *_COUNCIL_BUDGET):
            if _pays(party, plan):
                values = {"year": str(plan.year), "date": plan.decision_date.isoformat(), "party": called(party)}
                yield Hit(f"{path}.decision_date", values)


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


def says_in_plan(initiative: Initiative, *words: str) -> bool:
    """Whether an activity of any plan speaks of one of the words."""
    activities = [activity for plan in initiative.plans for activity in plan.activities]
    said = [text for activity in activities for text in (activity.title, activity.deliverable) if text]
    return mentions(" ".join(said), *words)


def _pays(party: Party, plan: Plan) -> bool:
    contributed = (party.contribution.amount_per_year or 0) if party.contribution else 0
    return contributed > 0 or (plan.budget_by_party or {}).get(party.id, 0) > 0


PLAN_NOTES: Mapping[str, Check] = {
    "benefits.none_for_party": none_for_party,
    "benefits.none_for_society": none_for_society,
    "plan.activity_without_goal": activity_without_goal,
    "plan.decided_late": decided_late,
    "plan.municipal_funding_late": municipal_funding_late,
    "organisation.many_forums": many_forums,
    "organisation.same_person": same_person,
}
