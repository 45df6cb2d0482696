"""The logic of the pages, run without a browser."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from generator import services
from generator.errors import TemplateError
from generator.store import Store
from generator.web.asgi import MAIN

Open = Callable[..., AppTest]

TWO_PARTIES: dict[str, Any] = {
    "format": "samverkan/1",
    "initiative": {"id": "prov", "name": "Prov & <b>försök</b>"},
    "parties": [{"id": "A", "name": "Alfa"}, {"id": "B", "name": "*Beta*"}],
}


def _said(app: AppTest) -> str:
    kinds = (app.markdown, app.error, app.success, app.warning, app.info, app.caption, app.header, app.text, app.title)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def _html(app: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def _button(app: AppTest, label: str) -> Any:
    return next(button for button in app.button if button.label == label)


def test_a_new_initiative_is_stored_with_an_id_made_from_its_name(store: Store, open_screen: Open) -> None:
    app = open_screen()
    app.text_input(key="new-name").set_value("Båtar på Vänern")
    _button(app, "Skapa ärende").click().run()
    assert [(listed.slug, listed.name) for listed in store.list()] == [("batar-pa-vanern", "Båtar på Vänern")]
    assert app.title[0].value == "Grunduppgifter"


def test_a_new_initiative_without_a_name_is_asked_for_one(store: Store, open_screen: Open) -> None:
    app = open_screen()
    _button(app, "Skapa ärende").click().run()
    assert "Skriv vad initiativet heter" in app.error[0].value
    assert store.list() == ()


@pytest.mark.parametrize("name", services.examples())
def test_an_example_is_one_click_away_and_has_no_faults(store: Store, open_screen: Open, name: str) -> None:
    app = open_screen()
    app.button(key=f"example-{name}").click().run()
    assert app.title[0].value == "Granska"
    assert "av 94 kontrollpunkter" in _said(app)
    assert store.read(store.list()[0].key).mapping == services.example(name)


def test_a_faulty_file_is_listed_by_path_and_can_be_opened_with_all_that_is_in_it(
    store: Store, open_screen: Open
) -> None:
    text = "format: samverkan/1\ninitiative: {id: a, name: A, stauts: draft}\nparties:\n  - {id: B, kind: fel}\n"
    app = open_screen()
    app.get("file_uploader")[0].set_value(("fel.yaml", text.encode(), "application/yaml")).run()
    assert store.list() == ()
    assert "initiative.stauts" in _said(app)
    assert "parties[0].kind" in _said(app)
    _button(app, "Öppna ändå och rätta här").click().run()
    mapping = store.read(store.list()[0].key).mapping
    assert mapping["initiative"] == {"id": "a", "name": "A", "stauts": "draft"}
    assert mapping["parties"] == [{"id": "B", "kind": "fel"}]


def test_what_is_no_yaml_is_refused_with_a_sentence(store: Store, open_screen: Open) -> None:
    app = open_screen()
    app.get("file_uploader")[0].set_value(("brev.yaml", b"format: [", "application/yaml")).run()
    assert "Filen är inte importerad" in app.error[0].value
    assert [button.label for button in app.button if "Öppna ändå" in button.label] == []
    assert store.list() == ()


def test_a_deleted_initiative_comes_back_by_undo(store: Store, open_screen: Open) -> None:
    store.create(TWO_PARTIES)
    app = open_screen()
    _button(app, "Ta bort ärendet").click().run()
    assert store.list() == ()
    _button(app, "Ångra").click().run()
    assert [listed.slug for listed in store.list()] == ["prov"]


def test_a_copy_is_a_draft_of_its_own_with_all_that_is_in_the_first(store: Store, open_screen: Open) -> None:
    first = store.create(TWO_PARTIES | {"initiative": TWO_PARTIES["initiative"] | {"status": "adopted"}})
    app = open_screen()
    _button(app, "Kopiera ärendet").click().run()
    copy = next(listed for listed in store.list() if listed.key != first)
    mapping = store.read(copy.key).mapping
    assert mapping["initiative"] == {"id": "prov-2", "name": "Prov & <b>försök</b> (kopia)", "status": "draft"}
    assert mapping["parties"] == TWO_PARTIES["parties"]
    assert store.read(first).mapping["initiative"]["status"] == "adopted"


def test_initiatives_are_found_by_any_words_of_their_names(store: Store, open_screen: Open) -> None:
    for number in range(7):
        store.create(services.blank(f"a{number}", f"Båtar på sjö {number}"))
    app = open_screen()
    app.text_input(key="search").set_value("SJÖ 3 båt").run()
    names = [link.proto.label for link in app.get("page_link")]
    assert names == ["Båtar på sjö 3"]
    app.text_input(key="search").set_value("bil").run()
    assert "Inget ärende har ett sådant namn." in _said(app)


def test_a_page_without_an_open_initiative_shows_the_way(open_screen: Open) -> None:
    app = open_screen("parties")
    assert "Inget ärende är öppet" in app.info[0].value


def test_a_page_of_an_initiative_that_is_gone_says_so_and_shows_the_way(open_screen: Open) -> None:
    app = open_screen("review", "finns-inte")
    assert "finns inte" in app.error[0].value
    assert app.get("page_link")


def test_a_field_is_saved_when_it_is_changed_and_the_hour_is_told(store: Store, open_screen: Open) -> None:
    key = store.create(TWO_PARTIES)
    app = open_screen("basics", key)
    app.text_input(key=f"{key}:initiative.short_name").set_value("Kort").run()
    assert store.read(key).mapping["initiative"]["short_name"] == "Kort"
    assert "Sparat kl. " in _html(app)


def test_a_wrong_value_is_kept_and_explained_beside_its_field(store: Store, open_screen: Open) -> None:
    key = store.create(TWO_PARTIES)
    app = open_screen("basics", key)
    app.text_input(key=f"{key}:initiative.date").set_value("i morgon").run()
    assert store.read(key).mapping["initiative"]["date"] == "i morgon"
    assert app.text_input(key=f"{key}:initiative.date").value == "i morgon"
    assert "Detta är inget datum" in _html(app)
    assert "Rätta det här" in [header.value for header in app.header]


def test_an_unfinished_initiative_is_not_set_to_adopted(store: Store, open_screen: Open) -> None:
    key = store.create(TWO_PARTIES)
    app = open_screen("basics", key)
    app.selectbox(key=f"{key}:initiative.status").set_value("adopted").run()
    assert "kan inte sättas till fastställt" in app.error[0].value
    assert "status" not in store.read(key).mapping["initiative"]
    assert app.selectbox(key=f"{key}:initiative.status").value is None


def test_two_visitors_on_one_field_get_both_texts_and_one_of_them_chooses(store: Store, open_screen: Open) -> None:
    key = store.create(TWO_PARTIES)
    field = f"{key}:initiative.short_name"
    first, second = open_screen("basics", key), open_screen("basics", key)
    first.text_input(key=field).set_value("Första").run()
    second.text_input(key=field).set_value("Andra").run()
    assert store.read(key).mapping["initiative"]["short_name"] == "Första"
    assert {"Första", "Andra"} <= {text.value for text in second.text}
    second.button(key="mine-0").click().run()
    assert store.read(key).mapping["initiative"]["short_name"] == "Andra"
    assert second.text_input(key=field).value == "Andra"


def test_two_visitors_on_different_fields_of_one_section_both_see_both(store: Store, open_screen: Open) -> None:
    key = store.create(TWO_PARTIES)
    first, second = open_screen("basics", key), open_screen("basics", key)
    first.text_input(key=f"{key}:initiative.short_name").set_value("Kort").run()
    second.text_input(key=f"{key}:initiative.version").set_value("0.2").run()
    assert store.read(key).mapping["initiative"] == TWO_PARTIES["initiative"] | {"short_name": "Kort", "version": "0.2"}
    assert second.text_input(key=f"{key}:initiative.short_name").value == "Kort"


def test_a_party_from_the_register_brings_what_the_register_knows(store: Store, open_screen: Open) -> None:
    key = store.create({"format": "samverkan/1", "initiative": {"id": "a", "name": "A"}})
    app = open_screen("parties", key)
    app.text_input(key="party-search").set_value("skatteveket").run()
    app.button(key="register-Skatteverket").click().run()
    assert store.read(key).mapping["parties"] == [
        {
            "id": "skatteverket",
            "name": "Skatteverket",
            "genitive": "Skatteverkets",
            "organisation_number": "202100-5448",
            "kind": "state_agency",
            "leadership": "board",
            "principal": "Finansdepartementet",
        }
    ]


def test_a_party_that_is_in_no_register_goes_by_the_name_that_was_typed(store: Store, open_screen: Open) -> None:
    key = store.create(TWO_PARTIES)
    app = open_screen("parties", key)
    app.text_input(key="party-search").set_value("A").run()
    app.button(key="add-own").click().run()
    assert store.read(key).mapping["parties"][2] == {"id": "a", "name": "A"}
    assert app.text_input(key="party-search").value == ""


def test_parties_are_moved_removed_and_brought_back(store: Store, open_screen: Open) -> None:
    key = store.create(TWO_PARTIES)

    def ids() -> list[str]:
        return [party["id"] for party in store.read(key).mapping.get("parties", [])]

    app = open_screen("parties", key, part="B")
    _button(app, "Flytta upp").click().run()
    assert ids() == ["B", "A"]
    _button(app, "Ta bort `*Beta*`").click().run()
    assert ids() == ["A"]
    _button(app, "Ångra").click().run()
    assert ids() == ["B", "A"]


def test_legal_grounds_are_added_filled_in_and_removed_row_by_row(store: Store, open_screen: Open) -> None:
    key = store.create(TWO_PARTIES)
    app = open_screen("legal_basis", key, part="B")
    _button(app, "Lägg till bestämmelse").click().run()
    app.text_input(key=f"{key}:parties[1].legal_basis[0].statute").set_value("förvaltningslagen (2017:900)").run()
    app.text_input(key=f"{key}:parties[1].legal_basis[0].section").set_value("8 §").run()
    assert store.read(key).mapping["parties"][1]["legal_basis"] == [
        {"statute": "förvaltningslagen (2017:900)", "section": "8 §"}
    ]
    _button(app, "Ta bort bestämmelse 1").click().run()
    assert "legal_basis" not in store.read(key).mapping["parties"][1]


def test_a_document_that_cannot_be_made_is_a_sentence_and_the_page_stands(
    store: Store, open_screen: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_more: object) -> services.Draft:
        raise TemplateError("Mallen kan inte läsas.")

    monkeypatch.setattr(services.Making, "draft", broken)
    app = open_screen("documents", store.create(TWO_PARTIES))
    assert app.error[0].value == "Mallen kan inte läsas."
    assert app.selectbox[0].label == "Dokument"


def test_the_document_is_previewed_below_the_headings_of_the_page(store: Store, open_screen: Open) -> None:
    app = open_screen("documents", store.create(TWO_PARTIES))
    preview = next(body for body in _html(app).split("\n") if "samverkan-document" in body)
    assert "Prov &amp; &lt;b&gt;försök&lt;/b&gt;" in _html(app)
    assert "<h1" not in preview
    assert "Mallen ersätter inte rättslig granskning." in _said(app)


def test_a_database_that_does_not_open_is_a_sentence_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "brev.sqlite3"
    file.write_text("Hej! " * 500, encoding="utf-8")
    monkeypatch.setenv("SAMVERKAN_DATABASE", str(file))
    app = AppTest.from_file(str(MAIN), default_timeout=20).run()
    assert "ingen databas eller är skadad" in app.error[0].value
    assert not app.exception


def test_every_page_warns_against_protected_information_where_something_is_written(
    store: Store, open_screen: Open
) -> None:
    key = store.create(TWO_PARTIES)
    for screen in ("initiatives", "basics", "parties", "legal_basis"):
        assert "säkerhetsskyddsklassificerade" in open_screen(screen, key).info[0].value, screen


@pytest.mark.parametrize("screen", sorted(file.stem for file in (MAIN.parent / "screens").glob("[a-z]*.py")))
def test_every_page_of_a_damaged_initiative_stands_and_says_what_is_lost(
    store: Store, open_screen: Open, tmp_path: Path, screen: str
) -> None:
    key = store.create(services.example("geodata"))
    with sqlite3.connect(tmp_path / "prov.sqlite3") as connection:
        connection.execute("UPDATE sections SET data = '{' WHERE section = 'organisation'")
    connection.close()
    app = open_screen(screen, key)
    assert not app.exception
    assert app.title
    assert any("skadad i databasen och kan inte läsas: Organisation." in error.value for error in app.error)
