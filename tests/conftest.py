"""What all tests share: the example initiatives, their documents, and the option that writes golden texts anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import making
import pytest

from generator.contract import Initiative

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden texts anew, to be read in the diff")


@pytest.fixture(scope="session", autouse=True)
def shared_documents(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> None:
    """Where documents are kept that several processes of one run ask for."""
    base = tmp_path_factory.getbasetemp()
    making.share_in((base.parent if hasattr(request.config, "workerinput") else base) / "made")


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def initiative(example: Path) -> Initiative:
    return making.initiative(example.stem)


@pytest.fixture
def made(example: Path) -> Callable[..., bytes]:
    """Gives the example's document of a kind: ``made("plan", remarks=False)``."""
    return lambda kind, *, remarks=True: making.made(example.stem, kind, remarks=remarks)
