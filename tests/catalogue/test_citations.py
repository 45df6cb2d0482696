"""What free text cites."""

from __future__ import annotations

import pytest

from generator.catalogue.citations import amount_in, cites, has_date, has_reference, is_to_be_stated, mentions


@pytest.mark.parametrize(
    ("text", "chapter", "section"),
    [
        ("10 kap. 27 § offentlighets- och sekretesslagen (2009:400)", 10, "27"),
        ("10 kap. 15 a § samma lag", 10, "15 a"),
        ("10 kap. 1, 2 och 2 a §§", 10, "2 a"),
        ("3 kap. 17–18 §§ lagen (2016:1145)", 3, "18"),
        ("3 kap. 11–18 §§", 3, "17"),
        ("8 § förvaltningslagen (2017:900)", None, "8"),
        ("enligt 10:28", 10, "28"),
        ("enligt 10:15 a", 10, "15 a"),
        ("3:17–18", 3, "18"),
        ("3 kap 17 § LOU", 3, "17"),
    ],
)
def test_a_section_is_found_however_it_is_written(text: str, chapter: int | None, section: str) -> None:
    assert cites(text, chapter, section)


@pytest.mark.parametrize(
    ("text", "chapter", "section"),
    [
        ("10 kap. 8 § förvaltningslagen", None, "8"),
        ("18 § förvaltningslagen (2017:900)", None, "8"),
        ("10 kap. 2 a §", 10, "2"),
        ("lagen (2009:400)", 9, "400"),
        ("5 och 6 kap.", None, "5"),
    ],
)
def test_another_section_is_not_taken_for_it(text: str, chapter: int | None, section: str) -> None:
    assert not cites(text, chapter, section)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Omdisponering upp till 100 000 kr", 100_000),
        ("högst 1\u00a0250\u00a0000 kronor", 1_250_000),
        ("högst 1,5 miljoner kronor eller 900 tkr", 1_500_000),
        ("under 3 år", None),
        ("20 kraftfulla åtgärder", None),
    ],
)
def test_the_largest_amount_is_read_in_whole_kronor(text: str, amount: int | None) -> None:
    assert amount_in(text) == amount


def test_a_source_has_a_date_and_a_reference_of_any_form() -> None:
    assert has_date("arbetsordning 2026-01-15")
    assert has_date("beslut den 5 mars 2026")
    assert not has_date("arbetsordning från i våras")
    assert has_reference("arbetsordning 2026-01-15, dnr FK 2026/000321")
    assert has_reference("delegationsbeslut 2026-01-15, 2023KS133")
    assert not has_reference("5 § arbetsordningen 2026-01-15")
    assert not has_reference("arbetsordning 2026-01-15, dnr saknas")


def test_words_are_found_from_their_beginning_only() -> None:
    assert mentions("Konsekvensbedömningen görs i maj", "konsekvensbedömning")
    assert not mentions("självkontroll", "kontroll")
    assert is_to_be_stated("Att ange efter utredning")
    assert not is_to_be_stated("2 § instruktionen")
