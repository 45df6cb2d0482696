"""What every page has: a title, the open initiative, what was saved and when, what went wrong, what collided."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from generator import services
from generator.errors import Fault, NotFoundError
from generator.services import Collision, Stored
from generator.web import session, unsaved
from generator.web.form import Form
from generator.web.form import label_of as field_label
from generator.web.markdown import literal
from generator.web.names import said
from generator.web.page_contents import INITIATIVES, REVIEW, list_block, place_of
from generator.web.places import QUERY_BACK, QUERY_CHOICE, QUERY_INITIATIVE, QUERY_THEME, Place, row_on

PROTECTED = (
    "Skriv inte in uppgifter som är säkerhetsskyddsklassificerade eller omfattas av sekretess. Ange befattningar i"
    " stället för namn på personer."
)
DRAFT = "Mallen ersätter inte rättslig granskning."


def open_page(title: str) -> Form:
    """Head of a page about the open initiative, and its form; stops, with a way on, when none is open."""
    key = session.open_key()
    stored = _read(key) if key else None
    if stored is None:
        heading(title)
        status()
        st.info("Inget ärende är öppet. Välj eller skapa ett under Mina ärenden.")
        st.page_link(INITIATIVES, label="Gå till Mina ärenden")
        unsaved.end_run()
        st.stop()
    form = Form(stored)
    heading(title, name_of(form))
    status(stored.key)
    broken = services.damage(stored)
    if broken:
        st.error(literal(broken))
    _way_back(form)
    for number, conflict in enumerate(session.conflicts(stored.key)):
        _conflict(form, number, conflict)
    return form


def heading(title: str, initiative: str = "") -> None:
    """The page's title in the browser's tab and as its one h1, and the name of the initiative above it."""
    st.set_page_config(page_title=" – ".join(filter(None, (title, initiative, "Samverkan"))))
    if initiative:
        st.caption(literal(initiative))
    st.title(title, anchor=False)


def name_of(form: Form) -> str:
    name = form.value("initiative.name")
    return name if isinstance(name, str) and name else services.UNNAMED


def status(key: str = "") -> None:
    """How the last change of the open initiative went, read out by screen readers, and the notice of the last action if
    it left one."""
    text = session.status(key) if key else ""
    mark = " samverkan-not-saved" if text == session.NOT_SAVED else ""
    st.html(f'<p class="samverkan-status{mark}" role="status">{text}</p>')
    notice = session.notice()
    if notice is None:
        return
    with st.container(key="notice"):
        {"error": st.error, "warning": st.warning, "success": st.success}[notice.kind](literal(notice.text))
        if notice.done:
            st.button(notice.label, key="notice-button", on_click=_do, args=(notice.done,))


def protected_note() -> None:
    """The warning that stands where something is written in."""
    st.info(PROTECTED)


def fault_links(form: Form, faults: Iterable[Fault], back: str = "") -> None:
    """Each fault as a link to its field; for those on no page, how they are put right."""
    linked = [link_to(form, fault.path, f"{label_of(form, fault.path)}: {fault.message}", back) for fault in faults]
    if not all(linked):
        st.caption("Fel utan länk rättas i filen: exportera den under Mina ärenden, ändra den och importera den igen.")


def fault_summary(form: Form, faults: Iterable[Fault]) -> None:
    """The faults of a page before its boxes, each a link to its box."""
    faults = tuple(faults)
    if not faults:
        return
    with st.container(border=True, key="fault-summary"):
        st.header("Rätta det här", anchor=False)
        fault_links(form, faults)


def link_to(form: Form, path: str, text: str, back: str = "") -> bool:
    """A link to the box of a field (`back` as in `place_link`); plain text, and False, when the field is on no page."""
    place = place_of(path, form.mapping)
    if place is None:
        st.markdown(literal(text))
        return False
    place_link(form, place, text, back)
    return True


def place_link(form: Form, place: Place, text: str, back: str = "") -> None:
    """A link to a place; `back` (a view of Granska, with what is chosen there after a dot) is the way back."""
    query = {QUERY_INITIATIVE: form.key, **place.query} | ({QUERY_BACK: back} if back else {})
    st.page_link(place.page, label=literal(text), query_params=query)


def label_of(form: Form, path: str) -> str:
    """What a field is called, with whose it is: ``Organisationsnummer (Skatteverket)``, ``Bereder (beslut 3)``."""
    whose = []
    party = row_on(path, "parties")
    if party is not None:
        row = party[0] / party[1]
        whose.append(form.value(row / "name") or form.value(row / "id"))
    block = list_block(path)
    if block is not None:
        listed = row_on(path, block.rows)
        whose.append(f"{block.row} {listed[1] + 1}" if listed else "")
    told = ", ".join(str(part) for part in whose if part)
    return f"{field_label(path)} ({told})" if told else field_label(path)


def _way_back(form: Form) -> None:
    view, _, choice = st.query_params.get(QUERY_BACK, "").partition(".")
    if view:
        query = {QUERY_INITIATIVE: form.key, QUERY_THEME: view} | ({QUERY_CHOICE: choice} if choice else {})
        st.page_link(REVIEW, label="← Tillbaka till Granska", query_params=query)


def _read(key: str) -> Stored | None:
    try:
        return session.read_open(key)
    except NotFoundError as error:
        session.forget_open(key)
        session.tell("error", str(error))
        return None


def _do(action: Callable[[], object]) -> None:
    session.attempt(action)


def _conflict(form: Form, number: int, conflict: Collision) -> None:
    both = (form.key, conflict)
    with st.container(border=True, key=f"conflict-{number}"):
        st.header(f"Två har ändrat samtidigt: {literal(label_of(form, conflict.path))}", anchor=False)
        st.markdown(
            "Raden har tagits bort av någon annan. Din text är inte sparad: kopiera den om du behöver den."
            if conflict.gone
            else "Någon annan sparade sin text först. Din är inte sparad än. Välj vilken som ska gälla."
        )
        mine, theirs = st.columns(2)
        with mine:
            st.subheader("Din text", anchor=False)
            st.text(said(form.mapping, conflict.path, conflict.mine) or "(tomt)")
        if not conflict.gone:
            with theirs:
                st.subheader("Den sparade texten", anchor=False)
                st.text(said(form.mapping, conflict.path, conflict.theirs) or "(tomt)")
            keep, drop = {"keep_mine": True}, {"keep_mine": False}
            mine.button("Använd min text", key=f"mine-{number}", on_click=unsaved.settle, args=both, kwargs=keep)
            theirs.button("Behåll den sparade", key=f"theirs-{number}", on_click=unsaved.settle, args=both, kwargs=drop)
        else:
            st.button("Stäng", key=f"gone-{number}", on_click=unsaved.settle, args=both, kwargs={"keep_mine": False})
