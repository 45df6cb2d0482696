"""LibreOffice, started for each document with a profile of its own, so that runs never meet."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator import processes
from generator.errors import ProgramFailedError

INSTALL = "sudo apt install libreoffice-writer"
_SECONDS = 120
_MEMORY_MB = 6 * 1024


def to_pdf(docx: bytes) -> bytes:
    """The PDF of `docx`.

    Raises ProgramMissingError without LibreOffice, ProgramFailedError when it fails or takes too long.
    """
    program = processes.find("soffice", INSTALL)
    with tempfile.TemporaryDirectory(prefix="samverkan-pdf-") as name:
        folder = Path(name)
        (folder / "document.docx").write_bytes(docx)
        profile = (folder / "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "document.docx",
        ]
        processes.run(command, seconds=_SECONDS, memory_mb=_MEMORY_MB, folder=folder)
        target = folder / "document.pdf"
        if not target.is_file():
            raise ProgramFailedError("LibreOffice gjorde ingen PDF av dokumentet.")
        return target.read_bytes()
