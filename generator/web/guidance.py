"""Why the pages ask what they ask: the guidance's words for the fields of a block, and where the answers land."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape

from generator import catalogue, contract, services, swedish
from generator.catalogue import Checkpoint
from generator.web.places import Block


@cache
def why(block: Block) -> str:
    """A closed box of HTML with what the guidance says about the block's fields; empty when it says nothing."""
    items = "".join(_items(block))
    if not items:
        return ""
    return (
        f'<details class="samverkan-why"><summary>Varför det frågas: {escape(block.title.lower())}</summary>'
        f"<ul>{items}</ul></details>"
    )


def shown_in(checkpoint: Checkpoint) -> str:
    """Where in the documents a checkpoint shows: ”Visas i avsnittet X (Inriktning).”

    By title: a section's number is another when one before it has fallen away.
    """
    named = {clause.id: f"”{clause.title}” ({kind.name})" for kind in services.kinds() for clause in kind.clauses}
    shown = [named[clause] for clause in checkpoint.shown_in]
    return f"Visas i {'avsnitten' if len(shown) > 1 else 'avsnittet'} {swedish.listed(shown)}."


def _items(block: Block) -> Iterator[str]:
    for checkpoint in catalogue.checkpoints():
        titles = [contract.fields()[path].title for path in _asked(checkpoint, block)]
        if titles:
            yield (
                f"<li><strong>{escape(', '.join(titles))}</strong>: {escape(checkpoint.text)}"
                f" Vägledningen, punkt {checkpoint.id}: ”{escape(checkpoint.quote)}”"
                f" {escape(shown_in(checkpoint))}</li>"
            )


def _asked(checkpoint: Checkpoint, block: Block) -> Sequence[str]:
    asked = {contract.field_at(field).path for field in checkpoint.fields}
    return [path for path in block.fields if path in asked]
