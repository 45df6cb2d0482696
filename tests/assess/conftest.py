"""Initiatives to assess: the two examples, and drafts that hold only what a test gives them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.contract import Initiative, parse
from generator.contract import Path as Place

EXAMPLES = Path(__file__).parents[2] / "examples"
Changed = Callable[..., Initiative]


def example(name: str) -> dict[str, Any]:
    raw: dict[str, Any] = YAML(typ="safe").load((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return raw


def with_values(raw: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of `raw` with the value at each path replaced; None takes it away."""
    changed = copy.deepcopy(dict(raw))
    for path, value in values.items():
        steps: list[Any] = list(Place.parse(path).steps)
        here: Any = changed
        for step in steps[:-1]:
            here = here[step] if isinstance(step, int) else here.setdefault(step, {})
        if value is None:
            del here[steps[-1]]
        else:
            here[steps[-1]] = value
    return changed


@pytest.fixture(scope="session")
def efterlevande() -> dict[str, Any]:
    return example("efterlevande")


@pytest.fixture(scope="session")
def arbetskraft() -> dict[str, Any]:
    return example("arbetskraftsinvandring")


@pytest.fixture
def changed(efterlevande: dict[str, Any]) -> Changed:
    """The complete example with some values replaced, by path."""

    def make(values: Mapping[str, Any] | None = None) -> Initiative:
        return parse(with_values(efterlevande, values or {}))

    return make


@pytest.fixture
def draft() -> Changed:
    """An initiative that holds nothing but its name and what it is given."""

    def make(content: Mapping[str, Any] | None = None, values: Mapping[str, Any] | None = None) -> Initiative:
        raw = {"format": "samverkan/1", "initiative": {"id": "utkast", "name": "Utkast"}, **(content or {})}
        return parse(with_values(raw, values or {}))

    return make
