"""Whether the parties rely on an exemption from procurement, and what the agreement must then give reasons for."""

from __future__ import annotations

import re
from enum import Enum, auto

from generator.catalogue.citations import mentions
from generator.contract import Initiative
from generator.facts.money import pays_between_legal_persons, pays_within_the_state
from generator.facts.parties import constellation, may_be_in_house
from generator.facts.statutes import PUBLIC_PROCUREMENT

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÅÄÖ])|\n")
_VERB = r"(?:åberop|tillämp|använd|omfatta|aktuell|stöd|gäll)\w*"
_DENIED = re.compile(rf"{_VERB}\W+(?:\w+\W+)?(?:inte|ej)\b|\b(?:inte|ej)\W+(?:\w+\W+){{0,2}}{_VERB}", re.IGNORECASE)
_IN_HOUSE_SECTIONS = ("11", "12", "13", "14", "15", "16")


class Exemption(Enum):
    """An exemption from the duty to procure."""

    PUBLIC_COOPERATION = auto()  # 3 kap. 17 § LOU
    IN_HOUSE = auto()  # 3 kap. 11–16 §§ LOU


def exemptions(initiative: Initiative) -> frozenset[Exemption]:
    """The exemptions that `procurement.basis` or `comment` relies on, however they are written.

    ”3 kap. 17–18 §§”, ”LOU 3:17” and ”Hamburgundantaget” are the same one. 18 § only says how its share is reckoned and
    is no ground by itself; 11–16 §§ are another exemption (domain rule 9.0 [VT 2025-05-19]). A sentence that says that
    the exemption is not used relies on nothing.
    """
    procurement = initiative.procurement
    return _relied_on(f"{procurement.basis or ''}\n{procurement.comment or ''}") if procurement else frozenset()


def basis_is_an_exemption(initiative: Initiative) -> bool:
    """Whether `procurement.basis` itself is a ground for not procuring, and so none on which something is bought."""
    basis = (initiative.procurement.basis or "") if initiative.procurement else ""
    return bool(_relied_on(basis))


def relies_on_public_cooperation(initiative: Initiative) -> bool:
    return Exemption.PUBLIC_COOPERATION in exemptions(initiative)


def states_public_cooperation(initiative: Initiative) -> bool:
    """The agreement may state the exemption as the parties' view: it is relied on, joins different legal persons, and
    no private body is party (domain rule 3.2, LOU 3 kap. 17 § [VT], Upphandlingsmyndigheten [VS])."""
    parties = constellation(initiative)
    return relies_on_public_cooperation(initiative) and parties.several_legal_persons and not parties.private


def may_state_public_cooperation(initiative: Initiative) -> bool:
    """Money moves between legal persons that could rely on the exemption, and they have not said that they do."""
    open_to_it = pays_between_legal_persons(initiative) and not constellation(initiative).private
    return open_to_it and not relies_on_public_cooperation(initiative)


def needs_cooperation_reasons(initiative: Initiative) -> bool:
    """The conditions of 3 kap. 17 § LOU must be given reasons: they hold together, all of them (9.0 [VT], case law
    [M])."""
    return states_public_cooperation(initiative) or may_state_public_cooperation(initiative)


def refers_to_the_competition_authority(initiative: Initiative) -> bool:
    """Only state agencies, and procurement or payment is spoken of: ställningstagande 2018:1 is cited (3.1 [VS])."""
    spoken_of = initiative.procurement is not None or pays_within_the_state(initiative)
    return constellation(initiative).state_only and spoken_of


def procurement_is_at_hand(initiative: Initiative) -> bool:
    """Whether the data call for a section on procurement and private actors (domain rule 2.3, section 17)."""
    actors = initiative.system.actors if initiative.system else ()
    return bool(
        initiative.procurement is not None
        or initiative.connected_actors
        or any(actor.sector == "private" for actor in actors)
        or constellation(initiative).has_company
        or any(map(may_be_in_house, initiative.parties))
        or pays_between_legal_persons(initiative)
        or pays_within_the_state(initiative)
    )


def procurement_lacks_ground(initiative: Initiative) -> bool:
    """Something is to be procured and nothing says on what ground, or what is bought and how."""
    procurement = initiative.procurement
    return bool(procurement and procurement.needed and not procurement.basis and not procurement.purchases)


def _relied_on(text: str) -> frozenset[Exemption]:
    sentences = [sentence for sentence in _SENTENCE.split(text) if not _DENIED.search(sentence)]
    return frozenset().union(*map(_cited, sentences))


def _cited(text: str) -> frozenset[Exemption]:
    found = set()
    named = mentions(text, "Hamburg", "samarbete mellan upphandlande myndigheter", "horisontellt samarbete")
    if named or PUBLIC_PROCUREMENT.is_cited_in(text, 3, "17", understood=True):
        found.add(Exemption.PUBLIC_COOPERATION)
    in_house = any(PUBLIC_PROCUREMENT.is_cited_in(text, 3, each, understood=True) for each in _IN_HOUSE_SECTIONS)
    if in_house or mentions(text, "Teckal", "intern upphandling", "interna upphandling"):
        found.add(Exemption.IN_HOUSE)
    return frozenset(found)
