"""The changes between two versions: found, told and made again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_data import MAPPINGS, edited, unhurried

from generator.contract import Path
from generator.editing import Change, Named, Order, apply, diff, same
from generator.errors import EditError

PAIRS = MAPPINGS.flatmap(lambda old: st.tuples(st.just(old), st.one_of(edited(old), MAPPINGS)))


def _told(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    return [(str(change.path), change.old, change.new) for change in diff(old, new)]


@unhurried
@given(PAIRS)
def test_the_changes_made_to_the_old_give_the_new_and_made_to_the_same_give_nothing(pair: tuple[Any, Any]) -> None:
    old, new = pair
    changes = diff(old, new)
    assert same(apply(old, changes), new)
    assert bool(changes) == (not same(old, new))
    assert diff(old, old) == ()


def test_a_changed_value_is_told_by_its_row_and_who_changed_it_when() -> None:
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    old = {"parties": [{"id": "skv", "approval": {"body": "GD"}}]}
    new = {"parties": [{"id": "skv", "approval": {"body": "Styrelsen"}}]}
    path = Path.parse("parties[id=skv].approval.body")
    assert diff(old, new, "handläggare", now) == (Change("handläggare", now, path, "GD", "Styrelsen"),)


def test_a_moved_row_is_moved_and_neither_taken_away_nor_added() -> None:
    old = {"parties": [{"id": "A", "name": "Alfa"}, {"id": "B"}]}
    assert _told(old, {"parties": [{"id": "B"}, {"id": "A", "name": "Alfaverket"}]}) == [
        ("parties", Order((Named("id", "A"), Named("id", "B"))), Order((Named("id", "B"), Named("id", "A")))),
        ("parties[id=A].name", "Alfa", "Alfaverket"),
    ]


def test_plans_are_known_by_their_year_and_other_rows_by_what_they_say() -> None:
    old = {"plans": [{"year": 2027, "focus": "a"}], "risks": [{"risk": "x"}, {"risk": "y"}]}
    new = {"plans": [{"year": 2027, "focus": "b"}, {"year": 2028}], "risks": [{"risk": "y"}, {"risk": "z"}]}
    assert _told(old, new) == [
        ("plans[year=2028]", None, {"year": 2028}),
        ("plans[year=2027].focus", "a", "b"),
        ("risks[0]", {"risk": "x"}, None),
        ("risks[1]", None, {"risk": "z"}),
    ]


def test_one_and_true_and_null_and_missing_are_told_apart_as_a_file_tells_them() -> None:
    assert _told({"a": {"x": 1, "y": None}}, {"a": {"x": True}}) == [("a.x", 1, True)]


@pytest.mark.parametrize(
    "now", [{}, {"parties": [{"id": "A", "name": "Annat"}]}, {"parties": [{"id": "B"}]}, {"parties": "text"}]
)
def test_a_change_that_does_not_fit_what_stands_there_is_not_made(now: dict[str, Any]) -> None:
    changes = diff({"parties": [{"id": "A", "name": "Alfa"}]}, {"parties": [{"id": "A", "name": "Beta"}]})
    with pytest.raises(EditError):
        apply(now, changes)
