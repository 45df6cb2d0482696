"""Between what is typed in a box and what is stored."""

from __future__ import annotations

from typing import Any

import pytest

from generator import contract, services
from generator.editing import each
from generator.web.inputs import fits, shown, understood


@pytest.mark.parametrize(
    ("path", "typed", "stored"),
    [
        ("parties[].organisation_number", "202100 5448", "202100-5448"),
        ("parties[].organisation_number", "162021005448", "202100-5448"),
        ("parties[].organisation_number", "20210", "20210"),
        ("parties[].contribution.amount_per_year", "4 800 000 kr", 4800000),
        ("parties[].contribution.amount_per_year", "4,5", "4,5"),
        ("parties[].contribution.full_time_equivalents", "2,5", 2.5),
        ("parties[].contribution.full_time_equivalents", "en och en halv", "en och en halv"),
        ("initiative.date", "20261124", "2026-11-24"),
        ("initiative.date", "24 november", "24 november"),
        ("direction.goals[].due", "q3 2027", "2027-Q3"),
        ("direction.goals[].due", "kvartal 3 2027", "2027-Q3"),
        ("government_assignment.dialogue.held", "Ja", True),
        ("government_assignment.joint_preparation", "Nej", False),
        ("government_assignment.joint_preparation", "Bara i två frågor.", "Bara i två frågor."),
        ("government_assignment.dialogue.departments", " Ett \n\nTvå\n", ["Ett", "Två"]),
        ("initiative.name", "  R&D <AB>  ", "R&D <AB>"),
        ("initiative.name", "   ", None),
        ("initiative.phase", None, None),
    ],
)
def test_what_is_typed_is_understood_or_kept_as_it_stands(path: str, typed: str | None, stored: Any) -> None:
    assert understood(contract.fields()[path], typed) == stored


@pytest.mark.parametrize(
    ("path", "stored", "text"),
    [
        ("parties[].contribution.amount_per_year", 4800000, "4 800 000"),
        ("parties[].contribution.amount_per_year", "fel", "fel"),
        ("parties[].contribution.full_time_equivalents", 2.5, "2,5"),
        ("government_assignment.dialogue.held", False, "Nej"),
        ("government_assignment.dialogue.departments", ["Ett", "Två"], "Ett\nTvå"),
        ("initiative.name", None, ""),
        ("initiative.phase", None, None),
    ],
)
def test_what_is_stored_is_shown_in_swedish_form_and_read_back_as_the_same(path: str, stored: Any, text: Any) -> None:
    field = contract.fields()[path]
    assert shown(field, stored) == text
    assert understood(field, text) == stored


def test_every_value_in_the_examples_survives_being_shown_and_left_unchanged() -> None:
    for name in services.examples():
        mapping = services.example(name)
        for field in contract.fields().values():
            if field.kind in ("object", "objects", "mapping"):
                continue
            for path, value in each(mapping, field.path):
                assert fits(field, value), path
                assert understood(field, shown(field, value)) == (None if value == [] else value), path
