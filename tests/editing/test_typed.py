"""What is typed or printed, and what is stored: each kind of field there and back."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plain_data import unhurried

from generator import contract, swedish
from generator.contract import Field, Quarter, fields
from generator.editing import same
from generator.editing.typed import amount_understood, amount_written, item_understood, understood, written

NAMES = {"skv": "Skatteverket", "A": "B", "B": "A", "F2": "Styrgruppen"}
FIELDS = [field for field in fields().values() if field.kind not in ("object", "objects")]
LARGEST = 10**15

WORDS = st.text(max_size=30).map(lambda text: text.strip())
LINE = st.text(st.characters(exclude_characters="\r\n"), max_size=20).map(lambda text: text.strip()).filter(bool)
DAYS = st.dates().map(str)
QUARTERS = st.builds(Quarter, st.integers(1, 9999), st.integers(1, 4)).map(str)
WHOLE = st.integers(-LARGEST, LARGEST)
NUMBERS = st.one_of(WHOLE, st.floats(-LARGEST, LARGEST, allow_nan=False))
BY_KIND: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS, "paragraph": WORDS, "id": st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,9}", fullmatch=True),
    "date": DAYS, "moment": st.one_of(DAYS, QUARTERS), "integer": WHOLE, "money": WHOLE, "number": NUMBERS,
    "flag": st.booleans(), "reference": st.sampled_from([*NAMES]),
}  # fmt: skip


def _values(field: Field) -> st.SearchStrategy[Any]:
    """Every value that the contract takes for the field; of words, those that say nothing else."""
    choices = st.sampled_from([code for code, _ in field.choices]) if field.choices else st.nothing()
    if field.kind == "mapping":
        keys = st.sampled_from([*NAMES]) if field.reference else st.integers(1000, 9999).map(str)
        return st.dictionaries(keys, WHOLE, min_size=1)
    if field.kind == "list":
        items = choices if field.choices else st.sampled_from([*NAMES]) if field.reference else LINE
        return st.lists(items, min_size=1)
    own = choices if field.kind == "choice" else st.one_of(choices, BY_KIND[field.kind])
    return st.one_of(own, LINE.filter(lambda text: _says_nothing_else(field, text))) if field.or_words else own


def _says_nothing_else(field: Field, text: str) -> bool:
    return understood(field, text, NAMES) == text


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.path)
def test_every_value_that_can_be_stored_is_written_as_a_text_that_is_understood_as_the_same(field: Field) -> None:
    @settings(unhurried, max_examples=30)
    @given(_values(field))
    def there_and_back(value: Any) -> None:
        assume(field.key != "organisation_number" or contract.normalise(str(value)) is None)
        assert same(understood(field, written(field, value, NAMES), NAMES), None if value == "" else value)

    there_and_back()


@unhurried
@given(st.sampled_from(FIELDS), st.text(max_size=20))
def test_what_was_understood_is_understood_the_same_when_it_is_written(field: Field, text: str) -> None:
    value = understood(field, text, NAMES)
    assert same(understood(field, written(field, value, NAMES), NAMES), value)


@pytest.mark.parametrize(
    ("path", "typed", "stored"),
    [
        ("parties[].organisation_number", "202100 5448", "202100-5448"),
        ("parties[].contribution.amount_per_year", "4 800 000 kr", 4800000),
        ("parties[].contribution.amount_per_year", "4\u00a0800\u00a0000\u00a0kr", 4800000),
        ("parties[].contribution.amount_per_year", "−250 000:-", -250000),
        ("parties[].contribution.amount_per_year", "4,5", "4,5"),
        ("parties[].contribution.amount_per_year", "2026 2027", "2026 2027"),
        ("parties[].contribution.full_time_equivalents", "12,5", 12.5),
        ("funding.shares[].percent", "33,3 %", 33.3),
        ("direction.goals[].baseline", "60 %", "60 %"),
        ("direction.goals[].baseline", "60", 60),
        ("initiative.date", "den 24 november 2026", "2026-11-24"),
        ("initiative.date", "24 nov. 2026", "2026-11-24"),
        ("initiative.date", "20261124", "2026-11-24"),
        ("initiative.date", "den 31 februari 2026", "den 31 februari 2026"),
        ("initiative.date", "20269999", "20269999"),
        ("direction.goals[].due", "kvartal 3 2027", "2027-Q3"),
        ("direction.goals[].due", "2027 q3", "2027-Q3"),
        ("validity.until", "Tills vidare", "until_further_notice"),
        ("initiative.status", "Utkast", "draft"),
        ("initiative.status", "draft", "draft"),
        ("decisions[].reserved", "ja", True),
        ("government_assignment.joint_preparation", "Bara i två frågor.", "Bara i två frågor."),
        ("decisions[].decides", "styrgruppen", "F2"),
        ("decisions[].decides", "någon annan", "någon annan"),
        ("decisions[].consulted", "Skatteverket\r\n\r\n Styrgruppen ", ["skv", "F2"]),
        ("plans[].budget_by_party", "Skatteverket: 1 250 000 kr\nF9: fel", {"skv": 1250000, "F9": "fel"}),
        ("plans[].budget_by_party", "ingen uppdelning", "ingen uppdelning"),
        ("initiative.name", "  R&D <AB>  ", "R&D <AB>"),
        ("initiative.name", " \u00a0 ", None),
    ],
)
def test_swedish_ways_of_writing_are_understood_and_what_is_none_is_kept(path: str, typed: str, stored: Any) -> None:
    assert same(understood(fields()[path], typed, NAMES), stored)


@unhurried
@given(st.dates(datetime.date(1000, 1, 1)), WHOLE, st.floats(-1e9, 1e9).map(lambda value: round(value, 6)))
def test_what_documents_print_is_understood_as_what_it_was_printed_of(
    day: datetime.date, whole: int, number: float
) -> None:
    date, money = fields()["initiative.date"], fields()["funding.investment.amount"]
    count = fields()["funding.shares[].percent"]
    assert understood(date, swedish.long_date(day)) == day.isoformat()
    assert understood(date, swedish.capitalised(swedish.long_date(day))) == day.isoformat()
    assert understood(money, swedish.kronor(whole)) == understood(money, swedish.number(whole)) == whole
    assert understood(count, swedish.number(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(1e-7, "0"), (-1e-7, "0"), (-0.0, "0"), (0.9999999, "1"), (-2.5, "−2,5"), (2.0, "2"), (-3, "−3")],
)
def test_a_number_is_printed_without_needless_decimals_and_with_a_minus(number: float, text: str) -> None:
    assert swedish.number(number) == text


@unhurried
@given(st.one_of(st.none(), WHOLE, LINE.filter(lambda text: amount_understood(text) == text)))
def test_an_amount_there_and_back(amount: Any) -> None:
    assert same(amount_understood(amount_written(amount)), amount)


def test_choices_are_told_apart_by_code_and_by_label() -> None:
    for field in FIELDS:
        for code, label in field.choices:
            assert item_understood(field, label) == item_understood(field, code) == code, (field.path, code)
