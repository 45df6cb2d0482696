"""A document says what it was made of, and `verify` tells whether it still says what its data and template give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from word_reading import faults

from generator import contract, services
from generator.cli import main
from generator.errors import TemplateError
from generator.word.package import RELATIONS, Package
from generator.word.provenance import stamped
from generator.word.said import passages

EXAMPLE = Path(__file__).parents[2] / "examples" / "efterlevande.yaml"
OLD = Path(__file__).parents[1] / "data" / "made_by_0.1.0"


@pytest.fixture(scope="module")
def agreement() -> bytes:
    return services.generate(contract.load(EXAMPLE), "agreement")


def changed(docx: bytes, *pairs: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """`docx` with each old text of a part replaced by a new one."""
    package = Package.read(docx)
    for old, new in pairs:
        assert old.encode() in package.data(part)
        package.put(part, package.data(part).replace(old.encode(), new.encode()))
    return package.written()


def verified(docx: bytes, **changes: Any) -> services.Verification:
    return services.verify(docx, contract.parse(services.example("efterlevande") | changes))


@pytest.mark.parametrize("remarks", [True, False])
@pytest.mark.parametrize("slug", [kind.slug for kind in services.kinds()])
def test_a_document_is_what_its_data_and_template_give(slug: str, remarks: bool) -> None:
    docx = services.generate(contract.load(EXAMPLE), slug, remarks=remarks)
    assert faults(docx) == []
    said = stamped(Package.read(docx))
    assert said["initiativ"] == "efterlevande-2027"
    assert verified(docx) == services.Verification(
        same=True, bytes=True, resaved=False, changes=(), version=said["produktversion"], notes=()
    )


def test_a_changed_value_is_told_by_clause_and_path_with_what_it_should_be(agreement: bytes) -> None:
    purpose = services.example("efterlevande")["direction"]["purpose"]
    (change,) = verified(changed(agreement, (purpose, "Något annat."))).changes
    assert (change.clause, change.path) == ("agreement.purpose", "direction.purpose")
    assert (change.old, change.new) == (purpose, "Något annat.")


def test_a_changed_word_of_the_template_is_told_by_clause_with_both_texts(agreement: bytes) -> None:
    (change,) = verified(changed(agreement, ("självständigt av den myndighet", "av den myndighet"))).changes
    assert (change.clause, change.path) == ("agreement.records", "")
    assert "självständigt av den" in change.old
    assert "självständigt av den" not in change.new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("självständigt", '</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>självständigt</w:t></w:r><w:r><w:t>'),
        ("självständigt", '</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>självständigt</w:t></w:r><w:r><w:t>'),
        ("självständigt", '</w:t></w:r><w:del w:id="9"><w:r><w:delText>s</w:delText></w:r></w:del><w:r><w:t>'),
        ("självständigt", 'självständigt</w:t></w:r><w:ins w:id="9"><w:r><w:t> inte</w:t></w:r></w:ins><w:r><w:t>'),
    ],
    ids=["hidden", "struck out", "deleted", "inserted"],
)  # fmt: skip
def test_what_a_reader_no_longer_sees_or_now_sees_is_a_change(agreement: bytes, old: str, new: str) -> None:
    found = verified(changed(agreement, (f"skyndsamt och {old}", f"skyndsamt och {new}")))
    assert not found.same
    assert {change.clause for change in found.changes} == {"agreement.records"}


def test_a_change_in_a_page_head_or_foot_is_told(agreement: bytes) -> None:
    found = verified(changed(agreement, ("Dnr ", "Ärende "), part="word/footer1.xml"))
    assert [change.clause for change in found.changes] == ["sidfot"]


def test_text_in_a_note_that_someone_has_added_is_told(agreement: bytes) -> None:
    package = Package.read(agreement)
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Gäller inte part 2.</w:t></w:r></w:p></w:footnote>'
    package.put("word/footnotes.xml", f'<w:footnotes xmlns:w="{w}">{note}</w:footnotes>'.encode())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    package.register(RELATIONS, {"Type": kind, "Target": "footnotes.xml"})
    (change,) = verified(package.written()).changes
    assert (change.clause, change.old, change.new) == ("fotnoter", "", "Gäller inte part 2.")


def test_how_a_text_looks_is_no_change_but_makes_it_a_saved_file(agreement: bytes) -> None:
    found = verified(changed(agreement, ("<w:body>", "<w:body><w:p/>")))
    assert (found.same, found.bytes, found.resaved) == (True, False, True)


def test_other_data_are_told_before_the_differences(agreement: bytes) -> None:
    found = verified(agreement, direction=services.example("efterlevande")["direction"] | {"purpose": "Annat."})
    assert found.notes == ("Uppgifterna är andra än de som filen gjordes av.",)
    assert [change.path for change in found.changes] == ["direction.purpose"]


def test_a_document_of_another_initiative_is_said_to_be_so(agreement: bytes) -> None:
    found = services.verify(agreement, contract.parse(services.example("geodata")))
    assert found.notes[0] == "Filen är gjord för initiativet efterlevande-2027, inte för geodata-2027."


@pytest.mark.parametrize("name", ["agreement", "plan-2027"])
def test_a_document_of_the_version_before_is_compared_by_what_it_says(name: str) -> None:
    old = (OLD / f"efterlevande-2027-{name}.docx").read_bytes()
    found = verified(old)
    assert found.version == "0.1.0"
    assert any("gjord av Samverkan 0.1.0" in note for note in found.notes)
    assert not found.resaved
    # What 0.2.0 says otherwise, of some 300 paragraphs: a document with gaps is a draft, a service has its ground.
    assert len(found.changes) < 30
    assert not [change for change in found.changes if change.path]
    renamed = verified(changed(old, ("Samlat digitalt stöd till efterlevande", "Något annat")))
    assert [change.new for change in renamed.changes if change.path == "initiative.name"] == ["Något annat"]


def test_verify_answers_as_json_with_one_exit_code_for_what_is_said(
    agreement: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.docx"
    for docx, code in ((agreement, 0), (changed(agreement, ("skyndsamt", "snart")), 1)):
        file.write_bytes(docx)
        assert main(["verify", str(file), "--data", str(EXAMPLE), "--json"]) == code
        told = json.loads(capsys.readouterr().out)
        assert {"same", "bytes", "resaved", "changes"} <= set(told)
        assert told["same"] is (code == 0)
    assert set(told["changes"][0]) == {"clause", "old", "new"}


def test_verify_says_in_words_where_and_what(
    agreement: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(changed(agreement, ("prövas skyndsamt", "prövas snart")))
    assert main(["verify", str(file), "--data", str(EXAMPLE)]) == 1
    said = capsys.readouterr().err
    assert "agreement.records" in said
    assert "ska vara: " in said
    assert "i filen:  " in said
    assert "snart" in said


def test_a_document_by_a_template_of_ones_own_is_compared_with_that_template(tmp_path: Path) -> None:
    folder = tmp_path / "mallar" / "agreement"
    folder.mkdir(parents=True)
    template = (EXAMPLE.parents[1] / "templates" / "agreement" / "template.docx").read_bytes()
    (folder / "template.docx").write_bytes(changed(template, ("prövas skyndsamt", "prövas genast")))
    own = services.generate(contract.load(EXAMPLE), "agreement", template=folder / "template.docx")
    initiative = contract.load(EXAMPLE)
    assert services.verify(own, initiative, templates=tmp_path / "mallar").bytes
    against_ours = services.verify(own, initiative)
    assert not against_ours.same
    assert "Mallen är en annan än den som filen gjordes av." in against_ours.notes


def test_what_it_was_made_of_is_found_in_the_own_part_when_the_properties_are_gone(agreement: bytes) -> None:
    package = Package.read(agreement)
    package.drop("docProps/custom.xml")
    assert verified(package.written()).same


def test_a_document_that_is_not_ours_is_a_sentence(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.save(str(tmp_path / "own.docx"))
    with pytest.raises(TemplateError, match="inte gjord av Samverkan"):
        services.verify((tmp_path / "own.docx").read_bytes(), contract.load(EXAMPLE))


def test_a_file_that_is_missing_or_no_document_is_exit_code_one(tmp_path: Path) -> None:
    assert main(["verify", str(tmp_path / "saknas.docx"), "--data", str(EXAMPLE)]) == 1
    (tmp_path / "x.docx").write_bytes(b"x")
    assert main(["verify", str(tmp_path / "x.docx"), "--data", str(EXAMPLE)]) == 1


def test_the_table_of_contents_and_page_numbers_are_not_what_a_document_says(agreement: bytes) -> None:
    clauses = [clause.id for clause in services.kind("agreement").clauses]
    headings = [passage.text for passage in passages(Package.read(agreement), clauses)]
    assert headings.count("Finansiering och kostnadsfördelning") == 1
    assert not any("Sida 1" in text for text in headings)
