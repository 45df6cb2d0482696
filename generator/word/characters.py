"""Which characters a document can hold."""

from __future__ import annotations

import re

from generator.values import GAP_AFTER, GAP_BEFORE, GAP_END, GAP_START, LINE_BREAK

# What XML 1.0 cannot hold, lone surrogates, and the marks that the engine keeps for itself: those of gaps, and those of
# controls (`controls`). A whole gap mark is let through: a list in a sentence, say, may hold one.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufdd2-\ufdd4]"
    f"|{GAP_START}(?!{re.escape(GAP_BEFORE)}[^{GAP_START}{GAP_END}]*{re.escape(GAP_AFTER)}{GAP_END})"
    f"|(?<!{re.escape(GAP_AFTER)}){GAP_END}"
)


def legal(text: str) -> str:
    """`text` without what no document can hold, its line breaks all alike."""
    return _FORBIDDEN.sub("", LINE_BREAK.sub("\n", text))
