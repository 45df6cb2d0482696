"""Rows that Granska itself writes: checkpoints set aside and remarks answered, each found by what it is about."""

from __future__ import annotations

from typing import Any

from generator.editing import look
from generator.web import session
from generator.web.form import Form


def find(form: Form, path: str, name: str, about: str) -> int | None:
    """The number of the row of the list at `path` whose `name` is `about`; None when there is none."""
    return next((index for index, row in enumerate(form.rows(path)) if look(row, name) == about), None)


def drop(path: str, name: str, about: str, told: str) -> None:
    """Take such a row away, with a way back."""
    removed: list[Any] = []

    def without(rows: list[Any]) -> list[Any]:
        removed[:] = [row for row in rows if look(row, name) == about]
        return [row for row in rows if look(row, name) != about]

    def put_back() -> None:
        session.save_list(path, lambda rows: [*rows, *removed])

    if session.save_list(path, without) and removed:
        session.tell("success", f"Borttaget: {told}.", put_back)
