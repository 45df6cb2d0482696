"""Which of the 94 checkpoints an initiative deals with.

A checkpoint is dealt with when each of its fields is filled and its rule holds, when its condition is not met by the
data (it is then not relevant), or when the user has set it aside in `not_applicable` with a reason. Filled means:

- a single value: anything but missing or blank; false and 0 are answers.
- an object (`parties[].contribution`): it says something.
- a list at the end of a path (`challenge.examples[]`): at least one item that says something.
- a field of the objects in a list (`parties[].task`): every object has it, and there is at least one object. A benefit
  without indicator or a party without task is a gap, however many others have theirs.
- of the plans, only the newest.

Where asking every object would be wrong (a deputy for a mandate that decides nothing, an end of what has no end) the
checkpoint's `where` in `guidance.yaml` says of which objects the field is asked, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, islice

from generator import catalogue
from generator.assess.conditions import CONDITIONS, WHERE
from generator.assess.finding import FactorCoverage
from generator.assess.paths import gaps, places
from generator.assess.rules import RULES
from generator.catalogue import Checkpoint, Factor
from generator.contract import Initiative


def coverage(initiative: Initiative) -> Mapping[str, FactorCoverage]:
    """Coverage of each success factor, keyed "1.1" … "4.3" in the guidance's order; the twelve `of` make 94."""
    return {factor.id: _factor(initiative, factor) for factor in catalogue.factors()}


def is_relevant(initiative: Initiative, checkpoint: Checkpoint) -> bool:
    """Whether the data meets the checkpoint's condition; always so when it has none."""
    return checkpoint.condition is None or CONDITIONS[checkpoint.condition.name](initiative)


def is_set_aside(initiative: Initiative, checkpoint: Checkpoint) -> bool:
    """Whether the user has answered "ej tillämpligt" with a reason."""
    return any(answer.checkpoint == checkpoint.id and answer.reason for answer in initiative.not_applicable)


def missing_fields(initiative: Initiative, checkpoint: Checkpoint, most: int | None = None) -> tuple[str, ...]:
    """Paths that the checkpoint asks for and that hold nothing, in the order of its fields; `most` for each field."""
    found = (islice(_missing(initiative, checkpoint, pattern), most) for pattern in checkpoint.fields)
    return tuple(chain.from_iterable(found))


def broken_rule(initiative: Initiative, checkpoint: Checkpoint) -> str | None:
    """The first path where the checkpoint's rule does not hold; None when it holds."""
    return next(iter(RULES[checkpoint.rule.name](initiative)), None) if checkpoint.rule else None


def is_dealt_with(initiative: Initiative, checkpoint: Checkpoint) -> bool:
    """Whether the initiative deals with the checkpoint, see the module."""
    if not is_relevant(initiative, checkpoint) or is_set_aside(initiative, checkpoint):
        return True
    return not missing_fields(initiative, checkpoint, 1) and broken_rule(initiative, checkpoint) is None


def _missing(initiative: Initiative, checkpoint: Checkpoint, pattern: str) -> Iterable[str]:
    if pattern not in checkpoint.where:
        return gaps(initiative, pattern)
    where = WHERE[checkpoint.where[pattern].name]
    if where.one_is_enough and any(place.filled for place in places(initiative, pattern)):
        return ()
    return gaps(initiative, pattern, where)


def _factor(initiative: Initiative, factor: Factor) -> FactorCoverage:
    missing = tuple(point.id for point in factor.checkpoints if not is_dealt_with(initiative, point))
    not_relevant = tuple(point.id for point in factor.checkpoints if not is_relevant(initiative, point))
    total = len(factor.checkpoints)
    return FactorCoverage(factor.id, factor.name, factor.area, total, total - len(missing), missing, not_relevant)
