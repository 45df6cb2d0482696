"""Whether a document still says what its data and its template give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path
from typing import Any

from generator.contract import Initiative
from generator.errors import TemplateError
from generator.services.documents import Making, own_templates
from generator.services.kinds import kind
from generator.word import provenance
from generator.word.package import Package
from generator.word.said import Passage, passages

# Beyond this the paragraphs of two clauses are paired in their order, not by likeness: it takes the product of both.
_COMPARED = 4_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a document says something else: the `clause` (its id, or a word for page heads, feet and notes;
    empty before the first clause), the `path` of the value where one value is all that differs, what the data and the
    template give (`old`) and what stands in the file (`new`); an empty text is none."""

    clause: str
    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a document is the `same` in what it says; whether also its `bytes` are; whether another program has
    `resaved` it; the `changes`, the product's `version` that made it, and what the file itself tells (`notes`)."""

    same: bool
    bytes: bool
    resaved: bool
    changes: tuple[Difference, ...]
    version: str
    notes: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The shape that ``verify --json`` promises; a change without a path has none."""
        told = asdict(self)
        told["changes"] = [{k: v for k, v in asdict(one).items() if v or k != "path"} for one in self.changes]
        return told | {"notes": list(self.notes)}


def verify(docx: bytes, initiative: Initiative, *, templates: Path | None = None) -> Verification:
    """Whether `docx` says what `initiative` and the product's template give, or that in the folder `templates`.

    Text and values decide, not how the document looks or which program has saved it. Raises TemplateError when `docx`
    is no document of this product, and NotFoundError when it is of a year or a party that the data do not have.
    """
    package = Package.read(docx)
    said = provenance.made_of(package)
    if "dokument" not in said or "uppgifter" not in said:
        raise TemplateError("Filen säger inte vad den är gjord av. Den är inte gjord av Samverkan, eller har ändrats.")
    slug, making = said["dokument"], Making(initiative)
    year = int(said["år"]) if re.fullmatch("[0-9]{4}", said.get("år", "")) else None
    own = own_templates(templates).get(slug)
    again = [
        making.draft(slug, year=year, party=said.get("part") or None, remarks=remarks, template=own).docx
        for remarks in (True, False)
    ]
    now, clauses = Package.read(again[0]), [clause.id for clause in kind(slug).clauses]
    changes = tuple(_differences(passages(now, clauses), passages(package, clauses), clauses))
    return Verification(
        same=not changes,
        bytes=docx in again,
        resaved=docx not in again and provenance.is_resaved(package, now),
        changes=changes,
        version=said.get("produktversion", ""),
        notes=tuple(_notes(said, provenance.stamped(now))),
    )


def _notes(said: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    """What the file tells of its making that is not so now. It explains a difference and never makes one."""
    made_by = said.get("produktversion", "")
    if made_by and made_by != version("samverkan"):
        yield f"Filen är gjord av Samverkan {made_by}; detta är Samverkan {version('samverkan')}."
    if said.get("initiativ") != now["initiativ"]:
        yield f"Filen är gjord för initiativet {said.get('initiativ') or 'utan id'}, inte för {now['initiativ']}."
    elif said["uppgifter"] != now["uppgifter"]:
        yield "Uppgifterna är andra än de som filen gjordes av."
    if said.get("mall") != now["mall"]:
        yield "Mallen är en annan än den som filen gjordes av."


def _differences(
    expected: Sequence[Passage], found: Sequence[Passage], clauses: Sequence[str]
) -> Iterator[Difference]:
    """Clause by clause, in the order of the document."""
    names = dict.fromkeys(["", *clauses, *(passage.clause for passage in (*expected, *found))])
    for name in names:
        ours = [passage for passage in expected if passage.clause == name]
        theirs = [passage for passage in found if passage.clause == name]
        for old, new in _paired(ours, theirs):
            yield from _between(name, old, new)


def _paired(
    ours: Sequence[Passage], theirs: Sequence[Passage]
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """The passages that differ, each with the one in its place."""
    old, new = [passage.text for passage in ours], [passage.text for passage in theirs]
    if old == new:
        return
    if len(old) * len(new) > _COMPARED:
        yield from (pair for pair in zip_longest(ours, theirs) if _text(pair[0]) != _text(pair[1]))
        return
    for kind_of, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind_of != "equal":
            yield from zip_longest(ours[start:end], theirs[new_start:new_end])


def _between(clause: str, old: Passage | None, new: Passage | None) -> Iterator[Difference]:
    """Each value that differs where the rest is as it was; else the passage as a whole."""
    if old and new and old.frame == new.frame:
        for (path, before), (_, after) in zip(old.pieces, new.pieces, strict=True):
            if path and before != after:
                yield Difference(clause, path, before, after)
    else:
        yield Difference(clause, "", _text(old), _text(new))


def _text(passage: Passage | None) -> str:
    return passage.text if passage else ""
