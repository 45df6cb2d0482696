"""Every error that Samverkan raises on purpose.

    SamverkanError                 a sentence in Swedish for the user: what, where, what to do
    ├── InputError                 the initiative is wrong; lists every fault by its path
    │   └── UnfinishedError        a finished copy was asked for of a document that holds gaps; lists every gap
    ├── NotFoundError              what was asked for does not exist: an initiative, a kind, a plan's year, a party
    ├── PathError                  a text that should say where a value stands does not
    ├── EditError                  a change does not fit the data as they stand
    ├── TemplateError              a template cannot be read or filled in
    ├── OutputError                a file cannot be written
    ├── StoreError                 the store cannot be opened or does not answer
    │   └── ConflictError          someone else saved the same section first; holds both versions
    ├── SettingError               a setting, or a choice at the start, that cannot be used
    ├── ProgramMissingError        a program that is needed is not installed (and how to get it)
    └── ProgramFailedError         a program was started but failed, took too long or too much memory

Anything else that escapes is a defect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SHOWN = 80
MOST_TOLD = 100
"""How many faults of one input are told at most; a last one then counts the rest."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault in an initiative: `path` as in the contract (``parties[1].kind``), `message` a Swedish sentence."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class SamverkanError(Exception):
    """Base of all errors below; `str()` of it is a Swedish sentence fit for a user."""


class InputError(SamverkanError):
    """The initiative cannot be accepted.

    `faults` holds every fault, each with its path; of more than a hundred the first hundred, and a last one at
    `format` that counts the rest.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def number_of(faults: Sequence[Fault]) -> str:
    """How many faults an answer tells of: ”ett fel”, ”3 fel”, or ”fler än 100 fel” when the rest are only counted."""
    if len(faults) > MOST_TOLD:
        return f"fler än {MOST_TOLD} fel"
    return "ett fel" if len(faults) == 1 else f"{len(faults)} fel"


class UnfinishedError(InputError):
    """A finished copy was asked for of a document that holds gaps. `faults` holds every gap, by its path, or by its
    clause where no field of the contract fills it."""


class NotFoundError(SamverkanError):
    """What was asked for does not exist; where there are others to choose from, the message names them."""


class PathError(SamverkanError, ValueError):
    """A text is no path in the contract's notation."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        super().__init__(f"”{shown}” är ingen sökväg. Skriv den som i kontraktet: parties[2].task.")


class EditError(SamverkanError):
    """A change cannot be made to the data as they stand now; nothing was changed."""


class TemplateError(SamverkanError):
    """A template cannot be read or filled in."""


class OutputError(SamverkanError):
    """A file cannot be written; nothing was left half written."""


class StoreError(SamverkanError):
    """The store cannot be opened or does not answer."""


class ConflictError(StoreError):
    """A section was saved by someone else since it was read.

    `section` is the contract's top-level key, `theirs` what is stored now, `version` its version number.
    """

    def __init__(self, section: str, theirs: Any, version: int) -> None:
        self.section, self.theirs, self.version = section, theirs, version
        super().__init__(f"Avsnittet ”{section}” har ändrats av någon annan sedan sidan öppnades.")


class SettingError(SamverkanError):
    """A setting of the environment, or a choice at the start, cannot be used."""


class ProgramMissingError(SamverkanError):
    """A needed program is not installed; the message says how to get it."""


class ProgramFailedError(SamverkanError):
    """A program failed, took too long or too much memory."""
