"""What every kind of document is: a slug, its clauses, and how an initiative becomes the data of its template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from generator import facts, swedish
from generator.contract import Choice, Initiative, Part, Party, Quarter, Status, is_filled, look
from generator.contract.describe.fields import Field, fields_of
from generator.contract.models.base import Reference
from generator.documents import shared
from generator.documents.derived import Derived, Values, merged
from generator.documents.one_line import one_lined
from generator.values import Absent, Gap, Labelled


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a document: a heading and a permanent id (``agreement.personal_data``), the tag of its control."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Which one of a kind's documents is asked for: the plan of a year, the document of a party."""

    year: int | None = None
    party: str | None = None


class Document:
    """A kind of document. A module in this folder that defines one subclass is all that a new kind needs, beside
    its template folder ``templates/<slug>/``.

    `derived` gives what the template needs beyond the initiative itself, and leaves what it is given as it was.
    """

    slug: ClassVar[str]
    name: ClassVar[str]
    clauses: ClassVar[tuple[Clause, ...]] = ()
    order: ClassVar[int] = 100
    per_year: ClassVar[bool] = False
    per_party: ClassVar[bool] = False
    unused: ClassVar[frozenset[str]] = frozenset()

    def title(self, initiative: Initiative) -> str:
        """The document's own title, which the user may have chosen."""
        raise NotImplementedError

    def status(self, initiative: Initiative, edition: Edition) -> Choice:  # noqa: ARG002
        """The document's own status; a draft unless the initiative says otherwise."""
        return initiative.initiative.status or Status.DRAFT

    def derived(self, initiative: Initiative, data: Mapping[str, Any], edition: Edition) -> Derived:
        """What the template needs beside the initiative, from it and from `data`, the same by the contract's keys."""
        raise NotImplementedError


def context(document: Document, initiative: Initiative, *, edition: Edition, draft: bool = False) -> dict[str, Any]:
    """The data of `document`'s template: the initiative by the contract's paths, and ``derived``.

    A missing value is a `Gap` named by its field, a choice or reference a `Labelled`. `draft` heads the document
    ”Utkast” whatever the initiative's status is.
    """
    initiative = one_lined(initiative)
    data = _Builder(initiative).part(initiative, type(initiative))
    derived = merged(
        _common(document, initiative, Status.DRAFT if draft else document.status(initiative, edition)),
        shared.derived(initiative, data),
        document.derived(initiative, data, edition),
    )
    for path, cells in derived.cells.items():
        for row, cell in zip(look(data, path), cells, strict=True):
            row["derived"] = cell
    return {**data, "derived": derived.values}


def _common(document: Document, initiative: Initiative, status: Choice) -> Values:
    referenced = [party for party in initiative.parties if party.reference]
    shown = referenced if len(referenced) <= 4 else list(filter(facts.leads, referenced))[:3]
    foot = ", ".join(f"{party.reference} ({_short(party)})" for party in shown)
    named = [party.name or Gap("partens namn") for party in initiative.parties]
    return {
        "title": document.title(initiative),
        "document_type": document.name,
        "status": swedish.capitalised(status.label),
        "disclaimer": "Mallen ersätter inte rättslig granskning." if status in (Status.DRAFT, Status.PROPOSAL) else "",
        "references": ", ".join(f"{party.reference} ({_short(party)})" for party in referenced),
        "references_foot": foot + (" m.fl." if len(shown) < len(referenced) and foot else ""),
        "referenced_parties": [{"name": p.name or Gap("partens namn"), "reference": p.reference} for p in referenced],
        "parties_head": ", ".join(named) if len(named) <= 3 else f"{len(named)} samverkande parter",
    }


def _short(party: Party) -> str:
    """The party where room is scarce; never its id, which is the file's own and says nothing to a reader."""
    return party.short_name or party.name or Gap("partens namn")


class _Builder:
    """Turns parts of an initiative into plain data for a template."""

    def __init__(self, initiative: Initiative) -> None:
        self._names: dict[str, dict[str, str]] = {
            "party": {party.id: party.name or Gap("partens namn") for party in initiative.parties},
            "forum": {
                forum.id: forum.name or Gap("forumets namn")
                for forum in (initiative.organisation.forums if initiative.organisation else ())
            },
        }
        self._names["party_or_forum"] = {**self._names["party"], **self._names["forum"]}

    def part(self, value: Part | None, model: type[Part]) -> dict[str, Any]:
        """The members of `value` by the contract's keys; of a missing part, gaps that are false together."""
        built: dict[str, Any] = {} if value is not None else Absent()
        for field in fields_of(model):
            built[field.key] = self._member(None if value is None else getattr(value, field.attribute), field)
        return built

    def _member(self, value: Any, field: Field) -> Any:
        if isinstance(value, tuple) or field.kind in ("list", "objects"):
            return [self._item(item, field) for item in value or ()]
        if field.model is not None:
            return self.part(value, field.model)
        if isinstance(value, dict):
            return {str(key): item for key, item in value.items()}
        return self._scalar(value, field) if is_filled(value) else Gap(swedish.lowered(field.title))

    def _item(self, item: Any, field: Field) -> Any:
        return self.part(item, field.model) if field.model is not None else self._scalar(item, field)

    def _scalar(self, value: Any, field: Field) -> Any:
        if isinstance(value, Choice):
            return Labelled(value.value, value.label)
        if isinstance(value, Quarter):
            return Labelled(str(value), f"kvartal {value.quarter} {value.year}")
        if isinstance(value, str) and field.reference is not None:
            return self._named(value, field.reference)
        return value

    def _named(self, value: str, reference: Reference) -> Labelled:
        """A reference prints the name of what it points to; words that are no reference print as they stand."""
        if value == "society":
            return Labelled(value, "samhället")
        return Labelled(value, self._names.get(reference.to, {}).get(value, value))
