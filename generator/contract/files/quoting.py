"""Plain values as YAML nodes that every reader takes for what they are.

A text stands without quotes only when neither this product's reader nor one of YAML 1.1 would make anything else of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

from generator.contract.describe.paths import below, field_at
from generator.contract.files.yaml_source import resolve
from generator.contract.models.moments import date_of

_YEAR = re.compile(r"[1-9][0-9]{3}")
# Texts that a reader of YAML 1.1 takes for a flag, a number, a time, a date or a merge.
_OTHERWISE = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|~|=|<<|\.nan|[-+]?\.inf)"
    r"|[-+]?[0-9][0-9_,.:]*(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?0[xXoObB][0-9a-fA-F_]+"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?"
)
# Control characters, unusual blanks and line ends, private and unassigned characters: they are written as escapes.
_AWKWARD = re.compile(
    "[^\n -~\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff"
    "\u3001-\ud7ff\uf900-\ufefe\U00010000-\U0010fffd]"
)


def node(value: Any, path: str) -> Any:
    """A plain value as a node; `path` decides whether an ISO date may stand without quotes."""
    if isinstance(value, Mapping):
        return CommentedMap(
            (key_node(key), node(item, below(path, key))) for key, item in value.items()
        )
    if isinstance(value, list | tuple):
        return CommentedSeq(node(item, below(path, index)) for index, item in enumerate(value))
    return _text_node(value, path) if isinstance(value, str) else value


def key_node(key: str) -> Any:
    """A year as a number, so that it stands without quotes; other keys are words of the contract or ids."""
    if _YEAR.fullmatch(key):
        return int(key)
    return key if _is_plain(key) else DoubleQuotedScalarString(key)


def _text_node(text: str, path: str) -> Any:
    found = date_of(text)
    if found is not None and str(found) == text and _is_date_field(path):
        return found
    if _AWKWARD.search(text):
        return DoubleQuotedScalarString(text)
    if "\n" in text:
        return LiteralScalarString(text) if _is_block(text) else DoubleQuotedScalarString(text)
    return text if _is_plain(text) else SingleQuotedScalarString(text)


def _is_date_field(path: str) -> bool:
    try:
        return field_at(path).kind in ("date", "moment")
    except KeyError:
        return False


def _is_plain(text: str) -> bool:
    if date_of(text) is not None or _OTHERWISE.fullmatch(text) or _AWKWARD.search(text):
        return False
    try:
        return isinstance(resolve(text), str)
    except ValueError:
        return False


def _is_block(text: str) -> bool:
    """Whether a block shows the text as it is: no line with blanks at its edges, no blank lines at either end."""
    lines = text.removesuffix("\n").split("\n")
    return all(line == line.strip() for line in lines) and bool(lines[0]) and bool(lines[-1])
