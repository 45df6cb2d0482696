"""Grunduppgifter: what the initiative is called, how far it has come, and what its documents are titled."""

from __future__ import annotations

from typing import Any

from generator import services
from generator.web.form import Form
from generator.web.page import show
from generator.web.themes import BASICS

_ADOPTED = "adopted"


def _refuse_adoption(form: Form, value: Any) -> str:
    """Domain part 7, decision 5: what still holds an error is not set to adopted here."""
    if value != _ADOPTED:
        return ""
    report = services.check(form.mapping)
    errors = [finding.message for finding in report.findings if finding.severity == "error"]
    if report.valid and not errors:
        return ""
    first = errors[0] if errors else "Filen innehåller fel."
    return f"Ärendet kan inte sättas till fastställt än. {first} Alla hinder står under Granska."


show(BASICS, guards=lambda form: {"initiative.status": lambda value: _refuse_adoption(form, value)})
