"""Legal notes on secrecy, personal data, security, archives, signatures and technology (domain parts 3.2, 7.5–7.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assess.conditions import personal_data_processed, secrecy_relevant
from generator.assess.finding import Check, Hit
from generator.assess.party_notes import numbered
from generator.assess.plan_notes import says_in_plan
from generator.assess.wording import called, listed
from generator.catalogue.citations import cites, is_to_be_stated, mentions
from generator.contract import (
    MUNICIPAL,
    DisputeForm,
    ImpactAssessment,
    Initiative,
    Medium,
    PartyKind,
    PersonalDataRoles,
    SecuritySensitive,
)

_CONTROL = ("kontroll", "brott", "felaktig", "fusk", "överträdelse", "bidragsbrott")
_CROSS_BORDER = ("2024/903", "gränsöverskridande", "transeuropeisk")


def cooperation_duty_as_override(initiative: Initiative) -> Iterator[Hit]:
    """A text that itself says that the provision overrides nothing is right as it stands."""
    text = _override(initiative)
    cited = cites(text, None, "8") and mentions(text, "förvaltningslagen", "2017:900")
    if cited and not mentions(text, "bryter inte"):
        yield Hit("secrecy.override")


def general_override_routine(initiative: Initiative) -> Iterator[Hit]:
    """Alone means that no other overriding provision is named beside it."""
    text = _override(initiative)
    general = cites(text, 10, "27") or mentions(text, "generalklausul")
    others = any(cites(text, 10, section) for section in ("1", "2", "2 a", "15 a", "28"))
    if general and not others and not mentions(text, "uppgiftsskyldighet", "samtycke"):
        yield Hit("secrecy.override")


def crime_override_for_service(initiative: Initiative) -> Iterator[Hit]:
    text = _override(initiative)
    if cites(text, 10, "15 a") and not mentions(text, *_CONTROL):
        yield Hit("secrecy.override")


def override_missing(initiative: Initiative) -> Iterator[Hit]:
    if secrecy_relevant(initiative) and not _override(initiative):
        yield Hit("secrecy.override")


def secrecy_ground_to_be_stated(initiative: Initiative) -> Iterator[Hit]:
    grounds = initiative.secrecy.grounds if initiative.secrecy else ()
    for index, ground in enumerate(grounds):
        if is_to_be_stated(ground):
            yield Hit(f"secrecy.grounds[{index}]")


def joint_controllers_incomplete(initiative: Initiative) -> Iterator[Hit]:
    yield from _annex_incomplete(initiative, PersonalDataRoles.JOINT)


def processor_incomplete(initiative: Initiative) -> Iterator[Hit]:
    yield from _annex_incomplete(initiative, PersonalDataRoles.PROCESSOR)


def personal_data_roles(initiative: Initiative) -> Iterator[Hit]:
    data = initiative.personal_data
    if data and data.processed and data.roles in (None, PersonalDataRoles.NONE):
        yield Hit("personal_data.roles")


def impact_assessment_unanswered(initiative: Initiative) -> Iterator[Hit]:
    data = initiative.personal_data
    if data and data.processed and data.impact_assessment is None:
        yield Hit("personal_data.impact_assessment")


def impact_assessment_unplanned(initiative: Initiative) -> Iterator[Hit]:
    data = initiative.personal_data
    needed = data is not None and data.impact_assessment == ImpactAssessment.NEEDED
    if needed and personal_data_processed(initiative) and not says_in_plan(initiative, "konsekvensbedömning"):
        yield Hit("plans")


def security_sensitive(initiative: Initiative) -> Iterator[Hit]:
    security = initiative.security
    if security and security.security_sensitive in (SecuritySensitive.YES, SecuritySensitive.UNCLEAR):
        yield Hit("security.security_sensitive")


def cybersecurity_party(initiative: Initiative) -> Iterator[Hit]:
    """The act covers every municipality, region and federation; which agencies it covers changes too often to hold."""
    covered = initiative.security.cybersecurity_act if initiative.security else ()
    for _, party in numbered(initiative, *MUNICIPAL):
        if party.id not in covered:
            yield Hit("security.cybersecurity_act", {"party": called(party)})


def cybersecurity_unanswered(initiative: Initiative) -> Iterator[Hit]:
    answered = bool(initiative.security and initiative.security.cybersecurity_act)
    if not answered and any(numbered(initiative, PartyKind.STATE_AGENCY)):
        yield Hit("security.cybersecurity_act")


def archive_creator(initiative: Initiative) -> Iterator[Hit]:
    """A shared system shows in technical prerequisites or in a joint investment."""
    shared = bool(initiative.technology and initiative.technology.prerequisites) or bool(
        initiative.funding and initiative.funding.investment
    )
    named = initiative.archive is not None and initiative.archive.archive_creator is not None
    if shared and not named and len(initiative.parties) > 1:
        yield Hit("archive.archive_creator")


def archival_format(initiative: Initiative) -> Iterator[Hit]:
    electronic = initiative.archive is not None and initiative.archive.original == Medium.ELECTRONIC
    if electronic and any(numbered(initiative, PartyKind.STATE_AGENCY)):
        yield Hit("archive.original")


def signature_level(initiative: Initiative) -> Iterator[Hit]:
    signing = initiative.signing
    if signing and signing.form == Medium.ELECTRONIC and not signing.level:
        yield Hit("signing.level")


def accessibility(initiative: Initiative) -> Iterator[Hit]:
    technology = initiative.technology
    standards = " ".join(technology.standards) if technology else ""
    if technology and not mentions(standards, "WCAG", "EN 301 549", "tillgänglig"):
        yield Hit("technology.standards")


def interoperability(initiative: Initiative) -> Iterator[Hit]:
    """Only when the data itself speaks of a service across borders, and the plan does not already see to it."""
    technology, scope = initiative.technology, initiative.direction.scope if initiative.direction else None
    said = [*(technology.standards if technology else ()), *(technology.prerequisites if technology else ())]
    said += [*(scope.included if scope else ())]
    said += [initiative.system.description or ""] if initiative.system else []
    if mentions(" ".join(said), *_CROSS_BORDER) and not says_in_plan(initiative, "interoperabilitetsbedömning"):
        yield Hit("technology.standards")


def open_data_licence(initiative: Initiative) -> Iterator[Hit]:
    opened = initiative.technology is not None and initiative.technology.open_data is True
    if opened and not (initiative.intellectual_property and initiative.intellectual_property.content_licence):
        yield Hit("intellectual_property.content_licence")


def state_in_court(initiative: Initiative) -> Iterator[Hit]:
    form = initiative.dispute.form if initiative.dispute else None
    if form == DisputeForm.NEGOTIATION_THEN_COURT and only_state(initiative):
        yield Hit("dispute.form")


def dispute_between_legal_persons(initiative: Initiative) -> Iterator[Hit]:
    form = initiative.dispute.form if initiative.dispute else None
    if form == DisputeForm.ESCALATION and several_legal_persons(initiative):
        yield Hit("dispute.form")


def only_state(initiative: Initiative) -> bool:
    return bool(initiative.parties) and all(party.kind == PartyKind.STATE_AGENCY for party in initiative.parties)


def several_legal_persons(initiative: Initiative) -> bool:
    """Whether any two parties are different legal persons; the state's agencies are one and the same."""
    others = [party for party in initiative.parties if party.kind not in (None, PartyKind.STATE_AGENCY)]
    return len(initiative.parties) > 1 and bool(others)


