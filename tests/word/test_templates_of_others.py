"""Templates that others have written and edited in Word: what they hold is kept, and what cannot be is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from test_controls import NS, control, looped, paragraph, run, template
from word_reading import W, faults, part, text

from generator import contract, services
from generator.errors import TemplateError
from generator.values import Gap
from generator.word.engine import Record, Template
from generator.word.scaffold import scaffold

RECORD = Record({"kind": "x"}, lambda _: "")


def style(name: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{content}</w:p>'


def mark(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def field(instruction: str, shown: str = "0") -> str:
    asked = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    pieces = (mark("begin"), asked, mark("separate"), f"<w:t>{shown}</w:t>", mark("end"))
    return "".join(f"<w:r>{piece}</w:r>" for piece in pieces)


def made(body: str, *, record: Record | None = None, **data: object) -> bytes:
    docx = Template(template(body)).fill(data, record=record).written()
    assert faults(docx) == []
    return docx


def bookmarked(name: str, content: str) -> str:
    return f'<w:bookmarkStart w:id="5" w:name="{name}"/>{content}<w:bookmarkEnd w:id="5"/>'


def test_rows_in_controls_and_controls_with_only_a_heading_are_kept() -> None:
    cell = f'<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr>{paragraph(run("{{ n }}"))}</w:tc>'
    row = control("rad", f"<w:tr>{cell}</w:tr>")
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>{row}</w:tbl>'
    heading = control("rubrik", style("Heading1", run("Avtal om {{ n }}")), 8)
    assert text(made(table + heading + paragraph(run("slut")), n="R")) == "R\nAvtal om R\nslut"


def test_what_stands_beside_a_table_of_contents_is_kept() -> None:
    body = paragraph(run("före ") + field('TOC \\o "1-1" \\h') + run(" efter")) + style("Heading1", run("Parter"))
    assert text(made(body)).splitlines() == ["före ", "1\tParter", " efter", "Parter"]


@pytest.mark.parametrize("switches", ['\\c "Figur"', '\\o "2-2"', '\\t "Title;1"', '\\o "1-3" \\b Del'])
def test_other_tables_than_one_of_headings_from_the_top_are_left_as_they_are(switches: str) -> None:
    body = paragraph(field(f"TOC {switches}", "som förut")) + style("Heading1", run("Parter"))
    assert text(made(body)).splitlines() == ["som förut", "Parter"]


def test_two_tables_lead_to_the_same_headings() -> None:
    body = paragraph(field('TOC \\o "1-1"')) + paragraph(field('TOC \\o "1-2"')) + style("Heading1", run("A"))
    root = part(made(body))
    assert len({link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}) == 1


BEGIN, SEPARATE, END = (mark(kind) for kind in ("begin", "separate", "end"))
ASKED = "<w:instrText> REF _Ref_x \\r </w:instrText>"
LINKED = '<w:instrText> HYPERLINK \\l "_Ref_x" </w:instrText>'


@pytest.mark.parametrize(
    "reference",
    [
        f"<w:r>{BEGIN}{ASKED}{SEPARATE}<w:t>7</w:t>{END}</w:r>",
        f"<w:r>{BEGIN}</w:r><w:r>{ASKED}</w:r><w:r>{END}</w:r>",
        f"<w:r>{BEGIN}</w:r><w:r>{LINKED}</w:r><w:r>{SEPARATE}</w:r>"
        + field("REF _Ref_x \\r", "7")
        + f"<w:r>{END}</w:r>",
    ],
    ids=["all in one run", "without a separating mark", "within a link"],
)
def test_a_reference_gets_its_number_however_its_field_is_written(reference: str) -> None:
    body = style("Heading1", run("A")) + style("Heading1", bookmarked("_Ref_x", run("B"))) + paragraph(reference)
    assert text(made(body)).splitlines()[-1] == "2"


def test_a_reference_to_what_is_missing_is_refused_by_name_and_to_what_is_unnumbered_left() -> None:
    with pytest.raises(TemplateError, match="”_Ref_borta”"):
        Template(template(paragraph(field("REF _Ref_borta \\r")))).render({})
    body = paragraph(bookmarked("_Ref_x", run("fri text"))) + paragraph(field("REF _Ref_x \\r", "förut"))
    assert text(made(body)).endswith("förut")


def test_marks_never_reach_a_links_address_or_a_pictures_description() -> None:
    link = field('HYPERLINK "mailto:{{ n }}"', "x")
    for value in ("a@b.se", Gap("adress")):
        docx = made(paragraph(link) + paragraph(run("{{ n }}")), record=RECORD, n=value)
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            xml = archive.read("word/document.xml").decode()
        assert not any(mark in xml for mark in "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4")
        assert "mailto:" + ("a@b.se" if value == "a@b.se" else "[Att fylla i: adress]") in xml


def test_macros_tests_and_parts_of_dates_work_on_placed_values() -> None:
    macro = "{% macro n(x) %}{{ x.name }}{% endmacro %}{{ n(a)|genitive }}|{% if n(a) == 'Nils' %}lika{% endif %}"
    tests = "|{% if yes is true %}sant{% endif %}|{% if yes is boolean %}logiskt{% endif %}|{{ day.year }}"
    data = {"a": {"name": "Erik"}, "yes": True, "day": contract.parse(services.example("geodata")).initiative.date}
    assert text(made(paragraph(run(macro + tests)), **data)) == "Eriks||sant|logiskt|2026"


def test_a_document_that_was_made_can_be_the_template_of_the_next() -> None:
    body = paragraph(run("{{ n }}"))
    first = Template(template(body)).fill({"n": "{{ n }}"}, record=RECORD).written()
    again = Template(first).fill({"n": "B"}, record=RECORD).written()
    assert faults(again) == []
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        items = [name for name in archive.namelist() if name.startswith("customXml/item") and "Props" not in name]
    assert len(items) == 1


@pytest.mark.parametrize(
    "tags",
    ["{{r n }}", "{% for a in n %}" * 25 + "{% endfor %}" * 25, "{{ " + "(" * 200 + "n" + ")" * 200 + " }}"],
    ids=["formatted text", "deep loops", "deep parentheses"],
)
def test_what_cannot_be_compiled_is_a_sentence(tags: str) -> None:
    with pytest.raises(TemplateError, match="Mallens"):
        Template(template(paragraph(run(tags))))


@pytest.mark.parametrize(
    "growing",
    ["{% set n = n ~ n %}" * 25, "{% set n = [n, n]|join %}" * 25, "{{ n + n }}"],
    ids=["joined by ~", "joined by join", "added"],
)
def test_a_text_cannot_be_grown_without_end(growing: str) -> None:
    with pytest.raises(TemplateError):
        Template(template(paragraph(run(growing)))).render({"n": "text " * 10})


def test_a_damaged_zip_is_a_sentence() -> None:
    data = bytearray(scaffold("x"))
    place = data.find(b"word/document.xml") + 40
    data[place : place + 40] = bytes(40)
    with pytest.raises(TemplateError, match="Word"):
        Template(bytes(data))


def test_numbering_that_starts_anew_is_followed() -> None:
    numbering = (
        f'<w:numbering {NS}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )

    def item(number: int, content: str) -> str:
        listed = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        return f"<w:p>{listed}{content}</w:p>"

    body = item(1, run("a")) + item(1, run("b")) + item(2, bookmarked("_Ref_x", run("c")))
    with zipfile.ZipFile(io.BytesIO(template(body + paragraph(field("REF _Ref_x \\r"))))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/numbering.xml"] = numbering.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert text(Template(buffer.getvalue()).render({})).splitlines()[-1] == "1"


def test_loops_in_loops_still_give_sound_documents() -> None:
    assert text(made(looped(paragraph(run("{{ n }}"))), names=["a", "b"])) == "a\nb"
