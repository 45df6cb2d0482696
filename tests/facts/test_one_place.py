"""Law is decided in `generator/facts` and nowhere else: checks and texts ask it, and templates compare only choices."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes
from template_usage import paths

from generator import contract, facts
from generator.settings import resource
from generator.word.engine import Template

ROOT = Path(__file__).parents[2]
MODULES = [path for room in ("assess", "documents") for path in sorted((ROOT / "generator" / room).rglob("*.py"))]
TEMPLATES = [path.parent.name for path in sorted((ROOT / "templates").glob("*/template.docx"))]
# The choices that decide what is law between the parties, and the sets and readings made of them.
DECIDING = ("PartyKind", "PartyRole", "Leadership", "FundingModel", "PersonalDataRoles", "ImpactAssessment",
            "SecuritySensitive", "DecisionCategory", "MandateAssessment", "AssignmentPosition")  # fmt: skip
RESERVED = {*DECIDING, "MUNICIPAL", "LEADING", "PAYING", "SHARING", "cites", "is_to_be_stated", "Statute"}
CODES = {member.value for name in DECIDING for member in getattr(contract, name)}
A_STATUTE = re.compile(r"\w(?:lagen|förordningen|balken)\b|\d kap\b|\d §|\b\d{4}:\d{2,4}\b")
SEARCHES = ("mentions", "search", "match", "findall", "startswith", "endswith", "replace")
# A template may compare what the user chose when it prints a sentence for each choice.
CHOICES = {
    "archive.original", "direction.horizon.kind", "dispute.form", "funding.model",
    "government_assignment.dialogue.held", "government_assignment.position", "options[].chosen",
    "derived.chosen_options[].requires", "derived.chosen_options[].within_mandate", "personal_data.impact_assessment",
    "procurement.needed", "services[].personal_data", "signing.form", "technology.open_data",
}  # fmt: skip


def read(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def texts(node: ast.AST) -> Iterator[str]:
    return (each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str))


def names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id


def judged(tree: ast.AST) -> Iterator[str]:
    """The texts that a module holds its data against: in a comparison, a membership or a search for words."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield from texts(node)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SEARCHES:
            yield from (text for argument in node.args for text in texts(argument))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_check_and_no_document_decides_law_by_itself(module: Path) -> None:
    tree = read(module)
    assert not RESERVED & set(names(tree)), "ask generator.facts"
    assert not CODES & set(judged(tree)), "ask generator.facts"
    assert [text for text in judged(tree) if A_STATUTE.search(text)] == []


def test_the_check_sees_what_it_is_for() -> None:
    for line in (
        "row['kind'] == 'state_agency'", "kind in ('municipality', 'region')", "party.kind == PartyKind.PRIVATE",
        "from generator.contract import MUNICIPAL", "'3 kap. 17 §' in basis", "mentions(basis, 'kommunallagen')",
        "cites(text, 9, '37')\nfrom generator.catalogue.citations import cites", "data.roles != 'joint'",
    ):  # fmt: skip
        tree = ast.parse(line)
        decides = RESERVED & set(names(tree)) or CODES & set(judged(tree))
        assert decides or any(A_STATUTE.search(text) for text in judged(tree)), line


@pytest.mark.parametrize("slug", TEMPLATES)
def test_a_template_compares_only_choices_that_it_prints(slug: str) -> None:
    compared = set()
    for tree in Template(resource("templates", slug, "template.docx")).expressions():
        compared |= set(_compared(tree, {}))
    assert compared - CHOICES == set()


def _compared(node: nodes.Node, scope: dict[str, str]) -> Iterator[str]:
    """The paths that are compared with something; the names of loops are followed."""
    if isinstance(node, nodes.Compare):
        yield from paths((nodes.Template([nodes.Output([_renamed(node.expr, scope)])]),))
        return
    inner = scope
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        found = sorted(paths((nodes.Template([nodes.Output([_renamed(node.iter, scope)])]),)))
        inner = {**scope, node.target.name: f"{found[0]}[]"}
    for child in node.iter_child_nodes():
        yield from _compared(child, inner)


def _renamed(node: nodes.Expr, scope: dict[str, str]) -> nodes.Expr:
    if isinstance(node, nodes.Name):
        return nodes.Name(scope.get(node.name, node.name), "load")
    if isinstance(node, nodes.Getattr):
        return nodes.Getattr(_renamed(node.node, scope), node.attr, "load")
    return node


def test_every_fact_is_asked_for_and_every_fact_is_tested() -> None:
    form = ROOT / "generator/services/checks.py"
    asked = "\n".join(path.read_text(encoding="utf-8") for path in (*MODULES, form))
    tested = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    inside = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator/facts").glob("[a-z]*.py"))
    functions = [name for name in facts.__all__ if callable(getattr(facts, name)) and name[0].islower()]
    used = {name: len(re.findall(rf"\b{name}\b", inside)) for name in functions}
    assert [name for name in functions if f"facts.{name}" not in asked and used[name] < 2] == []
    assert [name for name in functions if f"facts.{name}" not in tested] == []


def test_every_answer_says_where_its_rule_stands() -> None:
    """A docstring with a mark of the domain basis, on the module or on what decides."""
    for path in sorted((ROOT / "generator/facts").glob("[a-z]*.py")):
        words = path.read_text(encoding="utf-8")
        assert path.stem == "statutes" or re.search(r"\[(?:VT|VS|M|T)", words), path
