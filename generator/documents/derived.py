"""What a kind of document says beside the initiative's own data.

It is given, never written into what it was made from: the one place where rows and cells meet is `base.context`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

# What a template can print or ask about: text (a gap and a labelled code are text too), numbers, dates, and these in
# lists and by name.
Value: TypeAlias = "str | int | float | bool | date | Sequence[Value] | Mapping[str, Value] | None"
Values: TypeAlias = "dict[str, Value]"
Row: TypeAlias = "Mapping[str, Value]"


@dataclass(frozen=True, slots=True)
class Derived:
    """`values` by name, which a template reaches as ``derived.<name>``; and `cells` for the rows of lists, by a list's
    path: one mapping a row, in the rows' order, reached as ``<row>.derived.<name>``."""

    values: Values
    cells: Mapping[str, Sequence[Values]] = field(default_factory=dict)


def merged(*parts: Derived | Values) -> Derived:
    """All of `parts` in one; of what is given twice the later counts. Cells of one list are as many in all of them."""
    values: Values = {}
    cells: dict[str, list[Values]] = defaultdict(list)
    for part in parts:
        given = part if isinstance(part, Derived) else Derived(part)
        values |= given.values
        for path, rows in given.cells.items():
            before = cells[path] or [{} for _ in rows]
            cells[path] = [{**old, **new} for old, new in zip(before, rows, strict=True)]
    return Derived(values, cells)
