"""LibreOffice: started once for all documents, with a profile of its own so that runs never meet, and always ended."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from generator import processes
from generator.errors import ProgramFailedError
from generator.files import clear_leftovers
from generator.pdf.archival import finish

PROGRAM = "soffice"
INSTALL = "sudo apt install libreoffice-writer hyphen-sv"
_AT_ONCE = 40  # documents a run: what one takes out of memory and time is bounded
# Seen: 1.6 to 2.5 s for 7 to 16 pages. A page is some 15 kB of XML in documents of ours.
_SECONDS_TO_START, _SECONDS_A_PAGE, _BYTES_A_PAGE = 30, 1.0, 15_000
_MEMORY_MB, _FILE_MB = 6 * 1024, 512
_PREFIX = "samverkan-pdf-"


# Names and values of LibreOffice's own export filter.
_ARCHIVAL = {
    "SelectPdfVersion": {"type": "long", "value": "2"},  # PDF/A-2b
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "DisplayPDFDocumentTitle": {"type": "boolean", "value": "true"},
}


class LibreOffice:
    """See `Engine`: ordinary PDFs, or with `archival` such as are both PDF/A-2b and PDF/UA-1.

    Raises ProgramMissingError when it is not installed.
    """

    lays_out_fields = True
    notice = ""

    def __init__(self, *, archival: bool = False) -> None:
        self._program = processes.find(PROGRAM, INSTALL)
        self._archival = archival

    def convert(self, documents: Sequence[bytes]) -> list[bytes]:
        """See `Engine`. A run that takes far longer than its pages have reason to is ended, and is a failure."""
        clear_leftovers(Path(tempfile.gettempdir()), _PREFIX)
        starts = range(0, len(documents), _AT_ONCE)
        return [made for start in starts for made in self._run(documents[start : start + _AT_ONCE])]

    def _run(self, documents: Sequence[bytes]) -> list[bytes]:
        form = f"pdf:writer_pdf_Export:{json.dumps(_ARCHIVAL)}" if self._archival else "pdf"
        with tempfile.TemporaryDirectory(prefix=_PREFIX) as name:
            folder = Path(name)
            sources = [folder / f"{number}.docx" for number in range(len(documents))]
            for source, document in zip(sources, documents, strict=True):
                source.write_bytes(document)
            command = [
                self._program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
                "--convert-to", form, *(source.name for source in sources),
            ]  # fmt: skip
            seconds = _SECONDS_TO_START + _SECONDS_A_PAGE * sum(map(_pages, documents))
            # Its temporary files lie in the folder too, so that a run that is ended leaves none behind.
            processes.run(
                command, seconds=seconds, memory_mb=_MEMORY_MB, file_mb=_FILE_MB, folder=folder,
                environment={"TMPDIR": str(folder)},
            )  # fmt: skip
            return [self._made(source.with_suffix(".pdf")) for source in sources]

    def _made(self, target: Path) -> bytes:
        data = target.read_bytes() if target.is_file() else b""
        # ISO 32000-1, 7.5.2 and 7.5.5: how a PDF begins and ends; readers take an end within the last kilobyte.
        if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
            raise ProgramFailedError("LibreOffice gjorde ingen hel PDF av dokumentet. Försök igen.")
        return finish(data) if self._archival else data


def _pages(document: bytes) -> int:
    """About how many pages a docx has; one for what is none, which LibreOffice will refuse by itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            return 1 + archive.getinfo("word/document.xml").file_size // _BYTES_A_PAGE
    except (zipfile.BadZipFile, KeyError):
        return 1
