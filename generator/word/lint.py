"""What is wrong with a template before anything is filled in."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import etree

from generator.errors import TemplateError
from generator.word.elements import CONTENT, Control, P, T

_TAG = re.compile(r"\{%-?(?:p|tr|tc|r)?\s*(if|for|endif|endfor)\b.*?%\}")


def refuse_crossed_controls(root: etree._Element, place: str) -> None:
    """Raise TemplateError when a block of tags opens in one content control and closes outside it or in another.

    Such a block would leave half a control behind, and Word would call the document damaged.
    """
    held: dict[etree._Element, list[str]] = defaultdict(list)
    for holder, text in (piece for paragraph in root.iter(P) for piece in _by_holder(paragraph, root)):
        for tag in _TAG.finditer(text):
            if not tag[1].startswith("end"):
                held[holder].append(tag[0])
            elif held[holder]:
                held[holder].pop()
            elif holder is not root:  # what is not opened at all is Jinja's to refuse
                raise _error(tag[0], holder, place)
    for holder, opened in held.items():
        if opened and holder is not root:
            raise _error(opened[-1], holder, place)


def refuse_rich_text(root: etree._Element, place: str) -> None:
    """Raise TemplateError for ``{{r value }}``, docxtpl's tag for formatted text: here it would print nothing."""
    for paragraph in root.iter(P):
        text = "".join(piece.text or "" for piece in paragraph.iter(T))
        if re.search(r"\{\{r\s", text):
            raise TemplateError(f"Mallens {place}: {{{{r …}}}} finns inte här. Skriv {{{{ … }}}} utan r.")


def _by_holder(paragraph: etree._Element, root: etree._Element) -> list[tuple[etree._Element, str]]:
    """The paragraph's text, a piece for each control it stands in or that stands in it."""
    pieces: list[tuple[etree._Element, str]] = []
    for text in paragraph.iter(T):
        holder = next(text.iterancestors(CONTENT), root)
        if pieces and pieces[-1][0] is holder:
            pieces[-1] = (holder, pieces[-1][1] + (text.text or ""))
        else:
            pieces.append((holder, text.text or ""))
    return pieces


def _error(tag: str, content: etree._Element, place: str) -> TemplateError:
    control = content.getparent()
    called = (Control(control).tag if control is not None else "") or "utan tagg"
    return TemplateError(
        f"Mallens {place}: {tag} i innehållskontrollen ”{called}” börjar eller slutar utanför kontrollen. "
        "Flytta taggen så att hela blocket står i kontrollen, eller hela kontrollen i blocket."
    )
