"""Swedish forms: names, numbers, dates and lists as a careful official writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import swedish
from generator.values import Labelled

HARD = "\u00a0"


@pytest.mark.parametrize(
    ("name", "genitive"),
    [("Skatteverket", "Skatteverkets"), ("Region Västra Götaland", "Region Västra Götalands"), ("SCB", "SCB:s"),
     ("Arbetsgruppen IT", "Arbetsgruppen IT:s"), ("SÄPO", "SÄPO:s"),
     ("Statens haverikommission", "Statens haverikommissions"),
     ("Kriminalvårdens", "Kriminalvårdens"), ("ESS", "ESS"), ("Borås", "Borås"), ("Växjö", "Växjös"),
     ("Malax", "Malax"),
     ("Schweiz", "Schweiz"), ("Avdelning 4", "Avdelning 4:s"), ("eSam", "eSams"), ("", "")],
)  # fmt: skip
def test_a_genitive_follows_the_names_last_letter(name: str, genitive: str) -> None:
    assert swedish.genitive(name) == genitive


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (999, "999"), (1000, f"1{HARD}000"), (1_250_000, f"1{HARD}250{HARD}000"), (2.5, "2,5"), (3.0, "3"),
     (1234.5, f"1{HARD}234,5"), (-7, "−7"), (0.1 + 0.2, "0,3"), (33.333333, "33,333333")],
)  # fmt: skip
def test_a_number_has_hard_spaces_a_comma_and_no_needless_decimals(value: float, written: str) -> None:
    assert swedish.number(value) == written
    assert swedish.kronor(value) == f"{written}{HARD}kr"


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_back_from_its_figures(value: int) -> None:
    assert int(swedish.number(value).replace(HARD, "")) == value


@pytest.mark.parametrize(("value", "words"), [(0, "noll"), (1, "ett"), (12, "tolv"), (13, "13"), (1000, f"1{HARD}000")])
def test_small_numbers_are_words_in_running_text(value: int, words: str) -> None:
    assert swedish.in_words(value) == words


def test_a_date_is_kept_on_one_line() -> None:
    assert swedish.long_date(date(2026, 3, 1)) == f"den{HARD}1{HARD}mars{HARD}2026"


@pytest.mark.parametrize(
    ("items", "listed"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c"),
     ([Labelled("x", "Styrgruppen"), "b"], "Styrgruppen och b")],
)  # fmt: skip
def test_a_list_is_a_phrase_with_one_and(items: list[str], listed: str) -> None:
    assert swedish.listed(items) == listed


def test_a_list_of_choices_ends_in_or() -> None:
    assert swedish.listed(["a", "b", "c"], "eller") == "a, b eller c"


@pytest.mark.parametrize(
    ("text", "lowered"),
    [("Styrgruppen", "styrgruppen"), ("IT-drift", "IT-drift"), ("EU-frågor", "EU-frågor"), ("Å", "Å"), ("", ""),
     ("Ålder och kön", "ålder och kön")],
)  # fmt: skip
def test_a_title_within_a_sentence_has_a_small_letter_unless_it_is_an_initialism(text: str, lowered: str) -> None:
    assert swedish.lowered(text) == lowered


@pytest.mark.parametrize(("text", "large"), [("årsplan", "Årsplan"), ("eSam", "ESam"), ("", "")])
def test_a_sentence_begins_with_a_large_letter(text: str, large: str) -> None:
    assert swedish.capitalised(text) == large


@pytest.mark.parametrize(
    ("text", "ended"),
    [("Klart", "Klart."), ("Klart. ", "Klart."), ("Klart!", "Klart!"), ("Varför?", "Varför?"), ("så:", "så:"),
     ("”Klart”", "”Klart”"), ("  ", ""), ("osv…", "osv…")],
)  # fmt: skip
def test_a_sentence_ends_once(text: str, ended: str) -> None:
    assert swedish.sentence(text) == ended


@pytest.mark.parametrize(
    "kept",
    ["8 §", "9 kap. 37 §", "10 kap. 27 a §", "3–5 §§", "artikel 26", "Bilaga 5", "Dnr 7/26", "1 250 000 kr", "20 %"],
)
def test_what_belongs_together_stays_on_one_line(kept: str) -> None:
    assert swedish.hard_spaces(f"enligt {kept} och mer") == f"enligt {kept.replace(' ', HARD)} och mer"


@given(st.text(max_size=60))
def test_hard_spaces_change_nothing_but_spaces(text: str) -> None:
    assert swedish.hard_spaces(text).replace(HARD, " ") == text.replace(HARD, " ")


@pytest.mark.parametrize(("count", "words"), [(1, "en månad"), (12, "tolv månader"), (18, "18 månader")])
def test_months_are_counted_in_words(count: int, words: str) -> None:
    assert swedish.months(count) == words


@pytest.mark.parametrize(
    ("title", "the"),
    [("Målbild", "målbilden"), (" gemensam Målbild ", "den gemensamma målbilden"), ("Årsplan", "årsplanen"),
     ("Årlig handlingsplan", "den årliga handlingsplanen"), ("Kompassen", "handlingsplanen")],
)  # fmt: skip
def test_a_title_that_is_known_has_its_definite_form(title: str, the: str) -> None:
    assert swedish.definite(title, "handlingsplanen") == the


@pytest.mark.parametrize(
    ("rhythm", "every"), [("tertial", "varje tertial"), ("År", "varje År"), ("Varannan vecka", "varannan vecka")]
)
def test_a_bare_period_is_every_period(rhythm: str, every: str) -> None:
    assert swedish.every(rhythm) == every


@pytest.mark.parametrize(
    ("when", "turn"),
    [("årsskifte", "ett årsskifte"), ("ett kvartalsskifte", "ett kvartalsskifte"),
     ("en 1 juli", f"den{HARD}1{HARD}juli"),
     ("utgången av ett år", "utgången av ett år")],
)  # fmt: skip
def test_a_notice_counts_to_a_turn_of_the_year_or_to_a_day(when: str, turn: str) -> None:
    assert swedish.turn(when) == turn
