"""What a party may come to owe another for a breach, and where there is nothing to say of it (domain rule 9.4)."""

from __future__ import annotations

from generator.contract import Initiative
from generator.facts.parties import constellation


def liability_is_unlimited(initiative: Initiative) -> bool:
    """The parties have chosen to set no cap. With a cap as well the cap stands: a limit never falls away in silence."""
    said = initiative.liability
    return said is not None and said.unlimited is True and said.cap is None


def liability_is_contradicted(initiative: Initiative) -> bool:
    """A cap is stated and refused at once."""
    said = initiative.liability
    return said is not None and said.unlimited is True and said.cap is not None


def liability_within_the_state(initiative: Initiative) -> bool:
    """A cap between agencies of one legal person, who cannot owe each other damages (domain rule 3.1 [VS] jk.se)."""
    said = initiative.liability
    stated = said is not None and (said.cap is not None or said.unlimited is True)
    return stated and constellation(initiative).state_only


def asks_for_cap(initiative: Initiative) -> bool:
    """Between legal persons a cap, or the choice of none, is asked for: the duty to pay never stands without either."""
    return constellation(initiative).several_legal_persons and not liability_is_unlimited(initiative)
