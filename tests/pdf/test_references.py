"""Numbers and references, which the product computes for Word, against those that LibreOffice computes for itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import making
import pytest
from word_reading import W, part

from generator import pdf, services
from generator.contract import Initiative
from generator.word.reading_copy import reading_copy

Pages = Callable[[bytes], list[str]]
KINDS = [kind.slug for kind in services.kinds()]


@pytest.fixture(params=KINDS)
def made(request: pytest.FixtureRequest, example: Path) -> tuple[bytes, bytes]:
    """A document and its PDF."""
    docx = making.made(example.stem, request.param)
    return docx, pdf.engine().convert([reading_copy(docx, "pages")])[0]


def test_contents_and_references_lead_to_what_has_their_number(made: tuple[bytes, bytes], pdf_pages: Pages) -> None:
    docx, pages = made[0], pdf_pages(made[1])
    everything = " ".join(pages)
    entries = contents(docx)
    assert entries
    for number, title in entries:
        listed = re.search(rf"(?:^| ){re.escape(f'{number} {title}'.strip())} ?\.{{3,}} ?(\d+) ", everything)
        assert listed, f"{number} {title} is not in the PDF's table of contents with a page"
        assert f"{number} {title}".strip() in pages[int(listed[1]) - 1], f"page {listed[1]} lacks {number} {title}"
    for before, number, target in references(docx):
        assert f"{before}{number}" in everything, "LibreOffice gives the reference another number"
        assert f" {number} {target}" in everything, f"{number} is not where {target!r} stands"


def test_the_agreement_and_the_matrix_refer_to_clauses_and_sections(initiative: Initiative) -> None:
    for kind, words in (("agreement", "punkt "), ("mandates", "avsnitt ")):
        found = references(services.generate(initiative, kind))
        assert len(found) >= 3
        assert any(before.endswith(words) for before, _, _ in found)


def test_a_section_that_falls_away_renumbers_the_rest_and_their_references(initiative: Initiative) -> None:
    full = services.generate(initiative, "agreement")
    fewer = services.generate(initiative.model_copy(update={"benefits": (), "lifecycle": ()}), "agreement")
    shifted = (
        dict(title_number(full))["Giltighetstid och uppsägning"],
        dict(title_number(fewer))["Giltighetstid och uppsägning"],
    )
    assert int(shifted[0]) - int(shifted[1]) == (bool(initiative.benefits) + bool(initiative.lifecycle))


def title_number(docx: bytes) -> list[tuple[str, str]]:
    return [(title, number) for number, title in contents(docx)]


def contents(docx: bytes) -> list[tuple[str, str]]:
    """Number and title of each entry of the table of contents."""
    found = []
    for link in part(docx).iter(f"{W}hyperlink"):
        runs = list(link.iter(f"{W}r"))
        numbered = any(run.find(f"{W}tab") is not None for run in runs)
        words = ["".join(text.text or "" for text in run.iter(f"{W}t")) for run in runs]
        found.append((words[0] if numbered else "", plain("".join(words[1:] if numbered else words))))
    return found


def references(docx: bytes) -> list[tuple[str, str, str]]:
    """What stands before each reference, the number that it shows, and how the paragraph it leads to begins."""
    root = part(docx)
    targets = {}
    for mark in root.iter(f"{W}bookmarkStart"):
        targets[mark.get(f"{W}name")] = next(mark.iterancestors(f"{W}p"), None)
    found = []
    for instruction in root.iter(f"{W}instrText"):
        name = re.match(r"\s*REF (\S+) \\r", instruction.text or "")
        if not name:
            continue
        run = instruction.getparent()
        texts = [text for r in reversed(list(run.itersiblings(preceding=True))) for text in r.iter(f"{W}t")]
        before = plain("".join(text.text or "" for text in texts))[-25:]
        shown = next(t for r in run.itersiblings() for t in r.iter(f"{W}t"))
        target = plain("".join(text.text or "" for text in targets[name[1]].iter(f"{W}t")))
        found.append((before.rpartition(" ")[0].rpartition(" ")[2] + " ", shown.text, target[:25]))
    return found


def plain(text: str) -> str:
    """Text as a PDF's reader gives it: ordinary spaces, no soft hyphens."""
    return re.sub(r"\s", " ", text.replace("\u00ad", ""))
