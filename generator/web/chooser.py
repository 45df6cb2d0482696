"""Choosing one theme of a page, and one party or plan, at a time; the choice stands in the address and survives a
reload."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from generator.web import session
from generator.web.form import Form
from generator.web.markdown import literal
from generator.web.places import OWNERS, QUERY_FIELD, QUERY_ROW, QUERY_THEME, Theme, index_of, mark_of

_RADIO_AT_MOST = 10
_CHOOSE = {"parties": "Välj organisation", "plans": "Välj plan"}


def owner_names(form: Form, owner: str) -> list[str]:
    """What each party or plan is called in a list, in order; one without a name goes by its id or number."""
    kind, name = ("Organisation", "name") if owner == "parties" else ("Plan", "year")
    return [
        str((row.get(name) or row.get("id")) if isinstance(row, dict) else "") or f"{kind} {number}"
        for number, row in enumerate(form.rows(owner), start=1)
    ]


def choose_owner(form: Form, owner: str) -> int:
    """The number of the chosen row of `owner`, with the widget that chooses it. There must be at least one."""
    names, rows, mark = owner_names(form, owner), form.rows(owner), OWNERS[owner]
    index = index_of(rows, st.query_params.get(mark))
    key = f"{form.key}:chosen-{owner}"

    def chosen(number: int) -> None:
        _go(mark, mark_of(rows, number))

    label, numbers = _CHOOSE[owner], range(len(names))
    if len(names) <= _RADIO_AT_MOST:
        across = owner == "plans"
        session.show(key, index)
        st.radio(
            label, numbers, index, format_func=lambda n: literal(names[n]), key=key, horizontal=across,
            on_change=lambda: chosen(st.session_state[key]),
        )  # fmt: skip
    else:
        session.pick(label, names, index, key, chosen)
    return index


def choose_theme(page: str, themes: Sequence[Theme]) -> Theme:
    """The chosen theme of a page, with the widget that chooses it when there is more than one."""
    if len(themes) == 1:
        return themes[0]
    titles = {theme.slug: theme.title for theme in themes}
    slug = choose_view(page, titles)
    return next(theme for theme in themes if theme.slug == slug)


def choose_view(page: str, titles: dict[str, str]) -> str:
    """The chosen one of a page's views (its mark → its title), with the widget that chooses it."""
    wanted = st.query_params.get(QUERY_THEME)
    key = f"{page}:chosen-view"
    shown = wanted if wanted in titles else next(iter(titles))
    session.show(key, shown)
    st.radio(
        "Visa",
        list(titles),
        list(titles).index(shown),
        format_func=titles.__getitem__,
        key=key,
        horizontal=True,
        on_change=lambda: _go(QUERY_THEME, st.session_state[key]),
    )
    return shown


def _go(name: str, value: str) -> None:
    st.query_params[name] = value
    for stale in (QUERY_FIELD, QUERY_ROW):
        st.query_params.pop(stale, None)
