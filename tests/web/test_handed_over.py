"""A text that the browser hands over reaches the value it was written for, or is asked about; nothing else is taken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from generator import services
from generator.editing import Path
from generator.store import Store
from generator.web.unsaved import address_of, path_at

Open = Callable[..., AppTest]

PARTIES = [{"id": "A", "name": "Alfa", "task": "Före"}, {"id": "B", "name": "Beta", "task": "Annat"}]
START: dict[str, Any] = {
    "format": "samverkan/1",
    "initiative": {"id": "prov", "name": "Prov", "short_name": "Före"},
    "parties": PARTIES,
    "risks": [{"risk": "Första"}, {"risk": "Andra"}],
}


def _told(app: AppTest, what: str) -> dict[str, Any]:
    """What the page tells the browser: its boxes, or its answers."""
    bodies = "\n".join(str(element.proto.body) for element in app.get("html"))
    found = re.search(rf'data-{what}="([^"]*)"', bodies)
    assert found is not None
    told: dict[str, Any] = json.loads(html.unescape(found[1]))
    return told


def _box(app: AppTest, key: str, path: str) -> dict[str, Any]:
    name = "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", f"{key}:{path}")
    box: dict[str, Any] = _told(app, "boxes")["boxes"][name]
    return box


def _hand(app: AppTest, *texts: Any) -> None:
    receiver = next(box for box in app.text_input if str(box.key).startswith("receiver-"))
    receiver.set_value(json.dumps({"id": "1", "texts": texts})).run()


def _outcome(app: AppTest, box: dict[str, Any]) -> str:
    return str(_told(app, "answers")["answers"][box["address"]][2])


def test_a_text_that_replaces_what_was_there_is_saved_and_answered(store: Store, open_screen: Open) -> None:
    key = store.create(START)
    app = open_screen("basics", key)
    box = _box(app, key, "initiative.short_name")
    _hand(app, {**_at(box), "text": "Efter"})
    assert store.read(key).mapping["initiative"]["short_name"] == "Efter"
    assert _outcome(app, box) == "saved"
    app.run()
    assert store.read(key).section("initiative").version == 2  # once, however often the page is drawn


def test_a_text_about_something_that_another_has_changed_waits_for_a_choice(store: Store, open_screen: Open) -> None:
    key = store.create(START)
    app = open_screen("basics", key)
    box = _box(app, key, "initiative.short_name")
    theirs = START["initiative"] | {"short_name": "Deras"}
    store.save(key, "initiative", theirs, store.read(key).section("initiative").version)
    _hand(app, {**_at(box), "text": "Min"})
    assert store.read(key).mapping["initiative"]["short_name"] == "Deras"
    assert _outcome(app, box) == "waits"
    assert [text.value for text in app.text] == ["Min", "Deras"]
    next(button for button in app.button if button.label == "Använd min text").click().run()
    assert store.read(key).mapping["initiative"]["short_name"] == "Min"
    assert _outcome(app, box) == "saved"


def test_a_text_follows_its_row_and_says_when_the_row_is_gone(store: Store, open_screen: Open) -> None:
    key = store.create(START)
    app = open_screen("parties", key, part="A", **{"del": "bidrag"})
    box = _box(app, key, "parties[0].task")
    store.save(key, "parties", PARTIES[::-1], store.read(key).section("parties").version)
    _hand(app, {**_at(box), "text": "Efter"})
    assert [party["task"] for party in store.read(key).mapping["parties"]] == ["Annat", "Efter"]
    store.save(key, "parties", PARTIES[1:], store.read(key).section("parties").version)
    _hand(app, {**_at(box), "text": "Efter det"})
    assert _outcome(app, box) == "waits"
    assert "Efter det" in [text.value for text in app.text]
    assert "Raden har tagits bort" in "\n".join(str(each.value) for each in app.markdown)


def test_a_choice_is_known_by_its_label_and_is_refused_as_in_its_own_box(store: Store, open_screen: Open) -> None:
    key = store.create(START)
    app = open_screen("basics", key)
    box = _box(app, key, "initiative.status")
    _hand(app, {**_at(box), "text": "Fastställd"})
    assert _outcome(app, box) == "refused"
    assert "kan inte sättas till fastställt" in app.error[0].value
    _hand(app, {**_at(box), "text": "Förslag"})
    assert store.read(key).mapping["initiative"]["status"] == "proposal"
    _hand(app, {**_at(_box(app, key, "initiative.status")), "text": "Något annat"})
    assert store.read(key).mapping["initiative"]["status"] == "proposal"


def test_a_text_for_an_initiative_that_is_gone_is_told_in_full(store: Store, open_screen: Open) -> None:
    key, gone = store.create(START), store.create(services.blank("bort", "Bort"))
    app = open_screen("basics", key)
    store.delete(gone)
    _hand(app, {"address": json.dumps([gone, "initiative", "short_name"]), "base": "", "text": "Mina ord"})
    assert "Mina ord" in app.warning[0].value


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        (["okant", "falt"], "x"),
        (["initiative"], "x"),
        (["parties"], "x"),
        (["parties", {"id": "A"}], "x"),
        (["initiative", "short_name"], ["x"]),
        (["initiative", "short_name", 7], "x"),
        ([{"id": "A"}], "x"),
    ],
)
def test_what_no_box_can_hold_is_not_taken(store: Store, open_screen: Open, steps: list[Any], text: Any) -> None:
    key = store.create(START)
    before = store.read(key).mapping
    app = open_screen("basics", key)
    _hand(app, {"address": json.dumps([key, *steps]), "base": "", "text": text})
    assert store.read(key).mapping == before
    assert not app.exception
    assert "Något gick fel" not in "\n".join(str(each.value) for each in app.error)


@pytest.mark.parametrize("handed", ["", "{", "[]", '{"texts": 3}', '{"texts": [{}]}', "[" * 5000])
def test_what_is_no_text_of_ours_is_passed_over(store: Store, open_screen: Open, handed: str) -> None:
    app = open_screen("basics", store.create(START))
    next(box for box in app.text_input if str(box.key).startswith("receiver-")).set_value(handed).run()
    assert not app.exception
    assert len(app.error) == 0


@pytest.mark.parametrize("path", ["initiative.name", "parties[1].task", "risks[0].risk"])
def test_an_address_leads_back_to_where_it_was_made(path: str) -> None:
    address = json.loads(address_of("k", START, path))
    assert path_at(address, START) == Path.parse(path)


def test_a_row_is_followed_by_its_id_and_a_plan_by_its_year_wherever_it_is_moved() -> None:
    two = START | {"plans": [{"year": 2026}, {"year": 2027}]}
    moved = {name: rows[::-1] if name in ("parties", "plans") else rows for name, rows in two.items()}
    for path, now in (("parties[1].task", "parties[0].task"), ("plans[1].focus", "plans[0].focus")):
        address = json.loads(address_of("k", two, path))
        assert path_at(address, moved) == Path.parse(now)
        assert path_at(address, START | {"parties": [], "plans": [{"year": 2026}]}) is None


def test_an_empty_id_is_no_mark_of_a_row() -> None:
    unnamed = START | {"parties": [{"id": ""}, {"id": ""}]}
    address = json.loads(address_of("k", unnamed, "parties[1].name"))
    assert path_at(address, unnamed) == Path.parse("parties[1].name")


def test_a_row_without_an_id_is_known_by_its_number_only_in_a_list_of_the_same_length() -> None:
    address = json.loads(address_of("k", START, "risks[1].risk"))
    assert path_at(address, START | {"risks": START["risks"][:1]}) is None
    assert path_at(address, START | {"risks": [*START["risks"], {"risk": "Ny"}]}) is None


def _at(box: dict[str, Any]) -> dict[str, str]:
    return {"address": box["address"], "base": box["base"]}
