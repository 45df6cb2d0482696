"""The predicates that `guidance.yaml` names: when a checkpoint is active, and in which objects a field is asked for.

Each is a pure function under the name that the file uses; a test holds file and code together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator import facts
from generator.assess.paths import Place
from generator.contract import (
    ActivityForm,
    ActivityStatus,
    ForumLevel,
    HorizonKind,
    Initiative,
    MandateLevel,
    OpenEnd,
    RationaleKind,
    Requirement,
    Sector,
    Stage,
)


def efficiency_rationale(initiative: Initiative) -> bool:
    return _rationale(initiative) in (RationaleKind.EFFICIENCY, RationaleKind.BOTH)


def societal_rationale(initiative: Initiative) -> bool:
    return _rationale(initiative) in (RationaleKind.SOCIETAL, RationaleKind.BOTH)


def any_private_actor(initiative: Initiative) -> bool:
    actors = initiative.system.actors if initiative.system else ()
    return any(actor.sector == Sector.PRIVATE for actor in actors)


def any_municipal_party(initiative: Initiative) -> bool:
    return bool(facts.constellation(initiative).municipal)


def any_statutory_change(initiative: Initiative) -> bool:
    return bool(initiative.statutory_changes)


def rules_must_change(initiative: Initiative) -> bool:
    presupposed = facts.required_by_choice(initiative)
    return any_statutory_change(initiative) or bool(presupposed & {Requirement.ASSIGNMENT, Requirement.STATUTE})


def principal_concerned(initiative: Initiative) -> bool:
    assignment = initiative.government_assignment
    met = assignment is not None and bool(assignment.dialogue and assignment.dialogue.held)
    turned_to = met or facts.turns_to_government(initiative)
    differ = len({party.principal for party in initiative.parties if party.principal}) > 1
    return turned_to or differ or any_municipal_party(initiative) or rules_must_change(initiative)


def several_principals(initiative: Initiative) -> bool:
    """The state is one principal; departments are what differ between agencies (the checkpoint's note)."""
    return len(facts.constellation(initiative).departments) > 1 or any_municipal_party(initiative)


def any_locked_category(initiative: Initiative) -> bool:
    return any(map(facts.is_locked, initiative.decisions))


def long_term(initiative: Initiative) -> bool:
    horizon = initiative.direction.horizon if initiative.direction else None
    return horizon is not None and horizon.kind == HorizonKind.LONG_TERM


def personal_data_processed(initiative: Initiative) -> bool:
    return facts.processes_personal_data(initiative)


def secrecy_relevant(initiative: Initiative) -> bool:
    return facts.secrecy_is_relevant(initiative)


def until_further_notice(initiative: Initiative) -> bool:
    return initiative.validity is not None and initiative.validity.until == OpenEnd.UNTIL_FURTHER_NOTICE


CONDITIONS: Mapping[str, Callable[[Initiative], bool]] = {
    condition.__name__: condition
    for condition in (
        efficiency_rationale,
        societal_rationale,
        any_private_actor,
        any_municipal_party,
        any_statutory_change,
        rules_must_change,
        principal_concerned,
        several_principals,
        any_locked_category,
        long_term,
        personal_data_processed,
        secrecy_relevant,
        until_further_notice,
    )
}


@dataclass(frozen=True, slots=True)
class Where:
    """In which spots a field is asked for, by the object that holds it.

    That object is None where the list or object is missing; then an exception from what is asked (`_has_other`) does
    not hold, while a special case that is asked for (`_has`) does not arise.
    With `one_is_enough` a single filled spot answers for all.
    """

    asked_of: Callable[[Any], bool]
    one_is_enough: bool = False

    def __call__(self, place: Place) -> bool:
        return self.asked_of(place.owner)


def _has(name: str, *values: object) -> Callable[[Any], bool]:
    return lambda owner: owner is not None and getattr(owner, name) in values


def _has_other(name: str, *values: object) -> Callable[[Any], bool]:
    return lambda owner: owner is None or getattr(owner, name) not in values


WHERE: Mapping[str, Where] = {
    "not_wholly_within_mandate": Where(lambda party: party is not None and facts.lies_beyond_mandate(party)),
    "dialogue_held": Where(_has("held", True)),
    "one_change_is_enough": Where(lambda change: change is not None, one_is_enough=True),
    "one_forum_is_enough": Where(lambda _: True, one_is_enough=True),
    "time_limited": Where(_has("kind", HorizonKind.TIME_LIMITED)),
    "long_term_horizon": Where(_has("kind", HorizonKind.LONG_TERM)),
    "forum_that_meets": Where(_has_other("level", ForumLevel.MANAGEMENT, ForumLevel.PRINCIPAL)),
    "row_of_a_locked_category": Where(lambda decision: decision is not None and facts.is_locked(decision)),
    "left_out_means_all": Where(lambda _: False),
    "transition_or_operation": Where(_has("stage", Stage.TRANSITION, Stage.OPERATION)),
    "shared_by_key": Where(lambda funding: funding is not None and facts.divides_by_key(funding)),
    "not_done_by_one_or_few": Where(_has_other("form", ActivityForm.SMALLER_GROUP, ActivityForm.PILOT)),
    "activity_begun": Where(_has("status", ActivityStatus.ONGOING, ActivityStatus.DONE, ActivityStatus.DELAYED)),
    # Without any mandate at all there is no deputy either, so the empty list counts against it.
    "deciding_mandate": Where(lambda mandate: mandate is None or mandate.level in (MandateLevel.M3, MandateLevel.M4)),
}


def _rationale(initiative: Initiative) -> RationaleKind | None:
    return initiative.rationale.kind if initiative.rationale else None
