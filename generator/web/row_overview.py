"""The rows of a list as a table to read: the overview above the form of one row."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from generator import contract
from generator.web.form import Form
from generator.web.names import said
from generator.web.places import Block, in_row

_ROWS_AT_MOST = 200
_LONGEST = 160


def row_name(form: Form, block: Block, path: str, index: int) -> str:
    """What a row is called where one is chosen: its number and what names it."""
    columns = block.columns or block.fields
    values = (cell(form, in_row(column, f"{path}[{index}]")) for column in columns)
    named = [text for _, text in zip(range(block.naming), values, strict=False) if text]
    return f"{index + 1}. {', '.join(named) or f'{block.row[:1].upper()}{block.row[1:]} utan innehåll'}"


def cell(form: Form, path: str) -> str:
    """A value as a table shows it."""
    text = said(form.mapping, path, form.value(path))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def overview(form: Form, block: Block, path: str, chosen: int) -> None:
    """Every row in the columns of the block; the chosen one is marked."""
    heads = "".join(f'<th scope="col">{escape(contract.field_at(column).title)}</th>' for column in block.columns)
    count = len(form.rows(path))
    lines = "".join(_line(form, block, path, index, chosen) for index in range(min(count, _ROWS_AT_MOST)))
    more = f"<p>Här visas de {_ROWS_AT_MOST} första av {count} rader.</p>" if count > _ROWS_AT_MOST else ""
    st.html(
        f'<div class="samverkan-table" role="region" tabindex="0" aria-label="{escape(block.title)}, översikt"><table>'
        f'<caption>{escape(block.title)}: översikt</caption><thead><tr><th scope="col">Nr</th>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table>{more}</div>"
    )


def _line(form: Form, block: Block, path: str, index: int, chosen: int) -> str:
    cells = _cells(form, block.columns, f"{path}[{index}]")
    mark = ' class="samverkan-chosen" aria-current="true"' if index == chosen else ""
    return f'<tr{mark}><th scope="row">{index + 1}</th>{"".join(f"<td>{escape(text)}</td>" for text in cells)}</tr>'


def _cells(form: Form, columns: Sequence[str], row: str) -> list[str]:
    return [cell(form, in_row(column, row)) for column in columns]
