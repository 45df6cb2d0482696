"""What the matrix means: which questions no forum may decide, who decides the plan, and up to what amount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from generator.contract import (
    Decision,
    DecisionCategory,
    DecisionForm,
    Forum,
    ForumLevel,
    Initiative,
    Mandate,
    Plan,
)

_LOCKED = frozenset({DecisionCategory.APPROPRIATION_DIRECTIONS, DecisionCategory.ASSIGNMENT, DecisionCategory.STATUTE})
_NOT_FOR_PRIVATE = frozenset(
    {DecisionCategory.PROCUREMENT, DecisionCategory.DATA_PROTECTION, DecisionCategory.SECURITY}
)


class Kept(Enum):
    """Why a question is kept for each party's leadership."""

    ALWAYS = auto()
    BY_THE_PARTIES = auto()


def is_locked(decision: Decision) -> bool:
    """Instruction and appropriation directions, assignments and statutes are always for each leadership (domain rule
    4.3 (c) [T], checkpoint 3.2.9): they answer what the principal has given each party."""
    return decision.category in _LOCKED


def kept(decision: Decision) -> Kept | None:
    """Whether and why the question is kept for each leadership; a locked category needs no mark of its own."""
    if is_locked(decision):
        return Kept.ALWAYS
    return Kept.BY_THE_PARTIES if decision.reserved else None


def is_on_direction(decision: Decision) -> bool:
    """On goals and direction, which a nämnd may not delegate (6 kap. 38 § KL [VT 2025-05-26])."""
    return decision.category == DecisionCategory.DIRECTION


def is_barred_for_private(decision: Decision) -> bool:
    """Procurement, personal data and security: no private body decides them (domain rule 4.3 (e) [T])."""
    return decision.category in _NOT_FOR_PRIVATE


def is_outside(decision: Decision) -> bool:
    """A row that only informs of a decision by government, council or owner, none of whom the data holds (4.1)."""
    return decision.form == DecisionForm.PRINCIPAL


def is_consensus(decision: Decision) -> bool:
    return decision.form == DecisionForm.CONSENSUS


def forums(initiative: Initiative) -> Mapping[str, Forum]:
    return {forum.id: forum for forum in (initiative.organisation.forums if initiative.organisation else ())}


def mandates_in(initiative: Initiative, forum: str) -> tuple[Mandate, ...]:
    given = initiative.organisation.mandates if initiative.organisation else ()
    return tuple(mandate for mandate in given if mandate.forum == forum)


def consensus_limit(initiative: Initiative, forum: str) -> int | None:
    """The most that a consensus in the forum may decide: the lowest limit among the mandates there (domain rule 4.3 (k)
    [T]). Limits left out set none."""
    limits = [mandate.limit for mandate in mandates_in(initiative, forum) if mandate.limit is not None]
    return min(limits, default=None)


def consensus_forums(initiative: Initiative) -> tuple[str, ...]:
    """The forums that decide something by consensus, in the order of the data."""
    deciding = {decision.decides for decision in initiative.decisions if is_consensus(decision)}
    return tuple(forum for forum in forums(initiative) if forum in deciding)


@dataclass(frozen=True, slots=True)
class PlanDecision:
    """Who decides on the annual plan and who prepares it (ids of a forum or party), and up to what amount.

    `decides` is None when nothing says; `limit` is None when no limit is set there.
    """

    decides: str | None
    prepares: str | None
    limit: int | None


def plan_decision(initiative: Initiative) -> PlanDecision:
    """As the matrix's first row on planning says, else the steering group (domain part 0, 2.3 section 22 [T]).

    A forum decides through the parties' representatives, so that the lowest of their limits there is the plan's.
    """
    rows = [row for row in initiative.decisions if row.category == DecisionCategory.PLANNING and row.decides]
    if rows:
        return PlanDecision(rows[0].decides, rows[0].prepares, consensus_limit(initiative, rows[0].decides or ""))
    steering = [forum.id for forum in forums(initiative).values() if forum.level == ForumLevel.STEERING]
    decides = next(iter(steering), None)
    return PlanDecision(decides, None, consensus_limit(initiative, decides) if decides else None)


def plan_amount(initiative: Initiative, plan: Plan) -> int | None:
    """What the plan decides over: the year's common budget, else the sum of what it gives each party."""
    budget = ((initiative.funding.budget or {}) if initiative.funding else {}).get(plan.year or 0)
    return budget if budget is not None else sum(plan.budget_by_party.values()) if plan.budget_by_party else None


def ends_with_management(initiative: Initiative) -> bool:
    """Whether escalation ends with each leadership, beyond which there is nobody to ask (domain rule 4.6)."""
    steps = initiative.escalation.steps if initiative.escalation else ()
    last = forums(initiative).get(steps[-1].forum or "") if steps else None
    return last is not None and last.level == ForumLevel.MANAGEMENT
