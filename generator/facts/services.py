"""On what law one party may do another's task (`services`)."""

from __future__ import annotations

from enum import Enum, auto

from generator.contract import Initiative, Party, Service
from generator.facts.parties import constellation, is_company, is_local_authority, is_municipal, is_state


class Support(Enum):
    COMMON_SERVICE = auto()  # lagen (2019:212), first paragraph of 1 §: agencies and a municipality or region
    BETWEEN_AGENCIES = auto()  # only an agency that the government names (second paragraph), else other law
    CONTRACT_COOPERATION = auto()  # 9 kap. 37 § KL
    NOT_STATED = auto()  # something that the parties have to state


def service_support(initiative: Initiative, service: Service) -> Support:
    """What law the service may rest on, by who does it for whom.

    Lagen (2019:212) 1–2 §§ joins state agencies with a municipality or region; it says nothing of municipalities among
    themselves (domain rule 9.0 [VS] lagen.nu, reading 2019:997). Among those it is 9 kap. 37 § KL [VT 2025-05-26].
    """
    pair = [_party(initiative, service.provider), _party(initiative, service.recipient)]
    known = [party for party in pair if party is not None]
    if len(known) < len(pair):
        return Support.NOT_STATED
    if all(map(is_state, known)):
        return Support.BETWEEN_AGENCIES
    if all(map(is_municipal, known)):
        return Support.CONTRACT_COOPERATION
    joined = any(map(is_state, known)) and any(map(is_local_authority, known))
    return Support.COMMON_SERVICE if joined else Support.NOT_STATED


def service_supports(initiative: Initiative) -> frozenset[Support]:
    """The laws that the services rest on, all together."""
    return frozenset(service_support(initiative, service) for service in initiative.services)


def under_common_service(initiative: Initiative) -> bool:
    """Whether some service is or may be one by lagen (2019:212), of which the government gets a copy (2 § [VS])."""
    return bool(service_supports(initiative) & {Support.COMMON_SERVICE, Support.BETWEEN_AGENCIES})


def authority_outside(initiative: Initiative, service: Service) -> Party | None:
    """The one that is no authority but would exercise authority: that takes support in law (12 kap. 4 § RF [VT])."""
    provider = _party(initiative, service.provider)
    outside = provider is not None and is_company(provider) and service.exercise_of_authority is True
    return provider if outside else None


def _party(initiative: Initiative, identity: str | None) -> Party | None:
    return constellation(initiative).by_id.get(identity or "")
