"""What the product knows from others: the guidance's checkpoints, the statutes, the legal notes and the authorities."""

from generator.catalogue.load import (
    annexes,
    areas,
    checkpoints,
    clause_of,
    clauses,
    factors,
    needs,
    notes,
    organisations,
    statutes,
)
from generator.catalogue.model import (
    LEVELS,
    Area,
    Checkpoint,
    Factor,
    Level,
    Need,
    Note,
    Organisation,
    Predicate,
    Statute,
)

__all__ = [
    "LEVELS",
    "Area",
    "Checkpoint",
    "Factor",
    "Level",
    "Need",
    "Note",
    "Organisation",
    "Predicate",
    "Statute",
    "annexes",
    "areas",
    "checkpoints",
    "clause_of",
    "clauses",
    "factors",
    "needs",
    "notes",
    "organisations",
    "statutes",
]
