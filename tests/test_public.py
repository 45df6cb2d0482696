"""The library's public surface, as the contract's Python section promises it."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from word_reading import text

import generator

EXAMPLE = Path(__file__).parents[1] / "examples" / "efterlevande.yaml"


def test_the_public_surface_is_just_this_and_all_of_it_is_documented() -> None:
    assert sorted(generator.__all__) == [
        "Initiative", "InputError", "SamverkanError", "Template", "TemplateError", "check", "generate", "load",
    ]  # fmt: skip
    assert all(inspect.getdoc(getattr(generator, name)) for name in generator.__all__)


def test_an_initiative_is_loaded_checked_and_made_into_a_document() -> None:
    initiative = generator.load(EXAMPLE)
    assert generator.check(initiative).valid
    assert "Skatteverket" in text(generator.generate(initiative, "agreement"))


def test_a_faulty_file_raises_with_every_fault(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("format: samverkan/1\ninitiative: {id: x}\nplan: []\n", encoding="utf-8")
    with pytest.raises(generator.InputError) as caught:
        generator.load(file)
    assert [fault.path for fault in caught.value.faults] == ["initiative.name", "plan"]


def test_any_template_is_filled_with_a_plain_mapping(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Namn: {{ name }}")
    document.save(str(tmp_path / "own.docx"))
    made = generator.Template(str(tmp_path / "own.docx")).render({"name": "R&D <AB>"})
    assert "Namn: R&D <AB>" in text(made)
