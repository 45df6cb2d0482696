from __future__ import annotations

import runpy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator import settings
from generator.contract import faults, schema, sections
from generator.contract.describe.json_schema import written


def test_the_schema_file_is_fresh() -> None:
    path = settings.resource("schemas", "initiative.schema.json")
    assert path.read_text(encoding="utf-8") == written(), "run python -m tools.schemas"


def test_the_command_writes_the_schema(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setattr(settings, "resource", lambda *parts: tmp_path / parts[-1])
    runpy.run_module("tools.schemas", run_name="__main__")
    assert (tmp_path / "initiative.schema.json").read_text(encoding="utf-8") == written()


def test_both_examples_are_valid_against_the_schema(example_mapping: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema())
    assert list(Draft202012Validator(schema()).iter_errors(example_mapping)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"format": "samverkan/2"},
        {"unknown": 1},
        {"initiative": {"id": "a b", "name": "x"}},
        {"initiative": {"id": "a"}},
        {"initiative": {"id": "a", "name": "x", "date": "24 november"}},
        {"parties": [{"id": "A", "kind": "agency"}]},
        {"parties": [{"id": "A", "organisation_number": "2021005448"}]},
        {"plans": [{"year": 2027, "activities": [{"id": "A1", "starts": "2027-Q5"}]}]},
        {"risks": [{"likelihood": 6}]},
        {"funding": {"budget": {"nästa år": 5}}},
        {"risks": [None]},
    ],
)
def test_schema_and_loader_refuse_the_same(minimal: dict[str, Any], change: dict[str, Any]) -> None:
    assert list(Draft202012Validator(schema()).iter_errors(minimal | change))
    assert faults(minimal | change)


def test_schema_and_loader_both_take_null_for_missing(minimal: dict[str, Any]) -> None:
    nulls = minimal | {key: None for key in sections() if key not in minimal}
    assert not list(Draft202012Validator(schema()).iter_errors(nulls))
    assert not faults(nulls)


@pytest.mark.parametrize("name", sections())
def test_each_section_has_a_schema_of_its_own(name: str, survivors: dict[str, Any]) -> None:
    part = schema(name)
    Draft202012Validator.check_schema(part)
    assert part["title"]
    if name in survivors:
        assert not list(Draft202012Validator(part).iter_errors(survivors[name]))


def test_an_unknown_section_has_none() -> None:
    with pytest.raises(KeyError):
        schema("nothing")
