"""The gaps of a document: what its template asked for and its data do not hold."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.values import GAP_AFTER, GAP_BEFORE
from generator.word.controls import clauses, is_derived, tag_of
from generator.word.finish import GAP_STYLE
from generator.word.package import BODY, Package, W

_SDT, _STYLE = f"{{{W}}}sdt", f"{{{W}}}rPr/{{{W}}}rStyle"


@dataclass(frozen=True, slots=True)
class GapFound:
    """One gap: the `path` of its value in the data (empty for one that the template or several values together ask
    for), the `clause` it stands in (empty outside them), and its `label`: what is missing, in words."""

    path: str
    clause: str
    label: str


def gaps(package: Package) -> tuple[GapFound, ...]:
    """Every gap of a document, in the order of the text, page heads and feet last; the same one told once."""
    heads = [name for name in package if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")]
    roots = [package.tree(name) for name in (BODY, *heads)]
    return tuple(dict.fromkeys(found for root in roots for found in _in(root)))


def _in(root: etree._Element) -> list[GapFound]:
    clause_of = {control: tag for tag, control in clauses(root)}
    found = []
    for run in root.iter(f"{{{W}}}r"):
        style = run.find(_STYLE)
        if style is None or style.get(f"{{{W}}}val") != GAP_STYLE:
            continue
        holders = list(run.iterancestors(_SDT))
        tags = [tag_of(holder) for holder in holders if holder not in clause_of]
        path = next((tag for tag in tags if tag and not is_derived(tag)), "")
        clause = next((clause_of[holder] for holder in holders if holder in clause_of), "")
        shown = "".join(text.text or "" for text in run.iter(f"{{{W}}}t"))
        found.append(GapFound(path, clause, shown.removeprefix(GAP_BEFORE).removesuffix(GAP_AFTER)))
    return found
