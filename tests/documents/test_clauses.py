"""Clauses have one registry, the kinds of document: catalogue, findings and comments lead to what a kind declares.

That each stands once in its kind's template is in `test_every_kind`.
"""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest
from variants import variants
from word_reading import W, clauses, part

from generator import catalogue, contract, services
from generator.assess import Finding, findings
from generator.documents.registry import kinds
from generator.word.controls import bookmark_of
from generator.word.elements import CLAUSE

# Permanent: what has been made and answered leads to them. A clause whose meaning changes gets a new id.
IDS = {
    "agreement": """parties background purpose definitions legal_basis scope commitments organisation decisions funding
        benefits technology personal_data secrecy security intellectual_property procurement records communication
        follow_up maintenance amendments validity wind_down liability miscellaneous signatures annex_personal_data
        annex_funding annex_contacts""",
    "direction": """summary challenge system rationale goals scope ambition options benefits realisation technology
        expectations principals risks decisions""",
    "mandates": "principles forums matrix reserved mandates escalation forms stages amendments",
    "plan": "period priorities activities resources forms benefits dialogue follow_up risks cycle decision",
}
VARIANTS = dict(variants())
# Shapes in which clauses fall away, and each document has something to be told in its margin.
SHAPES = (*services.examples(), "nothing", "state, one party", "private and state", "joint controllers")
DECLARED = {clause.id for kind in kinds().values() for clause in kind.clauses}


@cache
def made(shape: str, kind: str) -> bytes:
    return services.generate(VARIANTS[shape], kind)


@cache
def remarks(shape: str) -> tuple[Finding, ...]:
    """The findings that are told in the margin: the checkpoints are not."""
    found = findings(contract.parse(VARIANTS[shape]))
    return tuple(finding for finding in found if not finding.code.startswith("guidance."))


@pytest.mark.parametrize("kind", IDS)
def test_the_ids_of_clauses_are_permanent(kind: str) -> None:
    assert {clause.id for clause in kinds()[kind].clauses} == {f"{kind}.{name}" for name in IDS[kind].split()}


def test_an_id_is_of_one_kind_and_fits_in_a_tag_and_in_the_name_of_a_bookmark_of_its_own() -> None:
    declared = [(slug, clause.id) for slug, kind in kinds().items() for clause in kind.clauses]
    assert all(clause.startswith(f"{slug}.") for slug, clause in declared)
    assert len({clause for _, clause in declared}) == len(declared)
    assert len({bookmark_of(clause) for _, clause in declared}) == len(declared)
    assert all(len(CLAUSE + clause) <= 64 for _, clause in declared)


@pytest.mark.parametrize(
    "named",
    [
        {point.id: point.shown_in for point in catalogue.checkpoints()},
        {note.code: note.clauses for note in catalogue.notes().values()},
        {need.code: need.clauses for need in catalogue.needs()},
        {statute.id: statute.clauses for statute in catalogue.statutes().values()},
    ],
    ids=["checkpoints", "notes", "needs", "statutes"],
)
def test_every_clause_that_the_catalogue_names_is_declared(named: dict[str, tuple[str, ...]]) -> None:
    assert {name for name, clauses in named.items() if not clauses} == set()
    assert {name: clauses for name, clauses in named.items() if not set(clauses) <= DECLARED} == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_finding_leads_to_clauses_that_are_declared(variant: str) -> None:
    found = findings(contract.parse(VARIANTS[variant]))
    assert [finding for finding in found if not finding.clauses or not set(finding.clauses) <= DECLARED] == []


@pytest.mark.parametrize("kind", IDS)
def test_a_clause_is_called_what_its_heading_says(kind: str) -> None:
    headings = {
        (clause, "".join(next(control.iter(f"{W}p")).itertext()).replace("\u00a0", " "))
        for shape in ("efterlevande", "geodata", "joint controllers")
        for clause, control in clauses(made(shape, kind))
    }
    assert {(clause.id, clause.title) for clause in kinds()[kind].clauses} - headings == set()


@pytest.mark.parametrize("kind", IDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_finding_stands_as_one_comment_in_each_document_it_belongs_to_at_the_first_of_its_clauses_there(
    shape: str, kind: str
) -> None:
    docx = made(shape, kind)
    there = [clause for clause, _ in clauses(docx)]
    expected = []
    for finding in remarks(shape):
        own = [clause for clause in finding.clauses if clause in {each.id for each in kinds()[kind].clauses}]
        if own:
            expected.append((next((clause for clause in own if clause in there), None), finding.message))
    said = comments(docx)
    assert sorted(message for _, message in said) == sorted(message for _, message in expected)
    misplaced = {message for clause, message in expected if clause and (clause, message) not in said}
    assert misplaced == set()
    assert all(clause in there for clause, _ in said)


@pytest.mark.parametrize("kind", IDS)
def test_every_document_has_comments_in_some_example(kind: str) -> None:
    assert any(comments(made(example, kind)) for example in services.examples())


def test_a_comment_whose_clause_has_fallen_away_stands_in_the_clause_before_it() -> None:
    docx = made("nothing", "agreement")
    standing = dict(clauses(docx))
    assert "agreement.funding" in standing
    assert not standing.keys() & {f"agreement.{name}" for name in ("benefits", "technology", "personal_data")}
    missing = next(finding for finding in remarks("nothing") if finding.code == "needed.personal_data")
    assert ("agreement.funding", missing.message) in comments(docx)


def test_a_plan_has_no_comments_on_the_plan_of_another_year() -> None:
    mapping: dict[str, Any] = services.example("geodata")
    late = copy.deepcopy(mapping["plans"][0]) | {"year": 2031, "decision_date": "2031-06-01", "activities": []}
    mapping["plans"].append(late)

    told = "Handlingsplanen för 2031 beslutas 2031-06-01, alltså efter att planåret har börjat."

    def is_told(year: int) -> bool:
        return any(message.startswith(told) for _, message in comments(services.generate(mapping, "plan", year=year)))

    assert is_told(2031)
    assert not is_told(mapping["plans"][0]["year"])


def comments(docx: bytes) -> list[tuple[str, str]]:
    """The clause in which each comment is anchored, and the comment's first line."""
    marks = ((clause, mark) for clause, control in clauses(docx) for mark in control.iter(f"{W}commentRangeStart"))
    where = {mark.get(f"{W}id"): clause for clause, mark in marks}
    try:
        root = part(docx, "word/comments.xml")
    except KeyError:
        return []
    return [(where[one.get(f"{W}id")], "".join(next(one.iter(f"{W}p")).itertext())) for one in root]
