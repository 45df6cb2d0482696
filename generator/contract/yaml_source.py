"""YAML text to a plain mapping, built straight from the parser's events.

Nothing is composed by the library: depth, aliases, tags and doubled keys are judged event by event, before a value is
built. Plain scalars are read by YAML 1.2's rules, dates stay text, and a number with leading zeros is text too, so that
`reference: 00789` keeps its zeros. `%YAML 1.1` makes yes and no true and false, as that version says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)
from ruamel.yaml.reader import ReaderError

from generator.contract.limits import MAX_DEPTH, MAX_DIGITS, MAX_EXPANDED_NODES, TOO_DEEP, fault_at, fault_in
from generator.contract.paths import below
from generator.errors import Fault, InputError

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS = {
    word: value
    for value, words in {
        None: ("", "~", "null", "Null", "NULL"),
        True: ("true", "True", "TRUE"),
        False: ("false", "False", "FALSE"),
    }.items()
    for word in words
}
_WORDS_1_1 = {
    form(word): value
    for value, words in {True: ("yes", "on", "y"), False: ("no", "off", "n")}.items()
    for word in words
    for form in (str.lower, str.title, str.upper)
}
_CORE = "tag:yaml.org,2002:"
_PROBLEMS = {
    "mapping values are not allowed": "Ett kolon står där det inte får stå. Sätt texten inom citattecken.",
    "\\t": "Gör indrag med blanksteg i stället för tabbtecken.",
    "unexpected end of stream": "Något har inte avslutats: ett citattecken eller en parentes saknas.",
    "could not find expected ':'": "Efter nyckeln saknas ett kolon.",
    "expected <block end>": "Indraget stämmer inte med raderna ovanför, eller så saknas ett citattecken.",
    "expected ',' or": "Ett kommatecken eller en avslutande parentes saknas.",
    "cannot start any token": "Texten börjar med ett tecken som har särskild betydelse. Sätt den inom citattecken.",
    "unknown escape character": "Efter ett omvänt snedstreck står ett tecken som inte är tillåtet.",
    "duplicate anchor": "Samma ankare (&) anges två gånger. Byt namn på det ena.",
}
_SYNTAX = "Texten följer inte YAML:s regler här. Kontrollera indrag, kolon och citattecken."


@dataclass(slots=True)
class _Node:
    """A collection under construction, or a finished value: how many nodes and levels it holds."""

    value: Any
    path: str = ""
    anchor: str | None = None
    nodes: int = 1
    height: int = 0
    key: str | None = None
    keys: set[str] = field(default_factory=set)


def resolve(text: str, *, version_1_1: bool = False) -> Any:
    """What a plain scalar stands for: None, a flag, a number or the text itself. Raises ValueError on a huge number."""
    if text in _WORDS:
        return _WORDS[text]
    if version_1_1 and text in _WORDS_1_1:
        return _WORDS_1_1[text]
    if not _FLOAT.fullmatch(text):
        return text
    if len(text) > MAX_DIGITS:
        raise ValueError
    return int(text) if _INTEGER.fullmatch(text) else float(text)


def read_yaml(text: str) -> tuple[Any, tuple[Fault, ...]]:
    """The value and the faults of doubled keys, by path. Raises `InputError` when it is not YAML or not safe."""
    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except InputError:
        raise
    except ReaderError as error:
        message = "Texten innehåller ett styrtecken som inte är tillåtet i YAML. Ta bort det."
        raise InputError([*builder.faults, fault_in("YAML", text, error.position, message)]) from None
    except MarkedYAMLError as error:
        raise InputError([*builder.faults, _syntax_fault(error)]) from None
    except (YAMLError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, AssertionError):
        # The scanner is not written for hostile text: an escape beyond Unicode, for one, escapes as a ValueError.
        raise InputError([*builder.faults, fault_at("YAML", *builder.place, _SYNTAX)]) from None
    return builder.result, tuple(builder.faults)


def _syntax_fault(error: MarkedYAMLError) -> Fault:
    problem = str(error.problem)
    message = next((swedish for part, swedish in _PROBLEMS.items() if part in problem), _SYNTAX)
    # What is never finished is found at the end of the file, and mended where it begins.
    unfinished = "end of stream" in problem and error.context_mark is not None
    mark = error.context_mark if unfinished else error.problem_mark or error.context_mark
    return fault_at("YAML", mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, message)


class _Builder:
    """Builds plain values from events and refuses whatever is not safe, at its line and column."""

    def __init__(self) -> None:
        self.result: Any = None
        self.faults: list[Fault] = []
        self.place = (1, 1)
        self._open: list[_Node] = []
        self._anchors: dict[str, _Node] = {}
        self._expanded = 0
        self._documents = 0
        self._version_1_1 = False

    def take(self, event: Event) -> None:
        if event.start_mark is not None:
            self.place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, CollectionStartEvent):
            self._start_collection(event)
        elif isinstance(event, CollectionEndEvent):
            self._end_collection()
        elif isinstance(event, AliasEvent):
            self._put(self._aliased(str(event.anchor)))
        elif isinstance(event, ScalarEvent):
            node = _Node(self._scalar(event), anchor=event.anchor)
            self._remember(node)
            self._put(node)

    def _refuse(self, message: str) -> InputError:
        return InputError([*self.faults, fault_at("YAML", *self.place, message)])

    def _start_document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        self._version_1_1 = event.version == (1, 1)
        if self._documents > 1:
            raise self._refuse("Filen innehåller mer än ett dokument. Ta bort raden --- och det som följer.")

    def _start_collection(self, event: CollectionStartEvent) -> None:
        is_mapping = isinstance(event, MappingStartEvent)
        if event.ctag is not None and str(event.ctag) not in ("!", _CORE + ("map" if is_mapping else "seq")):
            raise self._refuse(f"Taggen {_shown_tag(event.ctag)} är inte tillåten. Ta bort den.")
        if len(self._open) >= MAX_DEPTH:
            raise self._refuse(TOO_DEEP)
        if self._awaits_key():
            raise self._refuse("En nyckel ska vara ett ord, inte en lista eller en grupp nycklar.")
        self._open.append(_Node({} if is_mapping else [], path=self._next_path(), anchor=event.anchor))

    def _end_collection(self) -> None:
        node = self._open.pop()
        self._remember(node)
        self._put(node)

    def _remember(self, node: _Node) -> None:
        if node.anchor is not None:
            self._anchors[node.anchor] = node

    def _aliased(self, name: str) -> _Node:
        node = self._anchors.get(name)
        if node is None:
            raise self._refuse(f"Aliaset *{name} hänvisar till något som inte finns, eller till sig självt.")
        self._expanded += node.nodes
        if self._expanded > MAX_EXPANDED_NODES:
            raise self._refuse(f"Alias får tillsammans motsvara högst {MAX_EXPANDED_NODES} noder. Skriv ut innehållet.")
        if len(self._open) + node.height > MAX_DEPTH:
            raise self._refuse(TOO_DEEP)
        return node

    def _scalar(self, event: ScalarEvent) -> Any:
        tag = str(event.ctag) if event.ctag is not None else None
        if tag is not None and tag not in ("!", *(_CORE + name for name in ("str", "int", "float", "bool", "null"))):
            raise self._refuse(f"Taggen {_shown_tag(event.ctag)} är inte tillåten. Ta bort den.")
        quoted = tag in ("!", f"{_CORE}str") or (tag is None and event.style not in (None, ""))
        # Keys are always text: a year needs no quotes, and neither does a key such as `no`.
        if quoted or self._awaits_key():
            return event.value
        try:
            return resolve(event.value, version_1_1=self._version_1_1)
        except ValueError:
            raise self._refuse(f"Talet har fler än {MAX_DIGITS} siffror. Ange ett mindre tal.") from None

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _next_path(self) -> str:
        if not self._open:
            return ""
        holder = self._open[-1]
        if isinstance(holder.value, list):
            return below(holder.path, len(holder.value))
        return below(holder.path, str(holder.key))

    def _put(self, node: _Node) -> None:
        """Give a finished node to the collection that is open, as a key, a value or an item."""
        if not self._open:
            self.result = node.value
            return
        holder = self._open[-1]
        holder.nodes += node.nodes
        holder.height = max(holder.height, node.height + 1)
        if isinstance(holder.value, list):
            holder.value.append(node.value)
        elif holder.key is None:
            self._start_key(holder, node.value)
        else:
            holder.value[holder.key] = node.value
            holder.key = None

    def _start_key(self, holder: _Node, key: Any) -> None:
        if not isinstance(key, str):
            raise self._refuse("En nyckel ska vara ett ord, inte en lista eller en grupp nycklar.")
        holder.key = key
        if key in holder.keys:
            line = f" (rad {self.place[0]})"
            self.faults.append(Fault(self._next_path(), f"Nyckeln ”{key}” anges två gånger{line}. Ta bort den ena."))
        holder.keys.add(key)


def _shown_tag(tag: object) -> str:
    return str(tag).replace(_CORE, "!!")
