"""The box for an answer, one for every kind of field: it shows what the store holds and saves when it is changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from generator.contract import Field
from generator.editing import look
from generator.editing.typed import NO, YES, amount_understood, amount_written
from generator.web import inputs, session, unsaved
from generator.web.markdown import literal
from generator.web.names import options_of

_PLACEHOLDERS = {"date": "ÅÅÅÅ-MM-DD", "moment": "ÅÅÅÅ-MM-DD eller ÅÅÅÅ-Q1"}
_CHOOSE, _CHOOSE_OR_WRITE = "Välj", "Välj eller skriv"
_CHOICES = ("choice", "choices")


def box(mapping: Mapping[str, Any], field: Field, path: str, value: Any, *, key: str, label: str) -> None:
    """Draw the box for the field at `path`; `key` is its own among all boxes, `label` is for screen readers."""
    kind = inputs.box_of(field)
    if kind == "amounts":
        _amounts(mapping, field, path, value, key, label)
        return
    if kind == "flag or words":
        _flag_or_words(mapping, field, path, value, key, label)
        return
    shown = inputs.shown(field, value)
    session.show(key, shown)
    how: dict[str, Any] = {
        "key": key, "label_visibility": "collapsed", "on_change": _changed, "args": (field, path, key),
    }  # fmt: skip
    told = (kind if kind in _CHOICES else "text") + _or_words(field, kind)
    unsaved.note(mapping, path, key=key, kind=told, title=label)
    if kind == "choice":
        _choice(_offered(mapping, field, shown), shown, label, field, how)
    elif kind == "choices":
        offered = _offered(mapping, field, shown)
        how["args"] += (offered, not field.or_words)
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
    written = inputs.can_be_written(field)
    known = {"args": (*how["args"], offered, not written)}
    hint = f"Välj eller skriv {_PLACEHOLDERS['date']}" if field.kind == "date" else _CHOOSE_OR_WRITE
    nothing = _CHOOSE if offered else "Det finns inget att välja än"
    st.selectbox(
        label, list(offered), index=_place(shown, offered), format_func=lambda option: offered.get(option, option),
        placeholder=hint if written else nothing, accept_new_options=written, **(how | known),
    )  # fmt: skip


def _or_words(field: Field, kind: str) -> str:
    return " or words" if kind in _CHOICES and inputs.can_be_written(field) else ""


def _flag_or_words(
    mapping: Mapping[str, Any], field: Field, path: str, value: Any, key: str, label: str
) -> None:  # fmt: skip
    """Yes or no, or a text of one's own instead: two boxes for one value, of which one is empty."""
    shown, words_key = inputs.shown(field, value), f"{key}:words"
    is_flag = shown in (YES, NO)
    flag, words = (shown, "") if is_flag else (None, shown)
    session.show(key, flag)
    session.show(words_key, words)
    unsaved.note(mapping, path, key=key, kind="choice", title=label)
    unsaved.note(mapping, path, key=words_key, kind="text", title=label)
    offered = [YES, NO]
    st.selectbox(
        label, offered, index=_place(flag, offered), key=key, label_visibility="collapsed", on_change=_changed,
        placeholder=_CHOOSE, args=(field, path, key),
    )  # fmt: skip
    st.text_area(
        "Egen text i stället", words, height="content", key=words_key, on_change=_changed,
        args=(field, path, words_key),
    )  # fmt: skip


def _offered(mapping: Mapping[str, Any], field: Field, shown: Any) -> dict[str, str]:
    """What can be chosen, value → label. A value that is none of them stays as it is."""
    options = {word: word for word in (YES, NO)} if field.kind == "flag" else options_of(mapping, field)
    held = shown if isinstance(shown, list) else [] if shown is None else [shown]
    return options | {text: text for text in held if text not in options}


def _amounts(mapping: Mapping[str, Any], field: Field, path: str, value: Any, key: str, title: str) -> None:
    """A mapping as one box for each key: every party, or the years about."""
    amounts = value or {}
    keys = options_of(mapping, field) if field.reference else {year: year for year in _years(mapping, amounts)}
    named = keys | {str(name): str(name) for name in amounts if str(name) not in keys}
    with st.container(horizontal=True):
        for name, label in named.items():
            box_key, shown = f"{key}.{name}", amount_written(amounts.get(name))
            session.show(box_key, shown)
            unsaved.note(mapping, f"{path}.{name}", key=box_key, kind="text", title=f"{title}, {label}")
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
    field: Field, path: str, key: str, offered: Mapping[str, str] | None = None, only_offered: bool = False
) -> None:
    """Save what a box was changed to. Of a choice among the `offered` alone the browser answers with an option's name,
    and with a name of the past when it has been renamed meanwhile: that is no change."""
    chosen, labels = st.session_state[key], offered or {}
    if only_offered and not set(chosen if isinstance(chosen, list) else [chosen]) <= {*labels, None}:
        return
    seen = [labels.get(item, item) for item in chosen] if isinstance(chosen, list) else labels.get(chosen, chosen)
    unsaved.save(path, inputs.understood(field, chosen), seen, key=key)


def _amount_changed(path: str, key: str) -> None:
    typed = st.session_state[key]
    unsaved.save(path, amount_understood(typed), typed, key=key)
