"""What is looked at before a value is saved: some are refused, with a sentence that tells why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import services

_STATUS, _ADOPTED = "initiative.status", "adopted"


def refusal(mapping: Mapping[str, Any], path: str, value: Any) -> str:
    """The sentence that refuses `value` at `path`; empty when it may be saved."""
    if path != _STATUS or value != _ADOPTED:
        return ""
    return _adoption_refused(mapping)


def _adoption_refused(mapping: Mapping[str, Any]) -> str:
    """Domain part 7, decision 5: what still holds an error is not set to adopted here."""
    report = services.check(mapping)
    errors = [finding.message for finding in report.refusing]
    if report.valid and not errors:
        return ""
    first = errors[0] if errors else "Filen innehåller fel."
    return f"Ärendet kan inte sättas till fastställt än. {first} Alla hinder står under Granska."
