"""A page where a part of the contract is filled in: one theme at a time, drawn from its blocks."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from generator.web import frame, offers, rows
from generator.web.chooser import choose_owner, choose_theme, owner_names
from generator.web.form import Form
from generator.web.guidance import why
from generator.web.markdown import literal
from generator.web.page_contents import PAGES, PARTIES, PLAN, place_of, themes_of
from generator.web.places import QUERY_INITIATIVE, QUERY_THEME, Block, Theme, in_row

_FIRST = {
    "parties": ("Lägg först in de organisationer som samverkar.", PARTIES, "Gå till Organisationer", {}),
    "plans": ("Lägg först in planen för året.", PLAN, "Gå till planerna", {QUERY_THEME: "plan"}),
}


def show(
    page: str,
    *,
    before: Callable[[Form, int], None] | None = None,
    after: Callable[[Form], None] | None = None,
) -> None:
    """Draw the page. `before` is drawn above the themes of the chosen row of an owner, `after` below everything when an
    owner's theme is chosen."""
    form = frame.open_page(PAGES[page])
    frame.protected_note()
    frame.fault_summary(form, (fault for fault in form.faults if _is_on(page, form, fault.path)))
    theme = choose_theme(page, themes_of(page))
    if theme.owner:
        _of_owner(form, theme, before, after)
    else:
        for block in theme.blocks:
            _block(form, block, "")


def _of_owner(
    form: Form, theme: Theme, before: Callable[[Form, int], None] | None, after: Callable[[Form], None] | None
) -> None:
    if form.rows(theme.owner):
        index = choose_owner(form, theme.owner)
        name = owner_names(form, theme.owner)[index]
        st.header(literal(name), anchor=False)
        if before:
            before(form, index)
        for number, block in enumerate(theme.blocks):
            _block(form, block, f"{theme.owner}[{index}]", titled=number > 0)
    elif after is None:
        words, page, label, query = _FIRST[theme.owner]
        st.markdown(words)
        st.page_link(page, label=label, query_params={QUERY_INITIATIVE: form.key, **query})
    if after:
        after(form)


def _block(form: Form, block: Block, owner: str, *, titled: bool = True) -> None:
    if block.offered and not form.concerns(block.fields):
        return
    if titled:
        st.header(block.title, anchor=False)
    if block.intro:
        st.markdown(block.intro)
    reasons = why(block)
    if reasons:
        st.html(reasons)
    if block.rows:
        path = in_row(block.rows, owner) if owner else block.rows
        rows.draw(form, block, path)
        if block.defaults:
            offers.draw(form, block, path)
    else:
        form.fields(block.fields, owner)


def _is_on(page: str, form: Form, path: str) -> bool:
    place = place_of(path, form.mapping)
    return place is not None and place.page == page
