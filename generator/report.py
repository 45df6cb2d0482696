"""What the command line prints for a person: faults, coverage a factor, findings by weight, differences."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.assess import Finding
from generator.errors import MOST_TOLD, Fault, number_of
from generator.services import CheckReport, Verification

_WEIGHTS = {"error": "FEL", "warning": "VARNING", "advice": "RÅD", "tip": "TIPS", "help": "UPPLYSNING"}


def faults(found: Sequence[Fault], file: Path | None) -> str:
    """Each fault on a line of its own, below a line that says what to do."""
    head = f"{file or 'Filen'} kan inte användas: {number_of(found)}. Rätta och försök igen."
    return "\n".join([head, *(f"  {fault.path}: {fault.message}" for fault in found)])


def unfinished(found: Sequence[Fault]) -> str:
    """Why no finished copy was written: every gap on a line of its own."""
    count = "en uppgift" if len(found) == 1 else f"{len(found)} uppgifter"
    head = f"Inga färdiga dokument har skrivits: {count} saknas. Fyll i dem, eller skriv utkast utan --clean."
    return "\n".join([head, *(f"  {fault.path}: {fault.message}" for fault in found)])


def verified(found: Verification, file: Path, data: Path) -> str:
    """Whether the document says what it should, and every place where it does not."""
    if found.bytes:
        return f"{file} är vad {data} och mallen ger."
    resaved = ["Filen har sparats av ett annat program."] if found.resaved else []
    if found.same:
        return "\n".join([f"{file} säger detsamma som {data} och mallen ger.", *resaved, *found.notes])
    lines = [f"{file} säger inte vad {data} och mallen ger.", *resaved, *found.notes]
    for change in found.changes[:_SHOWN]:
        place = change.clause or "före den första klausulen"
        lines += [f"  {place}{f' ({change.path})' if change.path else ''}"]
        lines += [f"    ska vara: {_shortened(change.old)}", f"    i filen:  {_shortened(change.new)}"]
    if len(found.changes) > _SHOWN:
        lines.append(f"  och {len(found.changes) - _SHOWN} ställen till; --json ger alla.")
    return "\n".join(lines)


_LONGEST, _SHOWN = 400, 50


def _shortened(text: str) -> str:
    if not text:
        return "(inget)"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def checked(result: CheckReport) -> str:
    """Coverage by factor with what is missing, then the findings that are no mere gaps in the guidance."""
    return "\n".join([*_coverage(result), "", *_findings(result.findings)])


def _coverage(result: CheckReport) -> Iterator[str]:
    total = sum(factor.of for factor in result.coverage.values())
    dealt_with = sum(factor.dealt_with for factor in result.coverage.values())
    yield f"Underlaget behandlar {dealt_with} av {total} kontrollpunkter i eSams vägledning."
    area = ""
    for number, factor in result.coverage.items():
        if factor.area != area:
            area = factor.area
            yield from ("", area)
        missing = f"  saknas: {', '.join(factor.missing)}" if factor.missing else ""
        yield f"  {number} {factor.name}: {factor.dealt_with} av {factor.of}{missing}"


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    open_ones = [finding for finding in findings if not finding.answered]
    missing = [finding for finding in open_ones if finding.code.startswith("guidance.")]
    others = [finding for finding in open_ones if not finding.code.startswith("guidance.")]
    if missing:
        yield "Saknas enligt vägledningen"
        yield from (line for finding in missing for line in _lines(finding))
        yield ""
    if others:
        yield "Rättsliga iakttagelser och iakttagelser om innehållet"
        yield from _weighed(others)
    answered = sum(1 for finding in findings if finding.answered)
    if answered:
        yield f"Besvarade iakttagelser: {answered}"
    if not open_ones:
        yield "Inga iakttagelser."


def _weighed(findings: Sequence[Finding]) -> Iterator[str]:
    """The heaviest first; of more than a hundred with one code the first hundred, and how many more there are."""
    of_code: Counter[str] = Counter()
    for finding in sorted(findings, key=lambda finding: list(_WEIGHTS).index(finding.severity)):
        of_code[finding.code] += 1
        if of_code[finding.code] <= MOST_TOLD:
            yield from _lines(finding)
    for code, count in of_code.items():
        if count > MOST_TOLD:
            rest = f"  Ytterligare {count - MOST_TOLD} iakttagelser med kod {code} visas inte här."
            yield f"{rest} Med --json visas alla."


def _lines(finding: Finding) -> Iterator[str]:
    text = f"{_WEIGHTS[finding.severity]} {finding.path}: {finding.message}"
    yield from textwrap.wrap(text, 100, initial_indent="  ", subsequent_indent="    ", break_long_words=False)
    yield f"    ({finding.source}; kod {finding.code})"
