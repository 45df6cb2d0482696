"""Text that someone has written, made safe to stand where Streamlit reads Markdown."""

from __future__ import annotations

_FORMATTING = r"\`*_{}[]<>#+!|~:$"


def literal(text: str) -> str:
    """The text so that it is shown as it is: never a heading, a link, a formula or an icon."""
    for character in _FORMATTING:
        text = text.replace(character, f"\\{character}")
    return text
