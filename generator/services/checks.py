"""What can be said of an initiative before any document is made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import assess, contract, facts
from generator.assess import FactorCoverage, Finding
from generator.contract import Initiative
from generator.errors import Fault, InputError

_OWN_RULE = "produktens egen regel"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` tells: whether the input is accepted, its faults, the coverage a factor, and the findings."""

    valid: bool
    faults: tuple[Fault, ...]
    coverage: Mapping[str, FactorCoverage]
    findings: tuple[Finding, ...]

    @property
    def refusing(self) -> tuple[Finding, ...]:
        """The findings that refuse the status `adopted`."""
        return assess.refusing(self.findings)

    def as_dict(self) -> dict[str, Any]:
        """The shape that ``check --json`` promises."""
        return {
            "valid": self.valid,
            "errors": [{"path": fault.path, "message": fault.message} for fault in self.faults],
            "coverage": {
                number: {"dealt_with": factor.dealt_with, "of": factor.of, "missing": list(factor.missing),
                         "not_relevant": list(factor.not_relevant)}
                for number, factor in self.coverage.items()
            },
            "findings": [
                {"code": f.code, "severity": f.severity, "path": f.path, "message": f.message, "source": f.source,
                 "answered": f.answered}
                for f in self.findings
            ],
        }  # fmt: skip


def offered(mapping: Mapping[str, Any]) -> frozenset[str]:
    """The patterns of the optional fields that have something to do with an initiative; of one with faults, of all."""
    try:
        return facts.offered(contract.parse(mapping))
    except InputError:
        return facts.OFFERED_AT_MOST


def check(initiative: Initiative | Mapping[str, Any], hints: Sequence[Fault] = ()) -> CheckReport:
    """The report on an initiative, or on a raw mapping that may be faulty; faults leave coverage and findings empty.

    `hints` are what `contract.load_with_hints` says of the file that it came from; they are findings too.
    """
    if not isinstance(initiative, Initiative):
        try:
            initiative = contract.parse(initiative)
        except InputError as error:
            return CheckReport(False, error.faults, {}, ())
    of_file = tuple(Finding("file.cut_text", "advice", hint.path, hint.message, _OWN_RULE, ()) for hint in hints)
    return CheckReport(True, (), assess.coverage(initiative), (*of_file, *assess.findings(initiative)))
