"""What can be said of an initiative from its data alone: coverage of the guidance, legal notes, clashes, gaps."""

from generator.assess.coverage import coverage
from generator.assess.finding import FactorCoverage, Finding
from generator.assess.notes import findings, refusing

__all__ = ["FactorCoverage", "Finding", "coverage", "findings", "refusing"]
