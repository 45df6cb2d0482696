"""A copy of a document for those who read it: what a PDF and a web page are made from.

Comments would make a margin, and controls form fields.
"""

from __future__ import annotations

from typing import Literal

from lxml import etree

from generator.word import web_links
from generator.word.elements import Styles, controls, paragraphs, q
from generator.word.fields import paginate
from generator.word.numbering import Numbering
from generator.word.package import BODY, RELATIONS, TYPES, Package, remove


def reading_copy(docx: bytes, purpose: Literal["plain", "pages", "web"] = "plain") -> bytes:
    """`docx` without comments and with its controls unwrapped. For what is laid out on ``pages`` the table of contents
    gets fields for their numbers; for the ``web`` numbers become text, with places to link to.
    Raises TemplateError when it is no Word document."""
    package = Package.read(docx)
    root = package.edit(BODY)
    if purpose == "pages":
        paginate(root)
    elif purpose == "web":
        numbering = Numbering(package)
        web_links.write(root, numbering)
        _name_headings(root, numbering.styles)
    for control in list(controls(root)):
        control.unwrap()
    for tag in ("commentRangeStart", "commentRangeEnd"):
        for mark in list(root.iter(q(tag))):
            remove(mark)
    for reference in list(root.iter(q("commentReference"))):
        remove(reference.getparent())
    package.drop("word/comments.xml")
    for name in (TYPES, RELATIONS):
        package.unregister(name, ("word/comments.xml",))
    return package.written()


def _name_headings(root: etree._Element, styles: Styles) -> None:
    """Give each heading the style by which a web page is made: Word's own for its level."""
    for paragraph in paragraphs(root):
        level = styles.outline_level(paragraph)
        if level is not None:
            paragraph.restyle(f"Heading{level + 1}")
