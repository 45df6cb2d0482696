"""What an assessment answers with, and how a check says that it has found something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from generator.catalogue import Level
from generator.contract import Initiative


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; the documents are made all the same.

    `code` is permanent; `path` the contract's path with indices; `message` Swedish; `source` the statute with its
    mark, the checkpoint or the product's own rule; `clauses` the ids of the documents' clauses that it belongs to, the
    nearest first. `answered` is empty when the finding is open, else the answer that the user gave.
    """

    code: str
    severity: Level
    path: str
    message: str
    source: str
    clauses: tuple[str, ...]
    answered: str = ""


@dataclass(frozen=True, slots=True)
class FactorCoverage:
    """How far one success factor is dealt with.

    `of` checkpoints in all, `dealt_with` of them; `missing` holds the ids of the others, `not_relevant` the ids of
    those whose condition the data does not meet (they count as dealt with).
    """

    factor: str
    name: str
    area: str
    of: int
    dealt_with: int
    missing: tuple[str, ...]
    not_relevant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a check found what its note warns of; `values` fill in the names of the note's message."""

    path: str
    values: Mapping[str, str] = field(default_factory=dict)


Check = Callable[[Initiative], Iterable[Hit]]
"""A check of one note: yields nothing when all is well."""
