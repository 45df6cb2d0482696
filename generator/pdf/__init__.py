"""PDF of docx files: by LibreOffice where it is installed, else by a light engine inside the product."""

from __future__ import annotations

import shutil

from generator.pdf import libreoffice, light
from generator.pdf.base import Engine

__all__ = ["Engine", "engine"]


def engine(*, archival: bool = False) -> Engine:
    """The engine there is on this machine.

    Raises ProgramMissingError, with the line that installs it, when archival PDFs are asked for without LibreOffice:
    only it makes them.
    """
    if archival or shutil.which(libreoffice.PROGRAM):
        return libreoffice.LibreOffice(archival=archival)
    return light.Light()
