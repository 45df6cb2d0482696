"""The contract's notation for where a value stands, and which row of a list is which."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from plain_data import unhurried

from generator.contract import EACH, Named, Path, by_ids, by_number, field_at, fields, look
from generator.contract.describe.paths import below, order_of, written
from generator.contract.describe.rows import find, marks
from generator.errors import PathError

KEYS = st.one_of(st.sampled_from(["parties", "plans", "budget_by_party", "funding", "budget"]), st.text(max_size=6))
STEPS = st.one_of(
    KEYS, st.integers(0, 999), st.builds(Named, st.sampled_from(["id", "year"]), st.text(max_size=6)), st.just(EACH)
)
PATHS = st.builds(lambda first, rest: Path((first, *rest)), KEYS, st.lists(STEPS, max_size=6).map(tuple))

DATA: dict[str, Any] = {
    "parties": [{"id": "A", "task": "Utreder"}, {"id": "B", "approval": {"body": "GD"}}],
    "plans": [{"year": 2027, "budget_by_party": {"skv.se": 7}}],
    "terms": ["ett", "två"],
}


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("parties[1].approval.body", ("parties", 1, "approval", "body")),
        ("parties[12].legal_basis[0].statute", ("parties", 12, "legal_basis", 0, "statute")),
        ("parties[].task", ("parties", EACH, "task")),
        ("parties[id=skv].task", ("parties", Named("id", "skv"), "task")),
        ("plans[year=2027].focus", ("plans", Named("year", "2027"), "focus")),
        ("funding.budget.2027", ("funding", "budget", "2027")),
        ("plans[0].budget_by_party.skv.se", ("plans", 0, "budget_by_party", "skv.se")),
        ("plans[0].budget_by_party.a[0]", ("plans", 0, "budget_by_party", "a[0]")),
        ('funding.budget."2027".x', ("funding", "budget", "2027", "x")),
        ('challenge."en.nyckel"', ("challenge", "en.nyckel")),
        ('parties[id="a]b"].""', ("parties", Named("id", "a]b"), "")),
        ("en nyckel", ("en nyckel",)),
    ],
)
def test_a_path_is_read_and_written_alike(text: str, steps: tuple[Any, ...]) -> None:
    assert Path.parse(text).steps == steps
    assert str(Path(steps)) == text


@unhurried
@given(PATHS)
def test_every_path_is_read_back_as_the_same(path: Path) -> None:
    assert Path.parse(str(path)) == path


@unhurried
@given(st.text(alphabet='aö.[]"=\\ 01\n', max_size=12))
@example("parties[99999999999999999999]")
@example("a" * 100_000)
@example('a."\\ud8')
def test_any_other_text_is_refused_with_a_sentence_that_quotes_it_and_nothing_else_is_raised(text: str) -> None:
    refused = ""
    try:
        assert Path.parse(str(Path.parse(text))) == Path.parse(text)
    except PathError as error:
        refused = str(error)
    assert not refused or (text[:80] in refused and len(refused) < 200)


@pytest.mark.parametrize("text", ["", ".", "a.", ".a", "a..b", "a[", "a]b", "a[-1]", "a[01]", "a[x]", "a.[0]", "a[0]b"])
def test_what_is_no_path_is_no_path(text: str) -> None:
    with pytest.raises(PathError, match="är ingen sökväg"):
        Path.parse(text)
    with pytest.raises(KeyError):
        field_at(text)


@unhurried
@given(st.lists(st.one_of(KEYS, st.integers(0, 99)), min_size=1, max_size=5))
def test_a_path_written_step_by_step_is_the_same_until_a_mappings_key_and_never_empty(steps: list[Any]) -> None:
    if isinstance(steps[0], str):
        path = written(steps)
        assert path
        holders = [Path(tuple(steps[:place])).pattern for place in range(len(steps))]
        if not {"funding.budget", "plans[].budget_by_party"} & {*holders}:
            assert path == str(Path(tuple(steps)))


def test_every_field_is_found_by_its_pattern_its_paths_and_what_stands_in_it() -> None:
    for pattern, field in fields().items():
        row = str(Path(tuple(0 if step is EACH else step for step in Path.parse(pattern).steps)))
        inside = {"list": "[3]", "objects": "[3]", "mapping": ".a.b"}.get(field.kind, "")
        assert field_at(pattern) == field_at(row) == field_at(row + inside) == field_at(Path.parse(row)) == field
        assert (Path.parse(row).pattern, Path.parse(row).steps[-1]) == (pattern, field.key)
    for unknown in ("parties[0].nonsense", "parties[0].task.x", "budget", "parties.task", "x[0]"):
        with pytest.raises(KeyError):
            field_at(unknown)


def test_paths_stand_in_the_order_of_a_file_whatever_they_say() -> None:
    known = ["initiative.name", "parties[0].task", "parties[2].id", "parties[2].name", "parties[10].name"]
    in_order = [*(Path.parse(path).steps for path in known), ("a[b",), ("okänd",)]
    mixed = in_order[3:] + in_order[:3]
    assert sorted(mixed, key=order_of) == in_order
    assert below("", "") == '""'


def test_a_value_is_looked_up_by_number_by_id_and_by_key_and_what_is_not_there_is_none() -> None:
    assert look(DATA, "parties[1].approval.body") == look(DATA, "parties[id=B].approval.body") == "GD"
    assert look(DATA, "plans[year=2027].budget_by_party.skv.se") == 7
    for path in ("parties[2].task", "parties[id=C].task", "parties.task", "terms[0].x", "parties[].task", "x[0].y[1]"):
        assert look(DATA, path) is None


def test_a_path_by_ids_and_by_numbers_say_the_same() -> None:
    same = {"parties[1].approval": "parties[id=B].approval", "plans[0].focus": "plans[year=2027].focus"}
    for number, name in same.items():
        assert str(by_ids(DATA, number)) == name
        assert str(by_number(DATA, name)) == number
    assert str(by_ids(DATA, "terms[1]")) == "terms[1]"
    assert by_number(DATA, "parties[id=C].task") is None


@pytest.mark.parametrize(
    ("seen", "index", "now", "place"),
    [
        ([{"id": "B"}, {"id": "A"}], 0, [{"id": "A"}, {"id": "B", "x": 1}], 1),
        ([{"id": "A"}, {"id": "A", "x": 1}], 1, [{"id": "A"}, {"id": "A", "x": 2}], 1),
        ([{"year": 2027}], 0, [{"year": 2026}, {"year": 2027, "focus": "x"}], 1),
        ([{"x": 2}], 0, [{"x": 1}, {"x": 2}, {"x": 3}], 1),
        ([{"x": 1}, {}], 1, [{"x": 1}, {"x": "new"}], 1),
        ([{"x": 1}, {"x": 1}], 0, [{"x": 2}, {"x": 1}], 0),
        ([{"x": 1}], 0, [{"x": 2}, {"x": 2}, {}], None),
        ([{"id": "A"}], 0, [{"id": "B"}], None),
        ([{"id": "A"}], 0, [{"x": 1}, {"id": "A"}, {"id": "A"}], None),
        ([{}], 0, [], None),
        ([None, {"x": 1}], 0, [], None),
        ([{"x": 1}], 3, [{"x": 1}], None),
        ("text", 0, None, None),
    ],
)
def test_a_row_is_known_by_its_id_or_year_else_its_words_else_its_number_and_never_guessed_at(
    seen: Any, index: int, now: Any, place: int | None
) -> None:
    assert find(seen, index, now) == place


def test_marks_tell_all_rows_apart_or_there_are_none() -> None:
    assert marks([{"id": "A"}, {"year": 2027}]) == [Named("id", "A"), Named("year", "2027")]
    assert marks([]) == []
    assert marks([{"id": "A"}, {"id": "A"}]) is marks([{"id": "A"}, {}]) is marks([{"id": ""}]) is marks(["x"]) is None
