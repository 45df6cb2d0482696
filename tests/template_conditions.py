"""Which conditions of the templates are never true, or never false, in the documents of the examples, whose texts are
the golden ones; with ``--shapes`` in those of every shape too. ``make conditions`` prints them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import making
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from template_usage import printed, printer
from variants import variants

from generator import services
from generator.contract import Initiative
from generator.documents.base import Document, context
from generator.documents.registry import kinds
from generator.settings import resource
from generator.word.engine import Template

_WATCH = "watched"


def conditions(kind: Document, initiatives: Iterable[Initiative]) -> list[tuple[int, str, frozenset[bool]]]:
    """Every condition of the kind's template, in its order: its number, its words, and what it has been."""
    watching, seen = _Watching(), defaultdict[int, set[bool]](set)

    def watched(value: Any, number: int) -> Any:
        seen[number].add(bool(value))
        return value

    parts = printer(watching.visit(tree) for tree in _trees(kind))
    for initiative in initiatives:
        data = context(kind, initiative, edition=services.edition(initiative, kind))
        printed(parts, {**data, _WATCH: watched})
    return [(number, words, frozenset(seen[number])) for number, words in watching.found.items()]


def _trees(kind: Document) -> tuple[nodes.Template, ...]:
    return Template(resource("templates", kind.slug, "template.docx")).expressions()


class _Watching(NodeTransformer):
    """Hands what each condition comes to, with the condition's number, to a function among the data."""

    def __init__(self) -> None:
        self.found: dict[int, str] = {}

    def visit_If(self, node: nodes.If) -> nodes.Node:  # noqa: N802
        return self._watched(node)

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802
        return self._watched(node)

    def _watched(self, node: Any) -> nodes.Node:
        number = len(self.found) + 1
        self.found[number] = words(node.test)
        asked = [node.test, nodes.Const(number)]
        node.test = nodes.Call(nodes.Name(_WATCH, "load"), asked, [], None, None, lineno=node.lineno)
        for field in ("body", "elif_", "else_", "expr1", "expr2"):
            inner = getattr(node, field, None)
            for child in inner if isinstance(inner, list) else filter(None, [inner]):
                self.visit(child)
        return node  # type: ignore[no-any-return]


_SIGNS = {"eq": "==", "ne": "!=", "gt": ">", "lt": "<", "gteq": ">=", "lteq": "<=", "in": "in", "notin": "not in"}


def words(node: nodes.Node) -> str:
    """A condition as its template has it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{words(node.node)}.{node.attr}"
        case nodes.Const():
            return f'"{node.value}"' if isinstance(node.value, str) else str(node.value).lower()
        case nodes.Not():
            return f"not {words(node.node)}"
        case nodes.And() | nodes.Or():
            return f"{words(node.left)} {type(node).__name__.lower()} {words(node.right)}"
        case nodes.Compare():
            return words(node.expr) + "".join(f" {_SIGNS[one.op]} {words(one.expr)}" for one in node.ops)
        case nodes.Filter() if node.node:
            return f"{words(node.node)}|{node.name}"
        case nodes.Test():
            return f"{words(node.node)} is {node.name}"
    return str(node)


def _report(initiatives: Mapping[str, Initiative]) -> Iterator[str]:
    for kind in kinds().values():
        found = conditions(kind, initiatives.values())
        for answer, word in ((True, "true"), (False, "false")):
            never = [(number, said) for number, said, been in found if answer not in been]
            yield f"{kind.slug}: {len(never)} of {len(found)} conditions are never {word}"
            yield from (f"  {number:3} {said}" for number, said in never)


if __name__ == "__main__":
    names = [name for name, _ in variants()] if "--shapes" in sys.argv else services.examples()
    print(*_report({name: making.initiative(name) for name in names}), sep="\n")
