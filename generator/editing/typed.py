"""Between a value as it is stored and as people write it in Swedish, for every kind of field in the contract.

`written` and `understood` are each other's inverse: what one gives, the other takes back. Text is also understood as
documents print it (``den 24 november 2026``, ``kvartal 3 2027``, ``1 250 000 kr``, ``låg``). What cannot be understood
is kept as it stands: the contract's faults then explain it, and nothing is lost. Two things are the same to this pair:
blanks at the edges of a text are none, and words that say yes, no or a number where that may stand instead of words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator import swedish
from generator.contract import Field, date_of, normalise

YES, NO = "Ja", "Nej"
Names = Mapping[str, str]
"""What can be referred to, id → name."""

_NO_NAMES: Names = {}
_BLANKS = re.compile(r"\s")  # hard and narrow ones too
_BREAKS = re.compile(r"\r\n|\r|\n")
_UNIT = re.compile(r"\s*(?:kronor|kr|sek|:-|procent|%)$", re.IGNORECASE)
_NUMBER = re.compile(r"(-?[0-9]{1,16}(?:\s[0-9]{3})*)([.,][0-9]{1,400})?")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY = re.compile(r"(?:den\s+)?([0-9]{1,2})\s+([a-z]{3,9})\.?\s+([0-9]{4})", re.IGNORECASE)
_QUARTER = re.compile(r"(?:q|kvartal)([1-4])([0-9]{4})|([0-9]{4})-?(?:q|kvartal)([1-4])", re.IGNORECASE)


def written(field: Field, value: Any, names: Names = _NO_NAMES) -> str:
    """A stored value as text; empty when there is none. Choices stand by their label, references by the name that
    `names` has for them, a list one item a line, a mapping one key a line."""
    if value is None:
        return ""
    if field.kind == "list" and isinstance(value, list | tuple):
        return "\n".join(_item(field, item, names) for item in value)
    if field.kind == "mapping" and isinstance(value, Mapping):
        return "\n".join(f"{names.get(str(key), key)}: {amount_written(item)}" for key, item in value.items())
    return _item(field, value, names)


def understood(field: Field, text: str, names: Names = _NO_NAMES) -> Any:
    """The value to store for a text; None for nothing. With `names` references are understood by name."""
    text = text.strip()
    if not text:
        return None
    if field.kind == "list":
        lines = (line.strip() for line in _BREAKS.split(text))
        return [item_understood(field, line, names) for line in lines if line]
    if field.kind == "mapping":
        return _amounts(text, names)
    return item_understood(field, text, names)


def item_understood(field: Field, text: str, names: Names = _NO_NAMES) -> Any:
    """The value for one text of a field: its own, or an item of its list. The text must hold something."""
    code = _code(text, field, names)
    if code is not None:
        return code
    if field.kind == "flag":
        return {YES.casefold(): True, NO.casefold(): False}.get(text.casefold(), text)
    if field.kind in ("integer", "money", "number"):
        # Where words may stand, "60 %" are words: to leave the unit out would change what they say.
        bare = text if field.or_words else _UNIT.sub("", text)
        number = number_understood(bare, decimals=field.kind == "number")
        return text if isinstance(number, str) else number
    if field.kind in ("date", "moment"):
        return moment_understood(text)
    return normalise(text) or text if field.key == "organisation_number" else text


def amount_written(amount: Any) -> str:
    """A sum of money, its digits in groups of three, or whatever stands in its place, as text."""
    if isinstance(amount, int) and not isinstance(amount, bool):
        return f"{amount:,}".replace(",", " ")
    return "" if amount is None else plain(amount)


def amount_understood(text: str) -> Any:
    """The whole sum of money that a text says; the text when it says none, and None when there is nothing."""
    number = number_understood(_UNIT.sub("", text.strip()), decimals=False)
    return (text.strip() or None) if isinstance(number, str) else number


def number_understood(text: str, *, decimals: bool) -> int | float | str:
    """The number that a text says, whole or with `decimals`, or the text itself."""
    match = _NUMBER.fullmatch(text.strip().replace("−", "-"))
    if match is None or (match[2] and not decimals):
        return text
    whole = _BLANKS.sub("", match[1])
    return float(whole + match[2].replace(",", ".")) if match[2] else int(whole)


def moment_understood(text: str) -> str:
    """The date or quarter that a text says, as the contract writes it, or the text itself."""
    compact = _BLANKS.sub("", text)
    quarter = _QUARTER.fullmatch(compact)
    if quarter is not None:
        return f"{quarter[2] or quarter[3]}-Q{quarter[1] or quarter[4]}"
    day = _day(text) or _DIGITS.sub(r"\1-\2-\3", compact)
    return day if date_of(day) else text


def plain(value: Any) -> str:
    """Any value as text to read, whatever field it stands in."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".replace(".", ",")
    if isinstance(value, str | date):
        return str(value)
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def _item(field: Field, value: Any, names: Names) -> str:
    if isinstance(value, str):
        return dict(field.choices).get(value) or (names.get(value, value) if field.reference else value)
    return amount_written(value) if field.kind == "money" else plain(value)


def _code(text: str, field: Field, names: Names) -> str | None:
    """What a text chooses: a code or its label, what is referred to by its name; None when it is none of them."""
    codes = {code for code, _ in field.choices}
    if text in codes:
        return text
    labels = {label: code for code, label in field.choices}
    for known in ({name: identity for identity, name in names.items()} if field.reference else {}, labels):
        found = known.get(text) or next((known[n] for n in known if n.casefold() == text.casefold()), None)
        if found is not None:
            return found
    return None


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    month = swedish.month_number(match[2]) if match else None
    return f"{match[3]}-{month:02d}-{int(match[1]):02d}" if match and month else ""


def _amounts(text: str, names: Names) -> Any:
    """A mapping written one key a line; the text itself when a line has no colon or two say the same key."""
    codes = {name.casefold(): code for code, name in names.items()}
    pairs = [line.rpartition(":") for line in _BREAKS.split(text) if line.strip()]
    keys = [codes.get(name.strip().casefold(), name.strip()) for name, _, _ in pairs]
    if not all(keys) or len(set(keys)) < len(keys):
        return text
    return {key: amount_understood(amount) for key, (_, _, amount) in zip(keys, pairs, strict=True)}
