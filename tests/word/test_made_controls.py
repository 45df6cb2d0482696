"""The clauses, values and gaps of documents as they are made: what is locked, and what waits to be filled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree
from making import changed
from word_reading import W, clauses, part

from generator.documents.base import Document
from generator.documents.registry import kinds

Made = Callable[..., bytes]


@pytest.fixture(params=kinds().values(), ids=kinds())
def kind(request: pytest.FixtureRequest) -> Document:
    return request.param  # type: ignore[no-any-return]


def test_every_clause_is_a_control_that_cannot_be_removed_in_the_kinds_own_order(kind: Document, made: Made) -> None:
    controls = clauses(made(kind.slug))
    assert {_property(control, "lock") for _, control in controls} == {"sdtLocked"}
    order = [clause.id for clause in kind.clauses]
    found = [clause for clause, _ in controls]
    assert found == [identity for identity in order if identity in found]
    assert len(found) > len(order) / 2


def test_no_value_is_locked_and_no_clause_stands_in_another(kind: Document, made: Made) -> None:
    docx = made(kind.slug)
    assert [value for value in _values(docx) if value.find(f"{W}sdtPr/{W}lock") is not None] == []
    assert [one for _, one in clauses(docx) if next(one.iterancestors(f"{W}sdt"), None) is not None] == []


def test_a_gap_is_a_placeholder_in_its_own_style_and_a_value_is_neither(kind: Document, made: Made) -> None:
    for control in _values(made(kind.slug)):
        text = "".join(t.text or "" for t in control.iter(f"{W}t"))
        placeholder = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        assert placeholder is text.startswith("[Att fylla i: "), text
        for run in control.iter(f"{W}r"):
            styled = "Lucka" in [style.get(f"{W}val") for style in run.iter(f"{W}rStyle")]
            assert styled is "".join(run.itertext()).startswith("[Att fylla i: "), text


@pytest.mark.parametrize("path", ["direction.purpose", "challenge.problem", "validity.from", "parties[1].task"])
def test_a_field_that_is_emptied_becomes_a_placeholder_at_its_own_path(path: str) -> None:
    def controls(docx: bytes) -> list[bool]:
        return [
            control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            for control in _values(docx)
            if _property(control, "tag") == path
        ]

    filled, emptied = controls(changed("agreement", {})), controls(changed("agreement", {path: None}))
    assert filled
    assert not any(filled)
    assert len(emptied) == len(filled)
    assert all(emptied)


def test_word_shows_the_fields_name_on_its_control() -> None:
    shown = {_property(control, "tag"): _property(control, "alias") for control in _values(changed("agreement", {}))}
    assert shown["direction.purpose"] == "Syfte"
    assert shown["parties[1].task"] == "Partens uppgift"


def _values(docx: bytes) -> list[etree._Element]:
    """The controls within a paragraph."""
    return [one for one in part(docx).iter(f"{W}sdt") if next(one.iterancestors(f"{W}p"), None) is not None]


def _property(control: etree._Element, name: str) -> str:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""
