"""Faults before they are told: the first hundred in the contract's order are put into words, the rest are counted.

A file of 2 MB can hold hundreds of thousands of faults. Whoever finds one therefore says where it is and how to word
it, and no more.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from generator.contract.describe.paths import order_of, written
from generator.errors import MOST_TOLD, Fault

Location = tuple[int | str, ...]
"""The steps to a value: ``("parties", 1, "kind")``."""

_LONGEST_KEY, _LONGEST = 100, 1000


class Found(NamedTuple):
    """A fault at a place, and what words it when it is told."""

    location: Location
    words: Callable[[], str]


class Read(NamedTuple):
    """What a text says: its value, the keys that it gives twice, and hints on what its writer may not have meant."""

    value: Any
    doubled: list[Found]
    hints: list[Found]


def told(found: Sequence[Found], first: Iterable[Fault] = ()) -> tuple[Fault, ...]:
    """The faults to show: at most a hundred in the contract's order, and a last one that counts the rest, if any.

    Those in `first` keep their place before all others.
    """
    before = tuple(first)
    shown = heapq.nsmallest(MOST_TOLD - len(before), found, key=_place)
    worded = (Fault(path_of(fault.location), printable(fault.words())) for fault in shown)
    return tuple(dict.fromkeys((*before, *worded, *_rest(len(found) - len(shown)))))


def doubled_key(location: Location, line: int | None = None) -> Found:
    """The fault of a key that is given twice; `line`, from 1, is where it stands the second time."""
    return Found(location, partial(_doubled, str(location[-1]), line))


def path_of(location: Location) -> str:
    """``("parties", 1, "kind")`` as ``parties[1].kind``, on one line, its keys shortened."""
    return printable(written(step if isinstance(step, int) else shortened(step) for step in location))


def shortened(key: str) -> str:
    """A key fit to stand in a sentence: what a file holds may be a million characters long."""
    return key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]}…"


def printable(text: str) -> str:
    """A text fit for one line on a screen: what a file holds may be long or full of control characters."""
    shown = "".join(character if character.isprintable() else " " for character in text[:_LONGEST])
    return shown if len(text) <= _LONGEST else f"{shown}…"


def _doubled(key: str, line: int | None) -> str:
    where = f" (rad {line})" if line else ""
    return f"Nyckeln ”{shortened(key)}” anges två gånger{where}. Ta bort den ena."


def _place(fault: Found) -> tuple[int, ...]:
    return order_of(fault.location)


def _rest(count: int) -> Iterable[Fault]:
    if count:
        number = "ett" if count == 1 else f"{count:,}".replace(",", " ")
        yield Fault("format", f"Ytterligare {number} fel visas inte. Rätta först dem som visas.")
