"""docs/fields.md: every field of the contract, made from the models."""

from __future__ import annotations

from generator import contract
from generator.contract import Field

_HEAD = """# Every field of the contract

Made from the models by `make docs`; what the fields are for stands in [contract.md](contract.md). `[]` after a key is
each row of a list. A field marked `*` must be given; every other one may be missing in a draft.
"""
_TYPES = {
    "text": "words", "paragraph": "whole sentences", "date": "date", "moment": "date or quarter",
    "integer": "whole number", "number": "number", "money": "whole SEK", "flag": "true or false",
    "choice": "one of the values", "id": "id", "reference": "id", "object": "part", "objects": "rows",
    "mapping": "a value for each key",
}  # fmt: skip
_TARGETS = {"party_or_forum": "a party or a forum"}


def page() -> str:
    """The whole page: one table a top-level key."""
    parts = [_HEAD]
    for key in contract.sections():
        rows = [field for path, field in contract.fields().items() if path.split(".")[0].removesuffix("[]") == key]
        parts.append(f"\n## `{key}`\n\n| path | title | type | help |\n|---|---|---|---|\n")
        parts.extend(_row(field) for field in rows)
    return "".join(parts)


def _row(field: Field) -> str:
    path = f"`{field.path}`{' *' if field.required else ''}"
    return f"| {path} | {field.title} | {_type(field)} | {_cell(field.help)} |\n"


def _type(field: Field) -> str:
    if field.kind == "mapping" and field.reference:
        return f"a value for each {field.reference.to}"
    words = _listed(field) if field.kind == "list" else _TYPES[field.kind]
    if field.reference:
        words += f" of {_TARGETS.get(field.reference.to, f'a {field.reference.to}')}"
    if field.or_words:
        words += ", or words"
    if field.choices:
        values = ", ".join(f"`{value}` {label}" for value, label in field.choices)
        words = f"{words}: {values}" if field.kind in ("choice", "list") else f"{words}, or {values}"
    return _cell(words)


def _listed(field: Field) -> str:
    return "list of ids" if field.reference else "list of values" if field.choices else "list of words"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
