"""Which paths a template uses, from its syntax trees: in ``for p in parties``, ``p.name`` is ``parties[].name``."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes


def paths(trees: tuple[nodes.Template, ...]) -> set[str]:
    return {path for tree in trees for path in _walk(tree, {})}


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
