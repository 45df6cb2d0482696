"""A document says what it was made of, and `verify` tells whether it still is that."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_reading import faults

from generator import contract, services
from generator.cli import main
from generator.errors import TemplateError
from generator.files import zipped
from generator.word.package import read_parts
from generator.word.provenance import stamped

EXAMPLE = Path(__file__).parents[2] / "examples" / "efterlevande.yaml"


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["generate", str(EXAMPLE), "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.mark.parametrize("clean", [False, True])
@pytest.mark.parametrize("slug", [kind.slug for kind in services.kinds()])
def test_a_document_is_what_its_data_and_template_give(slug: str, clean: bool) -> None:
    initiative = contract.load(EXAMPLE)
    docx = services.generate(initiative, slug, clean=clean)
    assert faults(docx) == []
    assert stamped(docx)["initiativ"] == "efterlevande-2027"
    assert services.verify(docx, initiative) == ()


def test_a_changed_word_is_told_by_part_and_clause(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "efterlevande-2027-agreement.docx"
    parts = read_parts(file)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"Svensk", b"Norsk").replace(b"sex m", b"tre m")
    file.write_bytes(zipped(parts))
    assert main(["verify", str(file), "--data", str(EXAMPLE)]) == 1
    said = capsys.readouterr().err
    assert "word/document.xml" in said
    assert "agreement.validity" in said
    assert "agreement.parties" not in said


def test_other_data_are_told_first(folder: Path) -> None:
    mapping = services.example("efterlevande")
    mapping["direction"]["purpose"] = "Något annat."
    docx = (folder / "efterlevande-2027-direction.docx").read_bytes()
    assert services.verify(docx, contract.parse(mapping))[0].startswith("Uppgifterna är andra")


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
