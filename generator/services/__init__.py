"""The use cases, one module a family. The web, the command line and the public functions are thin over these."""

from __future__ import annotations

from generator.editing.defaults import blank
from generator.services.checks import CheckReport, check
from generator.services.documents import FORMATS, Draft, Made, Making, bundle, file_name, generate, make, preview
from generator.services.examples import example, examples, export_yaml, import_text
from generator.services.kinds import KindInfo, edition, kind, kinds
from generator.services.verifying import Verification, verify
from generator.word.gaps import GapFound

__all__ = [
    "FORMATS",
    "CheckReport",
    "Draft",
    "GapFound",
    "KindInfo",
    "Made",
    "Making",
    "Verification",
    "blank",
    "bundle",
    "check",
    "edition",
    "example",
    "examples",
    "export_yaml",
    "file_name",
    "generate",
    "import_text",
    "kind",
    "kinds",
    "make",
    "preview",
    "verify",
]
