"""The contract's own notation for where a value stands, read and written here and nowhere else.

    parties[2].task              a value; rows count from 0
    parties[].task               its pattern: the same value of every row
    parties[id=skv].task         the same by ids, which hold when rows are moved (`plans[year=2027].focus`)
    funding.budget.2027          a key of a mapping: all that follows the mapping's dot, other dots too
    challenge."en.nyckel"        a key that could be read as something else stands within quotes, as in JSON
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache

from generator.contract.describe.fields import Field, fields
from generator.errors import PathError

_LONGEST = 2000
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_WORD = re.compile(r'[^.\[\]"][^.\[\]]*')
_STEP = re.compile(
    rf"(?P<word>{_WORD.pattern})|(?P<quoted>{_QUOTED})|\[(?:(?P<each>)|(?P<row>0|[1-9][0-9]{{0,8}})"
    rf"|(?P<name>id|year)=(?:(?P<bare>[^\]\"][^\]]*)|(?P<mark>{_QUOTED})))\]",
    re.DOTALL,
)
_ANY_ROW = re.compile(r"\[[^\]]*\]")


class Each(Enum):
    """The step of a pattern that stands for every row of a list."""

    ROW = "[]"


EACH = Each.ROW


@dataclass(frozen=True, slots=True)
class Named:
    """A row by what tells it from the others: its `key`, id or year, and the `value` of that as text."""

    key: str
    value: str


Step = str | int | Named | Each


@dataclass(frozen=True)
class Path:
    """Where a value stands: keys of objects and rows of lists from the outside in.

    `str()` of a path is its notation, and `Path.parse` of that the same path. Nothing is said of whether the contract
    has such a field (`field_at`) or some data such a value (`rows.look`).
    """

    steps: tuple[Step, ...] = ()

    @staticmethod
    def parse(text: str) -> Path:
        """The path that a text says. Raises PathError, with a sentence that quotes it, for any other text."""
        return _parsed(text)

    @staticmethod
    def of(path: Path | str) -> Path:
        """A path as it is, or parsed."""
        return path if isinstance(path, Path) else _parsed(path)

    @cached_property
    def _text(self) -> str:
        return _written(self.steps)

    def __str__(self) -> str:
        return self._text

    @cached_property
    def pattern(self) -> str:
        """The path with ``[]`` for each row."""
        return _written(step if isinstance(step, str) else EACH for step in self.steps)

    def __truediv__(self, step: Step) -> Path:
        return Path((*self.steps, step))

    @property
    def parent(self) -> Path:
        """The path without its last step."""
        return Path(self.steps[:-1])

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows on the way, outermost first."""
        return tuple(step for step in self.steps if isinstance(step, int))

    @property
    def row(self) -> Path | None:
        """The path of the innermost row on the way; None when there is none."""
        last = max((place for place, step in enumerate(self.steps) if not isinstance(step, str)), default=-1)
        return Path(self.steps[: last + 1]) if last >= 0 else None

    def within(self, holder: Path) -> bool:
        """Whether this is the path of `holder` or of something that stands in it."""
        return self.steps[: len(holder.steps)] == holder.steps

    def in_row(self, row: Path) -> Path:
        """This path, or pattern, of another row of the same list: the steps of `row`, then the rest of this one's."""
        return Path((*row.steps, *self.steps[len(row.steps) :]))


def below(path: str, step: str | int) -> str:
    """The notation of what stands one step below `path`, for a place in a file that may be at fault; an empty key is
    shown as \"\", so that no path is empty."""
    if isinstance(step, int):
        return f"{path}[{step}]"
    if not step.isidentifier():
        step = _key(step, in_mapping=_ANY_ROW.sub("[]", path) in _mappings())
    return f"{path}.{step}" if path else step


def written(steps: Iterable[str | int]) -> str:
    """``("parties", 1, "kind")`` as ``parties[1].kind``."""
    path = ""
    for step in steps:
        path = below(path, step)
    return path


