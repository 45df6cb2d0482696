"""The use cases, one module a family. The web, the command line and the public functions are thin over these."""

from __future__ import annotations

from generator.editing.defaults import blank
from generator.services.checks import CheckReport, check, offered
from generator.services.documents import FORMATS, Draft, Made, Making, bundle, file_name, generate, make, preview
from generator.services.examples import example, examples, import_text
from generator.services.initiatives import UNNAMED, Collision, Initiatives, Removal, damage, open_initiatives
from generator.services.kinds import KindInfo, edition, kind, kinds
from generator.services.verifying import Verification, verify
from generator.store import Listed, Stored
from generator.word.gaps import GapFound

__all__ = [
    "FORMATS",
    "UNNAMED",
    "CheckReport",
    "Collision",
    "Draft",
    "GapFound",
    "Initiatives",
    "KindInfo",
    "Listed",
    "Made",
    "Making",
    "Removal",
    "Stored",
    "Verification",
    "blank",
    "bundle",
    "check",
    "damage",
    "edition",
    "example",
    "examples",
    "file_name",
    "generate",
    "import_text",
    "kind",
    "kinds",
    "make",
    "offered",
    "open_initiatives",
    "preview",
    "verify",
]
