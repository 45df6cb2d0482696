"""Controls, bookmarks and comments of templates that others write: fresh ids, and blocks that keep within a control."""

from __future__ import annotations

import io
import zipfile

import pytest
from word_reading import W, faults, part

from generator.errors import TemplateError
from generator.word import comments
from generator.word.engine import Record, Template
from generator.word.reading_copy import reading_copy
from generator.word.scaffold import scaffold
from generator.word.twin import twin

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def control(tag: str, content: str, number: int = 7) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:id w:val="{number}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def template(body: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(scaffold("x"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = f"<w:document {NS}><w:body>{body}</w:body></w:document>".encode()
    for name in [name for name in parts if name.startswith(("word/header", "word/footer"))]:
        root = "hdr" if "header" in name else "ftr"
        parts[name] = f"<w:{root} {NS}><w:p/></w:{root}>".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def looped(content: str) -> str:
    return paragraph(run("{%p for n in names %}")) + content + paragraph(run("{%p endfor %}"))


def test_a_loop_gives_every_control_an_id_of_its_own() -> None:
    docx = Template(template(looped(control("clause", paragraph(run("{{ n }}")))))).render({"names": ["a", "b", "c"]})
    assert faults(docx) == []
    assert [e.get(f"{W}val") for e in part(docx).iterfind(f".//{W}sdtPr/{W}id")] == ["1", "2", "3"]


def test_a_loop_repeats_neither_bookmarks_nor_comments() -> None:
    marks = (
        '<w:bookmarkStart w:id="4" w:name="here"/>' + run("{{ n }}") + '<w:bookmarkEnd w:id="4"/>'
        '<w:commentRangeStart w:id="2"/>' + run("x") + '<w:commentRangeEnd w:id="2"/>'
    )
    other = paragraph('<w:bookmarkStart w:id="4" w:name="there"/><w:bookmarkEnd w:id="4"/>')
    root = part(Template(template(looped(paragraph(marks)) + other)).render({"names": ["a", "b"]}))
    starts = {e.get(f"{W}name"): e.get(f"{W}id") for e in root.iter(f"{W}bookmarkStart")}
    assert list(starts) == ["here", "there"]
    assert len(set(starts.values())) == 2
    assert [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkEnd")] == list(starts.values())
    assert len(list(root.iter(f"{W}commentRangeStart"))) == len(list(root.iter(f"{W}commentRangeEnd"))) == 1


@pytest.mark.parametrize(
    "body",
    [
        control("a", paragraph(run("{%p if names %}"))) + control("b", paragraph(run("{%p endif %}")), 8),
        paragraph(run("{%p if names %}")) + control("a", paragraph(run("{%p endif %}"))),
        control("a", paragraph(run("{% for n in names %}x"))) + paragraph(run("{% endfor %}")),
        paragraph(run("{% if names %}") + control("a", run("x{% endif %}"))),
    ],
)
def test_a_block_that_crosses_a_control_is_refused_with_the_controls_name(body: str) -> None:
    with pytest.raises(TemplateError, match=r"innehållskontrollen ”[ab]”"):
        Template(template(body))


def test_blocks_within_controls_and_controls_within_blocks_are_fine() -> None:
    inner = paragraph(run("{%p if names %}")) + paragraph(run("{% if n %}{{ n }}{% endif %}"))
    body = looped(control("a", inner + paragraph(run("{%p endif %}"))))
    assert faults(Template(template(body)).render({"names": ["a", "b"]})) == []


def test_templates_of_others_get_no_controls_of_ours() -> None:
    docx = Template(template(paragraph(run("{{ n }}")))).render({"n": "R&D <AB>"})
    assert list(part(docx).iter(f"{W}sdt")) == []
    assert "".join(part(docx).itertext()) == "R&D <AB>"


def test_a_clause_and_a_value_that_are_called_the_same_are_told_apart() -> None:
    given = template(control("clause:direction.ambition", paragraph(run("{{ direction.ambition }}"))))
    root = part(Template(given).fill({"direction": {"ambition": "hög"}}, record=Record({}, lambda _: "")).written())
    tags = [tag.get(f"{W}val") for tag in root.iterfind(f".//{W}sdtPr/{W}tag")]
    assert tags == ["clause:direction.ambition", "direction.ambition"]
    marks = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    assert marks == ["_sc_direction_ambition", "_sv2"]


def test_a_remark_on_a_clause_that_a_template_repeats_stands_once_at_the_first() -> None:
    made = Template(template(looped(control("clause:a.b", paragraph(run("{{ n }}")))))).fill({"names": ["x", "y"]})
    comments.add(made, [comments.Remark(("a.a", "a.b"), "Se över.", "")], on=None)
    (mark,) = part(made.written()).iter(f"{W}commentRangeStart")
    assert "".join(mark.getparent().itertext()) == "x"


def test_a_block_control_of_others_is_no_clause_and_stands_when_only_a_heading_is_left_in_it() -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + run("Rubrik") + "</w:p>"
    locked = control("a", heading).replace("</w:sdtPr>", '<w:lock w:val="sdtLocked"/></w:sdtPr>')
    given = template(locked + paragraph(run("Text")))
    assert [e.get(f"{W}val") for e in part(Template(given).render({})).iterfind(f".//{W}sdtPr/{W}tag")] == ["a"]
    assert "@clause" not in twin(given)


def test_a_copy_for_reading_has_the_text_and_no_controls() -> None:
    docx = Template(template(control("a", paragraph("före " + run("x") + control("b", run("y"), 8))))).render({})
    copy = reading_copy(docx)
    assert list(part(copy).iter(f"{W}sdt")) == []
    assert "".join(part(copy).itertext()) == "".join(part(docx).itertext())
    assert faults(copy) == []
