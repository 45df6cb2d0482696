"""One LibreOffice for many documents, which always ends; and the light engine where there is none."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import contract, processes, services
from generator.cli import main
from generator.errors import ProgramFailedError, ProgramMissingError
from generator.pdf import engine, libreoffice
from generator.pdf.libreoffice import LibreOffice
from generator.settings import resource

Pages = Callable[[bytes], list[str]]
EXAMPLE = str(resource("examples", "geodata.yaml"))


def test_one_libreoffice_makes_all_documents_in_their_order(monkeypatch: pytest.MonkeyPatch, pdf_pages: Pages) -> None:
    started = []
    run = processes.run
    monkeypatch.setattr(processes, "run", lambda command, **limits: (started.append(command), run(command, **limits)))
    slugs = [kind.slug for kind in services.kinds()]
    made = services.make(contract.load(EXAMPLE), slugs, ["pdf"], archival=True)
    assert len(started) == 1
    titles = ["Samverkansavtal", "Inriktning", "Besluts- och mandatmatris", "Handlingsplan 2027"]
    order = ["agreement", "direction", "mandates", "plan"]
    for document in made:
        kind = next(kind for kind in order if f"-{kind}" in document.name)
        assert titles[order.index(kind)] in pdf_pages(document.data)[0]


def test_without_libreoffice_the_light_engine_makes_an_ordinary_pdf_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], pdf_pages: Pages
) -> None:
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["generate", EXAMPLE, "--document", "agreement", "--out", str(tmp_path), "--format", "pdf"]) == 0
    error = capsys.readouterr().err
    assert "LibreOffice saknas" in error
    assert "apt install libreoffice-writer" in error
    monkeypatch.setenv("PATH", path)
    pages = pdf_pages((tmp_path / "geodata-2027-agreement.pdf").read_bytes())
    assert "9 Beslut, mandat och eskalering" in pages[0]
    assert any("enligt punkt 9.4 och bilaga 2" in page for page in pages)
    assert f"Sida 2 ({len(pages)})" in pages[1]


def test_archival_pdf_without_libreoffice_is_exit_code_three_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    out = tmp_path / "ut"
    assert main(["generate", EXAMPLE, "--out", str(out), "--format", "docx,pdf", "--archival"]) == 3
    assert "apt install libreoffice-writer" in capsys.readouterr().err
    assert not out.exists()
    with pytest.raises(ProgramMissingError):
        engine(archival=True)


def test_a_libreoffice_that_hangs_is_ended_with_everything_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n/bin/sleep 600 & echo $! > {tmp_path}/child\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_SECONDS_TO_START", 1)
    monkeypatch.setattr(libreoffice, "_SECONDS_A_PAGE", 0)
    with pytest.raises(ProgramFailedError, match="blev inte klart"):
        LibreOffice().convert([b"x"])
    child = int((tmp_path / "child").read_text())
    until = time.monotonic() + 10
    while Path(f"/proc/{child}/stat").exists() and time.monotonic() < until:
        if Path(f"/proc/{child}/stat").read_text().split()[2] == "Z":  # ended, and waiting for init to take note
            return
        time.sleep(0.1)
    assert not Path(f"/proc/{child}").exists()


def test_what_libreoffice_cannot_read_is_a_sentence() -> None:
    with pytest.raises(ProgramFailedError, match="LibreOffice"):
        LibreOffice().convert([b"PK\x03\x04 and then nothing of a zip"])
