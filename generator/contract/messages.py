"""Pydantic's errors as Swedish faults. Only its error types are read here, never its English text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pydantic_core import ErrorDetails

from generator.contract.fields import Field, fields_of
from generator.contract.initiative import Initiative
from generator.contract.paths import written
from generator.errors import Fault

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


MAX_SUGGESTIONS = 200
_LONGEST_COMPARED = 64


def faults_of(errors: Sequence[ErrorDetails]) -> Iterator[Fault]:
    """The fault that each of pydantic's errors stands for.

    Looking for the nearest key is slow, so a file with very many faults gets the suggestion for the first ones only.
    """
    for number, error in enumerate(errors):
        location = [step for step in error["loc"] if step != "[key]"]
        yield Fault(written(location), _message(error, location, suggest=number < MAX_SUGGESTIONS))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, among the first so many; there must be one."""
    compared = list(islice(known, MAX_SUGGESTIONS))
    return difflib.get_close_matches(word[:_LONGEST_COMPARED], compared, n=1, cutoff=0.0)[0]


def _nearest_key(key: str, known: Sequence[Field]) -> str:
    """The known key that is most like `key`; a field's Swedish label counts too, so ”syfte” gives purpose."""
    names = {field.key: field.key for field in known} | {field.title.lower(): field.key for field in known}
    return names[nearest(key.lower(), names)]


def _message(error: ErrorDetails, location: Sequence[int | str], *, suggest: bool) -> str:
    if error["type"] == "samverkan":
        return _EMPTY_ITEM if error["input"] is None else error["msg"]
    if error["type"] == "extra_forbidden":
        return _unknown_key(location, suggest=suggest)
    if error["type"] == "missing":
        return _MISSING.get(str(location[-1]), "Nyckeln saknas. Ange ett värde.")
    if error["input"] is None and error["type"] != "literal_error":
        return _EMPTY_ITEM
    return _BY_TYPE.get(error["type"], _UNKNOWN_TYPE)


def _unknown_key(location: Sequence[int | str], *, suggest: bool) -> str:
    key = str(location[-1])
    if not suggest:
        return f"Nyckeln ”{key}” är okänd. Rätta nyckeln eller ta bort raden."
    known = _nearest_key(key, _fields_beside(location))
    return f"Nyckeln ”{key}” är okänd. Den närmaste kända nyckeln är ”{known}”. Rätta nyckeln eller ta bort raden."


def _fields_beside(location: Sequence[Any]) -> tuple[Field, ...]:
    """The fields of the object that holds the last step of `location`."""
    here = fields_of(Initiative)
    for step in location[:-1]:
        model = next((field.model for field in here if field.key == step), None)
        here = fields_of(model) if model is not None else here
    return here
