"""Draws the contract's fields as boxes on a page: one generic way for every kind of field.

A box shows what the store holds and saves when it is changed; what is wrong with its value stands above it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from generator import contract
from generator.contract import Field
from generator.errors import Fault
from generator.store import Stored
from generator.web import inputs, session
from generator.web.edits import look, steps_of
from generator.web.places import FormPart, pattern_of

Guard = Callable[[Any], str]
"""Looks at a value about to be saved; gives the sentence that refuses it, or an empty text."""

_PLACEHOLDERS = {"date": "ÅÅÅÅ-MM-DD", "moment": "ÅÅÅÅ-MM-DD eller ÅÅÅÅ-Q1"}
_EMPTY_CHOICE = "Välj"
_ROWS_AT_ONCE = 6
_PARTY, _FORUM = ("parties", "name"), ("organisation.forums", "name")
_REFERABLE = {
    "party": (_PARTY,),
    "forum": (_FORUM,),
    "party_or_forum": (_PARTY, _FORUM),
    "goal": (("direction.goals", "text"),),
    "benefit": (("benefits", "text"),),
}


class Form:
    """The open initiative as a form: its raw values, their faults, and a box for each."""

    def __init__(self, stored: Stored) -> None:
        self.key = stored.key
        self.mapping = stored.mapping
        self.faults: tuple[Fault, ...] = contract.faults(self.mapping)

    def value(self, path: str) -> Any:
        """The raw value at a path, or None."""
        return look(self.mapping, steps_of(path))

    def part(self, part: FormPart, owner: str = "", guards: Mapping[str, Guard] | None = None) -> None:
        """Every field of a part. `owner` is the path of the row that patterns in the part begin with
        (``parties[2]`` for ``parties[].task``). The fields of an object within the part have its title above them."""
        group = _holder(part.fields[0])
        for pattern in part.fields:
            if _holder(pattern) != group:
                group = _holder(pattern)
                st.subheader(contract.field_at(group).title, anchor=False)
            path = owner + pattern.removeprefix(pattern_of(owner)) if owner else pattern
            self.field(path, (guards or {}).get(pattern))

    def rows(self, part: FormPart, path: str) -> None:
        """The rows of the list at `path`, each with its fields and a button that removes it, and one to add another."""
        rows = self.value(path)
        for index in _shown_rows(part, path, len(rows) if isinstance(rows, list) else 0):
            with st.container(border=True):
                st.subheader(f"{part.row} {index + 1}", anchor=False)
                self.part(part, f"{path}[{index}]")
                st.button(
                    f"Ta bort {part.row.lower()} {index + 1}",
                    key=f"{self.key}:{path}[{index}]:remove",
                    on_click=remove_row,
                    args=(path, index, f"{part.row} {index + 1}"),
                )
        st.button(f"Lägg till {part.row.lower()}", key=f"{self.key}:{path}:add", on_click=_add_row, args=(path,))

    def field(self, path: str, guard: Guard | None = None) -> None:
        """One field: the question with its help and faults, and the box for the answer."""
        field, value = contract.field_at(path), self.value(path)
        with st.container(key=f"falt-{path}", gap=None):
            st.html(_question(field, [fault.message for fault in self.faults if _concerns(fault, field, path)]))
            if inputs.fits(field, value):
                self._box(field, path, value, guard)
            else:
                st.text(inputs.plain(value))
                st.caption("Värdet har en annan form än väntat och kan bara rättas i filen.")

    def _box(self, field: Field, path: str, value: Any, guard: Guard | None) -> None:
        key = f"{self.key}:{path}"
        label, text = label_of(path), inputs.shown(field, value)
        if st.session_state.get(key, _EMPTY_CHOICE) != text or key not in st.session_state:
            st.session_state[key] = text
        how: dict[str, Any] = {
            "key": key, "label_visibility": "collapsed", "on_change": _changed, "args": (field, path, key, guard),
        }  # fmt: skip
        options = self._options(field, text)
        if options is not None:
            st.selectbox(
                label, list(options), index=None, format_func=lambda option: options.get(option, option),
                placeholder="Välj eller skriv" if field.or_words else _EMPTY_CHOICE,
                accept_new_options=field.or_words, **how,
            )  # fmt: skip
        elif field.kind in ("paragraph", "list"):
            st.text_area(label, height="content", **how)
        else:
            st.text_input(label, placeholder=_PLACEHOLDERS.get(field.kind), **how)

    def _options(self, field: Field, text: str | None) -> dict[str, str] | None:
        """What can be chosen, value → label; None when the field is written. A value that is none of them stays."""
        if field.kind == "flag":
            options = {inputs.YES: inputs.YES, inputs.NO: inputs.NO}
        elif field.kind in ("choice", "reference"):
            options = {value: label[:1].upper() + label[1:] for value, label in field.choices}
            options |= self._referable(field.reference.to if field.reference else "")
        else:
            return None
        return options if text is None or text in options else options | {text: text}

    def _referable(self, to: str) -> dict[str, str]:
        """The ids that a reference may hold, each with the name that a reader knows it by."""
        found: dict[str, str] = {}
        for path, name in _REFERABLE.get(to, ()):
            rows = self.value(path)
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and isinstance(row.get("id"), str):
                    found[row["id"]] = str(row.get(name) or row["id"])
        return found


def _question(field: Field, faults: Sequence[str]) -> str:
    """What is asked for, how to answer, and what is wrong with the answer, in the order they are read: before the box.

    The box itself carries the title as its label for screen readers. (Streamlit's own help is a button that doubles
    the stops for a keyboard user and hides the text.)
    """
    lines = "".join(f'<p class="samverkan-fault">{escape(fault)}</p>' for fault in faults)
    hint = f'<p class="samverkan-hint">{escape(field.help)}</p>' if field.help else ""
    return f'<div class="samverkan-question"><p class="samverkan-title">{escape(field.title)}</p>{hint}{lines}</div>'


def _concerns(fault: Fault, field: Field, path: str) -> bool:
    return fault.path == path or (field.kind == "list" and fault.path.startswith(f"{path}["))


def _shown_rows(part: FormPart, path: str, count: int) -> range:
    """The rows to draw; of a long list some at a time, so that a page never gets too heavy."""
    if count <= _ROWS_AT_ONCE:
        return range(count)
    starts = list(range(0, count, _ROWS_AT_ONCE))
    start = st.selectbox(
        "Visa rader",
        starts,
        index=len(starts) - 1,
        format_func=lambda first: f"{part.row} {first + 1}–{min(first + _ROWS_AT_ONCE, count)} av {count}",
        key=f"{path}:rows",
    )
    return range(start, min(start + _ROWS_AT_ONCE, count))


def _holder(path: str) -> str:
    return path.rpartition(".")[0]


def label_of(path: str) -> str:
    """What a field is called, with the object it belongs to where that is more than a whole section or row."""
    try:
        field = contract.field_at(path)
    except KeyError:
        return path
    holder = _holder(field.path)
    if "." not in holder or contract.fields()[holder.removesuffix("[]")].kind != "object":
        return field.title
    return f"{contract.fields()[holder].title}: {field.title[:1].lower()}{field.title[1:]}"


def remove_row(path: str, index: int, name: str, warning: str = "") -> None:
    """Take a row out of a list, with a way back; `warning` tells what follows from it."""
    removed: list[tuple[int, Any]] = []

    def take(rows: list[Any]) -> list[Any]:
        removed[:] = [(index, rows[index])] if index < len(rows) else []
        return rows[:index] + rows[index + 1 :]

    def put_back() -> None:
        session.save_list(path, lambda rows: [*rows[:index], *(row for _, row in removed), *rows[index:]])

    if session.save_list(path, take) and removed:
        session.tell("success", f"{name} är borttagen. {warning}".strip(), put_back)


def _add_row(path: str) -> None:
    session.save_list(path, lambda rows: [*rows, {}])


def _changed(field: Field, path: str, key: str, guard: Guard | None) -> None:
    value = inputs.understood(field, st.session_state[key])
    refusal = guard(value) if guard else ""
    if refusal:
        session.tell("error", refusal)
    else:
        session.save_value(path, value)
