"""The rows of a list: an overview to read, a form for the row that is chosen, and ways to add, move and take away."""

from __future__ import annotations

from typing import Any

import streamlit as st

from generator.editing import Use, row_id, row_now, uses
from generator.services import Removal
from generator.web import frame, session
from generator.web.form import Form
from generator.web.markdown import literal
from generator.web.places import QUERY_FIELD, QUERY_PARTY, QUERY_ROW, Block, in_row, index_of, mark_of, row_on
from generator.web.row_overview import overview, row_name

_ROWS_AT_ONCE = 6
_USES_SHOWN = 12
_LEAVING = "leaving"  # the row that is pointed to and that the person asked to take away


def draw(form: Form, block: Block, path: str) -> None:
    """The rows of `block` at `path`, with all that can be done to them."""
    count = len(form.rows(path))
    if block.in_full:
        for index in _shown_rows(block, path, count):
            with st.container(border=True):
                st.subheader(f"{_named(block)} {index + 1}", anchor=False)
                _row(form, block, path, index)
    elif count:
        index = _choose(form, block, path)
        with st.container(border=True):
            st.subheader(literal(row_name(form, block, path, index)), anchor=False)
            _row(form, block, path, index)
    if not count:
        st.markdown(f"Inget är inlagt än. Lägg till {block.row} med knappen här under.")
    add = f"Lägg till {block.row}"
    st.button(add, key=f"{form.key}:{path}:add", on_click=add_row, args=(form, block.fields[0], path))


def add_row(form: Form, first_field: str, path: str, content: dict[str, Any] | None = None) -> None:
    """Add a row with an id of its own where the contract wants one, choose it, and go to its first field."""
    row: dict[str, Any] = dict(content or {})
    places: list[int] = []

    def added(rows: list[Any]) -> list[Any]:
        places[:] = [len(rows)]
        identity = row_id(form.mapping, path, rows)
        return [*rows, ({"id": identity} if identity else {}) | row]

    if session.save_list(path, added):
        st.query_params[QUERY_ROW] = mark_of(None, places[0])
        st.query_params[QUERY_FIELD] = in_row(first_field, f"{path}[{places[0]}]")


def order_and_remove(form: Form, path: str, index: int, name: str) -> None:
    """Buttons that move a row, and take it away; of a row that others point to, the question what to do about them."""
    seen, key = form.rows(path), f"{form.key}:{path}[{index}]"
    with st.container(horizontal=True):
        if len(seen) > 1:
            up, down = (path, index, seen, -1), (path, index, seen, 1)
            st.button("Flytta upp", key=f"{key}:up", on_click=_move, args=up, disabled=index == 0)
            st.button("Flytta ned", key=f"{key}:down", on_click=_move, args=down, disabled=index == len(seen) - 1)
        st.button(
            f"Ta bort {literal(name)}", key=f"{key}:remove", on_click=_ask_or_remove, args=(form, path, index, name)
        )
    if st.session_state.get(_LEAVING) == (form.key, path, seen[index]):
        _question(form, path, index, name)


def _row(form: Form, block: Block, path: str, index: int) -> None:
    name = f"{block.row} {index + 1}"
    form.fields(block.fields, f"{path}[{index}]", whose=name if block.in_full else "")
    order_and_remove(form, path, index, name)


def _choose(form: Form, block: Block, path: str) -> int:
    """The number of the chosen row, which stands in the address."""
    rows = form.rows(path)
    index = index_of(rows, st.query_params.get(QUERY_ROW))
    key = f"{form.key}:{path}:chosen"
    overview(form, block, path, index)

    def chosen(number: int) -> None:
        st.query_params[QUERY_ROW] = mark_of(rows, number)
        st.query_params.pop(QUERY_FIELD, None)

    names = [row_name(form, block, path, number) for number in range(len(rows))]
    session.pick(f"Välj {block.row} att fylla i", names, index, key, chosen)
    return index


