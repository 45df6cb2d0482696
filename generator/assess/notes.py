"""Runs the checks and turns what they hit into findings with the catalogue's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator import catalogue
from generator.assess.finding import Check, Finding, Hit
from generator.assess.information_notes import INFORMATION_NOTES
from generator.assess.matrix import MATRIX
from generator.assess.missing import missing_values
from generator.assess.money_notes import MONEY_NOTES
from generator.assess.party_notes import PARTY_NOTES
from generator.assess.paths import order_of
from generator.assess.plan_notes import PLAN_NOTES
from generator.catalogue import Note
from generator.contract import AnsweredNote, Initiative

CHECKS: Mapping[str, Check] = {**PARTY_NOTES, **INFORMATION_NOTES, **MONEY_NOTES, **PLAN_NOTES, **MATRIX}


def findings(initiative: Initiative) -> tuple[Finding, ...]:
    """All findings, open and answered, in the contract's order and then by code. Never raises.

    A note that the user has answered in `answered_notes` keeps its place, with the answer in `answered` and the
    severity "help". An error can be answered, but stays an error: what domain part 7.5 refuses is put right in the
    data, not explained away.
    """
    answers = {answer.code: answer for answer in initiative.answered_notes if answer.code and answer.reason}
    found = [*missing_values(initiative), *_of_checks(initiative, answers)]
    return tuple(sorted(found, key=lambda finding: (order_of(finding.path), finding.code)))


def refusing(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that refuse the status `adopted` (domain part 7.5); none when it may be given."""
    return tuple(finding for finding in found if finding.severity == "error")


def _of_checks(initiative: Initiative, answers: Mapping[str, AnsweredNote]) -> Iterator[Finding]:
    notes = catalogue.notes()
    for code, check in CHECKS.items():
        for hit in check(initiative):
            yield _finding(notes[code], hit, answers.get(code))


def _finding(note: Note, hit: Hit, answer: AnsweredNote | None) -> Finding:
    return Finding(
        code=note.code,
        severity=note.severity if answer is None or note.severity == "error" else "help",
        path=hit.path,
        message=note.message.format_map(hit.values),
        source=note.source,
        clauses=note.clauses,
        answered=_words(answer) if answer else "",
    )


def _words(answer: AnsweredNote) -> str:
    """The reason, followed by who answered and when, as far as given."""
    given = [answer.by_title or "", answer.date.isoformat() if answer.date else ""]
    signed = ", ".join(part for part in given if part)
    return f"{answer.reason} ({signed})" if signed else answer.reason or ""
