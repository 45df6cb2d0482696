"""Which kinds of document there are, and which one of a kind's documents is meant."""

from __future__ import annotations

from dataclasses import dataclass

from generator.contract import Initiative
from generator.documents.base import Clause, Document, Edition
from generator.documents.registry import kinds as registered
from generator.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class KindInfo:
    """A kind of document as a user chooses it, with its clauses in order."""

    slug: str
    name: str
    per_year: bool
    per_party: bool
    clauses: tuple[Clause, ...]


def kinds() -> tuple[KindInfo, ...]:
    """The kinds of document there are, in the order in which they are signed and used."""
    return tuple(
        KindInfo(kind.slug, kind.name, kind.per_year, kind.per_party, kind.clauses) for kind in registered().values()
    )


def kind(slug: str) -> Document:
    """The kind called `slug`. Raises NotFoundError that names those there are."""
    try:
        return registered()[slug]
    except KeyError:
        raise NotFoundError(
            f"Det finns inget dokument som heter ”{slug}”. Välj bland: {', '.join(registered())}."
        ) from None


def edition(initiative: Initiative, document: Document, year: int | None = None, party: str | None = None) -> Edition:
    """Which of the kind's documents is meant: without a year the newest plan, without any plan none.

    Raises NotFoundError for a year without a plan, when there are plans, and for an unknown party.
    """
    years = sorted(plan.year for plan in initiative.plans if plan.year)
    if document.per_year and year and years and year not in years:
        raise NotFoundError(f"Det finns ingen plan för {year}. Planer finns för {', '.join(map(str, years))}.")
    if party and party not in [each.id for each in initiative.parties]:
        raise NotFoundError(f"Det finns ingen part med id ”{party}”.")
    newest = years[-1] if years else None
    return Edition(year=(year or newest) if document.per_year else None, party=party if document.per_party else None)
