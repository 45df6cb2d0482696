import pytest

from generator.contract import luhn_ok, normalise


@pytest.mark.parametrize("number", ["202100-5448", "212000-3005", "232100-0024", "556559-4230", "2021005448"])
def test_a_right_check_digit_is_right(number: str) -> None:
    assert luhn_ok(number)


@pytest.mark.parametrize("number", ["202100-5449", "212000-1008", "202100-544", ""])
def test_a_wrong_check_digit_or_no_number_is_wrong(number: str) -> None:
    assert not luhn_ok(number)


@pytest.mark.parametrize("typed", ["202100-5448", "2021005448", " 202100 5448 ", "16202100-5448", "202100–5448"])
def test_a_number_is_stored_with_a_hyphen_however_it_was_typed(typed: str) -> None:
    assert normalise(typed) == "202100-5448"


@pytest.mark.parametrize("typed", ["", "20210-5448", "202100-54481", "abcdef-ghij", "٢٠٢١٠٠-٥٤٤٨"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert normalise(typed) is None
