"""Text that someone has written, made safe to stand where Streamlit reads Markdown."""

from __future__ import annotations

import re

from generator.values import LINE_BREAK

# Words with nothing between them that is read as anything but itself.
_PLAIN = re.compile(r"(?:[^\W_]|[ ,§”]|(?<=[^\W_])-(?=[^\W_])|(?<=[^\W\d_])\.(?= |$))*")


def literal(text: str) -> str:
    """The text so that it is shown as it is: never a heading, a link, a formula, an icon or another sign.

    A backslash is not enough. Streamlit looks for icons (``:material/home:``), its logo, arrows (``->``), dashes
    (``--``) and addresses in what Markdown has read, when the backslashes are gone; only in code does it look for
    nothing. So text with such signs becomes code, which the page's style shows as any text. Lines stay lines.
    """
    return "  \n".join(_line(line.strip(" \t")) for line in LINE_BREAK.split(text))


def _line(line: str) -> str:
    return line if _PLAIN.fullmatch(line) else r"\:".join(_code(piece) for piece in _cut(line))


def _cut(line: str) -> list[str]:
    """Cut at the colon of ``:material/``, which Streamlit rewrites in the source, in code too."""
    first, *others = line.split(":material/")
    return [first, *(f"material/{rest}" for rest in others)]


def _code(piece: str) -> str:
    if not piece:
        return ""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", piece)), default=0))
    padded = piece.startswith("`") or piece.endswith("`") or (piece[0] == piece[-1] == " " and piece.strip())
    return f"{fence} {piece} {fence}" if padded else f"{fence}{piece}{fence}"
