"""The library's public surface, as the contract's Python section promises it."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import pytest
from word_reading import text

import generator
from generator.errors import StoreError

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "efterlevande.yaml"


CONSUMER = """
import generator

initiative: generator.Initiative = generator.load("x.yaml")
report: generator.CheckReport = generator.check(initiative)
missing: tuple[str, ...] = report.coverage["1.1"].missing
messages: list[str] = [finding.message for finding in report.findings] + [fault.path for fault in report.faults]
try:
    document: bytes = generator.generate(initiative, "plan", year=2027, clean=True)
    document = generator.Template("own.docx").render({"name": "x"})
except generator.NotFoundError as error:
    raise generator.SamverkanError(str(error)) from error
generator.check("x.yaml")
report.nothing
"""


def test_the_public_surface_is_just_this_and_all_of_it_is_documented() -> None:
    assert sorted(generator.__all__) == [
        "CheckReport", "FactorCoverage", "Fault", "Finding", "Initiative", "InputError", "NotFoundError",
        "SamverkanError", "Template", "TemplateError", "check", "generate", "load",
    ]  # fmt: skip
    assert all(inspect.getdoc(getattr(generator, name)) for name in generator.__all__)


def test_every_public_function_says_what_goes_in_and_out() -> None:
    public = [getattr(generator, name) for name in generator.__all__]
    methods = [
        method
        for kind in public if inspect.isclass(kind)
        for name, method in vars(kind).items() if inspect.isfunction(method) and not name.startswith("_")
    ]  # fmt: skip
    for function in [each for each in public if inspect.isfunction(each)] + methods:
        hints = typing.get_type_hints(function)
        wanted = {name for name in inspect.signature(function).parameters if name != "self"} | {"return"}
        assert wanted <= set(hints), function
        assert Any not in hints.values(), function
        assert inspect.getdoc(function), function


def test_a_strict_consumer_sees_the_types(tmp_path: Path) -> None:
    assert (Path(generator.__file__).parent / "py.typed").is_file()
    file = tmp_path / "consumer.py"
    file.write_text(CONSUMER, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"), str(file)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert re.findall(r": error: .*\[(.+)\]", said) == ["arg-type", "attr-defined"], said


def test_what_does_not_exist_is_no_fault_of_the_store() -> None:
    initiative = generator.load(EXAMPLE)
    for asked in ({"document": "nothing"}, {"document": "plan", "year": 1999}, {"document": "plan", "party": "nobody"}):
        with pytest.raises(generator.NotFoundError) as caught:
            generator.generate(initiative, **asked)  # type: ignore[arg-type]
        assert not isinstance(caught.value, StoreError)


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