def _shown_rows(block: Block, path: str, count: int) -> range:
    """The rows to draw in full; of a long list some at a time, so that a page never gets too heavy."""
    if count <= _ROWS_AT_ONCE:
        return range(count)
    starts = list(range(0, count, _ROWS_AT_ONCE))
    key, wanted = f"{path}:rows", _wanted_row(path)
    if wanted is not None and wanted != st.session_state.get(f"{key}:wanted"):
        st.session_state[key] = min(wanted, count - 1) // _ROWS_AT_ONCE * _ROWS_AT_ONCE
        st.session_state[f"{key}:wanted"] = wanted
    start = st.selectbox(
        "Visa rader", starts, key=key,
        format_func=lambda first: f"{_named(block)} {first + 1}–{min(first + _ROWS_AT_ONCE, count)} av {count}",
    )  # fmt: skip
    return range(start, min(start + _ROWS_AT_ONCE, count))


def _wanted_row(path: str) -> int | None:
    """The row that the address leads to, if it leads to one of this list."""
    row = row_on(st.query_params.get(QUERY_FIELD, ""), path)
    return row[1] if row else None


def _move(path: str, index: int, seen: list[Any], by: int) -> None:
    target: list[int] = []

    def moved(rows: list[Any]) -> list[Any]:
        now = row_now(rows, index, seen)
        target[:] = [max(0, min(len(rows) - 1, now + by))]
        rows.insert(target[0], rows.pop(now))
        return rows

    goes_by_number = mark_of(seen[index : index + 1], 0) == "0"
    if session.save_list(path, moved) and goes_by_number:
        st.query_params[QUERY_PARTY if path == "parties" else QUERY_ROW] = str(target[0])


def _ask_or_remove(form: Form, path: str, index: int, name: str) -> None:
    seen = form.rows(path)[index]
    if uses(form.mapping, path, seen):
        st.session_state[_LEAVING] = (form.key, path, seen)
    else:
        _remove(form, path, index, name)


def _remove(form: Form, path: str, index: int, name: str) -> None:
    """Take a row away and what points to it, with a way back."""
    seen = form.rows(path)
    st.session_state.pop(_LEAVING, None)
    done: list[Removal] = []
    if session.change(lambda: done.append(session.initiatives().remove_row(form.key, path, index, seen))):
        count = len(uses(form.mapping, path, seen[index]))
        further = f" och {count} {'hänvisning' if count == 1 else 'hänvisningar'}" if count else ""
        session.tell(
            "success", f"Borttaget: {name}{further}.",
            lambda: session.initiatives().bring_back(form.key, done[0]),
        )  # fmt: skip


def _keep() -> None:
    st.session_state.pop(_LEAVING, None)


def _question(form: Form, path: str, index: int, name: str) -> None:
    used = uses(form.mapping, path, form.rows(path)[index])
    with st.container(border=True, key="removal"):
        st.markdown(
            f"**{literal(name[:1].upper() + name[1:])} används på {len(used)} "
            f"{'annat ställe' if len(used) == 1 else 'andra ställen'}.** Behåll, eller ta bort också hänvisningarna:"
        )
        for use in used[:_USES_SHOWN]:
            _use(form, use)
        if len(used) > _USES_SHOWN:
            st.caption(f"… och {len(used) - _USES_SHOWN} till.")
        with st.container(horizontal=True):
            st.button("Behåll", key="removal-keep", on_click=_keep)
            remove = (form, path, index, name)
            st.button("Ta bort med hänvisningarna", key="removal-go", on_click=_remove, args=remove)


def _use(form: Form, use: Use) -> None:
    then = "raden tas bort" if use.takes_row else "hänvisningen tas bort"
    frame.link_to(form, str(use.path), f"{frame.label_of(form, str(use.path))}: {then}")


def _named(block: Block) -> str:
    return f"{block.row[:1].upper()}{block.row[1:]}"
