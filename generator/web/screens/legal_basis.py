"""Rättslig grund: what each party leans on, the government's assignment, and statutes that would have to change."""

from __future__ import annotations

import streamlit as st

from generator.web import frame
from generator.web.chooser import choose_part, choose_party, party_names
from generator.web.form import Form
from generator.web.markdown import literal
from generator.web.places import LEGAL_BASIS, LEGAL_PARTS, PARTIES, PARTY_BASES, PARTY_LEGAL, QUERY_INITIATIVE

_PATHS = ("government_assignment", "statutory_changes")


def _is_here(path: str) -> bool:
    return path.startswith(_PATHS) or (
        path.startswith("parties") and any(word in path for word in ("legal_basis", ".mandate_"))
    )


def _party(form: Form) -> None:
    names = party_names(form)
    if not names:
        st.markdown("Lägg först in de organisationer som samverkar.")
        st.page_link(PARTIES, label="Gå till Organisationer", query_params={QUERY_INITIATIVE: form.key})
        return
    index = choose_party(form)
    st.header(literal(names[index]), anchor=False)
    form.part(PARTY_LEGAL, f"parties[{index}]")
    st.header(PARTY_BASES.title, anchor=False)
    st.markdown(
        "Förvaltningslagen 8 § och myndighetsförordningen 6 § ger en allmän skyldighet att samverka, men räcker sällan"
        " ensamma. Ange också den bestämmelse som ger parten själva uppgiften."
    )
    form.rows(PARTY_BASES, f"parties[{index}].legal_basis")


form = frame.open_page("Rättslig grund")
frame.protected_note()
frame.fault_summary(form, (fault for fault in form.faults if _is_here(fault.path)))
part = choose_part(LEGAL_BASIS, (PARTY_LEGAL, *LEGAL_PARTS))
if part is PARTY_LEGAL:
    _party(form)
else:
    st.header(part.title, anchor=False)
    if part.rows:
        form.rows(part, part.rows)
    else:
        form.part(part)
