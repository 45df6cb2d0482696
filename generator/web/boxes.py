"""The box for an answer, one for every kind of field: it shows what the store holds and saves when it is changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from generator.contract import Field
from generator.editing import look
from generator.editing.typed import NO, YES, amount_understood, amount_written
from generator.web import inputs, session
from generator.web.markdown import literal
from generator.web.names import options_of

Guard = Callable[[Any], str]
"""Looks at a value about to be saved; gives the sentence that refuses it, or an empty text."""

_PLACEHOLDERS = {"date": "ÅÅÅÅ-MM-DD", "moment": "ÅÅÅÅ-MM-DD eller ÅÅÅÅ-Q1"}
_CHOOSE, _CHOOSE_OR_WRITE = "Välj", "Välj eller skriv"


def box(mapping: Mapping[str, Any], field: Field, path: str, value: Any, *, key: str, label: str, guard: Guard | None) -> None:  # fmt: skip  # noqa: E501
    """Draw the box for the field at `path`; `key` is its own among all boxes, `label` is for screen readers."""
    kind = inputs.box_of(field)
    if kind == "amounts":
        _amounts(mapping, field, path, value, key)
        return
    if kind == "flag or words":
        _flag_or_words(field, path, value, key, label)
        return
    shown = inputs.shown(field, value)
    session.show(key, shown)
    how: dict[str, Any] = {
        "key": key, "label_visibility": "collapsed", "on_change": _changed, "args": (field, path, key, guard),
    }  # fmt: skip
    if kind == "choice":
        _choice(_offered(mapping, field, shown), shown, label, field, how)
    elif kind == "choices":
        offered = _offered(mapping, field, shown)
        how["args"] += (None if field.or_words else tuple(offered),)
        nothing = _CHOOSE_OR_WRITE if field.or_words else _CHOOSE if offered else "Det finns inget att välja än"
        st.multiselect(
            label, list(offered), default=shown, format_func=lambda option: offered.get(option, option),
            placeholder=nothing, accept_new_options=field.or_words, select_all=False, **how,
        )  # fmt: skip
    elif kind in ("paragraph", "lines"):
        st.text_area(label, shown, height="content", **how)
    else:
        st.text_input(label, shown, placeholder=_PLACEHOLDERS.get(field.kind), **how)


def _choice(offered: Mapping[str, str], shown: Any, label: str, field: Field, how: dict[str, Any]) -> None:
    written = field.or_words or field.kind == "date"
    known = {"args": (*how["args"], None if written else tuple(offered))}
    hint = f"Välj eller skriv {_PLACEHOLDERS['date']}" if field.kind == "date" else _CHOOSE_OR_WRITE
    nothing = _CHOOSE if offered else "Det finns inget att välja än"
    st.selectbox(
        label, list(offered), index=_place(shown, offered), format_func=lambda option: offered.get(option, option),
        placeholder=hint if written else nothing, accept_new_options=written, **(how | known),
    )  # fmt: skip


def _flag_or_words(field: Field, path: str, value: Any, key: str, label: str) -> None:
    """Yes or no, or a text of one's own instead: two boxes for one value, of which one is empty."""
    shown, words_key = inputs.shown(field, value), f"{key}:words"
    is_flag = shown in (YES, NO)
    flag, words = (shown, "") if is_flag else (None, shown)
    session.show(key, flag)
    session.show(words_key, words)
    offered = [YES, NO]
    st.selectbox(
        label, offered, index=_place(flag, offered), key=key, label_visibility="collapsed", on_change=_changed,
        placeholder=_CHOOSE, args=(field, path, key, None),
    )  # fmt: skip
    st.text_area(
        "Egen text i stället", words, height="content", key=words_key, on_change=_changed,
        args=(field, path, words_key, None),
    )  # fmt: skip


def _offered(mapping: Mapping[str, Any], field: Field, shown: Any) -> dict[str, str]:
    """What can be chosen, value → label. A value that is none of them stays as it is."""
    options = {word: word for word in (YES, NO)} if field.kind == "flag" else options_of(mapping, field)
    held = shown if isinstance(shown, list) else [] if shown is None else [shown]
    return options | {text: text for text in held if text not in options}


def _amounts(mapping: Mapping[str, Any], field: Field, path: str, value: Any, key: str) -> None:
    """A mapping as one box for each key: every party, or the years about."""
    amounts = value or {}
    keys = options_of(mapping, field) if field.reference else {year: year for year in _years(mapping, amounts)}
    named = keys | {str(name): str(name) for name in amounts if str(name) not in keys}
    with st.container(horizontal=True):
        for name, label in named.items():
            box_key, shown = f"{key}.{name}", amount_written(amounts.get(name))
            session.show(box_key, shown)
            st.text_input(
                literal(label), shown, key=box_key, on_change=_amount_changed, args=(f"{path}.{name}", box_key),
                placeholder="kr", width=200,
            )  # fmt: skip


def _years(mapping: Mapping[str, Any], amounts: Mapping[Any, Any]) -> list[str]:
    """The years that have an amount, with one before and two after; of an empty budget, the five from the start."""
    known = [int(year) for year in amounts if str(year).isdecimal() and 1000 < int(year) < 9998]
    if known:
        return [str(year) for year in sorted({*known, min(known) - 1, max(known) + 1, max(known) + 2})]
    starts = (look(mapping, path) for path in ("direction.horizon.starts", "validity.from"))
    written = next((str(start)[:4] for start in starts if str(start)[:4].isdecimal()), "")
    first = int(written) if len(written) == 4 else datetime.date.today().year
    return [str(first + number) for number in range(5)]


def _place(shown: Any, offered: Iterable[str]) -> int | None:
    options = list(offered)
    return options.index(shown) if shown in options else None


def _changed(
    field: Field, path: str, key: str, guard: Guard | None, known: tuple[str, ...] | None = None
) -> None:  # fmt: skip
    """Save what a box was changed to. Of a choice among `known` options the browser answers with an option's name, and
    with a name of the past when it has been renamed meanwhile: that is no change."""
    chosen = st.session_state[key]
    if known is not None and not set(chosen if isinstance(chosen, list) else [chosen]) <= {*known, None}:
        return
    value = inputs.understood(field, chosen)
    refusal = guard(value) if guard else ""
    if refusal:
        session.tell("error", refusal)
    else:
        session.save_value(path, value)


def _amount_changed(path: str, key: str) -> None:
    session.save_value(path, amount_understood(st.session_state[key]))
