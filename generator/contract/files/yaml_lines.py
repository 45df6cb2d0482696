"""What the lines of a YAML text show that its events do not: odd blanks, comments that cut a text, and what an error
of the syntax comes from."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from generator.contract.describe.fields import fields
from generator.contract.files.blanks import name_of
from generator.contract.files.limits import TOO_DEEP, fault_at
from generator.contract.judge.found import Location, shortened
from generator.errors import Fault

_PROBLEMS = {
    "mapping values are not allowed": "Ett kolon står där det inte får stå. Sätt texten inom citattecken.",
    "unexpected end of stream": "Något har inte avslutats: ett citattecken eller en parentes saknas.",
    "could not find expected ':'": "Efter nyckeln saknas ett kolon.",
    "did not find expected ',' or": "Ett kommatecken eller en avslutande parentes saknas.",
    "did not find expected": "Indraget stämmer inte med raderna ovanför, eller så saknas ett citattecken.",
    "cannot start any token": "Texten börjar med ett tecken som har särskild betydelse. Sätt den inom citattecken.",
    "unknown escape character": "Efter ett omvänt snedstreck står ett tecken som inte är tillåtet.",
    "nesting depth": TOO_DEEP,
}
_SYNTAX = "Texten följer inte YAML:s regler här. Kontrollera indrag, kolon och citattecken."
_BLANK = r"[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]"
_START = re.compile(
    rf"(?P<indent>{_BLANK}*)(?:-(?P<dash>{_BLANK}))?{_BLANK}*(?:(?P<key>[A-Za-z_]+):(?P<colon>{_BLANK}))?"
)
_INSTEAD = "Byt ut det mot ett vanligt mellanslag."
_LINES_BLAMED, _WIDEST_INDENT = 3, 1000


class Lines:
    """A text by its lines, as an event or an error at a place in it needs to see them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def starts_at(self, mark: Any) -> bool:
        """Whether the first thing on a line, but for dashes, is what stands at `mark`."""
        return mark.column < _WIDEST_INDENT and not self._text[mark.index - mark.column : mark.index].strip(" -")

    def is_cut_at(self, index: int, *, empty: bool) -> bool:
        """Whether a comment that looks like text follows the plain scalar that ends at `index`.

        Two blanks before it make it a comment of its own; after a key without value, so does a blank behind the #.
        """
        after = self._text[index : index + 3]
        return after.startswith(" #") and not (empty and after[2:].strip() == "")

    def fault(self, error: yaml.MarkedYAMLError) -> Fault:
        """An error of the syntax, where it is mended: at a blank that is none to YAML, if one stands there."""
        problem = str(error.problem)
        message = next((swedish for part, swedish in _PROBLEMS.items() if part in problem), _SYNTAX)
        line, column = self._place(error)
        first = max(0, line + 1 - _LINES_BLAMED)
        for number, above in enumerate(self._text.split("\n")[first : line + 1], first):
            if blamed := blamed_blank(above):
                return fault_at("YAML", number + 1, 1, blamed)
            if "did not find" in problem and re.search(r"\S #", above):
                message += f" Det som följer efter ” #” på rad {number + 1} läses inte."
        return fault_at("YAML", line + 1, column + 1, message)

    def _place(self, error: yaml.MarkedYAMLError) -> tuple[int, int]:
        """Line and column, from 0. What is never finished is found at the end, and mended where it begins."""
        mark = error.problem_mark or error.context_mark
        if error.context_mark and mark.index >= len(self._text):
            mark = error.context_mark
        return (mark.line, mark.column) if mark else (0, 0)


def blamed_blank(line: str) -> str:
    """What is wrong with the blanks that a line begins with, or that stand after its dash or key; empty if nothing."""
    found = _START.match(line)
    assert found is not None, "every group may be empty"
    if odd := next(filter(None, map(name_of, found["indent"])), ""):
        return f"Raden är indragen med {odd}. Gör indrag med vanliga mellanslag."
    if odd := name_of(found["dash"] or ""):
        return f"Efter bindestrecket står ett {odd}. {_INSTEAD}"
    if found["key"] in _keys() and (odd := name_of(found["colon"])):
        return f"Efter kolonet står ett {odd}. {_INSTEAD}"
    return ""


@cache
def _keys() -> frozenset[str]:
    return frozenset(field.key for field in fields().values())


def holds_words(location: Location) -> bool:
    """Whether the contract has a text in words at `location`, or a list of such."""
    steps = ("[]" if isinstance(step, int) else f".{shortened(step)}" for step in location)
    field = fields().get("".join(steps).removeprefix(".").removesuffix("[]"))
    if field is None:
        return False
    is_list_of_words = field.kind == "list" and field.reference is None and not field.choices
    return field.kind in ("text", "paragraph") or field.or_words or is_list_of_words


def cut_words(line: int, text: str) -> str:
    """The hint that a comment may be the rest of `text`."""
    left = f"så bara ”{shortened(text)}” är med" if text else "så fältet är tomt"
    return (
        f"Rad {line}: Det som följer efter ” #” läses inte, {left}. Sätt hela texten inom citattecken om det hör till "
        "den. Är det en kommentar: skriv två mellanslag före #."
    )
