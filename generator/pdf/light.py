"""The light engine: an ordinary PDF without any other program, for machines that lack LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence

import dxpdf

from generator.errors import ProgramFailedError
from generator.pdf.libreoffice import INSTALL


class Light:
    """See `Engine`."""

    lays_out_fields = False
    notice = (
        "LibreOffice saknas, så PDF-filerna är gjorda med den enkla motorn: innehållsförteckningen saknar sidnummer, "
        f"och filerna är inte gjorda för arkivering. Installera LibreOffice för det: {INSTALL}"
    )

    def convert(self, documents: Sequence[bytes]) -> list[bytes]:
        """See `Engine`."""
        try:
            return [bytes(dxpdf.convert(document)) for document in documents]
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic of the engine is no Exception
            raise ProgramFailedError("Den enkla PDF-motorn kunde inte göra PDF av dokumentet.") from error
