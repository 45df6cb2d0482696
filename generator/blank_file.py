"""An empty, commented initiative in YAML: every field with its question, made from the contract itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator import contract
from generator.contract import FORMAT, Field, Initiative, Part
from generator.contract.describe.fields import fields_of
from generator.editing.defaults import offered_rows
from generator.editing.ids import new_id

_HEAD = """\
# Ett initiativ för samverkan. Fyll i det som är känt; nästan allt får saknas i ett utkast.
# Text efter # är förklaringar. Datum skrivs 2026-11-24, kvartal 2027-Q3, belopp i hela kronor utan mellanslag.
# En lista börjar med rader som inleds med ”# -”: ta bort ”# ” framför de rader som ska användas, och upprepa dem
# för varje post. Skriv texter med kolon eller siffror inom citattecken.
# Skriv inte in sekretessbelagda eller säkerhetsskyddsklassificerade uppgifter.
"""
_WIDTH = 110


def text(name: str) -> str:
    """The file's text; `name` (a file's stem, say) becomes the initiative's id. It is accepted as it stands."""
    identity = new_id(name, otherwise="initiativ")
    lines = [_HEAD, f"format: {FORMAT}"]
    for field in fields_of(Initiative):
        if field.key != "format":
            lines += ["", *_field(field, 0, given={"id": identity, "name": "Namn på initiativet"})]
    return "\n".join(lines) + "\n"


def _field(field: Field, depth: int, given: dict[str, str] | None = None) -> Iterator[str]:
    pad = "  " * depth
    yield from (f"{pad}# {line}" for line in textwrap.wrap(_question(field), _WIDTH - len(pad)))
    if field.kind == "objects" and field.model is not None:
        yield f"{pad}{field.key}:"
        yield from (f"{pad}# {line}" for line in _item(field))
        yield from (f"{pad}# {line}" for line in _starting_point(field.model))
    elif field.kind == "object" and field.model is not None:
        yield f"{pad}{field.key}:"
        for member in fields_of(field.model):
            yield from _field(member, depth + 1, given if depth == 0 else None)
    elif given and field.key in given:
        yield f"{pad}{field.key}: {given[field.key]}"
    else:
        yield f"{pad}{field.key}:"


def _item(field: Field) -> Iterator[str]:
    """One item of a list of objects, without the comment mark that stands before each of its lines."""
    assert field.model is not None
    first = True
    for member in fields_of(field.model):
        for line in _field(member, 0):
            is_comment = line.startswith("#")
            yield f"{'- ' if first and not is_comment else '  '}{line}"
            first = first and is_comment


def _starting_point(model: type[Part]) -> Iterator[str]:
    """The catalogue's own rows for a list, to keep, change or leave, commented out like the item above them."""
    rows = offered_rows(model)
    if rows:
        yield "Förval att utgå från:"
        yield from textwrap.dedent(contract.dump_yaml({"rows": rows}).partition("\n")[2]).splitlines()


def _question(field: Field) -> str:
    choices = f" Välj: {', '.join(value for value, _ in field.choices)}." if field.choices else ""
    return f"{field.title}. {field.help}{choices}"
