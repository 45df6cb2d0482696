"""Answers from the browser on their way to the store, and what the browser is told about them.

The browser keeps each text until it is told that the store has it (see `assets/unsaved.js`). For that it is told where
every box's value belongs (an address that follows rows by their ids, and a mark of what the store held when the box was
drawn) and what came of every answer. A text that did not come the usual way, since the connection was lost or the page
read in anew, is handed over in a hidden box of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import zlib
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from generator import contract
from generator.contract import Field
from generator.editing import EACH, Named, Path, by_ids, by_number, look, rows_at
from generator.editing.typed import amount_understood
from generator.errors import NotFoundError
from generator.services import Collision, Stored
from generator.web import inputs, session
from generator.web.guards import refusal
from generator.web.names import options_of

_SESSION, _BOXES, _ANSWERS, _SERIAL, _RECEIVED, _ASKED = (
    "unsaved-session", "unsaved-boxes", "unsaved-answers", "unsaved-serial", "unsaved-received", "unsaved-asked",
)  # fmt: skip
_ANSWERS_AT_MOST = 60

Typed = str | Sequence[str] | None
"""What a person sees as their answer: a text, the label of a choice, or the labels of several."""


def note(mapping: Mapping[str, Any], path: str, *, key: str, kind: str, title: str) -> None:
    """Remember that the box `key` with the value at `path` is drawn in this run. `kind` is text, choice or choices,
    the last two followed by "or words" where something else can be written."""
    initiative = key.partition(":")[0]
    name = "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key)
    value = look(mapping, path)
    st.session_state.setdefault(_BOXES, {})[name] = {
        "address": address_of(initiative, mapping, path), "base": _mark(value), "kind": kind, "title": title,
    }  # fmt: skip


def begin_run() -> None:
    """Take what the browser hands over, and tell it what came of its answers; to be called before a page is drawn."""
    st.session_state[_BOXES] = {}
    with st.container(key="samverkan-receiver"):
        # Another box for every session: what was handed to one that is gone is not taken a second time.
        handed = st.text_input("Väntande texter", key=f"receiver-{_session()}", label_visibility="collapsed")
    if handed and handed != st.session_state.get(_RECEIVED):
        st.session_state[_RECEIVED] = handed
        for address, base, typed in _read(handed):
            _take(address, base, typed)
    serial, answers = st.session_state.get(_SERIAL, 0), st.session_state.get(_ANSWERS, {})
    _tell("answered", "answers", {"session": _session(), "serial": serial, "answers": answers})


def end_run() -> None:
    """Tell the browser of the boxes that were drawn; to be called when a page is drawn to its end."""
    _tell("boxes", "boxes", {"boxes": st.session_state[_BOXES]})
    session.all_told()


def save(path: str, value: Any, typed: Typed, *, key: str) -> None:
    """Save what the box `key` was changed to, in a callback, unless it is refused."""
    _save(session.seen(), path, value, typed, key)


def settle(key: str, conflict: Collision, *, keep_mine: bool) -> None:
    """End a conflict, and tell the browser that its text is taken care of."""
    outcome = session.settle(key, conflict, keep_mine=keep_mine)
    asked = st.session_state.get(_ASKED, {}).pop((key, conflict.path), None)
    if asked:
        address, typed = asked
        _answer(address, typed, outcome, conflict.mine if outcome == session.SAVED else conflict.theirs)


def address_of(initiative: str, mapping: Mapping[str, Any], path: Path | str) -> str:
    """Where a value belongs, also when rows have been moved: a row is known by its mark (`by_ids`), or else by its
    number in a list as long as it is."""
    at: list[Any] = [initiative]
    holder = Path()
    for step in by_ids(mapping, path).steps:
        if isinstance(step, Named):
            at.append({step.key: step.value})
        else:
            at.append(step if isinstance(step, str) else {"row": step, "of": len(rows_at(mapping, holder))})
        holder /= step
    return json.dumps(at, ensure_ascii=False)


def path_at(address: Sequence[Any], mapping: Mapping[str, Any]) -> Path | None:
    """The inverse of `address_of` in the initiative as it is now; None when the row is gone."""
    path = Path()
    for step in address[1:]:
        found = step if isinstance(step, str) else _row(look(mapping, path), step)
        if found is None:
            return None
        path /= found
    return by_number(mapping, path)


def _row(rows: Any, step: Any) -> Named | int | None:
    """The mark of a row, or its number if `rows` are as many as they were; None for what is neither."""
    if not isinstance(rows, list) or not isinstance(step, dict):
        return None
    number = step.get("row")
    if isinstance(number, int):
        return number if len(rows) == step.get("of") and 0 <= number < len(rows) else None
    return next((Named(key, value) for key, value in step.items() if isinstance(value, str)), None)


def _save(stored: Stored, path: str, value: Any, typed: Typed, key: str) -> None:
    address = address_of(stored.key, stored.mapping, path)
    refused = refusal(stored.mapping, path, value)
    if refused:
        session.refuse(stored.key, refused)
        _answer(address, typed, session.REFUSED, look(stored.mapping, path))
        return
    outcome = session.save_from(stored, path, value)
    if outcome == session.FAILED:
        session.hold(key)
        session.offer("Försök igen", lambda: save(path, value, typed, key=key))
    else:
        session.let_go(key)
    if outcome == session.WAITS:
        _asks(stored.key, address, typed)
    _answer(address, typed, outcome, value)


def _asks(key: str, address: str, typed: Typed) -> None:
    """Remember which text the conflict that was just found is about."""
    newest = session.conflicts(key)[-1]
    st.session_state.setdefault(_ASKED, {})[key, newest.path] = (address, typed)


def _answer(address: str, typed: Typed, outcome: str, value: Any) -> None:
    """Tell the browser what came of a text; `value` is what the store holds after."""
    serial = st.session_state[_SERIAL] = st.session_state.get(_SERIAL, 0) + 1
    answers = st.session_state.setdefault(_ANSWERS, {})
    answers.pop(address, None)
    answers[address] = [serial, _sum(typed), outcome, _mark(value)]
    for oldest in list(answers)[:-_ANSWERS_AT_MOST]:
        del answers[oldest]


def _take(address: str, base: str, typed: str | list[str]) -> None:
    """Save a text that was handed over, if what it was to replace is unchanged; else ask whose is to stand."""
    where = json.loads(address)
    try:
        stored = session.initiatives().read(where[0])
    except NotFoundError:
        session.tell("warning", f"Ärendet är borttaget, så den här texten kunde inte sparas: {_words(typed)}")
        _answer(address, typed, session.REFUSED, None)
        return
    target = path_at(where, stored.mapping)
    if target is None:
        _ask(stored, Collision(_pattern(where), typed, None, gone=True, fresh=stored), address, typed)
        return
    path, now = str(target), look(stored.mapping, target)
    known, value = _understood(stored.mapping, path, typed)
    if not known:
        session.refuse(stored.key, f"Valet finns inte längre och sparades inte: {_words(typed)}")
        _answer(address, typed, session.REFUSED, now)
    elif _mark(now) == base or now == value:
        _save(stored, path, value, typed, f"{stored.key}:{path}")
    else:
        _ask(stored, Collision(path, value, now, fresh=stored), address, typed)


def _ask(stored: Stored, conflict: Collision, address: str, typed: Typed) -> None:
    session.wait(conflict)
    _asks(stored.key, address, typed)
    _answer(address, typed, session.WAITS, conflict.theirs)


def _understood(mapping: Mapping[str, Any], path: str, typed: str | list[str]) -> tuple[bool, Any]:
    """Whether it is an answer that the value at `path` can have, and the value to store for it."""
    field = _field(path)
    if field is None or (isinstance(typed, list) and inputs.box_of(field) != "choices"):
        return False, None
    if field.kind == "mapping":
        return True, amount_understood(str(typed))
    if inputs.box_of(field) not in ("choice", "choices") or field.kind == "flag":
        return True, inputs.understood(field, typed)
    values = {label: value for value, label in options_of(mapping, field).items()}
    chosen = [typed] if isinstance(typed, str) else typed
    known = inputs.can_be_written(field) or all(text in values for text in chosen if text)
    understood = [values.get(text, text) for text in chosen]
    return known, inputs.understood(field, understood[0] if isinstance(typed, str) else understood)


def _field(path: str) -> Field | None:
    """The field with a box of its own that the value at `path` belongs to; a mapping for the value of a key."""
    try:
        field = contract.field_at(path)
    except KeyError:
        return None
    is_key = field.kind == "mapping" and Path.of(path).pattern != field.path
    return field if is_key or field.kind not in ("object", "objects", "mapping") else None


def _read(handed: str) -> list[tuple[str, str, str | list[str]]]:
    """What was handed over: address, mark of what was to be replaced, and text. What has another shape is no text of
    ours and is passed over."""
    try:
        texts = json.loads(handed)["texts"]
        return [(text["address"], text["base"], text["text"]) for text in texts if _is_ours(text)]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def _is_ours(text: Any) -> bool:
    address = json.loads(text["address"])
    words = text["text"]
    steps = [step for step in address if not isinstance(step, dict)]
    return (
        len(address) > 1
        and all(isinstance(step, str) for step in steps)
        and isinstance(text["base"], str)
        and (isinstance(words, str) or all(isinstance(word, str) for word in words))
    )


def _pattern(address: Sequence[Any]) -> str:
    return Path(tuple(step if isinstance(step, str) else EACH for step in address[1:])).pattern


def _words(typed: Typed) -> str:
    return "; ".join(typed) if isinstance(typed, list) else str(typed or "")


def _mark(value: Any) -> str:
    """A short mark of a value, another for every other value."""
    whole = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _sum(typed: Typed) -> int:
    """The same sum as the browser makes."""
    text = typed or "" if isinstance(typed, str | None) else "\n".join(typed)
    return zlib.crc32(text.encode("utf-8", "replace"))


def _session() -> str:
    return str(st.session_state.setdefault(_SESSION, secrets.token_hex(8)))


def _tell(name: str, attribute: str, told: Mapping[str, Any]) -> None:
    st.html(f'<div class="samverkan-{name}" data-{attribute}="{escape(json.dumps(told, ensure_ascii=False))}"></div>')
