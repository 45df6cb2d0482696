"""Ids that nothing else has: a party's and a forum's share one space, others are their own list's, over all plans."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from generator.contract import EACH, Path, fields, look
from generator.editing.placing import each

_SHARED = frozenset({"party", "forum"})
_LONGEST = 40
_LETTERS: Mapping[str, str] = {
    "options": "H", "direction.goals": "M", "benefits": "N", "organisation.forums": "F", "decisions": "B",
    "plans[].activities": "A",
}  # fmt: skip


def new_id(name: str, taken: Collection[Any] = (), *, otherwise: str = "ny") -> str:
    """A short ASCII id made from a name, unlike those that are taken: ``Göteborgs Stad`` → ``goteborgs-stad``.
    `otherwise` is used for a name without any letter or digit of that kind."""
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode("ascii")
    base = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:_LONGEST].rstrip("-") or otherwise
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


def row_id(mapping: Mapping[str, Any], rows: Path | str, held: Sequence[Any] = ()) -> str | None:
    """A free id for a new row of the list at `rows`; None where rows have none, or one made from a name. `held` are
    the list's rows as they are about to be saved."""
    letter = _LETTERS.get(Path.of(rows).pattern)
    return numbered_id(letter, taken_ids(mapping, rows, held)) if letter else None


def taken_ids(mapping: Mapping[str, Any], rows: Path | str, held: Sequence[Any] = ()) -> set[Any]:
    """The ids that a new row of the list at `rows` cannot have: its list's, and those of lists that share its space."""
    holders = spaces(rows)
    others = [identity for holder in holders for _, identity in each(mapping, f"{holder}[].id")]
    return {identity for identity in (*others, *(look(row, "id") for row in held)) if identity is not None}


def spaces(rows: Path | str) -> tuple[str, ...]:
    """The patterns of the lists whose ids must differ from those of the list at `rows`, itself among them."""
    pattern = Path.of(rows).pattern
    if identified(pattern) not in _SHARED:
        return (pattern,)
    ids = (path for path, field in fields().items() if field.identifies in _SHARED)
    return tuple(str(Path.parse(path).parent.parent) for path in ids)


def identified(rows: Path | str) -> str:
    """What the ids of the list at `rows` are ids of, for those who refer to them: party, goal …; else empty."""
    known = fields().get((Path.of(rows) / EACH / "id").pattern)
    return known.identifies if known else ""
