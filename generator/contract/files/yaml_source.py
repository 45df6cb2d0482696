"""YAML text to a plain mapping, built straight from the parser's events.

The parser is libyaml's, by PyYAML: twenty times as fast as one in Python, so that 2 MB of anything is read in time.
Nothing is composed by the library: depth, size, aliases, tags and doubled keys are judged event by event, before a
value is built. Plain scalars are read by YAML 1.2's rules, dates stay text, and a number with leading zeros is text:
`reference: 00789` keeps its zeros. `%YAML 1.1` makes yes and no true and false, as that version says.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import yaml

from generator.contract.files.limits import (
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_EXPANDED_NODES,
    MAX_NODES,
    TOO_DEEP,
    TOO_MANY,
    fault_at,
    fault_in,
)
from generator.contract.files.yaml_lines import Lines, blamed_blank, cut_words, holds_words
from generator.contract.judge.found import Found, Location, Read, doubled_key, shortened, told
from generator.errors import MOST_TOLD, Fault, InputError

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
_OF_SCALARS = frozenset({"!", *(_CORE + name for name in ("str", "int", "float", "bool", "null"))})
_OF_TEXTS = frozenset({"!", f"{_CORE}str"})
_NO_WORD = "En nyckel ska vara ett ord, inte en lista eller en grupp nycklar."


class _Node:
    """A collection under construction, or a finished value with an anchor: how many nodes and levels it holds."""

    __slots__ = ("anchor", "height", "key", "nodes", "value")

    def __init__(self, value: Any, anchor: str | None) -> None:
        self.value, self.anchor = value, anchor
        self.nodes, self.height = 1, 0
        self.key: str | None = None


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


def read_yaml(text: str) -> Read:
    """What a YAML text says. Raises `InputError` when it is not YAML or not safe."""
    builder = _Builder(text)
    plain, originals = _with_stand_ins(text)
    try:
        for event in yaml.parse(plain, Loader=yaml.CSafeLoader):
            if originals and type(event) is yaml.ScalarEvent and not event.value.isascii():
                event.value = event.value.translate(originals)
            builder.take(event)
    except yaml.reader.ReaderError as error:
        # The offset is in bytes, and what stands there is the first character that cannot be read.
        position = len(plain.encode()[: error.position].decode(errors="ignore"))
        message = "Texten innehåller ett styrtecken som inte är tillåtet i YAML. Ta bort det."
        raise builder.refusal(fault_in("YAML", text, position, message)) from None
    except yaml.MarkedYAMLError as error:
        raise builder.refusal(builder.lines.fault(error)) from None
    return Read(builder.result, builder.doubled, builder.hints)


def _with_stand_ins(text: str) -> tuple[str, dict[int, str]]:
    """The text with a stand-in for each character that ends a line in YAML 1.1 alone, and what they stand for."""
    ends = [end for end in "\u0085\u2028\u2029" if end in text]
    if not ends:
        return text, {}
    # There are more private characters in Unicode than a file can hold.
    unused = (private for private in map(chr, range(0xF0000, 0x10FFFE)) if private not in text)
    stand_ins = {ord(end): private for end, private in zip(ends, unused, strict=False)}
    return text.translate(stand_ins), {ord(private): chr(end) for end, private in stand_ins.items()}


class _Builder:
    """Builds plain values from events and refuses whatever is not safe, at its line and column."""

    def __init__(self, text: str) -> None:
        self.result: Any = None
        self.doubled: list[Found] = []
        self.hints: list[Found] = []
        self.lines = Lines(text)
        self._mark: Any = None
        self._open: list[_Node] = []
        self._anchors: dict[str, _Node] = {}
        self._nodes = self._expanded = self._documents = 0
        self._version_1_1 = False

    def take(self, event: Any) -> None:
        self._mark = event.start_mark
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._take_scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start_collection(event, is_mapping=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            node = self._open.pop()
            self._remember(node)
            self._put(node.value, node.nodes, node.height)
        elif kind is yaml.AliasEvent:
            node = self._aliased(str(event.anchor))
            self._put(node.value, node.nodes, node.height)
        elif kind is yaml.DocumentStartEvent:
            self._start_document(event)

    def refusal(self, fault: Fault) -> InputError:
        """The error that ends the reading: `fault`, and the doubled keys that were found before it."""
        return InputError(told(self.doubled, first=[fault]))

    def _refused(self, message: str) -> InputError:
        return self.refusal(fault_at("YAML", self._mark.line + 1, self._mark.column + 1, message))

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        self._version_1_1 = event.version == (1, 1)
        if self._documents > 1:
            raise self._refused("Filen innehåller mer än ett dokument. Ta bort raden --- och det som följer.")

    def _count(self) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._refused(TOO_MANY)

    def _start_collection(self, event: Any, *, is_mapping: bool) -> None:
        self._count()
        if event.tag is not None and event.tag not in ("!", _CORE + ("map" if is_mapping else "seq")):
            raise self._refused(_no_tag(event.tag))
        if len(self._open) >= MAX_DEPTH:
            raise self._refused(TOO_DEEP)
        if self._awaits_key():
            raise self._refused(_NO_WORD)
        self._open.append(_Node({} if is_mapping else [], event.anchor))

    def _remember(self, node: _Node) -> None:
        if node.anchor is not None:
            self._anchors[node.anchor] = node

    def _aliased(self, name: str) -> _Node:
        node = self._anchors.get(name)
        if node is None:
            alias = f"Aliaset *{shortened(name)}"
            raise self._refused(f"{alias} hänvisar till något som inte finns, eller till sig självt.")
        self._expanded += node.nodes
        if self._expanded > MAX_EXPANDED_NODES:
            most = f"Alias får tillsammans motsvara högst {MAX_EXPANDED_NODES} noder."
            raise self._refused(f"{most} Skriv ut innehållet.")
        if len(self._open) + node.height > MAX_DEPTH:
            raise self._refused(TOO_DEEP)
        return node

    def _take_scalar(self, event: Any) -> None:
        self._count()
        if event.tag is not None and event.tag not in _OF_SCALARS:
            raise self._refused(_no_tag(event.tag))
        value = self._read(event)
        if event.anchor is not None:
            self._remember(_Node(value, event.anchor))
        self._put(value, 1, 0)

    def _read(self, event: Any) -> Any:
        awaits_key, is_plain = self._awaits_key(), not event.style
        if is_plain and not event.value.isascii():
            self._look_before(event, awaits_key=awaits_key)
        quoted = event.tag in _OF_TEXTS if event.tag is not None else not is_plain
        # Keys are always text: a year needs no quotes, and neither does a key such as `no`.
        if quoted or awaits_key:
            return event.value
        try:
            value = resolve(event.value, version_1_1=self._version_1_1)
        except ValueError:
            raise self._refused(f"Talet har fler än {MAX_DIGITS} siffror. Ange ett mindre tal.") from None
        if is_plain and (value is None or isinstance(value, str)):
            self._look_behind(event)
        return value

    def _look_before(self, event: Any, *, awaits_key: bool) -> None:
        """A blank that is none to YAML makes a key, or a whole group of them, a text."""
        blamed = blamed_blank(event.value)
        mark = event.start_mark
        if blamed and self.lines.starts_at(mark) and (awaits_key or not holds_words(self._location())):
            raise self.refusal(fault_at("YAML", mark.line + 1, 1, blamed))

    def _look_behind(self, event: Any) -> None:
        if len(self.hints) < MOST_TOLD and self.lines.is_cut_at(event.end_mark.index, empty=not event.value):
            location = self._location()
            if holds_words(location):
                self.hints.append(Found(location, partial(cut_words, event.end_mark.line + 1, event.value)))

    def _awaits_key(self) -> bool:
        return bool(self._open) and self._open[-1].key is None and isinstance(self._open[-1].value, dict)

    def _location(self) -> Location:
        """Where the value that comes next has its place."""
        return tuple(
            len(holder.value) if isinstance(holder.value, list) else holder.key or "" for holder in self._open
        )

    def _put(self, value: Any, nodes: int, height: int) -> None:
        """Give a finished value to the collection that is open, as a key, a value or an item."""
        if not self._open:
            self.result = value
            return
        holder = self._open[-1]
        holder.nodes += nodes
        if height >= holder.height:
            holder.height = height + 1
        if isinstance(holder.value, list):
            holder.value.append(value)
        elif holder.key is None:
            self._start_key(holder, value)
        else:
            holder.value[holder.key] = value
            holder.key = None

    def _start_key(self, holder: _Node, key: Any) -> None:
        if not isinstance(key, str):
            raise self._refused(_NO_WORD)
        holder.key = key
        if key in holder.value:
            self.doubled.append(doubled_key(self._location(), self._mark.line + 1))


def _no_tag(tag: str) -> str:
    return f"Taggen {shortened(tag.replace(_CORE, '!!'))} är inte tillåten. Ta bort den."
