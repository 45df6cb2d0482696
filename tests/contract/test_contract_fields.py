from __future__ import annotations

from typing import Any

import pytest

from generator.contract import Party, field_at, fields, is_filled, sections
from generator.contract.models.base import Reference


def test_every_field_has_a_title_and_a_help_text_in_swedish() -> None:
    for field in fields().values():
        assert field.title, field.path
        assert len(field.title) <= 60, field.path
        assert field.title[0].isupper(), field.path
        assert not field.title.endswith((".", ":")), field.path
        assert field.help.endswith((".", "?")), field.path
        assert "uppfyll" not in (field.title + field.help).lower(), field.path


def test_titles_read_well_in_a_gap_mark() -> None:
    marks = {path: field_at(path).title.lower() for path in ("direction.purpose", "parties[].task")}
    assert marks == {"direction.purpose": "syfte", "parties[].task": "partens uppgift"}
    assert field_at("parties[0].organisation_number").title.lower() == "organisationsnummer"


def test_fields_stand_in_the_order_of_the_contract() -> None:
    assert sections()[:3] == ("format", "initiative", "parties")
    assert sections()[-1] == "liability"
    assert len(sections()) == 40
    assert [path for path in fields() if "." not in path] == list(sections())


def test_only_format_the_name_and_ids_are_required() -> None:
    required = {path for path, field in fields().items() if field.required}
    ids = {path for path, field in fields().items() if field.kind == "id"}
    assert required == {"format", "initiative", "initiative.name", *ids}


@pytest.mark.parametrize(
    ("path", "kind", "reference", "or_words"),
    [
        ("parties[].organisation_number", "text", None, False),
        ("direction.purpose", "paragraph", None, False),
        ("initiative.date", "date", None, False),
        ("plans[].activities[].starts", "moment", None, False),
        ("risks[].likelihood", "integer", None, False),
        ("direction.goals[].target", "number", None, True),
        ("plans[].activities[].budget", "money", None, False),
        ("system.actors[].party", "flag", None, False),
        ("funding.reservation", "flag", None, True),
        ("parties[].kind", "choice", None, False),
        ("decisions[].decides", "reference", Reference("party_or_forum"), False),
        ("decisions[].endorses", "list", Reference("party_or_forum", or_words=True), True),
        ("challenge.examples", "list", None, False),
        ("direction", "object", None, False),
        ("parties", "objects", None, False),
        ("funding.budget", "mapping", None, False),
        ("plans[].budget_by_party", "mapping", Reference("party"), False),
        ("validity.from", "date", None, False),
    ],
)
def test_a_field_tells_its_kind(path: str, kind: str, reference: Reference | None, or_words: bool) -> None:
    field = fields()[path]
    assert (field.kind, field.reference, field.or_words) == (kind, reference, or_words)


def test_a_field_tells_its_choices_and_its_model() -> None:
    assert ("state_agency", "statlig myndighet") in field_at("parties[].kind").choices
    assert field_at("validity.until").choices == (("until_further_notice", "tills vidare"),)
    assert field_at("benefits[].party").choices == (("society", "samhället"),)
    assert field_at("parties").model is Party
    assert field_at("direction.purpose").multiline


def test_a_field_is_found_by_a_path_with_indices() -> None:
    assert field_at("parties[12].legal_basis[3].statute").path == "parties[].legal_basis[].statute"
    assert field_at("challenge.examples[2]").path == "challenge.examples"
    assert field_at("funding.budget.2027").path == "funding.budget"
    with pytest.raises(KeyError):
        field_at("parties[0].nmae")


@pytest.mark.parametrize("value", [None, "", " \n", (), ("",), {}, [None]])
def test_what_says_nothing_is_not_filled(value: Any) -> None:
    assert not is_filled(value)


@pytest.mark.parametrize("value", [0, False, "x", ("", "x"), {2027: 0}, Party(id="A")])
def test_zero_and_false_say_something(value: Any) -> None:
    assert is_filled(value)
