"""An archival PDF is what it says that it is, by a checker of both standards; and it holds the document's text."""

from __future__ import annotations

import io

import page
import pikepdf
import pytest

from generator import contract, pdf, services
from generator.contract import Initiative
from generator.errors import ProgramFailedError
from generator.pdf.archival import end_without_return, finish


@pytest.mark.parametrize("slug", [kind.slug for kind in services.kinds()])
def test_every_kind_of_every_example_is_pdf_a_2b_and_pdf_ua_1(slug: str, initiative: Initiative) -> None:
    (made,) = services.make(initiative, [slug], ["pdf"], archival=True)
    for profile in ("2b", "ua1"):
        report = page.validate_pdf_bytes(made.data, profile=profile)
        assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]
    with pikepdf.open(io.BytesIO(made.data)) as document:
        assert document.Root.Lang == "sv-SE"
        assert initiative.initiative.name in str(document.docinfo.get("/Title"))
        assert "/StructTreeRoot" in document.Root
        assert "/Outlines" in document.Root


def test_an_ordinary_pdf_is_not_passed_off_as_archival() -> None:
    (plain,) = pdf.engine().convert([services.generate(services.example("geodata"), "plan", remarks=False)])
    assert not page.validate_pdf_bytes(plain, profile="2b").is_compliant
    with pytest.raises(ProgramFailedError):
        finish(plain)


def test_a_pdf_that_says_nothing_of_accessibility_is_not_passed_off_either() -> None:
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        with document.open_metadata() as metadata:
            metadata["dc:title"] = "X"
        document.save(buffer)
    with pytest.raises(ProgramFailedError, match="ingen arkivbeständig PDF"):
        finish(buffer.getvalue())


def test_what_is_no_pdf_is_a_sentence() -> None:
    with pytest.raises(ProgramFailedError, match="PDF"):
        finish(b"not a pdf")


def test_a_stream_that_happens_to_end_in_a_carriage_return_is_still_archival() -> None:
    (made,) = services.make(contract.parse(services.example("geodata")), ["mandates"], ["pdf"], archival=True)
    compliant = []
    with pikepdf.open(io.BytesIO(made.data)) as document:
        document.pages[0].Contents.write(document.pages[0].Contents.read_bytes().rstrip() + b"\r")
        for mended in (False, True):
            if mended:
                end_without_return(document)
            buffer = io.BytesIO()
            document.save(buffer, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
            compliant.append(page.validate_pdf_bytes(buffer.getvalue(), profile="2b").is_compliant)
    assert compliant == [False, True]
