"""Documents of the examples and of every shape, made once for all tests and all processes of a run."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import word_reading
from changing import with_values
from variants import variants

from generator import contract, services
from generator.contract import Initiative

_folder: Path | None = None


def share_in(folder: Path) -> None:
    """Keep what is made in `folder`, for the other processes of the run."""
    global _folder
    folder.mkdir(exist_ok=True)
    _folder = folder


@cache
def initiative(shape: str) -> Initiative:
    """The initiative of an example's name, or of a shape's."""
    return contract.parse(_mappings()[shape])


@cache
def made(shape: str, kind: str, *, remarks: bool = True) -> bytes:
    """The document of `kind` for the initiative called `shape`: whoever asks first makes it."""
    assert _folder is not None
    file = _folder / f"{re.sub('[^a-z0-9]+', '-', shape.lower())}-{kind}{'' if remarks else '-bare'}.docx"
    if not file.exists():
        docx = services.generate(initiative(shape), kind, remarks=remarks)
        with tempfile.NamedTemporaryFile(dir=_folder, delete=False) as half:
            half.write(docx)
        Path(half.name).replace(file)
    return file.read_bytes()


@cache
def _mappings() -> dict[str, dict[str, object]]:
    return dict(variants())


def changed(kind: str, values: Mapping[str, Any], of: str = "geodata") -> bytes:
    """The document of `kind` for an example with other values at some paths."""
    return services.generate(with_values(services.example(of), values), kind)


def told(clause: str, values: Mapping[str, Any], of: str = "geodata") -> str:
    """What a clause says, in an example with other values at some paths: nothing where there is no such clause."""
    return word_reading.clause(changed(clause.partition(".")[0], values, of), clause)
