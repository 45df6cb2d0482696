"""LibreOffice, started for each document with a profile of its own, so that runs never meet."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from generator import processes
from generator.errors import ProgramFailedError
from generator.pdf.archival import finish

INSTALL = "sudo apt install libreoffice-writer"
_SECONDS = 120
_MEMORY_MB = 6 * 1024


# Names and values of LibreOffice's own export filter.
_ARCHIVAL = {
    "SelectPdfVersion": {"type": "long", "value": "2"},  # PDF/A-2b
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
}


def to_pdf(docx: bytes, *, archival: bool = False) -> bytes:
    """The PDF of `docx`: an ordinary one, or with `archival` one that is both PDF/A-2b and PDF/UA-1.

    Raises ProgramMissingError without LibreOffice, ProgramFailedError when it fails or takes too long.
    """
    program = processes.find("soffice", INSTALL)
    form = f"pdf:writer_pdf_Export:{json.dumps(_ARCHIVAL)}" if archival else "pdf"
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
            form,
            "document.docx",
        ]
        processes.run(command, seconds=_SECONDS, memory_mb=_MEMORY_MB, folder=folder)
        target = folder / "document.pdf"
        if not target.is_file():
            raise ProgramFailedError("LibreOffice gjorde ingen PDF av dokumentet.")
        made = target.read_bytes()
    return finish(made) if archival else made
