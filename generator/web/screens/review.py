"""Granska: what is left to do, what the guidance and the law ask for, and all the answers to check."""

from __future__ import annotations

import streamlit as st

from generator import services
from generator.web import frame
from generator.web.chooser import choose_view
from generator.web.page_contents import REVIEW
from generator.web.reviewing import answers, checkpoints, remarks, tasks

_VIEWS = {
    "lista": "Uppgiftslista",
    "kontroll": "Kontrollpunkter",
    "anmarkningar": "Anmärkningar",
    "svar": "Kontrollera svaren",
}

form = frame.open_page("Granska")
report = services.check(form.mapping)
if report.coverage:
    counts = [(factor.dealt_with, factor.of) for factor in report.coverage.values()]
    dealt_with, total = (sum(each) for each in zip(*counts, strict=True))
    st.markdown(f"Ärendet behandlar **{dealt_with} av {total} kontrollpunkter** i eSams vägledning.")
view = choose_view(REVIEW, _VIEWS)
if report.faults:
    st.header("Fel i uppgifterna", anchor=False)
    st.markdown("Det här måste rättas innan kontrollpunkterna kan räknas och dokumenten skapas.")
    frame.fault_links(form, report.faults, back=view)
if view == "lista":
    tasks.show(form, report)
elif view == "kontroll":
    checkpoints.show(form, report)
elif view == "anmarkningar":
    remarks.show(form, report)
else:
    answers.show(form)
