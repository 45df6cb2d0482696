"""Samverkan: governing documents for collaboration between public bodies.

    initiative = generator.load("efterlevande.yaml")
    report = generator.check(initiative)
    docx = generator.generate(initiative, "agreement")
"""

from __future__ import annotations

from pathlib import Path

from generator import services
from generator.assess import FactorCoverage, Finding
from generator.contract import Initiative, load
from generator.errors import Fault, InputError, NotFoundError, SamverkanError, TemplateError
from generator.services import CheckReport
from generator.word.engine import Template

__all__ = [
    "CheckReport", "FactorCoverage", "Fault", "Finding", "Initiative", "InputError", "NotFoundError", "SamverkanError",
    "Template", "TemplateError", "check", "generate", "load",
]  # fmt: skip


def check(initiative: Initiative) -> CheckReport:
    """What ``check --json`` prints, as objects: the faults, the coverage a factor, and the findings."""
    return services.check(initiative)


def generate(
    initiative: Initiative,
    document: str,
    *,
    year: int | None = None,
    party: str | None = None,
    clean: bool = False,
    template: str | Path | None = None,
) -> bytes:
    """The Word document of the kind `document` (``agreement`` …) as bytes.

    `year` chooses the plan, `party` the party of a document made for one, `clean` asks for the finished copy, without
    drafting comments, `template` is another template than the product's. Raises TemplateError, NotFoundError for an
    unknown kind, year or party, or InputError that lists every gap when a finished copy is asked for of a draft.
    """
    return services.generate(initiative, document, year=year, party=party, clean=clean, template=template)
