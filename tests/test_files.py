"""A file is written whole or not at all."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.files import write_whole, zipped


def test_what_cannot_be_put_in_its_place_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OutputError, match="det är en mapp"):
        write_whole(tmp_path / "taken", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]
    assert list((tmp_path / "taken").iterdir()) == []


def test_a_zip_is_the_same_whatever_the_day() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped({"a": b"x", "b": b"y"}))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
