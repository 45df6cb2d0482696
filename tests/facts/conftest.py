"""Every shape of an initiative with what its documents say, clause by clause, and what the checks found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest
from variants import variants
from word_reading import W, clauses

from generator import contract, services
from generator.assess import Finding, findings
from generator.contract import Initiative
from generator.documents.base import context
from generator.documents.registry import kinds
from generator.settings import resource
from generator.word.engine import Template

KINDS = ("agreement", "direction", "mandates", "plan")
SHAPES = dict(variants())


@dataclass(frozen=True)
class Shape:
    """`says` gives the text of a clause, "" when it is not there; `found` the findings of a code."""

    initiative: Initiative
    clauses: dict[str, str]
    findings: tuple[Finding, ...]

    def says(self, clause: str) -> str:
        return self.clauses.get(clause, "")

    def found(self, code: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.code == code]


@cache
def _template(slug: str) -> Template:
    return Template(resource("templates", slug, "template.docx"))


def _made(initiative: Initiative) -> dict[str, str]:
    """The text of each clause by its id, with a line for each paragraph."""
    said = {}
    for slug in KINDS:
        kind = kinds()[slug]
        docx = _template(slug).render(context(kind, initiative, edition=services.edition(initiative, kind)))
        for clause, control in clauses(docx):
            paragraphs = ("".join(run.text or "" for run in each.iter(f"{W}t")) for each in control.iter(f"{W}p"))
            said[clause] = "\n".join(paragraphs).replace("\u00a0", " ").replace("\u00ad", "")
    return said


@cache
def _shape(name: str) -> Shape:
    initiative = contract.parse(SHAPES[name])
    return Shape(initiative, _made(initiative), findings(initiative))


# One worker makes the documents of a shape, once.
@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.xdist_group(f"shape {name}")) for name in SHAPES])
def shape(request: pytest.FixtureRequest) -> Shape:
    return _shape(str(request.param))


@pytest.fixture(scope="session")
def initiatives() -> dict[str, Initiative]:
    return {name: contract.parse(mapping) for name, mapping in SHAPES.items()}


@pytest.fixture
def draft() -> Callable[..., Initiative]:
    """An initiative with nothing but its name and what it is given."""
    return lambda **content: contract.parse({**services.blank("utkast", "Utkast"), **content})
