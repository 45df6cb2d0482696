"""A copy of a document for those who read it: what a PDF and a web page are made from.

Comments would make a margin, and controls form fields.
"""

from __future__ import annotations

from typing import Literal

from generator.word import web_links
from generator.word.controls import unwrap
from generator.word.fields import paginate
from generator.word.numbering import Numbering
from generator.word.package import BODY, RELATIONS, TYPES, Package, W, remove


def reading_copy(docx: bytes, purpose: Literal["plain", "pages", "web"] = "plain") -> bytes:
    """`docx` without comments and with its controls unwrapped. For what is laid out on ``pages`` the table of contents
    gets fields for their numbers; for the ``web`` numbers become text, with places to link to.
    Raises TemplateError when it is no Word document."""
    package = Package.read(docx)
    root = package.edit(BODY)
    if purpose == "pages":
        paginate(root)
    elif purpose == "web":
        web_links.write(root, Numbering(package))
    unwrap(root)
    for tag in ("commentRangeStart", "commentRangeEnd"):
        for mark in list(root.iter(f"{{{W}}}{tag}")):
            remove(mark)
    for reference in list(root.iter(f"{{{W}}}commentReference")):
        remove(reference.getparent())
    package.drop("word/comments.xml")
    for name in (TYPES, RELATIONS):
        package.unregister(name, ("word/comments.xml",))
    return package.written()
