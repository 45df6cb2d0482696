"""Finding an organisation in the register by half its name, with a slip of the pen, or by its number."""

from __future__ import annotations

import pytest

from generator.web.organisation_search import search


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Skatteverket", "Skatteverket"),
        ("skatteveket", "Skatteverket"),
        ("pension", "Pensionsmyndigheten"),
        ("försäkringkassan", "Försäkringskassan"),
        ("digital", "Myndigheten för digital förvaltning"),
        ("202100-5489", "Bolagsverket"),
    ],
)
def test_the_organisation_that_was_meant_is_first(typed: str, first: str) -> None:
    assert search(typed)[0].name == first


def test_what_is_like_nothing_finds_nothing() -> None:
    assert search("Båtregistret i Luleå") == []
    assert search("") == []
