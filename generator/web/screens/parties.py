"""Organisationer: the parties, one at a time, and those who join by an agreement of their own."""

from __future__ import annotations

from typing import Any

import streamlit as st

from generator import catalogue, swedish
from generator.catalogue import Organisation
from generator.editing import new_id, taken_ids
from generator.web import organisation_search, rows, session
from generator.web.chooser import owner_names
from generator.web.form import Form
from generator.web.markdown import literal
from generator.web.page import show
from generator.web.page_contents import PARTIES
from generator.web.places import QUERY_PARTY

_SEARCH = "party-search"


def _add(form: Form, name: str, known: Organisation | None) -> None:
    row: dict[str, Any] = {"name": name} | (_registered(known) if known else {})
    marks: list[str] = []

    def added(parties: list[Any]) -> list[Any]:
        marks[:] = [new_id(name, taken_ids(form.mapping, "parties", parties))]
        return [*parties, {"id": marks[0]} | row]

    if session.save_list("parties", added):
        st.session_state[_SEARCH] = ""
        st.query_params[QUERY_PARTY] = marks[0]


def _registered(known: Organisation) -> dict[str, str]:
    """What the register knows of an organisation; its department is a proposal that the person can change."""
    row = {
        "genitive": swedish.genitive(known.name),
        "organisation_number": known.organisation_number,
        "kind": known.kind,
        "leadership": known.leadership,
        "principal": known.principal,
    }
    return {field: value for field, value in row.items() if value}


def _adding(form: Form) -> None:
    st.header("Lägg till en organisation", anchor=False)
    st.markdown(
        f"Registret har {len(catalogue.organisations())} organisationer. Därifrån fylls organisationsnummer,"
        " ledningsform och departement i, och allt kan ändras efteråt. Den som inte finns där läggs till med sitt namn."
    )
    st.text_input("Sök i registret eller skriv namnet", key=_SEARCH)
    typed = (st.session_state.get(_SEARCH) or "").strip()
    if not typed:
        return
    found = organisation_search.search(typed)
    for known in found:
        st.button(
            f"Lägg till {literal(known.name)} ({known.organisation_number or 'utan nummer'})",
            key=f"register-{known.name}", on_click=_add, args=(form, known.name, known),
        )  # fmt: skip
    if typed not in [known.name for known in found]:
        st.button(f"Lägg till ”{literal(typed)}” utan register", key="add-own", on_click=_add, args=(form, typed, None))


def _ordering(form: Form, index: int) -> None:
    rows.order_and_remove(form, "parties", index, owner_names(form, "parties")[index])


show(PARTIES, before=_ordering, after=_adding)
