"""A heading is one by its outline level: a template whose styles Word has named in Swedish behaves as ours does."""

from __future__ import annotations

import io
import re
from pathlib import Path

import making
import pytest
from docx import Document
from word_reading import W, comments, lines, part

from generator import services
from generator.documents.registry import kinds
from generator.files import zipped
from generator.settings import resource
from generator.word.package import Package

# As Word names the ids of its own styles in a Swedish installation; one style is the user's own in id and name.
SWEDISH = {
    "Heading1": "Rubrik1", "Heading2": "Rubrik2", "Heading3": "Rubrik3", "AnnexHeading": "Bilagans_overskrift",
    "TOCHeading": "Innehllsfrteckningsrubrik", "TOC1": "Innehll1", "TOC2": "Innehll2",
    "CommentText": "Kommentarer", "CommentReference": "Kommentarsreferens",
}  # fmt: skip


@pytest.fixture
def swedish_template(kind: str, tmp_path: Path) -> Path:
    package = Package.read(resource("templates", kind, "template.docx"))
    parts = {name: package.data(name) for name in package}
    for name in [name for name in parts if name.endswith(".xml")]:
        for old, new in SWEDISH.items():
            parts[name] = re.sub(rb'="%b"' % old.encode(), b'="%b"' % new.encode(), parts[name])
        parts[name] = parts[name].replace(b'="Bilagerubrik"', '="Överskrift för bilaga"'.encode())
    path = tmp_path / "template.docx"
    path.write_bytes(zipped(parts))
    return path


@pytest.mark.parametrize("kind", kinds())
def test_the_document_says_the_same_and_has_its_comments_where_ours_has(swedish_template: Path, kind: str) -> None:
    initiative = making.initiative("geodata")
    theirs, ours = services.generate(initiative, kind, template=swedish_template), making.made("geodata", kind)
    assert lines(theirs) == lines(ours)
    assert [(one.clause, one.lines) for one in comments(theirs)] == [(one.clause, one.lines) for one in comments(ours)]
    assert _commented(theirs) == _commented(ours) != []
    assert services.preview(theirs) == services.preview(ours)


def _commented(docx: bytes) -> list[str]:
    """The text of each paragraph that has a comment."""
    marked = [p for p in part(docx).iter(f"{W}p") if p.find(f"{W}commentRangeStart") is not None]
    return ["".join(text.text or "" for text in p.iter(f"{W}t")) for p in marked]


@pytest.mark.parametrize("kind", ["agreement"])
def test_a_clause_of_which_only_the_heading_is_left_falls_away(swedish_template: Path, kind: str) -> None:
    nothing = services.blank("tomt", "Tomt")
    assert lines(services.generate(nothing, kind, template=swedish_template)) == lines(services.generate(nothing, kind))


@pytest.mark.parametrize("kind", ["agreement"])
def test_contents_and_comments_have_the_styles_that_the_template_has(swedish_template: Path, kind: str) -> None:
    docx = services.generate(making.initiative("geodata"), kind, template=swedish_template)
    package = Package.read(docx)
    used = {
        value for name in ("word/document.xml", "word/comments.xml")
        for value in re.findall(r'<w:(?:pStyle|rStyle) w:val="([^"]+)"', package.data(name).decode())
    }  # fmt: skip
    defined = {style.style_id for style in Document(io.BytesIO(docx)).styles}
    assert used <= defined
    assert {"Rubrik1", "Innehll1", "Kommentarer", "Kommentarsreferens"} <= used
