"""Samverkan: governing documents for collaboration between public bodies.

    initiative = generator.load("efterlevande.yaml")
    report = generator.check(initiative)
    docx = generator.generate(initiative, "agreement")
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.contract import Initiative, load
from generator.errors import InputError, SamverkanError, TemplateError
from generator.word.engine import Template

__all__ = ["Initiative", "InputError", "SamverkanError", "Template", "TemplateError", "check", "generate", "load"]


def check(initiative: Initiative) -> Any:
    """What ``check --json`` prints, as objects: a report with `valid`, `faults`, `coverage` and `findings`."""
    from generator import services

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

    `year` chooses the plan, `party` the party of a document made for one, `clean` leaves out drafting comments and gap
    marks, `template` is another template than the product's. Raises TemplateError, or NotFoundError for an unknown
    kind, year or party.
    """
    from generator import services

    return services.generate(initiative, document, year=year, party=party, clean=clean, template=template)
