"""JSON text to a plain mapping. Depth, numbers and constants are checked on the text before anything is built."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from generator.contract.files.blanks import name_of
from generator.contract.files.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES, TOO_DEEP, TOO_MANY, fault_in
from generator.contract.judge.found import Found, Location, Read, doubled_key
from generator.errors import InputError

# A string may lack its end here, so that a long unfinished one is passed over once and not from each of its quotes.
_TOKEN = re.compile(
    r'"[^"\\]*(?:\\.[^"\\]*)*"?|(?P<open>[\[{])|(?P<close>[\]}])|(?P<next>[,:])|(?P<word>NaN|-?Infinity)'
    rf"|(?P<long>[0-9]{{{MAX_DIGITS + 1},}})",
    re.DOTALL,
)
_MESSAGES = {
    "Expecting property name enclosed in double quotes": "Här ska stå en nyckel inom citattecken.",
    "Illegal trailing comma before end of object": "Ta bort kommatecknet före den avslutande klammern.",
    "Illegal trailing comma before end of array": "Ta bort kommatecknet före den avslutande hakparentesen.",
    "Expecting ',' delimiter": "Här saknas ett kommatecken eller en avslutande parentes.",
    "Expecting ':' delimiter": "Här saknas ett kolon efter nyckeln.",
    "Expecting value": "Här saknas ett värde.",
    "Unterminated string starting at": "Texten saknar avslutande citattecken.",
    "Invalid control character at": "Radbrytning eller styrtecken i en text ska skrivas som \\n eller \\u000a.",
    "Invalid \\escape": "Efter ett omvänt snedstreck står ett tecken som inte är tillåtet.",
    "Invalid \\uXXXX escape": "Efter \\u ska det stå fyra hexadecimala siffror.",
    "Extra data": "Det står något efter slutet på innehållet. Ta bort det.",
}


class _Doubled(dict[str, Any]):
    """An object in which some keys were given twice."""

    keys_twice: frozenset[str] = frozenset()


def read_json(text: str) -> Read:
    """What a JSON text says. Raises `InputError` when it is not JSON or not safe."""
    _guard(text)
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise _refused(text, error.pos, _said(text, error)) from None
    found: list[Found] = []
    _doubled_keys(value, (), found)
    return Read(value, found, [])


def _said(text: str, error: json.JSONDecodeError) -> str:
    blank = name_of(text[error.pos : error.pos + 1])
    if blank and error.msg.startswith(("Expecting", "Extra")):
        return f"Här står ett {blank}. Byt ut det mot ett vanligt mellanslag."
    return _MESSAGES.get(error.msg, "Texten följer inte JSON:s regler här.")


def _guard(text: str) -> None:
    depth = nodes = 0
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "next":
            nodes += 1
        elif token.lastgroup == "open":
            depth, nodes = depth + 1, nodes + 1
        elif token.lastgroup == "close":
            depth -= 1
        elif token.lastgroup == "word":
            raise _refused(text, token.start(), f"{token[0]} är inget tal. Ange ett tal eller ta bort värdet.")
        elif token.lastgroup == "long":
            raise _refused(text, token.start(), f"Talet har fler än {MAX_DIGITS} siffror. Ange ett mindre tal.")
        if depth > MAX_DEPTH:
            raise _refused(text, token.start(), TOO_DEEP)
        if nodes > MAX_NODES:
            raise _refused(text, token.start(), TOO_MANY)


def _refused(text: str, position: int, message: str) -> InputError:
    return InputError([fault_in("JSON", text, position, message)])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    doubled = _Doubled(plain)
    doubled.keys_twice = frozenset(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
    return doubled


def _doubled_keys(value: Any, location: Location, found: list[Found]) -> None:
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, list | dict):
                _doubled_keys(item, (*location, index), found)
    elif isinstance(value, dict):
        for key, item in value.items():
            here = (*location, key)
            if isinstance(value, _Doubled) and key in value.keys_twice:
                found.append(doubled_key(here))
            _doubled_keys(item, here, found)
