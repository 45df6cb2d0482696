"""Draws the contract's fields as questions on a page, each with its help, what is wrong with its value, and its box."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from html import escape
from typing import Any

import streamlit as st

from generator import contract, services
from generator.contract import Field, is_filled
from generator.editing import Path, look, rows_at
from generator.editing.typed import plain
from generator.errors import Fault
from generator.services import Stored
from generator.web import inputs
from generator.web.boxes import box
from generator.web.places import in_row, is_within

_ONE_A_LINE = "Skriv en sak per rad."


class Form:
    """The open initiative as a form: its raw values, their faults, and a question for each."""

    def __init__(self, stored: Stored) -> None:
        self.key = stored.key
        self.mapping = stored.mapping
        self.faults: tuple[Fault, ...] = contract.faults(self.mapping)

    def value(self, path: Path | str) -> Any:
        """The raw value at a path, or None."""
        return look(self.mapping, path)

    def rows(self, path: str) -> list[Any]:
        """The rows of the list at a path; none when something else stands there."""
        return rows_at(self.mapping, path)

    @cached_property
    def _offered(self) -> frozenset[str]:
        return services.offered(self.mapping)

    def concerns(self, patterns: Sequence[str]) -> bool:
        """Whether any of these fields has to do with the initiative, or says something already."""
        return not self._offered.isdisjoint(patterns) or any(is_filled(self.value(pattern)) for pattern in patterns)

    def fields(self, patterns: Sequence[str], owner: str = "", whose: str = "") -> None:
        """Fields of one object. `owner` is the path of the row that the patterns begin with (``parties[2]`` for
        ``parties[].task``), `whose` tells its boxes from other rows' for screen readers. The fields of an object
        within have its title above them."""
        group = _holder(patterns[0])
        for pattern in patterns:
            if _holder(pattern) != group:
                group = _holder(pattern)
                st.subheader(contract.field_at(group).title, anchor=False)
            self.field(in_row(pattern, owner) if owner else pattern, whose)

    def field(self, path: str, whose: str = "") -> None:
        """One field: the question with its help and faults, and the box for the answer."""
        field, value = contract.field_at(path), self.value(path)
        label = f"{label_of(path)} ({whose})" if whose else label_of(path)
        with st.container(key=f"falt-{path}", gap=None):
            st.html(_question(field, [fault.message for fault in self.faults if _concerns(fault, field, path)]))
            if inputs.fits(field, value):
                box(self.mapping, field, path, value, key=f"{self.key}:{path}", label=label)
            else:
                st.text(plain(value))
                st.caption("Värdet har en annan form än väntat och kan bara rättas i filen.")


def label_of(path: str) -> str:
    """What a field is called, with the object it belongs to where that is more than a whole section or row."""
    try:
        field = contract.field_at(path)
    except KeyError:
        return path
    holder = Path.parse(field.path).parent
    if len(holder.steps) < 2 or contract.field_at(holder).kind != "object":
        return field.title
    return f"{contract.field_at(holder).title}: {field.title[:1].lower()}{field.title[1:]}"


def _question(field: Field, faults: Sequence[str]) -> str:
    """What is asked for, how to answer, and what is wrong with the answer, in the order they are read: before the box.

    The box itself carries the title as its label for screen readers. (Streamlit's own help is a button that doubles
    the stops for a keyboard user and hides the text.)
    """
    lines = "".join(f'<p class="samverkan-fault">{escape(fault)}</p>' for fault in faults)
    help_text = f"{field.help} {_ONE_A_LINE}" if inputs.box_of(field) == "lines" else field.help
    hint = f'<p class="samverkan-hint">{escape(help_text)}</p>' if help_text else ""
    return f'<div class="samverkan-question"><p class="samverkan-title">{escape(field.title)}</p>{hint}{lines}</div>'


def _concerns(fault: Fault, field: Field, path: str) -> bool:
    return fault.path == path or (field.kind in ("list", "mapping") and is_within(fault.path, path))


def _holder(path: str) -> str:
    return str(Path.parse(path).parent)
