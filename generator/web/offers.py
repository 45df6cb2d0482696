"""Buttons that take what the catalogue has to start from into a list; the rows are ordinary rows afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from generator.editing import defaults, look, taken_ids
from generator.web import session
from generator.web.form import Form
from generator.web.places import Block


def draw(form: Form, block: Block, path: str) -> None:
    """What can be taken into the list of `block`, if there is anything that is not there already."""
    {"forums": _forums, "decisions": _decisions, "escalation": _escalation}[block.defaults](form, path)


def _forums(form: Form, path: str) -> None:
    missing = defaults.missing_forums(form.mapping)
    if not missing:
        return
    key = f"{form.key}:{'more' if form.rows(path) else 'first'}-forums"
    proposed = () if form.rows(path) else defaults.USUAL
    st.session_state[key] = [code for code in missing if code in st.session_state.get(key, proposed)]
    st.multiselect(
        "Förvalda forum att utgå från", list(missing), key=key, format_func=missing.__getitem__, select_all=False,
        placeholder="Välj forum",
    )  # fmt: skip
    chosen = st.session_state[key]
    st.button(
        f"Lägg till förvalda forum ({len(chosen)})", key="take-forums", on_click=_take, disabled=not chosen,
        args=(path, lambda taken: defaults.forums(form.mapping, chosen, taken), form, "forum"),
    )  # fmt: skip


def _decisions(form: Form, path: str) -> None:
    if not form.rows("organisation.forums"):
        st.caption("Lägg in forum först: då kan de förvalda beslutstyperna läggas till med beslutande och beredande.")
        return
    count = len(defaults.decisions(form.mapping, set()))
    if count:
        st.button(
            f"Lägg till förvalda beslutstyper ({count})", key="take-decisions", on_click=_take,
            args=(path, lambda taken: defaults.decisions(form.mapping, taken), form, "beslutstyper"),
        )  # fmt: skip


def _escalation(form: Form, path: str) -> None:
    order = defaults.escalation(form.mapping) if not form.rows(path) else {}
    if order:
        take = (form, path)
        st.button("Lägg till förvald eskaleringsordning", key="take-escalation", on_click=_take_escalation, args=take)


def _take(path: str, make: Callable[[set[Any]], list[dict[str, Any]]], form: Form, what: str) -> None:
    new: list[dict[str, Any]] = []

    def added(held: list[Any]) -> list[Any]:
        new[:] = make(taken_ids(form.mapping, path, held))
        return [*held, *new]

    def undo() -> None:
        made = {row["id"] for row in new}
        session.save_list(path, lambda held: [row for row in held if look(row, "id") not in made])

    if session.save_list(path, added):
        session.tell("success", f"{len(new)} {what} är tillagda. Ändra och ta bort så att de passar er.", undo)


def _take_escalation(form: Form, path: str) -> None:
    order = defaults.escalation(form.mapping)
    if session.save_list(path, lambda held: held or order["steps"]):
        if not form.value("escalation.without_agreement"):
            session.save_value("escalation.without_agreement", order["without_agreement"])
        session.tell("success", "Eskaleringsordningen är tillagd. Ändra den så att den passar er.")
