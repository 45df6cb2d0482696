"""Where on the pages each field of the contract stands. Forms are drawn from these lists, and links to fields found in
them; a new page for more of the contract is one more list of paths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.web.edits import look, steps_of

INITIATIVES, BASICS, PARTIES, LEGAL_BASIS, REVIEW, DOCUMENTS = (
    f"screens/{name}.py" for name in ("initiatives", "basics", "parties", "legal_basis", "review", "documents")
)

# What stands in the address: the open initiative, the chosen party, the part of a page, the field to go to.
QUERY_INITIATIVE, QUERY_PARTY, QUERY_PART, QUERY_FIELD = "arende", "part", "del", "falt"


@dataclass(frozen=True, slots=True)
class FormPart:
    """One part of a page, seen one at a time: `fields` are patterns of the contract's paths, those of one object
    together. With `rows` (the pattern of a list) they are the fields of each row, and `row` what one row is called."""

    page: str
    slug: str
    title: str
    fields: tuple[str, ...]
    rows: str = ""
    row: str = ""


def _under(prefix: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{prefix}.{name}" for name in names)


BASICS_PARTS = (
    FormPart(
        BASICS,
        "initiativet",
        "Om initiativet",
        _under("initiative", "name", "short_name", "summary", "phase", "status", "version", "date"),
    ),
    FormPart(BASICS, "titlar", "Dokumentens titlar", _under("initiative.titles", "agreement", "direction", "plan")),
)

PARTY_PARTS = (
    FormPart(
        PARTIES,
        "organisation",
        "Organisation",
        _under("parties[]", "name", "genitive", "organisation_number", "kind", "leadership", "principal")
        + _under("parties[]", "responsible_board", "role", "reference"),
    ),
    FormPart(
        PARTIES,
        "bidrag",
        "Uppgift och bidrag",
        _under("parties[]", "task", "ambition", "consequences", "synergies", "relation_to_own_work")
        + _under("parties[].contribution", "full_time_equivalents", "amount_per_year", "in_kind", "endurance")
        + _under("parties[].own_follow_up", "responsible_title", "rhythm"),
    ),
    FormPart(
        PARTIES,
        "delaktighet",
        "Delaktighet",
        _under("parties[].participation", "relevant", "able", "willing")
        + _under("parties[].participation.confirmed", "date", "by_title", "reference"),
    ),
    FormPart(
        PARTIES,
        "beslut",
        "Beslut och underskrift",
        _under("parties[]", "signatory_title", "decision_body")
        + _under("parties[].approval", "body", "date", "reference", "final_on")
        + _under("parties[].direction_decision", "body", "date", "reference"),
    ),
)

PARTY_LEGAL = FormPart(
    LEGAL_BASIS,
    "part",
    "Parternas rättsliga grund",
    _under("parties[]", "mandate_assessment", "mandate_comment"),
)
PARTY_BASES = FormPart(
    LEGAL_BASIS,
    "part",
    "Bestämmelser som parten stöder sig på",
    _under("parties[].legal_basis[]", "statute", "section", "note"),
    rows="parties[].legal_basis",
    row="Bestämmelse",
)
LEGAL_PARTS = (
    FormPart(
        LEGAL_BASIS,
        "uppdrag",
        "Regeringsuppdrag",
        _under("government_assignment", "position", "reason", "joint_preparation")
        + _under("government_assignment.dialogue", "held", "date", "departments"),
    ),
    FormPart(
        LEGAL_BASIS,
        "forfattning",
        "Behov av ändrad författning",
        _under("statutory_changes[]", "statute", "need", "necessity", "alternatives_tried", "common_interpretation")
        + _under("statutory_changes[]", "joint_request"),
        rows="statutory_changes",
        row="Ändring",
    ),
)

PARTS = (*BASICS_PARTS, *PARTY_PARTS, PARTY_LEGAL, PARTY_BASES, *LEGAL_PARTS)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is edited: the page, and what its address says besides the initiative."""

    page: str
    query: Mapping[str, str]


def pattern_of(path: str) -> str:
    """``parties[1].kind`` → ``parties[].kind``."""
    return re.sub(r"\[\d+\]", "[]", path)


def place_of(path: str, mapping: Mapping[str, Any]) -> Place | None:
    """The place of a field, a whole list or an object; None when it is not on any page yet.

    A pattern without row numbers (``parties[].task``, as the catalogue writes it) leads to the first row.
    """
    pattern = pattern_of(path)
    part = next((part for part in PARTS if pattern in part.fields), None) or next(
        (part for part in PARTS if any(field.startswith((f"{pattern}.", f"{pattern}[")) for field in part.fields)), None
    )
    if part is None:
        return None
    concrete = path.replace("[]", "[0]")
    query = {QUERY_PART: part.slug, QUERY_FIELD: concrete}
    if pattern.startswith("parties["):
        index = next(step for step in steps_of(concrete) if isinstance(step, int))
        query[QUERY_PARTY] = str(look(mapping, ("parties", index, "id")) or index)
    return Place(part.page, query)
