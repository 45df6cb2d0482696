"""Files whole or not at all: what a killed run leaves behind, and that nothing else is ever cleared."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from generator import settings
from generator.errors import OutputError
from generator.files import clear_leftovers, write_whole, zipped

EXAMPLE = settings.resource("examples", "geodata.yaml")
# Writes until it is killed in the midst of a file: the last call before the rename never returns.
_STOPPED_BEFORE_RENAME = (
    "import os, sys, time; os.fsync = lambda _: (print('written', flush=True), time.sleep(60));"
    "from generator.cli import main; main(sys.argv[1:])"
)


def aged(path: Path) -> Path:
    """The file as it would be had it lain for two days."""
    past = time.time() - 2 * 24 * 60 * 60
    os.utime(path, (past, past), follow_symlinks=False)
    return path


def generate(folder: Path) -> list[str]:
    return ["generate", str(EXAMPLE), "--document", "plan", "--out", str(folder)]


def test_what_a_killed_generation_leaves_is_cleared_by_the_next(tmp_path: Path) -> None:
    run = subprocess.Popen([sys.executable, "-c", _STOPPED_BEFORE_RENAME, *generate(tmp_path)], stdout=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stdout.readline() == b"written\n"
    run.send_signal(signal.SIGKILL)
    run.communicate()
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".samverkan-")
    aged(left)
    subprocess.run([sys.executable, "-m", "generator", *generate(tmp_path)], check=True, capture_output=True)
    assert [path.suffix for path in tmp_path.iterdir()] == [".docx"]


def test_only_old_files_and_folders_named_as_ours_are_cleared(tmp_path: Path) -> None:
    old = aged(_file(tmp_path / ".samverkan-abcdefgh"))
    folder = tmp_path / ".samverkan-x0_x0_x0"
    _file(folder / "inside" / "file")
    aged(folder)
    kept = [
        _file(tmp_path / ".samverkan-abcdefg1"),  # written just now: by another run, perhaps
        aged(_file(tmp_path / ".samverkan-anteckningar")),
        aged(_file(tmp_path / "samverkan-abcdefgh")),
        aged(_file(tmp_path / "avtal.docx")),
    ]
    clear_leftovers(tmp_path)
    assert not old.exists()
    assert not folder.exists()
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_a_link_is_neither_followed_nor_removed(tmp_path: Path) -> None:
    mine = _file(tmp_path / "mine" / "file")
    link = tmp_path / "out" / ".samverkan-abcdefgh"
    link.parent.mkdir()
    link.symlink_to(mine.parent)
    aged(link)
    clear_leftovers(link.parent)
    assert link.is_symlink()
    assert mine.exists()


@pytest.mark.parametrize("folder", ["", "no/such/folder"])
def test_a_folder_with_nothing_to_clear_is_no_error(tmp_path: Path, folder: str) -> None:
    clear_leftovers(tmp_path / folder)


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path


def test_what_cannot_be_put_in_its_place_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OutputError, match="det är en mapp"):
        write_whole(tmp_path / "taken", b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]
    assert list((tmp_path / "taken").iterdir()) == []


def test_a_zip_is_the_same_whatever_the_day() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped({"a": b"x", "b": b"y"}))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
