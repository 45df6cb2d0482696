"""Check your answers: all that a page holds, to read, each with a link to change it that leads back here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from generator.web import frame, session
from generator.web.chooser import owner_names
from generator.web.form import Form, label_of
from generator.web.names import said
from generator.web.page_contents import PAGES, address_of, place_of, themes_of
from generator.web.places import QUERY_BACK, QUERY_CHOICE, QUERY_INITIATIVE, Block, Theme, in_row
from generator.web.row_overview import row_name

_VIEW = "svar"


def show(form: Form) -> None:
    """The answers of the chosen page."""
    st.header("Kontrollera svaren", anchor=False)
    page = _choose(form)
    for theme in themes_of(page):
        st.subheader(theme.title, anchor=False)
        lists = "".join(_owned(form, theme)) if theme.owner else _theme(form, theme, "")
        st.html(f'<div class="samverkan-answers">{lists or "<p>Inte ifyllt.</p>"}</div>')


def _choose(form: Form) -> str:
    names = {address_of(page): page for page in PAGES}
    wanted, key = st.query_params.get(QUERY_CHOICE), f"{form.key}:answers-of"
    shown = wanted if wanted in names else next(iter(names))

    def chosen(number: int) -> None:
        st.query_params[QUERY_CHOICE] = list(names)[number]

    session.pick("Välj sida", [PAGES[page] for page in names.values()], list(names).index(shown), key, chosen)
    return names[shown]


def _owned(form: Form, theme: Theme) -> Iterator[str]:
    for index, name in enumerate(owner_names(form, theme.owner)):
        yield f"<h4>{escape(name)}</h4>{_theme(form, theme, f'{theme.owner}[{index}]')}"


def _theme(form: Form, theme: Theme, owner: str) -> str:
    return "".join(_block(form, block, owner) for block in theme.blocks)


def _block(form: Form, block: Block, owner: str) -> str:
    if not block.rows:
        return _list(form, [in_row(path, owner) if owner else path for path in block.fields])
    rows = in_row(block.rows, owner) if owner else block.rows
    count = len(form.rows(rows))
    return "".join(_row(form, block, rows, number) for number in range(count)) or _nothing(form, block, rows)


def _row(form: Form, block: Block, rows: str, number: int) -> str:
    paths = [in_row(field, f"{rows}[{number}]") for field in block.fields]
    filled = [path for path in paths if said(form.mapping, path, form.value(path))]
    return f"<h4>{escape(row_name(form, block, rows, number))}</h4>{_list(form, filled or paths[:1])}"


def _nothing(form: Form, block: Block, rows: str) -> str:
    link = _link(form, rows, "Fyll i", block.title)
    return f"<dl><div><dt>{escape(block.title)}</dt><dd>Inte ifyllt</dd><dd>{link}</dd></div></dl>"


def _list(form: Form, paths: Sequence[str]) -> str:
    return f"<dl>{''.join(_answers(form, paths))}</dl>"


def _answers(form: Form, paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        text = said(form.mapping, path, form.value(path))
        shown = escape(text) if text else "Inte ifyllt"
        link = _link(form, path, "Ändra" if text else "Fyll i", frame.label_of(form, path))
        yield f"<div><dt>{escape(label_of(path))}</dt><dd>{shown}</dd><dd>{link}</dd></div>"


def _link(form: Form, path: str, word: str, what: str) -> str:
    """An ordinary link: hundreds of them weigh nothing, unlike Streamlit's own."""
    place = place_of(path, form.mapping)
    if place is None:
        return ""
    page = address_of(place.page)
    query = urlencode({QUERY_INITIATIVE: form.key, **place.query, QUERY_BACK: f"{_VIEW}.{page}"})
    return f'<a href="./{page}?{escape(query)}">{word}<span class="samverkan-hidden"> {escape(what)}</span></a>'
