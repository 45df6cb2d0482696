"""Pydantic's errors as Swedish faults. Only its error types are read here, never its English text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from pydantic_core import ErrorDetails

from generator.contract.describe.fields import Field, fields_of
from generator.contract.judge.found import Found, Location, shortened
from generator.contract.models.initiative import Initiative

_BY_TYPE = {
    "model_type": "Här ska stå nycklar med värden, inte ett ensamt värde eller en lista.",
    "dict_type": "Här ska stå nycklar med värden, inte ett ensamt värde eller en lista.",
    "tuple_type": "Här ska stå en lista. Skriv varje post på en egen rad som börjar med ett bindestreck.",
    "literal_error": "Formatet ska vara samverkan/1. Skriv format: samverkan/1 överst i filen.",
}
_UNKNOWN_TYPE = "Värdet går inte att tolka. Jämför med schemat och rätta värdet."
_EMPTY_ITEM = "Listan har en tom post. Fyll i posten eller ta bort den."
_MISSING = {
    "format": "Nyckeln saknas. Skriv format: samverkan/1 överst i filen.",
    "id": "Nyckeln saknas. Ange ett id: ett kort ord utan mellanslag, som inget annat har.",
}


_MOST_COMPARED = 200
_LONGEST_COMPARED = 64


def faults_of(errors: Iterable[ErrorDetails]) -> Iterator[Found]:
    """The fault that each of pydantic's errors stands for."""
    for error in errors:
        location = tuple(step for step in error["loc"] if step != "[key]")
        yield Found(location, partial(_message, error, location))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, among the first so many; there must be one."""
    matcher: difflib.SequenceMatcher[str] = difflib.SequenceMatcher(None, "", word[:_LONGEST_COMPARED])
    best, found = -1.0, ""
    for candidate in islice(known, _MOST_COMPARED):
        matcher.set_seq1(candidate)
        # The quick ratios are never below the true one, which takes the most time.
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, candidate
    return found


def _nearest_key(key: str, known: Sequence[Field]) -> str:
    """The known key that is most like `key`; a field's Swedish label counts too, so ”syfte” gives purpose."""
    names = {field.key: field.key for field in known} | {field.title.lower(): field.key for field in known}
    return names[nearest(key.lower(), names)]


def _message(error: ErrorDetails, location: Location) -> str:
    if error["type"] == "samverkan":
        return _EMPTY_ITEM if error["input"] is None else error["msg"]
    if error["type"] == "extra_forbidden":
        return _unknown_key(location)
    if error["type"] == "missing":
        return _MISSING.get(str(location[-1]), "Nyckeln saknas. Ange ett värde.")
    if error["input"] is None and error["type"] != "literal_error":
        return _EMPTY_ITEM
    return _BY_TYPE.get(error["type"], _UNKNOWN_TYPE)


def _unknown_key(location: Location) -> str:
    key = str(location[-1])
    if key == "<<":
        return "<< (sammanslagning) stöds inte. Skriv ut de nycklar som den skulle hämta."
    known = _nearest_key(key, _fields_beside(location))
    return (
        f"Nyckeln ”{shortened(key)}” är okänd. Den närmaste kända nyckeln är ”{known}”. "
        "Rätta nyckeln eller ta bort raden."
    )


def _fields_beside(location: Location) -> tuple[Field, ...]:
    """The fields of the object that holds the last step of `location`."""
    here = fields_of(Initiative)
    for step in location[:-1]:
        model = next((field.model for field in here if field.key == step), None)
        here = fields_of(model) if model is not None else here
    return here
