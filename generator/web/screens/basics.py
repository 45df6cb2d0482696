"""Grunduppgifter: what the initiative is called, how far it has come, and what its documents are titled."""

from __future__ import annotations

from typing import Any

import streamlit as st

from generator import services
from generator.web import frame
from generator.web.form import Form
from generator.web.places import BASICS_PARTS

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


form = frame.open_page("Grunduppgifter")
frame.protected_note()
frame.fault_summary(form, (fault for fault in form.faults if fault.path.startswith("initiative")))
for part in BASICS_PARTS:
    st.header(part.title, anchor=False)
    form.part(part, guards={"initiative.status": lambda value: _refuse_adoption(form, value)})
