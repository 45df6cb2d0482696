"""The two examples as text and as plain mappings, read once a run."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from generator import settings
from generator.contract import read

NAMES = ("efterlevande", "arbetskraftsinvandring")


@pytest.fixture(scope="session", params=NAMES)
def example_text(request: pytest.FixtureRequest) -> str:
    return settings.resource("examples", f"{request.param}.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def example_mapping(example_text: str) -> dict[str, Any]:
    return read(example_text)


@pytest.fixture(scope="session")
def survivors() -> dict[str, Any]:
    return read(settings.resource("examples", "efterlevande.yaml").read_bytes())


@pytest.fixture
def changed(survivors: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    """A copy of the first example with values set at paths given as tuples of keys and indices."""

    def change(*changes: tuple[tuple[str | int, ...], Any]) -> dict[str, Any]:
        mapping: Any = copy.deepcopy(survivors)
        for (*holders, last), value in changes:
            holder = mapping
            for step in holders:
                holder = holder[step]
            holder[last] = value
        return dict(mapping)

    return change


@pytest.fixture
def minimal() -> dict[str, Any]:
    return {"format": "samverkan/1", "initiative": {"id": "a", "name": "Ett namn"}}
