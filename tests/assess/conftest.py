"""Initiatives to assess: the two examples, and drafts that hold only what a test gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from changing import with_values

from generator import services
from generator.contract import Initiative, parse

Changed = Callable[..., Initiative]


@pytest.fixture(scope="session")
def efterlevande() -> dict[str, Any]:
    return services.example("efterlevande")


@pytest.fixture(scope="session")
def arbetskraft() -> dict[str, Any]:
    return services.example("arbetskraftsinvandring")


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
