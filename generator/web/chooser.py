"""Choosing one party, and one part of a page, at a time; the choice stands in the address and survives a reload."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from generator.web.form import Form
from generator.web.markdown import literal
from generator.web.places import QUERY_FIELD, QUERY_PART, QUERY_PARTY, FormPart

_RADIO_AT_MOST = 10


def party_names(form: Form) -> list[str]:
    """What each party is called in a list, in order; a party without a name goes by its id or number."""
    rows = form.value("parties")
    return [
        str((row.get("name") or row.get("id")) if isinstance(row, dict) else "") or f"Organisation {number}"
        for number, row in enumerate(rows if isinstance(rows, list) else (), start=1)
    ]


def choose_party(form: Form) -> int:
    """The number of the chosen party, with the widget that chooses it. There must be at least one."""
    names = party_names(form)
    marks = _marks(form, len(names))
    wanted = st.query_params.get(QUERY_PARTY)
    index = marks.index(wanted) if wanted in marks else 0
    key = f"{form.key}:chosen-party"
    st.session_state[key] = index

    def chosen() -> None:
        _go(QUERY_PARTY, marks[st.session_state[key]])

    label, numbers = "Välj organisation", range(len(names))
    if len(names) <= _RADIO_AT_MOST:
        st.radio(label, numbers, format_func=lambda number: literal(names[number]), key=key, on_change=chosen)
    else:
        st.selectbox(label, numbers, format_func=names.__getitem__, key=key, on_change=chosen)
    return index


def _marks(form: Form, count: int) -> list[str]:
    """What each party is called in the address: its id, or its number where the id is missing or another's too."""
    marks: list[str] = []
    for index in range(count):
        mark = str(form.value(f"parties[{index}].id") or index)
        marks.append(str(index) if mark in marks else mark)
    return marks


def choose_part(page: str, parts: Sequence[FormPart]) -> FormPart:
    """The chosen part of a page, with the widget that chooses it."""
    slugs = [part.slug for part in parts]
    wanted = st.query_params.get(QUERY_PART)
    chosen = wanted if wanted in slugs else slugs[0]
    key = f"{page}:chosen-part"
    st.session_state[key] = chosen
    st.radio(
        "Visa",
        slugs,
        format_func=lambda slug: parts[slugs.index(slug)].title,
        key=key,
        horizontal=True,
        on_change=lambda: _go(QUERY_PART, st.session_state[key]),
    )
    return parts[slugs.index(chosen)]


def _go(name: str, value: str) -> None:
    st.query_params[name] = value
    st.query_params.pop(QUERY_FIELD, None)
