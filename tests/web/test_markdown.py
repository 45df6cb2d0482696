"""What someone has written is shown as it is; a browser shows it in `browser/test_written_text.py`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from signs import SIGNS

from generator.web.markdown import literal

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS_AND_WORDS = st.text(st.sampled_from("ab å1.,-_*`~#>+:/!|<>[]()$&;\\=@"), min_size=1, max_size=30)


def _read(text: str) -> tuple[list[str], str]:
    """The kinds of blocks and signs that a reader of Markdown finds, and the text that it shows."""
    blocks = READER.parse(text)
    inline = [token for block in blocks for token in block.children or ()]
    kinds = {token.type for token in (*blocks, *inline)} - {"paragraph_open", "paragraph_close", "inline"}
    return sorted(kinds), "".join(map(_shown, inline))


def _shown(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_shown_and_means_nothing(sign: str) -> None:
    kinds, shown = _read(literal(sign))
    assert shown == sign
    assert set(kinds) <= {"text", "code_inline", "text_special"}


@given(SIGNS_AND_WORDS)
def test_any_line_is_shown_as_it_is(line: str) -> None:
    kinds, shown = _read(f"**Namn** {literal(line)}")
    assert " ".join(shown.split()) == " ".join(f"Namn {line}".split())
    assert set(kinds) <= {"strong_open", "strong_close", "text", "code_inline", "text_special"}


def test_lines_are_lines_and_paragraphs_are_paragraphs() -> None:
    assert _read(literal("- ett\n    två\n1. tre"))[1] == "- ett\ntvå\n1. tre"
    assert READER.render(literal("ett\n\ntvå")).count("<p>") == 2


def test_plain_words_are_left_as_they_are() -> None:
    for words in ("Försäkringskassan", "Två myndigheter, en e-tjänst.", "8 § förvaltningslagen"):
        assert literal(words) == words
