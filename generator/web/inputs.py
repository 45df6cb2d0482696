"""Between a value as it is stored and as it stands in a box on the page, for every kind of field in the contract.

What cannot be understood is kept as it was typed: the contract's faults then explain it, and nothing is lost.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from typing import Any

from generator.contract import Field
from generator.contract.organisation_number import normalise

YES, NO = "Ja", "Nej"
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_QUARTER = re.compile(r"(?:Q|kvartal)(\d)(\d{4})|(\d{4})-?Q(\d)|(\d{4})kvartal(\d)", re.IGNORECASE)


def box_of(field: Field) -> str:
    """The kind of box for a field: choice (one of some), choices (several of some), flag or words, lines (one
    item a line), paragraph, amounts (one for each key of a mapping) or line."""
    if field.kind == "list":
        return "choices" if field.choices or field.reference else "lines"
    if field.kind == "flag" and field.or_words:
        return "flag or words"
    if field.kind in ("choice", "reference", "flag") or field.choices:
        return "choice"
    return {"paragraph": "paragraph", "mapping": "amounts"}.get(field.kind, "line")


def shown(field: Field, value: Any) -> Any:
    """The stored value as it stands in its box: text; None for an empty choice; a list of texts for several choices."""
    box = box_of(field)
    if box == "choices":
        return list(dict.fromkeys(str(item) for item in value)) if isinstance(value, list) else []
    if value is None:
        return None if box == "choice" else ""
    if isinstance(value, bool):
        return YES if value else NO
    if box == "lines" and isinstance(value, list):
        return "\n".join(str(item) for item in value)
    if field.kind == "money" and isinstance(value, int):
        return figure(value)
    if field.kind == "number" and isinstance(value, float):
        return str(value).replace(".", ",")
    return str(value)


def figure(amount: int) -> str:
    """A whole number with its digits in groups of three."""
    return f"{amount:,}".replace(",", " ")


def amount_shown(amount: Any) -> str:
    """A sum of money, or whatever stands in its place, as text."""
    if amount is None:
        return ""
    return figure(amount) if isinstance(amount, int) and not isinstance(amount, bool) else plain(amount)


def understood(field: Field, typed: Any) -> Any:
    """The value to store for what was typed or chosen (a list of texts for several choices); None for nothing."""
    if isinstance(typed, list):
        return [text for item in typed if (text := item.strip())] or None
    text = (typed or "").strip()
    if not text:
        return None
    if field.kind == "flag":
        return {YES.lower(): True, NO.lower(): False}.get(text.lower(), text)
    if field.kind in ("integer", "money", "number"):
        return _number(field.kind, text)
    if field.kind in ("date", "moment"):
        return {label: value for value, label in field.choices}.get(text.lower()) or _moment(text)
    if field.kind == "list":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if field.path.endswith("organisation_number"):
        return normalise(text) or text
    return text


def amount(typed: str) -> Any:
    """The whole sum of money that was typed; the text when it is none, and None when there is nothing."""
    return _number("money", typed.strip()) if typed.strip() else None


def fits(field: Field, value: Any) -> bool:
    """Whether the value can be shown in one box; an imported file may hold a list or an object where a text belongs."""
    if field.kind == "mapping":
        return value is None or isinstance(value, dict)
    if field.kind == "list":
        return value is None or (isinstance(value, list) and not any(isinstance(item, dict | list) for item in value))
    return not isinstance(value, dict | list)


def plain(value: Any) -> str:
    """Any value as text to read, for what has no box."""
    if isinstance(value, bool):
        return YES if value else NO
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)


def new_id(name: str, taken: Collection[Any]) -> str:
    """A short ASCII id made from a name, unlike those that are taken: ``Göteborgs Stad`` → ``goteborgs-stad``."""
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode("ascii")
    base = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:40].rstrip("-") or "ny"
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


def numbered_id(letter: str, taken: Collection[Any]) -> str:
    """The next free id of a letter and a number: ``B12``."""
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _number(kind: str, text: str) -> Any:
    compact = _SPACES.sub("", text).removesuffix("kr").removesuffix(":-").replace("−", "-")
    if re.fullmatch(r"-?\d{1,15}", compact):
        return int(compact)
    if kind == "number" and re.fullmatch(r"-?\d{1,15}[.,]\d{1,10}", compact):
        return float(compact.replace(",", "."))
    return text


def _moment(text: str) -> str:
    compact = _SPACES.sub("", text)
    if re.fullmatch(r"\d{8}", compact):
        return f"{compact[:4]}-{compact[4:6]}-{compact[6:]}"
    match = _QUARTER.fullmatch(compact)
    if match is None:
        return text
    year, quarter = match[2] or match[3] or match[5], match[1] or match[4] or match[6]
    return f"{year}-Q{quarter}"
