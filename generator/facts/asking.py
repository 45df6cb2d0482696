"""Which optional fields the data call for: where they are missing, the document has a gap and the form asks.

The table is the contract's ("Which missing field leaves a gap") [T]. Fields that are no choice are always asked for,
and are not listed here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.contract import CooperationReasons, Initiative
from generator.facts.liability import asks_for_cap
from generator.facts.money import shares_costs
from generator.facts.parties import constellation
from generator.facts.procurement import states_public_cooperation


def _pays_with_vat(initiative: Initiative) -> bool:
    return shares_costs(initiative) and constellation(initiative).several_legal_persons


_ASKED: Mapping[str, Callable[[Initiative], bool]] = {
    "liability.cap": asks_for_cap,
    "archive.workspace_owner": lambda initiative: len(initiative.parties) > 1,
    "services[].legal_basis": lambda initiative: bool(initiative.services),
    "services[].access": lambda initiative: any(service.personal_data for service in initiative.services),
    **dict.fromkeys((f"procurement.cooperation.{name}" for name in CooperationReasons.model_fields),
                    states_public_cooperation),
    "funding.owed": shares_costs,
    "funding.terms.overspend": shares_costs,
    "funding.terms.invoicing": shares_costs,
    "funding.terms.indexation": shares_costs,
    "funding.terms.vat": _pays_with_vat,
}


# Those that concern an initiative of some kind, and leave nothing behind when they are missing.
_OFFERED: Mapping[str, Callable[[Initiative], bool]] = {
    "funding.council_reservation_months": lambda initiative: bool(constellation(initiative).municipal),
}
OFFERED_AT_MOST = frozenset({**_ASKED, **_OFFERED})


def asked_for(initiative: Initiative) -> frozenset[str]:
    """The patterns of the optional fields that leave a gap when they are missing: ``liability.cap``."""
    return frozenset(pattern for pattern, asks in _ASKED.items() if asks(initiative))


def offered(initiative: Initiative) -> frozenset[str]:
    """The patterns of the optional fields that have something to do with the initiative: those asked for, and more."""
    return asked_for(initiative) | {pattern for pattern, offers in _OFFERED.items() if offers(initiative)}
