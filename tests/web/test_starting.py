"""What is taken from the catalogue to start from, and what becomes of it among rows that are there already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from generator import contract
from generator.store import Store

Open = Callable[..., AppTest]

STATE: dict[str, Any] = {
    "format": "samverkan/1",
    "initiative": {"id": "prov", "name": "Prov"},
    "parties": [
        {"id": "A", "name": "Alfa", "kind": "state_agency", "role": "host"},
        {"id": "F2", "name": "Beta", "kind": "state_agency"},
    ],
}



def _button(app: AppTest, key: str) -> Any:
    return app.button(key=key)


def test_forums_decisions_and_escalation_are_taken_in_turn_and_make_a_whole_without_faults(
    store: Store, open_screen: Open
) -> None:
    key = store.create(STATE)
    app = open_screen("governance", key, **{"del": "forum"})
    _button(app, "take-forums").click().run()
    app.query_params["del"] = "beslut"
    app.run()
    _button(app, "take-decisions").click().run()
    app.query_params["del"] = "eskalering"
    app.run()
    _button(app, "take-escalation").click().run()
    mapping = store.read(key).mapping
    names = {forum["id"]: forum["name"] for forum in mapping["organisation"]["forums"]}
    assert len(names) == 5
    assert "F2" not in names  # it is a party's
    assert len(mapping["decisions"]) == 22
    assert {decision.get("decides") for decision in mapping["decisions"]} <= {*names, "A"}
    lifted = [names[step["forum"]] for step in mapping["escalation"]["steps"]]
    assert lifted.index("Beredningsgruppen") < lifted.index("Styrgruppen") < lifted.index("GD-gruppen")
    assert mapping["escalation"]["without_agreement"]
    assert contract.faults(mapping) == ()


def test_what_was_taken_is_given_back_by_undo_and_is_not_offered_twice(store: Store, open_screen: Open) -> None:
    key = store.create(STATE)
    app = open_screen("governance", key, **{"del": "forum"})
    _button(app, "take-forums").click().run()
    next(button for button in app.button if button.label == "Ångra").click().run()
    assert "organisation" not in store.read(key).mapping
    _button(app, "take-forums").click().run()
    offered = app.multiselect(key=f"{key}:more-forums")
    assert "Styrgruppen" not in offered.options
    assert offered.value == []
