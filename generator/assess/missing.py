"""Missing values as findings: one per checkpoint that is not dealt with, and one per value that a clause needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator import catalogue
from generator.assess.conditions import CONDITIONS
from generator.assess.coverage import broken_rule, is_dealt_with, is_relevant, missing_fields
from generator.assess.finding import Finding
from generator.assess.paths import gaps, object_at, title_of
from generator.assess.wording import listed
from generator.catalogue import Checkpoint, Need
from generator.contract import Initiative

_NAMED = 5
_SEEN = _NAMED + 1  # of more rows than are named it is only said that there are more


def missing_values(initiative: Initiative) -> Iterator[Finding]:
    """Findings ``guidance.<id>`` and ``needed.<what>``, each at the first path that lacks something.

    Raises nothing; an answer "ej tillämpligt" silences a checkpoint, except one of level error (3.1.1): "måste" cannot
    be answered away (domain parts 1.2 and 7.5).
    """
    for checkpoint in catalogue.checkpoints():
        if _is_open(initiative, checkpoint):
            yield _of_checkpoint(initiative, checkpoint)
    for need in catalogue.needs():
        if not need.applies or CONDITIONS[need.applies](initiative):
            yield from _of_need(initiative, need)


def _is_open(initiative: Initiative, checkpoint: Checkpoint) -> bool:
    if checkpoint.level == "error" and is_relevant(initiative, checkpoint):
        return bool(missing_fields(initiative, checkpoint, 1)) or broken_rule(initiative, checkpoint) is not None
    return not is_dealt_with(initiative, checkpoint)


def _of_checkpoint(initiative: Initiative, checkpoint: Checkpoint) -> Finding:
    empty = missing_fields(initiative, checkpoint, _SEEN)
    broken = broken_rule(initiative, checkpoint)
    sentences = [checkpoint.text]
    if empty:
        sentences.append(_lacking(initiative, empty))
    elif checkpoint.rule:
        sentences.append(checkpoint.rule.message)
    return Finding(
        code=f"guidance.{checkpoint.id}",
        severity=checkpoint.level,
        path=empty[0] if empty else broken or "",
        message=" ".join(sentences),
        source=f"eSam, kontrollpunkt {checkpoint.id}",
        clauses=checkpoint.shown_in,
    )


def _of_need(initiative: Initiative, need: Need) -> Iterator[Finding]:
    empty = tuple(path for pattern in need.fields for path in islice(gaps(initiative, pattern), _SEEN))
    if empty:
        message = f"{need.message} {_lacking(initiative, empty)}"
        yield Finding(need.code, need.severity, empty[0], message, need.source, need.clauses)


def _lacking(initiative: Initiative, paths: tuple[str, ...]) -> str:
    """The titles of the fields as the form shows them: Saknas: ”Partens uppgift” (Skatteverket); ”Gemensam bild”."""
    owners: dict[str, list[str]] = {}
    for path in paths:
        owners.setdefault(title_of(path), []).extend(_owner(initiative, path))
    titles: dict[tuple[str, ...], list[str]] = {}
    for title, named in owners.items():
        titles.setdefault(tuple(named), []).append(f"”{title}”")
    return "Saknas: " + "; ".join(_with_owners(these, named) for named, these in titles.items()) + "."


def _owner(initiative: Initiative, path: str) -> list[str]:
    """What to call the object in a list that a path leads to; nothing for a path without a list."""
    found = object_at(initiative, path)
    if found is None:
        return []
    index, item = found
    named = (getattr(item, name, None) for name in ("name", "title", "term", "id"))
    return [next((str(name) for name in named if name), f"rad {index + 1}")]


def _with_owners(titles: list[str], named: tuple[str, ...]) -> str:
    if not named:
        return listed(titles)
    shown = listed(list(named)) if len(named) <= _NAMED else f"{', '.join(named[:_NAMED])} m.fl."
    return f"{listed(titles)} ({shown})"
