"""What a template may do, what it may not, and what comes out."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_reading import faults, lines, part, text

from generator.errors import TemplateError
from generator.values import Absent, Gap, Labelled
from generator.word.engine import Template
from generator.word.finish import GAP_STYLE
from generator.word.scaffold import scaffold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("title", "status", "parties_head", "document_type", "references_foot", "disclaimer")
OURS = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"
HEAD = {
    "initiative": {"name": "X", "short_name": "", "version": "", "date": ""},
    "derived": dict.fromkeys(NAMES, ""),
}


def render(template: str, **data: object) -> bytes:
    docx = Template(scaffold(template)).render({**HEAD, **data})
    assert faults(docx) == []
    return docx


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_text_comes_back_as_it_was_written_but_for_what_xml_cannot_hold(value: str) -> None:
    kept = re.sub("\r\n|[\r\v\f\x85\u2028\u2029]", "\n", value)
    kept = "".join(
        c for c in kept if c in "\n\t" or not (ord(c) < 32 or 127 <= ord(c) < 160 or c in OURS + "\ufffe\uffff")
    )
    assert lines(_ONE_VALUE.render({**HEAD, "value": value}))[0] == f"före {kept} efter"


_ONE_VALUE = Template(scaffold("före {{ value }} efter"))


@pytest.mark.parametrize(
    "value",
    ["R&D <AB>", "”citat” 'enkla' \"dubbla\"", "👩‍⚖️ emoji", "{{ 7*7 }} {_{ x }_}", "å" * 10_000, " ett  mellanslag "],
)
def test_awkward_text_is_kept_word_for_word(value: str) -> None:
    assert lines(render("{{ value }}", value=value))[0] == value


def test_values_are_printed_in_swedish_form() -> None:
    docx = render(
        "{{ day }}|{{ day|iso }}|{{ amount|kr }}|{{ share|number }}|{{ yes }}|{{ kind }}|{{ names|listed }}|"
        "{{ n|in_words }}",
        day=date(2026, 11, 24), amount=1_250_000, share=2.5, yes=True, kind=Labelled("board", "styrelse"),
        names=["a", "b", "c"], n=7,
    )  # fmt: skip
    assert (
        lines(docx)[0].replace("\u00a0", " ")
        == "den 24 november 2026|2026-11-24|1 250 000 kr|2,5|ja|styrelse|a, b och c|sju"
    )


def test_a_missing_name_is_an_error_that_names_it() -> None:
    with pytest.raises(TemplateError, match="nowhere"):
        render("{{ nowhere }}")
    with pytest.raises(TemplateError, match="lost"):
        render("{{ value.lost }}", value={"found": 1})


@pytest.mark.parametrize(
    "attack",
    [
        "{{ value.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ value['__class__'] }}",
        "{{ gap.__init__.__globals__ }}",
        "{{ 'a' * 100000000 }}", "{{ 2 ** 99999999 }}", "{{ '%0999999999d' % 1 }}", "{{ 'a'.ljust(99999999) }}",
        "{{ '{0.__class__}'.format(value) }}", "{% for x in range(999999999) %}{% endfor %}", "{{ lipsum() }}",
        "{{ cycler.__init__ }}", "{% include 'x' %}", "{{ value|attr('__class__') }}",
        "{{ self._TemplateReference__context }}",
    ],
)  # fmt: skip
def test_a_template_cannot_get_out_of_its_sandbox(attack: str) -> None:
    with pytest.raises(TemplateError):
        render(attack, value="x")


@pytest.mark.parametrize("broken", ["{{ value", "{% if value %}x", "{{ value|nofilter }}", "{%p if value %}"])
def test_a_faulty_tag_is_a_sentence_and_no_traceback(broken: str) -> None:
    with pytest.raises(TemplateError, match="Mallen"):
        render(broken, value="x")


def test_only_plain_data_gets_in() -> None:
    with pytest.raises(TemplateError, match="enkla värden"):
        render("{{ value }}", value=object())


@pytest.mark.parametrize("source", [b"", b"PK\x03\x04 nonsense", b"not a zip at all"])
def test_a_file_that_is_no_docx_is_refused_in_words(source: bytes) -> None:
    with pytest.raises(TemplateError, match="Word"):
        Template(source)


def test_a_part_with_a_document_type_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(TemplateError, match=r"dokumenttyp|skadad"):
        Template(buffer.getvalue())


def test_a_gap_is_visible_in_its_own_style_and_the_text_around_it_keeps_its_own() -> None:
    docx = render("**före {{ value }} efter**", value=Gap("syfte"))
    found = list(part(docx).iter(f"{W}r"))
    styles = [[style.get(f"{W}val") for style in run.iter(f"{W}rStyle")] for run in found]
    bold = [run.find(f"{W}rPr/{W}b") is not None for run in found]
    runs = list(zip([run.findtext(f"{W}t") for run in found], styles, bold, strict=True))
    assert runs == [("före ", [], True), ("[Att fylla i: syfte]", [GAP_STYLE], False), (" efter", [], True)]


def test_gaps_between_line_breaks_all_get_their_style() -> None:
    docx = render("{{ value }}", value=f"{Gap('a')}\nrad\t{Gap('b')} slut")
    styled = [run.findtext(f"{W}t") for run in part(docx).iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None]
    assert styled == ["[Att fylla i: a]", "[Att fylla i: b]"]
    assert lines(docx)[0] == "[Att fylla i: a]\nrad\t[Att fylla i: b] slut"


def test_a_gap_is_false_in_a_condition_and_so_is_an_absent_object() -> None:
    docx = render(
        "{% if a %}a{% endif %}{% if b %}b{% endif %}{% if b.c %}c{% endif %}.", a=Gap("x"), b=Absent(c=Gap("y"))
    )
    assert lines(docx)[0] == "."


def test_a_gap_mark_typed_by_a_user_is_only_text() -> None:
    assert lines(render("{{ value }}", value="\ufdd0x\ufdd1[Att fylla i: x]"))[0] == "x[Att fylla i: x]"


def test_a_cell_with_nothing_to_say_still_holds_a_paragraph_and_a_table_without_rows_is_gone() -> None:
    docx = render("@table 50 50\n| A | B |\n| x | {%p if no %} ¶ y ¶ {%p endif %} |\n@end table", no=False)
    assert "y" not in text(docx)
    empty = render("före\n@table 100\n{%tr for x in rows %}\n| {{ x }} |\n{%tr endfor %}\n@end table", rows=[])
    assert part(empty).find(f".//{W}tbl") is None


def test_the_same_input_gives_the_same_bytes() -> None:
    assert render("{{ value }}", value="x") == render("{{ value }}", value="x")


def test_a_value_that_looks_like_xml_cannot_break_out_of_its_text() -> None:
    docx = render("{{ value }}", value="</w:t></w:r></w:p><w:p><w:r><w:t>ny")
    assert len([line for line in lines(docx) if line]) == 1


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_mark_that_ends_a_line_in_unicode_is_a_line_break(mark: str) -> None:
    assert lines(render("{{ value }}", value=f"rad ett{mark}rad två"))[0] == "rad ett\nrad två"
