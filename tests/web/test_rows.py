"""Lists, references and amounts on the pages: what is added, chosen, moved and taken away, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from generator import contract, services
from generator.store import Store
from generator.web.page_contents import PAGES, address_of, themes_of

Open = Callable[..., AppTest]

DRAFT: dict[str, Any] = {
    "format": "samverkan/1",
    "initiative": {"id": "prov", "name": "Prov"},
    "parties": [{"id": "A", "name": "Alfa"}, {"id": "B", "name": "Beta"}, {"id": "F1", "name": "Gamma"}],
    "organisation": {
        "forums": [{"id": "F2", "name": "Styrgruppen", "chair": "A"}],
        "mandates": [{"party": "A", "forum": "F2", "title": "chef"}, {"party": "B", "forum": "F2", "title": "chef"}],
    },
    "decisions": [{"id": "B1", "question": "Budget", "decides": "A", "consulted": ["A", "B"], "informed": ["A"]}],
    "funding": {"budget": {"2027": 100}, "shares": [{"party": "A", "percent": 40}, {"party": "B", "percent": 60}]},
    "plans": [
        {"year": 2026, "activities": [{"id": "A1", "title": "Förra årets"}]},
        {"year": 2027, "budget_by_party": {"A": 7, "B": 8}},
    ],
}


def _button(app: AppTest, label: str) -> Any:
    return next(button for button in app.button if button.label == label)


@pytest.mark.parametrize("page", PAGES, ids=address_of)
@pytest.mark.parametrize("name", services.examples())
def test_every_theme_shows_what_an_example_holds_within_its_weight(
    store: Store, open_screen: Open, page: str, name: str
) -> None:
    app = open_screen(page[8:-3], store.create(services.example(name)))
    for theme in themes_of(page):
        app.query_params["del"] = theme.slug
        app.run()
        assert not app.exception, theme.title
        assert not app.error, theme.title
        assert app.title[0].value == PAGES[page]
        boxes = [*app.text_input, *app.text_area, *app.selectbox, *app.multiselect, *app.button, *app.radio]
        assert 1 <= len(boxes) <= 64, theme.title


def test_a_row_gets_an_id_that_no_party_forum_or_other_plan_has(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    forums = open_screen("governance", key, **{"del": "forum"})
    _button(forums, "Lägg till forum").click().run()
    assert [forum["id"] for forum in store.read(key).mapping["organisation"]["forums"]] == ["F2", "F3"]
    activities = open_screen("plan", key, **{"del": "aktiviteter", "plan": "1"})
    _button(activities, "Lägg till aktivitet").click().run()
    assert store.read(key).mapping["plans"][1]["activities"] == [{"id": "A2"}]
    assert contract.faults(store.read(key).mapping) == ()


def test_the_new_row_is_the_one_that_is_filled_in_next(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    app = open_screen("governance", key, **{"del": "beslut"})
    _button(app, "Lägg till beslut").click().run()
    app.text_input(key=f"{key}:decisions[1].question").set_value("Ändrad budget").run()
    app.selectbox(key=f"{key}:decisions[1].decides").set_value("F2").run()
    app.multiselect(key=f"{key}:decisions[1].stages").set_value(["startup", "operation"]).run()
    app.multiselect(key=f"{key}:decisions[1].executes").set_value(["B", "A"]).run()
    assert store.read(key).mapping["decisions"][1] == {
        "id": "B2", "question": "Ändrad budget", "decides": "F2", "stages": ["startup", "operation"],
        "executes": ["B", "A"],
    }  # fmt: skip
    assert app.query_params["falt"] == "decisions[1].question"


def test_references_are_chosen_by_name_and_follow_when_it_changes(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    app = open_screen("governance", key, **{"del": "beslut"})
    assert app.selectbox(key=f"{key}:decisions[0].decides").options == ["Alfa", "Beta", "Gamma", "Styrgruppen"]
    parties = open_screen("parties", key)
    parties.text_input(key=f"{key}:parties[0].name").set_value("Alfaverket").run()
    app.run()
    assert app.selectbox(key=f"{key}:decisions[0].decides").options[0] == "Alfaverket"
    overview = next(str(html.proto.body) for html in app.get("html") if "<table>" in str(html.proto.body))
    assert "<td>Alfaverket; Beta</td>" in overview


def test_two_things_with_one_name_are_told_apart_where_one_is_chosen(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT | {"parties": [{"id": "A", "name": "Alfa"}, {"id": "B", "name": "Alfa"}]})
    app = open_screen("governance", key, **{"del": "beslut"})
    assert app.selectbox(key=f"{key}:decisions[0].decides").options == ["Alfa", "Alfa (B)", "Styrgruppen"]


def test_amounts_are_written_a_year_and_a_party_at_a_time_and_emptied_away(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    money = open_screen("governance", key, **{"del": "finansiering"})
    money.text_input(key=f"{key}:funding.budget.2028").set_value("1 500 000 kr").run()
    money.text_input(key=f"{key}:funding.budget.2027").set_value("").run()
    assert store.read(key).mapping["funding"]["budget"] == {"2028": 1500000}
    plan = open_screen("plan", key, rad="1")
    assert plan.text_input(key=f"{key}:plans[1].budget_by_party.A").label == "Alfa"
    plan.text_input(key=f"{key}:plans[1].budget_by_party.F1").set_value("fel").run()
    assert store.read(key).mapping["plans"][1]["budget_by_party"] == {"A": 7, "B": 8, "F1": "fel"}
    assert "Rätta det här" in [header.value for header in plan.header]


def test_until_further_notice_is_chosen_and_a_date_is_typed_in_the_same_box(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    app = open_screen("governance", key, **{"del": "giltighet"})
    app.selectbox(key=f"{key}:validity.until").set_value("until_further_notice").run()
    assert store.read(key).mapping["validity"] == {"until": "until_further_notice"}
    assert app.selectbox(key=f"{key}:validity.until").options == ["Tills vidare"]


def test_what_is_pointed_to_is_not_taken_away_before_the_person_has_chosen(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    app = open_screen("parties", key)
    _button(app, "Ta bort Alfa").click().run()
    assert store.read(key).mapping == DRAFT
    assert any("används på 7 andra ställen" in str(text.value) for text in app.markdown)
    app.button(key="removal-keep").click().run()
    assert store.read(key).mapping == DRAFT
    assert "removal-keep" not in [button.key for button in app.button]


def test_what_is_pointed_to_goes_with_every_reference_and_comes_back_whole(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    app = open_screen("parties", key)
    _button(app, "Ta bort Alfa").click().run()
    app.button(key="removal-go").click().run()
    after = store.read(key).mapping
    assert [party["id"] for party in after["parties"]] == ["B", "F1"]
    assert after["decisions"] == [{"id": "B1", "question": "Budget", "consulted": ["B"]}]
    assert after["organisation"]["mandates"] == [{"party": "B", "forum": "F2", "title": "chef"}]
    assert after["plans"][1]["budget_by_party"] == {"B": 8}
    assert contract.faults(after | {"funding": {}}) == ()
    _button(app, "Ångra").click().run()
    assert store.read(key).mapping == DRAFT


def test_rows_that_no_one_points_to_are_moved_and_removed_at_once(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    app = open_screen("governance", key, **{"del": "mandat"})
    _button(app, "Flytta ned").click().run()
    assert [row["party"] for row in store.read(key).mapping["organisation"]["mandates"]] == ["B", "A"]
    _button(app, "Ta bort mandat 2").click().run()
    assert [row["party"] for row in store.read(key).mapping["organisation"]["mandates"]] == ["B"]
    _button(app, "Ångra").click().run()
    assert [row["party"] for row in store.read(key).mapping["organisation"]["mandates"]] == ["B", "A"]


def test_a_row_that_someone_else_has_changed_is_not_removed_in_the_dark(store: Store, open_screen: Open) -> None:
    key = store.create(DRAFT)
    app = open_screen("governance", key, **{"del": "mandat"})
    organisation = DRAFT["organisation"] | {"mandates": DRAFT["organisation"]["mandates"][1:]}
    store.save(key, "organisation", organisation, 1)
    _button(app, "Ta bort mandat 1").click().run()
    assert "av någon annan" in app.error[0].value
    assert store.read(key).mapping["organisation"] == organisation
