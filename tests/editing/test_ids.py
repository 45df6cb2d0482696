"""Ids that nothing else has."""

from __future__ import annotations

from typing import Any

import pytest

from generator.editing import new_id, row_id, taken_ids

MAPPING: dict[str, Any] = {
    "parties": [{"id": "F1"}, {"id": "skv"}, "text"],
    "organisation": {"forums": [{"id": "F2"}, {}]},
    "options": [{"id": "H1"}],
    "plans": [{"activities": [{"id": "A1"}]}, {"activities": [{"id": "A2"}]}, {}],
}


def test_ids_of_names_are_short_plain_and_never_taken() -> None:
    assert new_id("Göteborgs Stad – Övre Älvsborg") == "goteborgs-stad-ovre-alvsborg"
    assert new_id("Skatteverket", {"skatteverket", "skatteverket-2"}) == "skatteverket-3"
    assert (new_id("🇸🇪"), new_id("🇸🇪", otherwise="initiativ")) == ("ny", "initiativ")
    assert len(new_id("a" * 500)) <= 64


@pytest.mark.parametrize(
    ("rows", "taken", "free"),
    [
        ("parties", {"F1", "skv", "F2"}, None),
        ("organisation.forums", {"F1", "skv", "F2"}, "F3"),
        ("options", {"H1"}, "H2"),
        ("plans[2].activities", {"A1", "A2"}, "A3"),
        ("organisation.mandates", set(), None),
    ],
)
def test_parties_and_forums_share_a_space_and_activities_have_one_over_all_plans(
    rows: str, taken: set[str], free: str | None
) -> None:
    assert taken_ids(MAPPING, rows) == taken
    assert row_id(MAPPING, rows) == free


def test_rows_about_to_be_saved_count_too() -> None:
    assert row_id(MAPPING, "options", [{"id": "H2"}, {"id": "H3"}]) == "H4"
