"""What a reader with aids needs of a Word document, of every kind and example, with comments and without."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree
from word_reading import W, part

from generator import services

KINDS = [kind.slug for kind in services.kinds()]
WHITE = "FFFFFF"
READABLE = 4.5  # WCAG 2.2, 1.4.3


@pytest.fixture(params=[(kind, remarks) for kind in KINDS for remarks in (False, True)], ids=lambda p: f"{p[0]}-{p[1]}")
def docx(request: pytest.FixtureRequest, made: Callable[..., bytes]) -> bytes:
    kind, remarks = request.param
    return made(kind, remarks=remarks)


def value(parent: Any, path: str) -> str:
    found = parent.find("/".join(f"{W}{name}" for name in path.split("/"))) if parent is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""


def parts_with_text(docx: bytes) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = [n for n in archive.namelist() if n.startswith(("word/document", "word/header", "word/footer"))]
    return [part(docx, name) for name in names]


def test_it_has_a_title_and_one_language_all_through(docx: bytes) -> None:
    core = part(docx, "docProps/core.xml")
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title")
    assert core.findtext("{http://purl.org/dc/elements/1.1/}language") == "sv-SE"
    styles = part(docx, "word/styles.xml")
    assert value(styles, "docDefaults/rPrDefault/rPr/lang") == "sv-SE"
    spoken = {lang.get(f"{W}val") for root in [styles, *parts_with_text(docx)] for lang in root.iter(f"{W}lang")}
    assert spoken == {"sv-SE"}


def test_headings_go_down_one_level_at_a_time_from_one_title(docx: bytes) -> None:
    levels = {value_of.get(f"{W}styleId"): int(value(value_of, "pPr/outlineLvl")) for value_of in
              part(docx, "word/styles.xml").iter(f"{W}style") if value(value_of, "pPr/outlineLvl")}  # fmt: skip
    styles = [value(p, "pPr/pStyle") for p in part(docx).iter(f"{W}p")]
    assert styles.count("Title") == 1
    seen = [levels[style] for style in styles if style in levels]
    assert seen[0] == 0
    assert all(after <= before + 1 for before, after in pairwise(seen))


def test_tables_have_a_head_that_repeats_rows_that_hold_together_and_no_merged_cells(docx: bytes) -> None:
    root = part(docx)
    assert list(root.iter(f"{W}gridSpan", f"{W}vMerge")) == []
    for table in root.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert marked[0]
        assert not any(marked[1:])
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert all("".join(cell.itertext()).strip() for cell in rows[0].iter(f"{W}tc"))


def test_every_picture_has_a_text_instead(docx: bytes) -> None:
    for root in parts_with_text(docx):
        for picture in root.iter("{*}docPr"):
            assert picture.get("descr")


def test_every_colour_of_a_text_can_be_read_on_what_is_behind_it(docx: bytes) -> None:
    for element in part(docx, "word/styles.xml").iter(f"{W}style", f"{W}tblStylePr"):
        text = value(element, "rPr/color")
        shade = element.find(f"{W}rPr/{W}shd")
        cell = element.find(f"{W}tcPr/{W}shd")
        behind = next((s.get(f"{W}fill") for s in (shade, cell) if s is not None), WHITE)
        ink = text if text not in ("", "auto") else "000000"
        assert contrast(ink, behind if behind not in (None, "auto") else WHITE) >= READABLE, element.get(f"{W}styleId")
    for root in parts_with_text(docx):
        assert list(root.iter(f"{W}color", f"{W}highlight")) == [], "colours stand in styles, where they are checked"


def test_a_gap_is_told_by_its_words_and_not_by_its_colour_alone(docx: bytes) -> None:
    for run in part(docx).iter(f"{W}r"):
        if value(run, "rPr/rStyle") == "Lucka":
            assert "".join(run.itertext()).startswith("[Att fylla i: ")


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminance as WCAG defines it."""

    def luminance(colour: str) -> float:
        shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
