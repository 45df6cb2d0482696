"""An empty, commented initiative in YAML: every field with its question, made from the contract itself."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator

from generator import catalogue, contract
from generator.contract import FORMAT, Decision, EscalationStep, Forum, Initiative, Part
from generator.contract.fields import Field, fields_of

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
    lines = [_HEAD, f"format: {FORMAT}"]
    for field in fields_of(Initiative):
        if field.key != "format":
            lines += ["", *_field(field, 0, given={"id": identifier(name), "name": "Namn på initiativet"})]
    return "\n".join(lines) + "\n"


def identifier(name: str) -> str:
    """A short ASCII word of `name`, fit as an id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "initiativ"


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
    forums = catalogue.default_forums()
    ids = [str(forum["id"]) for forum in forums]
    rows = {
        Forum: forums,
        Decision: catalogue.default_decisions(ids),
        EscalationStep: catalogue.default_escalation(ids)["steps"],
    }.get(model)
    if rows:
        yield "Förval att utgå från:"
        yield from textwrap.dedent(contract.dump_yaml({"rows": rows}).partition("\n")[2]).splitlines()


def _question(field: Field) -> str:
    choices = f" Välj: {', '.join(value for value, _ in field.choices)}." if field.choices else ""
    return f"{field.title}. {field.help}{choices}"
