"""How the work lies to what the parties are charged with: assessments, assignment, and what the chosen option takes."""

from __future__ import annotations

from enum import Enum, auto

from generator.contract import AssignmentPosition, Initiative, MandateAssessment, Party, Requirement


class Within(Enum):
    """Whether the common work lies within what the parties are charged with, all together."""

    UNKNOWN = auto()
    WHOLLY = auto()
    PARTLY = auto()
    NOT_FOR_ALL = auto()


def is_outside_mandate(party: Party) -> bool:
    """The party cannot take the task on by cooperating (5 § förvaltningslagen [VT]; domain rule 3.2)."""
    return party.mandate_assessment == MandateAssessment.OUTSIDE


def lies_beyond_mandate(party: Party) -> bool:
    """The party says that some or all of the work does not lie within what it is charged with."""
    return party.mandate_assessment in (MandateAssessment.PARTLY, MandateAssessment.OUTSIDE)


def within_mandate(initiative: Initiative) -> Within:
    """One answer from the parties' own assessments; unknown while one is missing."""
    assessed = {party.mandate_assessment for party in initiative.parties}
    if not assessed or None in assessed:
        return Within.UNKNOWN
    if any(map(is_outside_mandate, initiative.parties)):
        return Within.NOT_FOR_ALL
    return Within.PARTLY if any(map(lies_beyond_mandate, initiative.parties)) else Within.WHOLLY


def required_by_choice(initiative: Initiative) -> frozenset[Requirement]:
    """What the chosen options presuppose: an assignment, changed statutes."""
    return frozenset(option.requires for option in initiative.options if option.chosen and option.requires)


def has_assignment(initiative: Initiative) -> bool:
    """The government has given an assignment; else the cooperation is the parties' own (checkpoints 2.2.1–2.2.6)."""
    assignment = initiative.government_assignment
    return assignment is not None and assignment.position == AssignmentPosition.GIVEN


def turns_to_government(initiative: Initiative) -> bool:
    """An assignment is asked for or given."""
    assignment = initiative.government_assignment
    return has_assignment(initiative) or (
        assignment is not None and assignment.position == AssignmentPosition.REQUESTED
    )


def lacks_support(initiative: Initiative, requirement: Requirement) -> bool:
    """Nothing in the data is about to give what a chosen option takes."""
    if requirement == Requirement.STATUTE:
        return not initiative.statutory_changes
    return requirement == Requirement.ASSIGNMENT and not turns_to_government(initiative)