def field_at(path: Path | str) -> Field:
    """The field at a path or a pattern; an item of a list of words leads to the list, a mapping's key to the mapping.

    Raises KeyError when the contract has no such path.
    """
    return _field(path if isinstance(path, str) else str(path))


def order_of(steps: Iterable[Step]) -> tuple[int, ...]:
    """Sort key that puts the steps of paths as they stand in a whole file: section by section, row by row, unknown keys
    last."""
    known, places = _positions(), []
    pattern: str | None = ""
    for step in steps:
        if isinstance(step, int):
            pattern = None if pattern is None else f"{pattern}[]"
            places.append(step)
            continue
        # Below an unknown key, which may be a million characters long, there is no order to look for.
        pattern = None if pattern is None else f"{pattern}.{step}" if pattern else str(step)
        places.append(known.get(pattern or "", len(known)))
        if places[-1] == len(known):
            pattern = None
    return tuple(places) or (len(known),)


@lru_cache(maxsize=16_384)
def _parsed(text: str) -> Path:
    if not text or len(text) > _LONGEST:
        raise PathError(text)
    return Path(tuple(_steps(text)))


def _steps(text: str) -> Iterator[Step]:
    position, pattern = 0, ""
    while position < len(text):
        if text[position] != "[" and position:
            if text[position] != "." or position + 1 == len(text):
                raise PathError(text)
            position += 1
            if pattern in _mappings() and text[position] != '"':
                yield text[position:]
                return
        match = _STEP.match(text, position)
        if match is None or (text[position] == "[" and text[position - 1 : position] == "."):
            raise PathError(text)
        step = _step(match, text)
        yield step
        pattern += "[]" if not isinstance(step, str) else f".{step}" if pattern else step
        position = match.end()


def _step(match: re.Match[str], text: str) -> Step:
    if match["word"] is not None:
        return match["word"]
    if match["quoted"] is not None:
        return _unquoted(match["quoted"], text)
    if match["row"] is not None:
        return int(match["row"])
    if match["name"] is not None:
        return Named(match["name"], match["bare"] if match["mark"] is None else _unquoted(match["mark"], text))
    return EACH


def _unquoted(quoted: str, text: str) -> str:
    try:
        return str(json.loads(quoted))
    except ValueError:
        raise PathError(text) from None


def _written(steps: Iterable[Step]) -> str:
    text, pattern = "", ""
    remaining = tuple(steps)
    for number, step in enumerate(remaining, start=1):
        if isinstance(step, str):
            in_mapping, last = pattern in _mappings(), number == len(remaining)
            # A bare key of a mapping takes all that follows it, so it may only stand last.
            key = _key(step, in_mapping=in_mapping) if last or not in_mapping else _in_quotes(step)
            text += f".{key}" if text else key
            pattern += f".{step}" if pattern else step
        else:
            text += _row(step)
            pattern += "[]"
    return text


def _key(key: str, *, in_mapping: bool) -> str:
    bare = bool(key) and not key.startswith('"') if in_mapping else _WORD.fullmatch(key) is not None
    return key if bare else _in_quotes(key)


def _in_quotes(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _row(step: int | Named | Each) -> str:
    if isinstance(step, Named):
        bare = bool(step.value) and not step.value.startswith('"') and "]" not in step.value
        return f"[{step.key}={step.value if bare else _in_quotes(step.value)}]"
    return EACH.value if isinstance(step, Each) else f"[{step}]"


@lru_cache(maxsize=16_384)
def _field(path: str) -> Field:
    known = fields()
    if path in known:
        return known[path]
    try:
        parsed = Path.parse(path)
    except PathError:
        raise KeyError(path) from None
    holder = parsed.parent.pattern
    if not isinstance(parsed.steps[-1], str) or holder in _mappings():
        return known[holder]
    return known[parsed.pattern]


@cache
def _mappings() -> frozenset[str]:
    return frozenset(path for path, field in fields().items() if field.kind == "mapping")


@cache
def _positions() -> dict[str, int]:
    return {pattern: position for position, pattern in enumerate(fields())}
