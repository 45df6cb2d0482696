"""What an initiative may begin as: one of the examples, or a file."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from generator import contract
from generator.errors import InputError, NotFoundError
from generator.settings import resource


def examples() -> tuple[str, ...]:
    """The names of the example initiatives that come with the product."""
    return tuple(sorted(path.stem for path in resource("examples").glob("*.yaml")))


def example(name: str) -> dict[str, Any]:
    """The mapping of the example called `name`. Raises NotFoundError for another name."""
    if name not in examples():
        raise NotFoundError(f"Det finns inget exempel som heter ”{name}”.")
    return deepcopy(_read(name))


@cache
def _read(name: str) -> dict[str, Any]:
    return contract.read(resource("examples", f"{name}.yaml").read_bytes())


def import_text(data: bytes, name: str = "") -> dict[str, Any]:
    """The raw mapping of a YAML or JSON file. Raises InputError with every fault, those of the contract included."""
    mapping = contract.read(data, name=name)
    faults = contract.faults(mapping)
    if faults:
        raise InputError(faults)
    return mapping
