"""Secrecy, protective security and records: what overrides secrecy is relied on, what must be assessed by whom."""

from __future__ import annotations

from enum import Enum

from generator.catalogue.citations import cites, is_to_be_stated, mentions
from generator.contract import Initiative, Party, SecuritySensitive
from generator.facts.parties import is_private
from generator.facts.statutes import ADMINISTRATIVE_PROCEDURE

_CONTROL = ("kontroll", "brott", "felaktig", "fusk", "överträdelse", "bidragsbrott")


class Override(Enum):
    """A provision on disclosure by its section of 10 kap. offentlighets- och sekretesslagen [VT 2025-12-16]."""

    CONSENT = "1"
    NECESSITY = "2"
    PROCESSING = "2 a"
    CRIME = "15 a"
    GENERAL = "27"
    DUTY_TO_DISCLOSE = "28"


def secrecy_is_relevant(initiative: Initiative) -> bool:
    """Information under secrecy is said to be concerned."""
    return initiative.secrecy is not None and initiative.secrecy.relevant is True


def secrecy_may_be_relevant(initiative: Initiative) -> bool:
    """Something is said of secrecy, and not that none is concerned: the agreement has a section on it."""
    return initiative.secrecy is not None and initiative.secrecy.relevant is not False


def overrides(initiative: Initiative) -> frozenset[Override]:
    """The provisions that `secrecy.override` relies on (domain rule 3.2 [VT 2025-12-16])."""
    text = override_words(initiative)
    found = {each for each in Override if cites(text, 10, each.value)}
    named = {Override.GENERAL: "generalklausul", Override.DUTY_TO_DISCLOSE: "uppgiftsskyldighet",
             Override.CONSENT: "samtycke"}  # fmt: skip
    return frozenset(found | {each for each, word in named.items() if mentions(text, word)})


def override_words(initiative: Initiative) -> str:
    return (initiative.secrecy.override or "") if initiative.secrecy else ""


def rests_on_the_general_override_alone(initiative: Initiative) -> bool:
    """10 kap. 27 § OSL cannot by itself carry a routine exchange without examination [VT 2025-12-16]."""
    return overrides(initiative) == {Override.GENERAL}


def overrides_by_duty_to_cooperate(initiative: Initiative) -> bool:
    """8 § förvaltningslagen overrides no secrecy (3.2 [VS]); a text that itself says so is right as it stands."""
    text = override_words(initiative)
    return ADMINISTRATIVE_PROCEDURE.is_cited_in(text, None, "8") and not mentions(text, "bryter inte")


def overrides_for_crime_without_control(initiative: Initiative) -> bool:
    """10 kap. 15 a § OSL is for control and crime, not for service or simpler forms (3.2 [VT 2025-12-16])."""
    return Override.CRIME in overrides(initiative) and not mentions(override_words(initiative), *_CONTROL)


def is_unstated_ground(text: str) -> bool:
    """A ground of secrecy that is still to be stated."""
    return is_to_be_stated(text)


def security_is_to_be_assessed(initiative: Initiative) -> bool:
    """The chief of protective security assesses first: the work is or may be security-sensitive (1 kap. 1–2 §§ and 4
    kap. säkerhetsskyddslagen (2018:585) [VT])."""
    sensitive = initiative.security.security_sensitive if initiative.security else None
    return sensitive in (SecuritySensitive.YES, SecuritySensitive.UNCLEAR)


def archive_creator(initiative: Initiative) -> Party | None:
    """The party that forms the archive of common recordings: an authority (3 § arkivlagen (1990:782) [VS])."""
    named = initiative.archive.archive_creator if initiative.archive else None
    return next((party for party in initiative.parties if party.id == named and not is_private(party)), None)


def lacks_archive_creator(initiative: Initiative) -> bool:
    """The parties share a system, seen in technical prerequisites or a joint investment, and no authority among them is
    named as the one whose archive it forms (3 § arkivlagen [VS])."""
    shared = bool(initiative.technology and initiative.technology.prerequisites) or bool(
        initiative.funding and initiative.funding.investment
    )
    return shared and len(initiative.parties) > 1 and archive_creator(initiative) is None
