"""What all tests share: the example initiatives, and the option that writes golden texts anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import contract
from generator.contract import Initiative

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden texts anew, to be read in the diff")


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def initiative(example: Path) -> Initiative:
    return contract.load(example)
