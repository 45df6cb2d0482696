"""What the store promises, whatever database lies under it.

An initiative is kept as one row for each top-level key of the contract (a *section*), each with a version of its own,
so that two people can work on different sections, and never overwrite each other's text in the same one in silence.
What is stored is what was typed: wrong data are kept too, and explained by `generator.contract`, not refused here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its raw data, its version (1 when first saved, 0 when never saved), when it was saved (UTC) and by
    whom; the name is empty where nobody signs in."""

    data: Any
    version: int
    updated_at: datetime | None
    updated_by: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An initiative as it stands in a list: `slug` is its `initiative.id`, times are UTC."""

    key: str
    slug: str
    name: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A whole initiative as it was read at one moment. `damaged` are the sections of which the database holds something
    else than was stored; they are not among `sections`."""

    key: str
    sections: Mapping[str, Section]
    damaged: tuple[str, ...] = ()

    @property
    def mapping(self) -> dict[str, Any]:
        """The initiative as a plain mapping, as in a file; emptied sections are left out (null is missing)."""
        return {name: section.data for name, section in self.sections.items() if section.data is not None}

    def section(self, name: str) -> Section:
        """The section, or an empty one with version 0 when it was never saved."""
        return self.sections.get(name, Section(None, 0, None))


class Store(Protocol):
    """Where initiatives are kept. Every method raises StoreError when the database does not answer."""

    def list(self, *, deleted: bool = False) -> tuple[Listed, ...]:
        """Initiatives, the latest saved first; with `deleted` those that were deleted instead."""

    def create(self, mapping: Mapping[str, Any], *, who: str = "") -> str:
        """Store a new initiative, made by `who`, and give its key: an unguessable word without meaning."""

    def read(self, key: str) -> Stored:
        """The initiative; NotFoundError when there is none or it is deleted."""

    def save(self, key: str, section: str, data: Any, expected_version: int, *, who: str = "") -> Section:
        """Store `data`, saved by `who`, as the section if its version still is `expected_version` (0: never saved).

        Raises ConflictError, with what is stored now, when someone else saved it first; NotFoundError when
        the initiative is gone; StoreError when the section is damaged: what is left of it is not written over.
        """

    def delete(self, key: str) -> None:
        """Hide the initiative from list and read; NotFoundError when there is none."""

    def restore(self, key: str) -> None:
        """Undo `delete`; NotFoundError when there never was such an initiative."""

    def close(self) -> None:
        """Let go of the database."""
