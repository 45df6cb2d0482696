"""Recognising which statute a free text cites: a section together with the name, number or abbreviation of its law."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.catalogue.citations import cites, mentions

_NAMES_A_STATUTE = re.compile(r"\b[a-zåäö]*(?:lagen|förordningen|balken|stadgan)\b|\(\d{4}:\d+\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute by the ways in which officials write it: its names, its number, its abbreviation."""

    names: tuple[str, ...]
    number: str
    abbreviation: str

    def is_named_in(self, text: str) -> bool:
        """Whether the statute is named; an abbreviation only as a word of its own in capitals."""
        return mentions(text, *self.names, self.number) or bool(re.search(rf"\b{self.abbreviation}\b", text))

    def is_cited_in(self, text: str, chapter: int | None, section: str, *, understood: bool = False) -> bool:
        """Whether the text cites the section of this statute.

        `understood`: the field is about this statute, so that a section without the name of any statute is its own.
        """
        own = self.is_named_in(text) or (understood and not _NAMES_A_STATUTE.search(text))
        return own and cites(text, chapter, section)


ADMINISTRATIVE_PROCEDURE = Statute(("förvaltningslagen",), "2017:900", "FL")
GOVERNMENT_AGENCIES = Statute(("myndighetsförordningen",), "2007:515", "MF")
LOCAL_GOVERNMENT = Statute(("kommunallagen",), "2017:725", "KL")
PUBLIC_PROCUREMENT = Statute(("lagen om offentlig upphandling", "offentlig upphandling"), "2016:1145", "LOU")
