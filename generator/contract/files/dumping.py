"""A plain mapping as YAML or JSON text. With the original text given, its comments and its order of keys are kept.

Sections that did not change are copied as they stand. Within a changed one, values are merged into the original's
nodes: objects that have an id by their id, other lists by what is equal. A comment whose value is gone is put at the
top of its section, never dropped.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import ScalarString
from ruamel.yaml.tokens import CommentToken

from generator.contract.describe.fields import sections
from generator.contract.files.merging import is_empty, merge
from generator.contract.files.quoting import node
from generator.contract.files.yaml_source import read_yaml
from generator.errors import InputError

_WIDTH = 120
_TOP_KEY = re.compile(r"(?:([A-Za-z_][\w-]*)|'([^'\n]*)'|\"([^\"\\\n]*)\")\s*:(?=\s|$)")


def dump_json(mapping: Mapping[str, Any]) -> str:
    """The mapping as the text of a JSON file."""
    return json.dumps(mapping, ensure_ascii=False, indent=2) + "\n"


def dump_yaml(mapping: Mapping[str, Any], original: str | None = None) -> str:
    """The mapping as the text of a YAML file, such that reading it gives the same mapping.

    `original` is the text that the mapping was read from. Empty keys in it stay: they are there to be filled in. When
    its order cannot be followed (anchors shared by values that now differ) the text is written afresh below its
    comments.
    """
    plain = json.loads(json.dumps(mapping))
    if original is None:
        return _fresh(plain)
    text = original.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        old, doubled, _ = read_yaml(text)
        if doubled or not isinstance(old, dict) or text.lstrip().startswith("{"):
            # JSON, or YAML written as JSON is: changed, it would be neither.
            return _fresh(plain)
        followed = _without_trailing_blanks(_spliced(plain, old, text))
        return followed if _same(read_yaml(followed).value, plain) else _comments_only(text) + _fresh(plain)
    except (InputError, YAMLError):
        return _fresh(plain)


@dataclass(frozen=True, slots=True)
class _Section:
    """A top-level key with its lines in the original: the comments before it and its own text."""

    key: str
    above: str
    text: str


def _fresh(plain: Mapping[str, Any]) -> str:
    text = "\n".join(_dumped(node({key: value}, "")) for key, value in plain.items())
    return _without_trailing_blanks(text) if plain else "{}\n"


def _without_trailing_blanks(text: str) -> str:
    """The library leaves a blank where it folds a line; it goes where the text reads the same without it."""
    shorter = re.sub(r" +$", "", text, flags=re.MULTILINE)
    return shorter if shorter == text or read_yaml(shorter).value == read_yaml(text).value else text


def _same(one: Any, other: Any) -> bool:
    """Whether two plain values say the same. As JSON, since to Python 1, 1.0 and True are equal."""
    return json.dumps(_pruned(one), sort_keys=True) == json.dumps(_pruned(other), sort_keys=True)


def _pruned(value: Any) -> Any:
    """The value without keys that are empty, which the contract takes for missing."""
    if isinstance(value, list):
        return [_pruned(item) for item in value]
    if not isinstance(value, dict):
        return value
    pruned = {key: _pruned(item) for key, item in value.items()}
    return {key: item for key, item in pruned.items() if item not in (None, [], {}, "")}


def _spliced(plain: dict[str, Any], old: dict[str, Any], original: str) -> str:
    head, parts = _sections_of(original)
    if [part.key for part in parts] != list(old) or re.search(r"(?:^|[\s\[{,])[&*]\w", original):
        # One flow mapping, or anchors that reach across sections: follow the document as a whole.
        return _merged(original, plain)
    pieces = [(part.key, _section_text(part, old[part.key], plain)) for part in parts]
    for key in plain:
        if key not in old:
            pieces.insert(_place(key, [name for name, _ in pieces]), (key, "\n" + _dumped(node({key: plain[key]}, ""))))
    return head + "".join(text for _, text in pieces)


def _section_text(part: _Section, old: Any, plain: Mapping[str, Any]) -> str:
    new = plain.get(part.key)
    if _same(old, new) or (is_empty(old) and is_empty(new)):
        return part.above + part.text
    return part.above + (_merged(part.text, {part.key: new}) if part.key in plain else _comments_only(part.text))


def _sections_of(text: str) -> tuple[str, list[_Section]]:
    """The text before the first key, and each key's lines together with the comments that stand right before it."""
    lines = [f"{line}\n" for line in text.removesuffix("\n").split("\n")]
    starts = [(index, match) for index, line in enumerate(lines) if (match := _TOP_KEY.match(line))]
    if not starts:
        return text, []
    firsts = [_with_comments_above(lines, index) for index, _ in starts]
    ends = [*firsts[1:], len(lines)]
    parts = [
        _Section(
            key=next(group for group in match.groups() if group is not None),
            above="".join(lines[first:index]),
            text="".join(lines[index:end]),
        )
        for (index, match), first, end in zip(starts, firsts, ends, strict=True)
    ]
    return "".join(lines[: firsts[0]]), parts


def _with_comments_above(lines: list[str], index: int) -> int:
    while index and (lines[index - 1].startswith("#") or not lines[index - 1].strip()):
        index -= 1
    return index


def _place(key: str, present: list[str]) -> int:
    """Where a new section goes: before the first one that follows it in the contract."""
    order = sections()
    later = set(order[order.index(key) + 1 :]) if key in order else set()
    return next((index for index, name in enumerate(present) if name in later), len(present))


def _merged(text: str, plain: Mapping[str, Any]) -> str:
    yaml = _yaml()
    tree = yaml.load(text)
    merge(tree, plain, "")
    result = _dumped(tree)
    lost = Counter(_comments(yaml.load(text))) - Counter(_comments(yaml.load(result)))
    return "".join(f"{line}\n" for line in lost.elements()) + result


def _comments_only(text: str) -> str:
    return "".join(f"{line}\n" for line in _comments(_yaml().load(text)))


def _comments(item: Any) -> Iterator[str]:
    """Every comment line in a tree of nodes, wherever the library has hung it."""
    if isinstance(item, CommentToken):
        yield from (line.strip() for line in str(item.value).split("\n") if line.strip().startswith("#"))
    elif isinstance(item, CommentedMap):
        yield from _comments(item.ca.comment)
        for key, value in item.items():
            yield from _comments(item.ca.items.get(key))
            yield from _comments(value)
        yield from _comments(item.ca.end)
    elif isinstance(item, CommentedSeq):
        yield from _comments(item.ca.comment)
        for index, value in enumerate(item):
            yield from _comments(item.ca.items.get(index))
            yield from _comments(value)
        yield from _comments(item.ca.end)
    elif isinstance(item, list | tuple):
        for inner in item:
            yield from _comments(inner)
    elif isinstance(item, ScalarString):
        yield from _comments(getattr(item, "comment", None))


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    return yaml


def _dumped(tree: Any) -> str:
    stream = io.StringIO()
    _yaml().dump(tree, stream)
    return stream.getvalue()
