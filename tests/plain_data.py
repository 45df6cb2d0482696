"""Hypothesis strategies for plain data as an initiative holds it, and for what people make of it."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# A busy machine is no fault of what is tested.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

KEYS = st.sampled_from(["name", "task", "a.b", "x[0]", "", '"', "från"])
WORDS = st.sampled_from(["", "a", "b", "ja", "år"])
SCALARS = st.one_of(WORDS, st.integers(0, 2), st.booleans(), st.sampled_from([1.0, 2.5]))


def _rows(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    ids = st.lists(st.sampled_from(["A", "B", "C", "d]e"]), unique=True, max_size=4)
    return ids.flatmap(
        lambda names: st.tuples(*(st.dictionaries(KEYS, values, max_size=2) for _ in names)).map(
            lambda rows: [{"id": name, **row} for name, row in zip(names, rows, strict=True)]
        )
    )


VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda values: st.one_of(
        st.dictionaries(KEYS, values, max_size=3),
        st.lists(SCALARS, max_size=4),
        st.lists(st.dictionaries(KEYS, values, max_size=2), max_size=3),
        _rows(values),
    ),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(st.sampled_from(["parties", "plans", "direction", "not known"]), VALUES, max_size=4)


@st.composite
def edited(draw: st.DrawFn, data: dict[str, Any]) -> dict[str, Any]:
    """The data with some values changed, taken away and added, and some rows moved."""
    kept = {key: _edited(draw, copy.deepcopy(item)) for key, item in data.items() if _stays(draw, key)}
    return kept | draw(MAPPINGS) if draw(st.integers(0, 3)) == 0 else kept


def _edited(draw: st.DrawFn, value: Any) -> Any:
    if draw(st.integers(0, 3)) == 0:
        return draw(VALUES) if not isinstance(value, dict) or "id" not in value else value
    if isinstance(value, dict):
        kept = {key: item if key == "id" else _edited(draw, item) for key, item in value.items() if _stays(draw, key)}
        return kept | ({draw(KEYS): draw(SCALARS)} if draw(st.booleans()) else {})
    if isinstance(value, list):
        rows = [_edited(draw, item) for item in value if _stays(draw, "")]
        return draw(st.permutations(rows)) if draw(st.integers(0, 2)) == 0 else rows
    return value


def _stays(draw: st.DrawFn, key: str) -> bool:
    return key == "id" or draw(st.integers(0, 4)) > 0
