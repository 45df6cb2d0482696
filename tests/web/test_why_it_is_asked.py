"""What the pages tell of the guidance."""

from __future__ import annotations

from generator import catalogue
from generator.web.guidance import shown_in


def test_a_checkpoint_tells_by_title_and_document_where_it_shows() -> None:
    points = {point.id: point for point in catalogue.checkpoints()}
    assert shown_in(points["1.1.3"]) == "Visas i avsnittet ”Varför vi samverkar” (Inriktning)."
    assert shown_in(points["1.1.1"]) == (
        "Visas i avsnitten ”Gemensam utmaning, målgrupper och behov” (Inriktning) och "
        "”Dialog och kommunikation” (Handlingsplan)."
    )


def test_every_checkpoint_shows_somewhere() -> None:
    assert all(shown_in(point).startswith("Visas i ") for point in catalogue.checkpoints())
