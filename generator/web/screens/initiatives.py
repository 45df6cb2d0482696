"""Mina ärenden: the list, a new one, the examples, and files in and out."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import streamlit as st

from generator import contract, services
from generator.errors import InputError, SamverkanError, number_of
from generator.services import Listed
from generator.web import frame, session
from generator.web.markdown import literal
from generator.web.page_contents import BASICS, REVIEW
from generator.web.places import QUERY_INITIATIVE

_SHOWN_AT_FIRST, _SEARCHABLE = 20, 5
_NAME, _UPLOAD, _PENDING, _GO_TO, _ROUND = "new-name", "upload", "pending-import", "go-to", "upload-round"


def _open(make: Callable[[], str], page: str) -> None:
    """Make an initiative and open it when the page is drawn next (a callback cannot change page)."""

    def made() -> None:
        st.session_state[_GO_TO] = (page, make())

    session.attempt(made)


def _create(mapping: dict[str, Any]) -> None:
    _open(lambda: session.initiatives().create(mapping), REVIEW)


def _create_blank() -> None:
    name = (st.session_state.get(_NAME) or "").strip()
    if not name:
        session.tell("error", "Skriv vad initiativet heter. Namnet kan ändras senare.")
        return
    _open(lambda: session.initiatives().begin(name), BASICS)


def _open_example(name: str) -> None:
    session.attempt(lambda: _create(services.example(name)))


def _import() -> None:
    uploaded = st.session_state.get(_upload_key())
    st.session_state.pop(_PENDING, None)
    if uploaded is None:
        return
    data = uploaded.getvalue()
    try:
        _create(services.import_text(data, uploaded.name))
    except InputError as error:
        st.session_state[_PENDING] = (uploaded.name, error.faults, _readable(data, uploaded.name))
    except SamverkanError as error:
        session.tell("error", str(error))


def _readable(data: bytes, name: str) -> dict[str, Any] | None:
    """What a faulty file says all the same, to be opened and put right here; None when it cannot be read at all."""
    try:
        return contract.read(data, name=name)
    except InputError:
        return None


def _open_pending() -> None:
    _create(st.session_state.pop(_PENDING)[2])
    _new_round()


def _drop_pending() -> None:
    st.session_state.pop(_PENDING, None)
    _new_round()


def _upload_key() -> str:
    return f"{_UPLOAD}-{st.session_state.get(_ROUND, 0)}"


def _new_round() -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1  # a new key empties the upload box


def _copy(listed: Listed) -> None:
    def copy() -> None:
        session.initiatives().copy(listed.key)
        session.tell("success", f"En kopia av {_name(listed)} ligger överst i listan.")

    session.attempt(copy)


def _delete(listed: Listed) -> None:
    def restore() -> None:
        session.initiatives().restore(listed.key)

    if session.attempt(lambda: session.initiatives().remove(listed.key)):
        session.forget_open(listed.key)
        session.tell("success", f"{_name(listed)} är borttaget.", restore)


def _restore(listed: Listed) -> None:
    session.attempt(lambda: session.initiatives().restore(listed.key))


def _name(listed: Listed) -> str:
    return listed.name.strip() or listed.slug.strip() or services.UNNAMED


def _when(moment: datetime.datetime) -> str:
    return f"{session.local(moment):%Y-%m-%d kl. %H.%M}"


def _list(all_listed: tuple[Listed, ...]) -> None:
    if not all_listed:
        st.markdown("Du har inga ärenden än. Skapa ett nytt, öppna ett exempel eller importera en fil.")
        return
    found = _search(all_listed) if len(all_listed) > _SEARCHABLE else all_listed
    everything = len(found) <= _SHOWN_AT_FIRST or st.toggle(f"Visa alla {len(found)} ärenden")
    for listed in found if everything else found[:_SHOWN_AT_FIRST]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(BASICS, label=literal(_name(listed)), query_params={QUERY_INITIATIVE: listed.key})
            st.caption(f"sparat {_when(listed.updated_at)}")


def _search(all_listed: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """Those whose name holds every word that is searched for."""
    words = (st.text_input("Sök bland dina ärenden", key="search") or "").casefold().split()
    found = tuple(listed for listed in all_listed if all(word in _name(listed).casefold() for word in words))
    if not found:
        st.markdown("Inget ärende har ett sådant namn.")
    return found


def _new() -> None:
    st.header("Nytt ärende", anchor=False)
    frame.protected_note()
    with st.form("new", border=False):
        st.text_input("Vad heter initiativet?", key=_NAME)
        st.form_submit_button("Skapa ärende", on_click=_create_blank, type="primary")


def _examples() -> None:
    st.header("Öppna ett exempel", anchor=False)
    st.markdown("Exemplen är påhittade och ifyllda i sin helhet. De läggs till bland dina ärenden.")
    for name in services.examples():
        label = f"Öppna exemplet {literal(_example_title(name))}"
        st.button(label, key=f"example-{name}", on_click=_open_example, args=(name,))


@st.cache_data(show_spinner=False)
def _example_title(name: str) -> str:
    return str(services.example(name)["initiative"]["name"])


def _importing() -> None:
    st.header("Importera en fil", anchor=False)
    st.file_uploader(
        "Välj en fil med ett ärende (YAML eller JSON, högst 2 MB)",
        type=["yaml", "yml", "json"],
        key=_upload_key(),
        on_change=_import,
    )
    pending = st.session_state.get(_PENDING)
    if pending is None:
        return
    name, faults, mapping = pending
    st.error(f"{literal(name)} innehåller {number_of(faults)}. Filen är inte importerad än.")
    st.markdown("\n".join(f"- **{literal(fault.path)}**: {literal(fault.message)}" for fault in faults))
    if mapping is not None:
        st.markdown("Du kan öppna filen ändå. Allt i den behålls, och felen står under Granska tills de är rättade.")
        st.button("Öppna ändå och rätta här", on_click=_open_pending)
    st.button("Avbryt importen", on_click=_drop_pending)


def _managing(all_listed: tuple[Listed, ...]) -> None:
    st.header("Exportera, kopiera eller ta bort", anchor=False)
    names = {listed.key: f"{_name(listed)} (sparat {_when(listed.updated_at)})" for listed in all_listed}
    by_key = {listed.key: listed for listed in all_listed}
    if st.session_state.get("managed") not in names:
        st.session_state["managed"] = all_listed[0].key
    key = st.selectbox("Ärende", list(names), format_func=names.__getitem__, key="managed")
    slug = by_key[key].slug or "arende"
    broken = services.damage(session.initiatives().read(key))
    if broken:
        st.error(literal(broken))
    with st.container(horizontal=True):
        st.download_button(
            "Ladda ner som YAML",
            lambda: session.initiatives().exported(key, "yaml"),
            file_name=f"{slug}.yaml",
            mime="application/yaml",
            on_click="ignore",
        )
        st.download_button(
            "Ladda ner som JSON",
            lambda: session.initiatives().exported(key, "json"),
            file_name=f"{slug}.json",
            mime="application/json",
            on_click="ignore",
        )
        st.button("Kopiera ärendet", on_click=_copy, args=(by_key[key],))
        st.button("Ta bort ärendet", on_click=_delete, args=(by_key[key],))


def _deleted(listed_as_deleted: tuple[Listed, ...]) -> None:
    with st.expander(f"Borttagna ärenden ({len(listed_as_deleted)})"):
        for listed in listed_as_deleted[:10]:
            st.button(
                f"Återställ {literal(_name(listed))}",
                key=f"restore-{listed.key}",
                on_click=_restore,
                args=(listed,),
            )


if _GO_TO in st.session_state:
    target, created = st.session_state.pop(_GO_TO)
    session.open_at(created, target)
frame.heading("Mina ärenden")
frame.status()
mine = session.initiatives().all()
_list(mine)
_new()
_examples()
_importing()
if mine:
    _managing(mine)
gone = session.initiatives().removed()
if gone:
    _deleted(gone)