def _override(initiative: Initiative) -> str:
    return (initiative.secrecy.override or "") if initiative.secrecy else ""


def _annex_incomplete(initiative: Initiative, roles: PersonalDataRoles) -> Iterator[Hit]:
    """Annex 5 needs what the processing is for and what it covers; with a processor also who is which."""
    data = initiative.personal_data
    if data is None or data.roles != roles:
        return
    needed = {"purposes": "ändamålen", "categories": "kategorierna av personuppgifter"}
    if roles == PersonalDataRoles.PROCESSOR:
        needed |= {"controller": "den personuppgiftsansvarige", "processor": "biträdet"}
    missing = {name: words for name, words in needed.items() if not getattr(data, name)}
    if missing:
        yield Hit(f"personal_data.{next(iter(missing))}", {"missing": listed(list(missing.values()))})


INFORMATION_NOTES: Mapping[str, Check] = {
    "legal.cooperation_duty_as_override": cooperation_duty_as_override,
    "legal.general_override_routine": general_override_routine,
    "legal.crime_override_for_service": crime_override_for_service,
    "legal.override_missing": override_missing,
    "legal.secrecy_ground_to_be_stated": secrecy_ground_to_be_stated,
    "legal.joint_controllers_incomplete": joint_controllers_incomplete,
    "legal.processor_incomplete": processor_incomplete,
    "legal.personal_data_roles": personal_data_roles,
    "legal.impact_assessment_unanswered": impact_assessment_unanswered,
    "legal.impact_assessment_unplanned": impact_assessment_unplanned,
    "legal.security_sensitive": security_sensitive,
    "legal.cybersecurity_party": cybersecurity_party,
    "legal.cybersecurity_unanswered": cybersecurity_unanswered,
    "legal.archive_creator": archive_creator,
    "legal.archival_format": archival_format,
    "legal.signature_level": signature_level,
    "legal.accessibility": accessibility,
    "legal.interoperability": interoperability,
    "legal.open_data_licence": open_data_licence,
    "legal.state_in_court": state_in_court,
    "legal.dispute_between_legal_persons": dispute_between_legal_persons,
}
