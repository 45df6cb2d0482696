"""What every PDF engine is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Engine(Protocol):
    """Makes PDFs of docx files.

    `lays_out_fields` says whether fields for numbers and pages are computed by the engine, or shown as they are kept.
    `notice` is what someone who gets the files should know, in Swedish; mostly nothing.
    """

    lays_out_fields: bool
    notice: str

    def convert(self, documents: Sequence[bytes]) -> list[bytes]:
        """The PDFs of `documents`, in their order. Raises ProgramFailedError when one cannot be made."""
        ...
