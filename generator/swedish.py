"""Swedish forms for text in documents and on pages, after Myndigheternas skrivregler (domain rules 5.2 and 5.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from generator.values import Labelled

HARD_SPACE = "\u00a0"
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december")  # fmt: skip
_WORDS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def long_date(value: date) -> str:
    """``den 24 november 2026``; the day is kept on the line with its month."""
    return f"den{HARD_SPACE}{value.day}{HARD_SPACE}{_MONTHS[value.month - 1]}{HARD_SPACE}{value.year}"


def month_number(name: str) -> int | None:
    """1 to 12 for the name of a month, or its first three letters or more; None for another word."""
    word = name.lower()
    return next((number for number, month in enumerate(_MONTHS, 1) if len(word) > 2 and month.startswith(word)), None)


def number(value: float) -> str:
    """Thousands apart by hard spaces, decimal comma, no needless decimals: ``1 250 000``, ``2,5``."""
    # Rounded first, so that what is next to nothing is neither "0," nor a negative nought.
    text = f"{round(value, 6) + 0.0:,.6f}" if isinstance(value, float) else f"{value:,}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", HARD_SPACE).replace("-", "−") + (f",{decimals}" if decimals else "")


def kronor(value: float) -> str:
    """``1 250 000 kr`` with hard spaces."""
    return f"{number(value)}{HARD_SPACE}kr"


def in_words(value: int) -> str:
    """Zero to twelve in letters, larger in figures: the form in running text."""
    return _WORDS[value] if 0 <= value < len(_WORDS) else number(value)


def listed(items: Sequence[str], last: str = "och") -> str:
    """``a, b och c``."""
    parts = [item.label if isinstance(item, Labelled) else str(item) for item in items]
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


_SPELT = re.compile(r"(?:(?:^|\s)[A-ZÅÄÖ]{2,}|\d)$")


def genitive(name: str) -> str:
    """The genitive by rule: names in s, x or z unchanged, initialisms and figures with colon, else an s."""
    if not name or name[-1].lower() in "sxz":
        return name
    return f"{name}:s" if _SPELT.search(name) else f"{name}s"


def capitalised(text: str) -> str:
    """First letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """First letter small unless the word is an initialism: for a title inside a sentence."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def sentence(text: str) -> str:
    """`text` with a full stop at its end, unless it already ends in one or another end mark."""
    stripped = text.rstrip()
    return stripped if not stripped or stripped[-1] in ".!?:…”" else f"{stripped}."


_LAW = re.compile(
    r"(?<=\d) (?=(?:[a-z] )?(?:§§?|kap\.|kr\b|%))|(?<=kap\.) (?=\d)|(?<=§) (?=\d)|(?<=Dnr) (?=\S)|(?<=dnr) (?=\S)"
    r"|(?<=[Bb]ilaga) (?=\d)|(?<=[Aa]rtikel) (?=\d)|(?<=[Aa]rtiklarna) (?=\d)"
    r"|(?<=\d[ \u00a0][a-z]) (?=§)|(?<=\d) (?=\d{3}(?!\d))"
)


def hard_spaces(text: str) -> str:
    """Keep ``8 §``, ``9 kap. 37 §``, ``Dnr 2026/1`` and ``1 250 000 kr`` together on a line."""
    return _LAW.sub(HARD_SPACE, text)


def months(count: int) -> str:
    """``en månad``, ``sex månader``."""
    return "en månad" if count == 1 else f"{in_words(count)} månader"


_DEFINITE = {
    "inriktning": "inriktningen", "gemensam inriktning": "den gemensamma inriktningen", "målbild": "målbilden",
    "gemensam målbild": "den gemensamma målbilden", "handlingsplan": "handlingsplanen",
    "aktivitetsplan": "aktivitetsplanen", "verksamhetsplan": "verksamhetsplanen", "årsplan": "årsplanen",
    "gemensam handlingsplan": "den gemensamma handlingsplanen", "årlig handlingsplan": "den årliga handlingsplanen",
}  # fmt: skip


def definite(title: str, otherwise: str) -> str:
    """The definite form of a document's title; a title that is not known is called by the product's own word."""
    return _DEFINITE.get(title.strip().lower(), otherwise)


_PERIODS = ("vecka", "månad", "kvartal", "tertial", "halvår", "år")


def every(rhythm: str) -> str:
    """``varje tertial`` for a bare period; a rhythm in other words stands as it is."""
    return f"varje {rhythm}" if rhythm.strip().lower() in _PERIODS else lowered(rhythm)


def turn(when: str) -> str:
    """The time a notice counts to, after ”före”: ``ett årsskifte``, ``den 1 juli``; other words stand as they are."""
    words = when.strip().removeprefix("ett ").removeprefix("en ")
    if words.endswith("skifte"):
        return f"ett {words}"
    return f"den{HARD_SPACE}{words.replace(' ', HARD_SPACE, 1)}" if words[:1].isdigit() else words
