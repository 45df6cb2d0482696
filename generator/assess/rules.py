"""The rules that `guidance.yaml` names: what must hold besides the fields being filled in.

Each takes the initiative and gives the paths where it does not hold; nothing when it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator import facts
from generator.contract import (
    Answer,
    ExpectationGroup,
    ForumLevel,
    Initiative,
)

Rule = Callable[[Initiative], Iterator[str]]


def _partly_explained(question: str) -> Rule:
    def rule(initiative: Initiative) -> Iterator[str]:
        for index, party in enumerate(initiative.parties):
            answer = getattr(party.participation, question, None)
            if answer == Answer.PARTLY and not (party.mandate_comment or party.consequences):
                yield f"parties[{index}].participation.{question}"

    return rule


def two_options_within_mandate(initiative: Initiative) -> Iterator[str]:
    within = [option for option in initiative.options if option.within_mandate in (Answer.YES, Answer.PARTLY)]
    if len(within) < 2:
        yield "options"


def every_party_has_decided(initiative: Initiative) -> Iterator[str]:
    """The data holds one direction for all, so the same wording is given; what can fail is that a party has not
    decided. A decision that is still to come has no date."""
    if not initiative.parties:
        yield "parties"
    for index, party in enumerate(initiative.parties):
        decision = party.direction_decision
        if decision is None or decision.date is None or not decision.body:
            yield f"parties[{index}].direction_decision"


def every_group_expects(initiative: Initiative) -> Iterator[str]:
    if not set(ExpectationGroup) <= {expectation.group for expectation in initiative.expectations}:
        yield "expectations"


def locked_to_management(initiative: Initiative) -> Iterator[str]:
    levels = forum_levels(initiative)
    for index, decision in enumerate(initiative.decisions):
        if not facts.is_locked(decision):
            continue
        if levels.get(decision.decides or "") != ForumLevel.MANAGEMENT:
            yield f"decisions[{index}].decides"
        elif decision.reserved is not True:
            yield f"decisions[{index}].reserved"


def a_benefit_for_every_party(initiative: Initiative) -> Iterator[str]:
    gaining = {benefit.party for benefit in initiative.benefits}
    if any(party.id not in gaining for party in initiative.parties):
        yield "benefits"


def forum_levels(initiative: Initiative) -> Mapping[str, ForumLevel | None]:
    """Level of each forum by its id."""
    forums = initiative.organisation.forums if initiative.organisation else ()
    return {forum.id: forum.level for forum in forums}


RULES: Mapping[str, Rule] = {
    "relevant_partly_explained": _partly_explained("relevant"),
    "able_partly_explained": _partly_explained("able"),
    "willing_partly_explained": _partly_explained("willing"),
    "two_options_within_mandate": two_options_within_mandate,
    "every_party_has_decided": every_party_has_decided,
    "every_group_expects": every_group_expects,
    "locked_to_management": locked_to_management,
    "a_benefit_for_every_party": a_benefit_for_every_party,
}
