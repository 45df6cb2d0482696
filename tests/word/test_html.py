"""A document as a web page: the same headings, gaps and places as in Word, and nothing that runs."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from word_reading import W, lines, part

from generator import services
from generator.word.html import page

Made = Callable[..., bytes]


def test_headings_are_headings_of_the_same_depth_and_text(made: Made) -> None:
    shown = services.preview(made("agreement"))
    found = [(int(level), _words(text)) for level, text in re.findall(r"<h(\d)[^>]*>(.*?)</h\1>", shown, re.DOTALL)]
    depth = {"Title": 1, "Heading1": 2, "AnnexHeading": 2, "Heading2": 3}
    expected = []
    for paragraph in part(made("agreement")).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = depth.get(style.get(f"{W}val") if style is not None else "")
        if level:
            expected.append((level, "".join(t.text or "" for t in paragraph.iter(f"{W}t"))))
    assert [level for level, _ in found] == [level for level, _ in expected]
    for (_, text), (_, title) in zip(found, expected, strict=True):
        assert text.endswith(title.replace("\u00ad", ""))


def test_every_gap_is_marked_and_nothing_else_is(made: Made) -> None:
    shown = services.preview(made("agreement"))
    marked = [_words(text) for text in re.findall(r"<mark>(.*?)</mark>", shown)]
    assert len(marked) == "\n".join(lines(made("agreement"))).count("[Att fylla i: ") > 0
    assert all(text.startswith("[Att fylla i: ") and text.endswith("]") for text in marked)


def test_every_link_within_the_page_leads_somewhere(made: Made) -> None:
    shown = services.preview(made("agreement"))
    targets = set(re.findall(r'href="#([^"]+)"', shown))
    assert len(targets) > 20
    assert targets <= set(re.findall(r'id="([^"]+)"', shown))


def test_what_a_user_has_typed_is_text_on_the_page() -> None:
    shown = services.preview(services.generate(services.blank("x", "<script>alert(1)</script> & R&D"), "agreement"))
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; R&amp;D" in shown
    assert "<title>&lt;b&gt;</title>" in page(shown, "<b>")


def test_a_link_that_runs_something_is_no_link() -> None:
    document = docx.Document()
    for address in ("javascript:alert(1)", "https://www.esamverka.se"):
        paragraph = document.add_paragraph()
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(paragraph.add_run("hit")._r)
        paragraph._p.append(link)
    buffer = io.BytesIO()
    document.save(buffer)
    shown = services.preview(buffer.getvalue())
    assert "javascript" not in shown
    assert 'href="https://www.esamverka.se"' in shown


def _words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))
