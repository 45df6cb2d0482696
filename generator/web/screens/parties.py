"""Organisationer: the parties, one at a time."""

from __future__ import annotations

from typing import Any

import streamlit as st

from generator import catalogue, swedish
from generator.web import frame, inputs, session
from generator.web.chooser import choose_part, choose_party, party_names
from generator.web.form import Form, remove_row
from generator.web.markdown import literal
from generator.web.places import PARTIES, PARTY_PARTS, QUERY_PARTY

_AFTER_REMOVAL = "Hänvisas det till organisationen på andra ställen står det som fel under Granska."
_NEW_NAME, _NEW_FROM_REGISTER = "new-party-name", "new-party-register"


def _taken_ids(form: Form) -> set[Any]:
    forums = form.value("organisation.forums")
    rows = [*(form.value("parties") or ()), *(forums if isinstance(forums, list) else ())]
    return {row.get("id") for row in rows if isinstance(row, dict)}


def _add(form: Form) -> None:
    typed: str = (st.session_state.get(_NEW_NAME) or "").strip()
    name: str = typed or st.session_state.get(_NEW_FROM_REGISTER) or ""
    if not name:
        session.tell("error", "Välj en organisation ur registret eller skriv dess namn.")
        return
    row: dict[str, str] = {"id": inputs.new_id(name, _taken_ids(form)), "name": name}
    row |= {} if typed else _registered(name)
    session.save_list("parties", lambda rows: [*rows, row])
    st.session_state[_NEW_NAME], st.session_state[_NEW_FROM_REGISTER] = "", None
    st.query_params[QUERY_PARTY] = row["id"]


def _registered(name: str) -> dict[str, str]:
    """What the register knows of an organisation; its department is a proposal that the person can change."""
    known = next(organisation for organisation in catalogue.organisations() if organisation.name == name)
    row = {
        "genitive": swedish.genitive(name),
        "organisation_number": known.organisation_number,
        "kind": known.kind,
        "leadership": known.leadership,
        "principal": known.principal,
    }
    return {field: value for field, value in row.items() if value}


def _move(index: int, by: int) -> None:
    def moved(rows: list[Any]) -> list[Any]:
        target = index + by
        if 0 <= target < len(rows) and index < len(rows):
            rows.insert(target, rows.pop(index))
        return rows

    session.save_list("parties", moved)


def _adding(form: Form) -> None:
    st.header("Lägg till en organisation", anchor=False)
    st.markdown(
        "Ur registret fylls namn, organisationsnummer, ledningsform och departement i. Allt kan ändras efteråt."
    )
    st.selectbox(
        "Välj ur register",
        [organisation.name for organisation in catalogue.organisations()],
        index=None,
        key=_NEW_FROM_REGISTER,
        placeholder="Välj",
    )
    st.text_input("Eller skriv namnet", key=_NEW_NAME)
    st.button("Lägg till organisation", on_click=_add, args=(form,))


def _ordering(index: int, count: int, name: str) -> None:
    with st.container(horizontal=True):
        st.button("Flytta upp", on_click=_move, args=(index, -1), disabled=index == 0)
        st.button("Flytta ned", on_click=_move, args=(index, 1), disabled=index == count - 1)
        st.button(f"Ta bort {literal(name)}", on_click=remove_row, args=("parties", index, name, _AFTER_REMOVAL))


form = frame.open_page("Organisationer")
frame.protected_note()
frame.fault_summary(
    form, (fault for fault in form.faults if fault.path.startswith("parties") and "legal_basis" not in fault.path)
)
names = party_names(form)
if names:
    st.header("Parter i samverkan", anchor=False)
    index = choose_party(form)
    _ordering(index, len(names), names[index])
    st.header(literal(names[index]), anchor=False)
    form.part(choose_part(PARTIES, PARTY_PARTS), f"parties[{index}]")
else:
    st.markdown("Inga organisationer är inlagda än.")
_adding(form)
