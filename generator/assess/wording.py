"""How values are put into messages: ordinary spaces, Swedish form."""

from __future__ import annotations

from generator.contract import Party


def called(party: Party) -> str:
    """What to call a party."""
    return party.name or party.id


def money(amount: int) -> str:
    """Whole kronor in groups of three."""
    return f"{amount:,}".replace(",", " ")


def listed(words: list[str]) -> str:
    """ "a", "a och b", "a, b och c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"


def listed_first(words: list[str]) -> str:
    """The words as `listed` gives them; of more than five the first five and ”med flera”."""
    return listed(words) if len(words) <= 5 else f"{', '.join(words[:5])} med flera"
