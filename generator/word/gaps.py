"""The gaps of a document: what its template asked for and its data do not hold."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.values import GAP_AFTER, GAP_BEFORE
from generator.word.controls import is_derived
from generator.word.elements import R_PROPERTIES, R, T, controls_around, value
from generator.word.finish import GAP_STYLE
from generator.word.package import BODY, Package


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
    found = []
    for run in root.iter(R):
        if value(run.find(R_PROPERTIES), "rStyle") != GAP_STYLE:
            continue
        around = [(control.clause, control.tag) for control in controls_around(run)]
        path = next((tag for clause, tag in around if tag and not clause and not is_derived(tag)), "")
        shown = "".join(text.text or "" for text in run.iter(T))
        label = shown.removeprefix(GAP_BEFORE).removesuffix(GAP_AFTER)
        found.append(GapFound(path, next((clause for clause, _ in around if clause), ""), label))
    return found
