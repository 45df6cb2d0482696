"""The person's open initiative: found by the address, read from the store at every run, saved field by field.

Streamlit's session holds only what must not outlive the visit: what the person has seen, notices, and texts that
collided with someone else's.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from generator import services, settings
from generator.errors import SamverkanError
from generator.services import Collision, Initiatives, Stored
from generator.web.places import QUERY_INITIATIVE

_SEEN, _SAVED, _REFUSED, _NOTICE, _CONFLICTS, _HELD, _KEY = (
    "seen", "saved_at", "refused", "notice", "conflicts", "held", "initiative_key",
)  # fmt: skip

NOT_SAVED = "Inte sparat"
SAVED, REFUSED, WAITS, FAILED = "saved", "refused", "waits", "failed"
"""What came of a value: the store has it; it was refused, which the person has been told; it waits for the person to
choose between two; it could not be saved, and can be tried again."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the person once: `kind` error, warning or success; what can be `done` about it, with its
    label."""

    kind: str
    text: str
    done: Callable[[], object] | None = None
    label: str = "Ångra"


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Initiatives:
    return services.open_initiatives(url)


def initiatives() -> Initiatives:
    """The initiatives of this server, as the person acts on them. Raises StoreError."""
    return _opened(settings.database_url()).acting(_who())


def _who() -> str:
    """The person's name where the server is set up for signing in; else nobody is known."""
    told = st.user.get("name") or st.user.get("email") if st.user.get("is_logged_in") else ""
    return str(told or "")


def remember_open() -> None:
    """Remember which initiative the address says is open, before anything is drawn: the menu's addresses do not say,
    and someone who is quick with it leaves a page before it is drawn."""
    key = st.query_params.get(QUERY_INITIATIVE)
    if key:
        st.session_state[_KEY] = key


def open_at(key: str, page: str) -> None:
    """Go to `page` with an initiative open."""
    st.session_state[_KEY] = key
    st.switch_page(page, query_params={QUERY_INITIATIVE: key})


def open_key() -> str | None:
    """Key of the open initiative, as `remember_open` or an earlier page remembered it; it is put in the address."""
    key = st.session_state.get(_KEY)
    if key:
        st.query_params[QUERY_INITIATIVE] = key
    return cast("str | None", key)


def forget_open(key: str) -> None:
    """The initiative is not open any more, if it was: it is gone."""
    if st.session_state.get(_KEY) == key:
        del st.session_state[_KEY]


def read_open(key: str) -> Stored:
    """The initiative as stored now, remembered as what the person has seen. Raises StoreError."""
    stored = initiatives().read(key)
    st.session_state[_SEEN] = stored
    return stored


def seen() -> Stored:
    """The open initiative as the person has seen it."""
    return cast("Stored", st.session_state[_SEEN])


def save_value(path: str, value: Any) -> str:
    """Save one value of the open initiative; to be called in a callback. Gives SAVED, WAITS or FAILED."""
    return save_from(seen(), path, value)


def save_from(stored: Stored, path: str, value: Any) -> str:
    """Save one value of an initiative, unless it is another by now than in `stored`. Gives SAVED, WAITS or FAILED."""
    collided: list[Collision | None] = []
    if not attempt(lambda: collided.append(initiatives().change(stored, path, value))):
        return FAILED
    if collided[0] is not None:
        wait(collided[0])
        return WAITS
    _remember_saved(stored.key)
    return SAVED


def save_list(path: str, edit: Callable[[list[Any]], list[Any]]) -> bool:
    """Change the rows of a list of the open initiative; to be called in a callback. True if it was saved."""
    return change(lambda: initiatives().change_rows(seen().key, path, edit))


def conflicts(key: str) -> list[Collision]:
    """The texts of this initiative that wait for the person to choose."""
    return list(st.session_state.get(_CONFLICTS, {}).get(key, {}).values())


def wait(conflict: Collision) -> None:
    """Let two texts wait for the person to choose."""
    assert conflict.fresh is not None
    waiting = st.session_state.setdefault(_CONFLICTS, {}).setdefault(conflict.fresh.key, {})
    waiting.pop(conflict.path, None)
    waiting[conflict.path] = conflict


def settle(key: str, conflict: Collision, *, keep_mine: bool) -> str:
    """End a conflict: save the person's own text over the other's, or leave the other's as it is. Gives what came of
    the person's own."""
    st.session_state[_CONFLICTS][key].pop(conflict.path, None)
    fresh = conflict.fresh
    return save_from(fresh, conflict.path, conflict.mine) if keep_mine and fresh is not None else REFUSED


