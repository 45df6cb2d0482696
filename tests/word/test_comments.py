"""The drafting comments of a made document: what each says, on what source, who makes it and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from making import changed
from word_reading import W, clauses, comments, part

from generator import services
from generator.contract import Initiative
from generator.documents.registry import kinds

Made = Callable[..., bytes]


@pytest.mark.parametrize("kind", kinds())
def test_every_finding_of_a_clause_is_a_comment_there_with_its_text_and_its_source(
    kind: str, initiative: Initiative, made: Made
) -> None:
    docx = made(kind)
    there = [clause for clause, _ in clauses(docx)]
    newest = len(initiative.plans) - 1
    findings = [
        one for one in services.check(initiative).findings
        if {*one.clauses} & {*there} and not one.code.startswith("guidance.")
        and (kind != "plan" or not one.path.startswith("plans[") or one.path.startswith(f"plans[{newest}]"))
    ]  # fmt: skip
    assert initiative.initiative.date is not None
    written = [(one.clause, one.lines, one.author, one.date) for one in comments(docx)]
    expected = [
        (
            next(clause for clause in f.clauses if clause in there), _lines(f.message, f.source, f.answered),
            "Samverkan", f"{initiative.initiative.date}T00:00:00Z",
        )
        for f in findings
    ]  # fmt: skip
    assert sorted(written) == sorted(expected)


def _lines(text: str, source: str, answered: str) -> tuple[str, ...]:
    said = [text, f"Källa: {source}" if source else "", f"Besvarad: {answered}" if answered else ""]
    return tuple(line for line in said if line)


def test_a_note_that_was_answered_tells_the_answer() -> None:
    note = next(
        one for one in services.check(services.example("geodata")).findings
        if one.clauses and one.clauses[0].startswith("agreement.") and not (one.answered or "guidance" in one.code)
    )  # fmt: skip
    answer = {"code": note.code, "reason": "Prövat av rättschefen.", "by_title": "rättschef", "date": "2026-11-20"}

    def lines(values: dict[str, Any]) -> tuple[str, ...]:
        (comment,) = [one for one in comments(changed("agreement", values)) if one.lines[0] == note.message]
        return comment.lines

    assert not any(line.startswith("Besvarad") for line in lines({}))
    assert lines({"answered_notes": [answer]})[-1].startswith("Besvarad: ")
    assert "Prövat av rättschefen." in lines({"answered_notes": [answer]})[-1]


def test_an_undated_initiative_has_undated_comments() -> None:
    assert {one.date for one in comments(changed("agreement", {"initiative.date": None}))} == {""}


def test_a_comment_begins_in_the_first_paragraph_that_is_no_heading_and_is_referred_to_once(made: Made) -> None:
    docx = made("agreement")
    root = part(docx)
    for _, control in clauses(docx):
        for start in control.iter(f"{W}commentRangeStart"):
            style = start.getparent().find(f"{W}pPr/{W}pStyle")
            assert style is None or "Heading" not in style.get(f"{W}val")
    numbers = [
        sorted(one.get(f"{W}id") for one in root.iter(f"{W}comment{end}"))
        for end in ("RangeStart", "RangeEnd", "Reference")
    ]
    assert numbers[0] == numbers[1] == numbers[2]
    assert len(set(numbers[0])) == len(numbers[0]) > 3


def test_the_answer_of_another_note_is_not_told() -> None:
    docx = changed("agreement", {"answered_notes": [{"code": "finns.inte", "reason": "Ja."}]})
    assert not any(line.startswith("Besvarad") for one in comments(docx) for line in one.lines)
