"""Putting a value where a path says, and finding it again in data that have changed."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from plain_data import MAPPINGS, SCALARS, unhurried

from generator.editing import each, follow, leaves, look, put, row_now, same
from generator.errors import EditError


def test_a_value_is_put_without_touching_the_original_and_makes_the_objects_it_needs() -> None:
    data = {"parties": [{"id": "A"}]}
    wanted = {"parties": [{"id": "A", "approval": {"body": "GD"}}]}
    assert put(data, "parties[0].approval.body", "GD") == put(data, "parties[id=A].approval.body", "GD") == wanted
    assert data == {"parties": [{"id": "A"}]}


def test_emptying_the_last_value_of_an_object_takes_the_object_away() -> None:
    data = {"parties": [{"id": "A", "approval": {"body": "GD"}}]}
    assert put(data, "parties[0].approval.body", None) == {"parties": [{"id": "A"}]}


@pytest.mark.parametrize(
    "path", ["initiative.name", "initiative[0]", "parties[1].name", "parties[id=B].name", "parties[]"]
)
def test_what_stands_in_the_way_is_not_written_over(path: str) -> None:
    with pytest.raises(EditError, match=r"annan form|finns inte längre"):
        put({"initiative": "bara text", "parties": [{"id": "A"}]}, path, "Nytt")


@unhurried
@given(MAPPINGS, SCALARS)
def test_every_value_can_be_put_anew_and_nothing_else_changes(data: dict[str, Any], value: Any) -> None:
    before = copy.deepcopy(data)
    for path, old in leaves(data):
        changed = put(data, path, value)
        assert same(look(changed, path), value)
        assert same(put(changed, path, old), data)
    assert same(data, before)


def test_a_value_is_followed_to_where_its_rows_have_moved() -> None:
    seen = {"plans": [{"year": 2026}, {"year": 2027, "activities": [{"id": "A1"}, {"id": "A2"}]}]}
    now = {"plans": [{"year": 2027, "activities": [{"id": "A2", "title": "x"}]}]}
    assert str(follow("plans[1].activities[1].title", seen, now)) == "plans[0].activities[0].title"
    assert str(follow("plans[year=2027].activities[id=A2].title", seen, now)) == "plans[0].activities[0].title"
    assert follow("plans[1].activities[0].title", seen, now) is None
    assert follow("plans[id=X].focus", seen, now) is None


def test_a_row_that_cannot_be_told_from_others_is_refused_with_a_sentence() -> None:
    with pytest.raises(EditError, match="av någon annan"):
        row_now([{"x": 2}, {"x": 2}], 0, [{"x": 1}])


def test_a_pattern_leads_to_every_row_there_is() -> None:
    data = {"plans": [{"activities": [{"id": "A1"}]}, {"activities": "text"}, {"activities": [{"id": "A2"}, {}]}]}
    assert [(str(path), value) for path, value in each(data, "plans[].activities[].id")] == [
        ("plans[0].activities[0].id", "A1"),
        ("plans[2].activities[0].id", "A2"),
        ("plans[2].activities[1].id", None),
    ]
