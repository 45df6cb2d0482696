"""Granska: the task list, the checkpoints, the remarks, and the answers to check."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from generator import contract, services
from generator.store import Store
from generator.web.page_contents import PAGES, THEMES, address_of

Open = Callable[..., AppTest]

DRAFT: dict[str, Any] = {
    "format": "samverkan/1",
    "initiative": {"id": "prov", "name": "Prov"},
    "parties": [{"id": "A", "name": "Alfa & <b>", "kind": "state_agency"}, {"id": "B", "kind": "municipality"}],
    "definitions": [{"term": "part", "meaning": "den som ingår"}],
}


def _said(app: AppTest) -> str:
    texts = (app.markdown, app.caption, app.header, app.subheader, app.title)
    return "\n".join(str(element.value) for kind in texts for element in kind)


def _html(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def _statuses(app: AppTest) -> dict[str, str]:
    """The status of each theme: its link is followed by a caption that says it."""
    links = [link.proto.label for link in app.get("page_link")]
    captions = [caption.value for caption in app.caption][-len(THEMES) :]
    return dict(zip(links[-len(THEMES) :], captions, strict=True))


def test_the_task_list_says_of_every_theme_how_far_it_has_come(store: Store, open_screen: Open) -> None:
    statuses = _statuses(open_screen("review", store.create(DRAFT)))
    assert len(statuses) == len(THEMES)
    assert statuses["Definitioner"] == "Ifylld"
    assert statuses["Beslutsmatris"] == "Inte påbörjad"
    assert re.fullmatch(r"Påbörjad: \d+ att ta ställning till", statuses["Organisation"])


def test_a_fault_is_told_at_its_theme_and_stops_the_count(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT | {"benefits": [{"id": "n", "party": "X"}]})
    app = open_screen("review", key)
    assert "Fel i uppgifterna" in _said(app)
    assert _statuses(app)["Nyttor"] == "Påbörjad: 1 att rätta"
    assert "kan inte räknas" in _said(open_screen("review", key, **{"del": "kontroll"}))
    assert "kan inte visas" in _said(open_screen("review", key, **{"del": "anmarkningar"}))


@pytest.mark.parametrize("view", ["lista", "kontroll", "anmarkningar", "svar"])
@pytest.mark.parametrize("name", services.examples())
def test_no_view_says_that_anything_is_fulfilled(store: Store, open_screen: Open, view: str, name: str) -> None:
    app = open_screen("review", store.create(services.example(name)), **{"del": view})
    assert not app.exception
    assert not app.error
    assert "av 94 kontrollpunkter" in _said(app)
    assert "uppfyll" not in (_said(app) + _html(app)).lower()


def test_a_checkpoint_is_set_aside_with_a_reason_and_taken_back(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    app = open_screen("review", key, **{"del": "kontroll", "val": "1.2"})
    before = services.check(DRAFT).coverage["1.2"].dealt_with
    app.button(key="not-applicable-1.2.1").click().run()
    app.text_area(key=f"{key}:not_applicable[0].reason").set_value("Bara två aktörer berörs.").run()
    mapping = store.read(key).mapping
    assert mapping["not_applicable"] == [{"checkpoint": "1.2.1", "reason": "Bara två aktörer berörs."}]
    assert services.check(mapping).coverage["1.2"].dealt_with == before + 1
    app.button(key="applies-1.2.1").click().run()
    assert "not_applicable" not in store.read(key).mapping
    next(button for button in app.button if button.label == "Ångra").click().run()
    assert store.read(key).mapping["not_applicable"] == mapping["not_applicable"]


def test_a_remark_is_answered_with_a_reason_for_all_of_its_kind_and_the_answer_taken_back(
    store: Store, open_screen: Open
) -> None:
    key, code = store.create(DRAFT), "benefits.none_for_party"
    app = open_screen("review", key, **{"del": "anmarkningar"})
    assert app.button(key=f"answer-{code}").label == "Besvara alla 2"
    app.button(key=f"answer-{code}").click().run()
    app.text_area(key=f"{key}:answered_notes[0].reason").set_value("Nyttorna tas fram i nästa etapp.").run()
    app.text_input(key=f"{key}:answered_notes[0].by_title").set_value("rättschef").run()
    mapping = store.read(key).mapping
    assert {finding.severity for finding in services.check(mapping).findings if finding.code == code} == {"help"}
    assert contract.faults(mapping) == ()
    app.button(key=f"unanswer-{code}").click().run()
    assert "answered_notes" not in store.read(key).mapping


def test_what_is_missing_by_law_itself_cannot_be_answered_away(store: Store, open_screen: Open) -> None:
    app = open_screen("review", store.create(DRAFT), **{"del": "anmarkningar"})
    assert any(f.code == "needed.validity" for f in services.check(DRAFT).findings)
    assert "answer-needed.validity" not in [button.key for button in app.button]


@pytest.mark.parametrize("page", PAGES, ids=address_of)
def test_the_answers_of_every_page_stand_there_with_ways_to_change_them_and_back(
    store: Store, open_screen: Open, page: str
) -> None:
    key = store.create(services.example("efterlevande"))
    app = open_screen("review", key, **{"del": "svar", "val": address_of(page)})
    assert not app.exception
    links = re.findall(r'href="\./([a-z-]+)\?([^"]+)"', _html(app))
    assert len(links) > 4
    assert {target for target, _ in links} == {address_of(page)}
    assert all(f"tillbaka=svar.{address_of(page)}" in query and "falt=" in query for _, query in links)


def test_what_someone_wrote_is_text_among_the_answers(store: Store, open_screen: Open) -> None:
    app = open_screen("review", store.create(DRAFT), **{"del": "svar", "val": "organisationer"})
    assert "Alfa &amp; &lt;b&gt;" in _html(app)
    assert "<b>" not in _html(app)


def test_a_change_from_granska_leads_back_to_where_it_came_from(store: Store, open_screen: Open) -> None:
    app = open_screen("direction", store.create(DRAFT), **{"tillbaka": "kontroll.3.1"})
    link = next(link.proto for link in app.get("page_link") if "Tillbaka" in link.proto.label)
    assert "del=kontroll" in link.query_string
    assert "val=3.1" in link.query_string