def tell(kind: str, text: str, done: Callable[[], object] | None = None) -> None:
    """Leave a notice for the next time the page is drawn."""
    st.session_state[_NOTICE] = Notice(kind, text, done)


def refuse(key: str, why: str) -> None:
    """Tell why a value of the initiative was not saved."""
    st.session_state[_REFUSED] = key
    tell("error", why)


def offer(label: str, done: Callable[[], object]) -> None:
    """Offer something to do about the notice that was just left."""
    st.session_state[_NOTICE] = replace(st.session_state[_NOTICE], done=done, label=label)


def notice() -> Notice | None:
    """The notice to show, if any."""
    return cast("Notice | None", st.session_state.get(_NOTICE))


def all_told() -> None:
    """The page is drawn to its end, so notices have been seen. (A run that the next one overtakes is never seen.)"""
    for told in (_NOTICE, _REFUSED):
        st.session_state.pop(told, None)


def show(key: str, shown: Any) -> None:
    """Let the box `key` show what is stored: what it held before may be another row's, or refused.

    Set only where it differs, since setting it anew would wipe out what is being typed there. Give the box `shown` as
    its default too: a run that the next one overtakes never reaches the browser, and what it set here is lost with it;
    the box would stand empty beside a stored text. What could not be saved stays in its box.
    """
    if key in st.session_state.get(_HELD, ()) and key in st.session_state:
        return
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown


def hold(key: str) -> None:
    """Let the box `key` go on showing what could not be saved."""
    st.session_state.setdefault(_HELD, set()).add(key)


def let_go(key: str) -> None:
    """Let the box `key` show what is stored again."""
    st.session_state.get(_HELD, set()).discard(key)


def pick(label: str, names: Sequence[str], shown: int, key: str, chosen: Callable[[int], object]) -> None:
    """A box to choose one of `names` in, at `shown`; `chosen` is called with the number of another one.

    The browser answers with the name, so the box is set anew when the names change, and only then: setting it wipes
    out what is being typed there. A name of the past that it may answer with meanwhile is no choice.
    """
    if st.session_state.get(f"{key}:names") != (shown, names) or st.session_state.get(key) != shown:
        st.session_state[key] = shown
    st.session_state[f"{key}:names"] = (shown, names)

    def changed() -> None:
        number = st.session_state[key]
        if isinstance(number, int):
            chosen(number)

    st.selectbox(label, range(len(names)), shown, format_func=names.__getitem__, key=key, on_change=changed)


def status(key: str) -> str:
    """How the person's last change of an initiative went: when it was saved, or NOT_SAVED."""
    if st.session_state.get(_REFUSED) == key or conflicts(key):
        return NOT_SAVED
    moment = st.session_state.get(_SAVED, {}).get(key)
    return f"Sparat kl. {local(moment):%H.%M}" if moment else ""


def local(moment: datetime) -> datetime:
    """The moment by the clock where the person is."""
    try:
        return moment.astimezone(ZoneInfo(st.context.timezone or "Europe/Stockholm"))
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone(ZoneInfo("Europe/Stockholm"))


def attempt(action: Callable[[], object]) -> bool:
    """Do something that may fail with a sentence, which becomes a notice for the person. True if it went well."""
    try:
        action()
    except SamverkanError as error:
        tell("error", str(error))
        return False
    except Exception:
        log_failure("an action in the front end failed")
        tell("error", UNEXPECTED)
        return False
    return True


def change(action: Callable[[], object]) -> bool:
    """Do something that saves the open initiative, and remember when; what goes wrong becomes a notice. True if it went
    well."""
    if not attempt(action):
        return False
    _remember_saved(seen().key)
    return True


def log_failure(what: str) -> None:
    """Write the exception being handled to the server's log; the page shows only a sentence."""
    logging.getLogger("samverkan").exception(what)


UNEXPECTED = (
    "Något gick fel i programmet, och det senaste du gjorde blev kanske inte sparat. Läs in sidan igen. Händer det på"
    " nytt: berätta för den som sköter programmet vad du gjorde; felet står i serverns logg."
)


def _remember_saved(key: str) -> None:
    st.session_state.setdefault(_SAVED, {})[key] = datetime.now(UTC)
