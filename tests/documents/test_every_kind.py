"""What every kind of document must pass: each test runs for each kind that the registry finds."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import ooxml_integrity
import pytest
from mutations import all_at_once, mark, mutations
from template_usage import paths, printed, printer
from variants import variants
from word_reading import W, clauses, everything, faults, lines, part, text

from generator import contract, services
from generator.contract import Initiative, fields
from generator.documents import shared
from generator.documents.base import Document, Edition, context
from generator.documents.registry import kinds
from generator.errors import InputError
from generator.settings import resource
from generator.word.engine import Template
from generator.word.scaffold import scaffold
from generator.word.twin import twin

Made = Callable[..., bytes]
GOLDEN = Path(__file__).parents[1] / "golden"
HOSTILE = "R&D <AB> ”x” '\"' 👩‍⚖️ {{ 7*7 }} \x07"
NOTHING = {"format": "samverkan/1", "initiative": {"id": "tomt", "name": "Tomt"}}


@pytest.fixture(params=kinds().values(), ids=kinds())
def kind(request: pytest.FixtureRequest) -> Document:
    return request.param  # type: ignore[no-any-return]


def template_of(kind: Document) -> Path:
    return resource("templates", kind.slug, "template.docx")


def make(initiative: Initiative | dict[str, Any], kind: Document) -> bytes:
    docx = services.generate(initiative, kind.slug)
    assert faults(docx) == []
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(docx)
        file.flush()
        assert ooxml_integrity.check(file.name) == []
    return docx


def test_the_text_is_the_golden_text(
    kind: Document, made: Made, example: Path, pytestconfig: pytest.Config
) -> None:
    said = "\n".join(line.replace("\u00a0", " ") for line in lines(made(kind.slug))) + "\n"
    golden = GOLDEN / kind.slug / f"{example.stem}.txt"
    if pytestconfig.getoption("--golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(kind: Document, example: Path, made: Made) -> None:
    assert services.generate(contract.load(example), kind.slug) == made(kind.slug)


def test_what_is_derived_leaves_the_data_as_they_were(kind: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[bool] = []

    def watched(derived: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any) -> Any:
            data = next(each for each in given if isinstance(each, dict))
            before = repr(data)
            result = derived(*given)
            touched.append(repr(data) != before)
            return result

        return called

    monkeypatch.setattr(shared, "derived", watched(shared.derived))
    monkeypatch.setattr(type(kind), "derived", watched(type(kind).derived))
    for _, mapping in variants():
        initiative = contract.parse(mapping)
        for year in [plan.year for plan in initiative.plans] if kind.per_year else [None]:
            context(kind, initiative, edition=Edition(year=year))
    assert not any(touched)
    assert len(touched) >= 2 * len(list(variants()))


def test_an_initiative_with_nothing_in_it_gives_a_valid_document_full_of_gaps(kind: Document) -> None:
    assert "[Att fylla i: " in text(make(dict(NOTHING), kind))


@pytest.mark.parametrize("section", [s for s in contract.sections() if s not in ("format", "initiative")])
def test_any_section_may_be_missing(kind: Document, section: str) -> None:
    mapping = services.example("efterlevande")
    mapping = _without_dangling({key: value for key, value in mapping.items() if key != section})
    make(mapping, kind)


def _without_dangling(mapping: dict[str, Any]) -> dict[str, Any]:
    """Sections that point into the one taken away go with it: parties and forums are named everywhere."""
    while broken := {str(contract.Path.parse(fault.path).steps[0]) for fault in contract.faults(mapping)} - {"format"}:
        mapping = {key: value for key, value in mapping.items() if key not in broken}
    return mapping


def test_every_clause_has_a_heading_and_something_below_it(kind: Document, made: Made) -> None:
    for docx in (made(kind.slug), make(dict(NOTHING), kind)):
        for _, control in clauses(docx):
            blocks = list(control.find(f"{W}sdtContent"))
            styles = [_style(block) for block in blocks]
            assert styles[0] in ("Heading1", "AnnexHeading")
            assert any(style not in ("Heading1", "Heading2", "AnnexHeading") for style in styles)


def _style(block: Any) -> str:
    style = block.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val")) if style is not None else ""


def test_clauses_are_controls_that_cannot_be_removed_and_stand_in_the_order_the_kind_says(kind: Document) -> None:
    root = part(template_of(kind).read_bytes())
    controls = [control.find(f"{W}sdtPr") for control in root.iter(f"{W}sdt")]
    tags = [control.find(f"{W}tag").get(f"{W}val") for control in controls]
    assert tags == [f"clause:{clause.id}" for clause in kind.clauses]
    assert {control.find(f"{W}lock").get(f"{W}val") for control in controls} == {"sdtLocked"}


def test_language_reads_well(kind: Document, made: Made) -> None:
    for line in lines(made(kind.slug)):
        assert "uppfyller" not in line.lower()
        assert not re.search(r"[a-zåäö]\s+[,;]|[^.]\.\.(?!\.)|\(\s|\s\)|None|True|False|\{\{|\{%", line), line
    template = re.sub(r"\{[{%].*?[}%]\}", "", twin(template_of(kind)))
    assert not re.search(r"\d §|kap\. \d|\d kr\b|\d %", template), "hard spaces keep ”8 §” together"
    assert not re.search(r"[\"“]", template), "Swedish quotes are ”…”"


def test_every_placeholder_is_a_field_of_the_contract_or_a_derived_name(kind: Document) -> None:
    fields_and_parts = set(fields()) | {path.rpartition(".")[0] for path in fields()} | {"gap", "loop.index"}
    initiatives = [contract.parse(services.example(name)) for name in services.examples()]
    contexts = [context(kind, each, edition=services.edition(each, kind)) for each in initiatives]
    for path in paths(Template(template_of(kind)).expressions()):
        if "derived" in path.split("."):
            assert any(_resolves(path.replace("[]", ".[]").split("."), data) for data in contexts), path
        else:
            assert {path, path.removesuffix("[]")} & fields_and_parts, path


def _resolves(steps: list[str], data: Any) -> bool:
    if not steps:
        return True
    if steps[0] == "[]":
        return isinstance(data, list) and (len(steps) == 1 or any(_resolves(steps[1:], item) for item in data))
    return isinstance(data, dict) and steps[0] in data and _resolves(steps[1:], data[steps[0]])


def test_every_text_is_printed_somewhere_or_listed_as_unused_on_purpose(kind: Document) -> None:
    """Each text is replaced by its own path; what a document does not print must be listed, and the list be true."""
    shown: set[str] = set()
    marked: set[str] = set()
    for name in services.examples():
        mapping = services.example(name)
        marked |= mark(mapping, fields())
        shown |= set(re.findall(r"⟦(.+?)⟧", everything(make(mapping, kind))))
    assert sorted(path for path in marked - shown if not _unused(kind, path)) == []
    assert sorted(path for path in shown if _unused(kind, path)) == []


def test_every_other_field_changes_the_document_or_is_listed_as_unused_on_purpose(kind: Document) -> None:
    """Choices, dates, amounts and references. One that is listed must not tell, with all of them changed at once; each
    of the others is changed alone, in one example after another, until the document tells."""
    parts = printer(Template(template_of(kind)).expressions())
    silent: set[str] = set()
    heard: set[str] = set()
    for name in services.examples():
        before = services.example(name)
        plain = _printed(before, kind, parts)
        for mapping in all_at_once(before, lambda path: _unused(kind, path)):
            assert _printed(mapping, kind, parts) == plain, "a field that is listed as unused changes the document"
        for path, mapping in mutations(before, lambda path: path not in heard and not _unused(kind, path)):
            with suppress(InputError):
                (silent if _printed(mapping, kind, parts) == plain else heard).add(path)
    assert sorted(silent - heard) == []


def _printed(mapping: dict[str, Any], kind: Document, parts: list[Any]) -> list[str]:
    """What the template prints, made without the findings, which look at every field."""
    initiative = contract.parse(mapping)
    return printed(parts, context(kind, initiative, edition=services.edition(initiative, kind)))


def _unused(kind: Document, path: str) -> bool:
    return any(path == unused or path.startswith((f"{unused}.", f"{unused}[")) for unused in kind.unused)


def test_hostile_text_in_every_field_is_printed_as_it_is(kind: Document, example: Path) -> None:
    mapping = services.example(example.stem)
    mark(mapping, fields(), HOSTILE)
    made = text(make(mapping, kind))
    assert made.count("R&D <AB> ”x” '\"' 👩‍⚖️ {{ 7*7 }} ") > 10
    assert "49" not in re.findall(r"\b49\b", made)


def test_very_long_text_in_every_field_gives_a_valid_document(kind: Document) -> None:
    mapping = services.example("geodata")
    mark(mapping, {p: f for p, f in fields().items() if f.kind == "paragraph"}, "ord " * 2500)
    assert "ord ord" in text(make(mapping, kind))


def test_the_twin_is_fresh_and_gives_the_same_template_again(kind: Document) -> None:
    made = twin(template_of(kind))
    assert template_of(kind).with_suffix(".txt").read_text(encoding="utf-8") == made, "run: make twins"
    assert twin(scaffold(made)).partition("\n@part ")[0] == made.partition("\n@part ")[0]


def test_core_properties_name_organisations_language_and_title(
    kind: Document, initiative: Initiative, made: Made
) -> None:
    root = part(made(kind.slug), "docProps/core.xml")
    found = {element.tag.rpartition("}")[2]: element.text for element in root}
    assert found["language"] == "sv-SE"
    assert initiative.initiative.name in (found["title"] or "")
    assert found["creator"] in [party.name for party in initiative.parties]
    assert initiative.initiative.date is not None
    assert (found["created"] or "").startswith(initiative.initiative.date.isoformat())


def test_a_column_of_numbers_has_room_for_eight_figures(kind: Document) -> None:
    eight_figures = 1160  # twentieths of a point: ”90 000 000” in 9 pt, and the cell's margins
    for table in part(template_of(kind).read_bytes()).iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            for width, cell in zip(widths, row.iter(f"{W}tc"), strict=False):
                words = "".join(cell.itertext())
                is_small = "percent" in words or "full_time" in words
                assert "|number" not in words or is_small or width >= eight_figures, words
