"""Every value of a document stands in a control that says where it comes from, and can be read back."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from functools import reduce
from typing import Any

import pytest
from word_reading import clauses, record, values

from generator import contract, services, swedish
from generator.contract import Initiative
from generator.documents.registry import kinds

Made = Callable[..., bytes]
CONTROL = "{urn:samverkan:1}control"
FORMATS = {
    "": lambda value: swedish.long_date(value) if isinstance(value, datetime.date) else str(value),
    "cap": swedish.capitalised, "lowered": swedish.lowered, "sentence": swedish.sentence,
    "iso": lambda value: value.isoformat() if isinstance(value, datetime.date) else str(value),
    "number": lambda value: value if isinstance(value, str) else swedish.number(value),
    "kr": lambda value: value if isinstance(value, str) else swedish.kronor(value),
}  # fmt: skip


@pytest.fixture(params=kinds())
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_control_with_a_path_of_the_contract_shows_the_value_there(
    kind: str, initiative: Initiative, made: Made
) -> None:
    docx, mapping = made(kind), contract.to_mapping(initiative)
    formats = {one.get("id"): (one.get("format") or "").split(" ") for one in record(docx).iter(CONTROL)}
    read = [(identity, tag, text) for identity, tag, text in values(docx) if not tag.startswith("derived:")]
    assert read
    for identity, tag, text in read:
        value = contract.look(mapping, tag)
        if value in (None, [], ""):
            assert text.startswith("[Att fylla i: "), tag
        else:
            shown = reduce(lambda said, name: FORMATS[name](said), formats[identity], _dated(value))
            assert text == shown, tag


def test_the_record_names_each_control_and_holds_its_value_by_ids_and_by_index(
    kind: str, initiative: Initiative, made: Made
) -> None:
    docx, mapping = made(kind), contract.to_mapping(initiative)
    kept = [(one.get("id"), one.get("tag")) for one in record(docx).iter(CONTROL)]
    assert kept == [(identity, tag) for identity, tag, _ in values(docx)]
    shown = {identity: text for identity, _, text in values(docx)}
    for one in record(docx).iter(CONTROL):
        held = json.loads(one.text)
        if one.get("shown"):
            assert held == shown[one.get("id")] or shown[one.get("id")].startswith("[Att fylla i: ")
        else:
            assert held == contract.look(mapping, one.get("tag"))
            assert held == contract.look(mapping, one.get("path"))


def test_tags_are_no_longer_than_word_takes_and_derived_text_is_marked_as_such(
    kind: str, made: Made
) -> None:
    docx = made(kind)
    tags = {tag for _, tag, _ in values(docx)}
    assert all(0 < len(tag) <= 64 for tag in tags)
    paths = [tag for tag in tags if not tag.startswith("derived:")]
    assert all(contract.field_at(path) for path in paths)
    assert "derived:title" in tags


def test_the_longest_path_of_the_contract_fits_in_a_tag_with_room_for_hundreds_of_rows() -> None:
    assert max(len("derived:" + path.replace("[]", "[100]")) for path in contract.fields()) <= 64


def test_what_the_document_is_made_of_stands_in_its_own_part_with_and_without_comments(
    initiative: Initiative, made: Made
) -> None:
    for remarks in (False, True):
        said = record(made("agreement", remarks=remarks))
        assert said.get("kind") == "agreement"
        assert said.get("initiative") == initiative.initiative.id
        assert said.get("version") == (initiative.initiative.version or "")
        assert re.fullmatch("[0-9a-f]{16}", said.get("data"))


def test_a_value_with_line_breaks_stays_in_one_control() -> None:
    mapping = services.blank("x", "X") | {"direction": {"purpose": "Rad ett.\nRad två.\tSlut."}}
    docx = services.generate(mapping, "agreement")
    assert [text for _, tag, text in values(docx) if tag == "direction.purpose"] == ["Rad ett.\nRad två.\tSlut."]
    assert any(json.loads(one.text) == "Rad ett.\nRad två.\tSlut." for one in record(docx).iter(CONTROL))


def test_clauses_are_not_counted_as_values(made: Made) -> None:
    docx = made("agreement")
    assert {clause for clause, _ in clauses(docx)} <= {clause.id for clause in kinds()["agreement"].clauses}
    assert not [tag for _, tag, _ in values(docx) if tag.startswith("clause:")]


def _dated(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return datetime.date.fromisoformat(value)
    return value
