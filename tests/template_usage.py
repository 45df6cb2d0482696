"""What a template uses and prints, from its syntax trees: in ``for p in parties``, ``p.name`` is ``parties[].name``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jinja2
from jinja2 import nodes


def paths(trees: Iterable[nodes.Template]) -> set[str]:
    return {path for tree in trees for path in _walk(tree, {})}


def printer(trees: Iterable[nodes.Template]) -> list[jinja2.Template]:
    """The trees, compiled once: `printed` runs them on data without making a document of it."""
    compiled = []
    for tree in trees:
        environment = tree.environment
        assert environment is not None
        code = environment.compile(tree)
        compiled.append(jinja2.Template.from_code(environment, code, environment.make_globals(None)))
    return compiled


def printed(printer: list[jinja2.Template], data: Mapping[str, Any]) -> list[str]:
    """What each part of the template prints for `data`: text and value alike, before it is made sound XML."""
    return [part.render(data) for part in printer]


def _walk(node: nodes.Node, scope: dict[str, str]) -> Iterator[str]:
    if isinstance(node, nodes.For):
        yield from _walk(node.iter, scope)
        inner = {**scope, "loop": "loop"}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = f"{_path(node.iter, scope)}[]"
        for child in (*node.body, *node.else_):
            yield from _walk(child, inner)
        return
    path = _path(node, scope)
    if path:
        yield path
        return
    for child in node.iter_child_nodes():
        yield from _walk(child, scope)


def _path(node: nodes.Node, scope: dict[str, str]) -> str:
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        base = _path(node.node, scope)
        return f"{base}.{node.attr}" if base else ""
    return ""
