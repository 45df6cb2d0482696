"""Legal notes on secrecy, personal data, security, archives, signatures and technology (domain parts 3.2, 7.5–7.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import facts
from generator.assess.finding import Check, Hit
from generator.assess.wording import called, listed
from generator.catalogue.citations import mentions
from generator.contract import DisputeForm, Initiative, Medium

_ANNEX_WORDS = {
    "purposes": "ändamålen",
    "categories": "kategorierna av personuppgifter",
    "controller": "den personuppgiftsansvarige",
    "processor": "biträdet",
}
_CROSS_BORDER = ("2024/903", "gränsöverskridande", "transeuropeisk")


def cooperation_duty_as_override(initiative: Initiative) -> Iterator[Hit]:
    if facts.overrides_by_duty_to_cooperate(initiative):
        yield Hit("secrecy.override")


def general_override_routine(initiative: Initiative) -> Iterator[Hit]:
    if facts.rests_on_the_general_override_alone(initiative):
        yield Hit("secrecy.override")


def crime_override_for_service(initiative: Initiative) -> Iterator[Hit]:
    if facts.overrides_for_crime_without_control(initiative):
        yield Hit("secrecy.override")


def override_missing(initiative: Initiative) -> Iterator[Hit]:
    if facts.secrecy_is_relevant(initiative) and not facts.override_words(initiative):
        yield Hit("secrecy.override")


def secrecy_ground_to_be_stated(initiative: Initiative) -> Iterator[Hit]:
    grounds = initiative.secrecy.grounds if initiative.secrecy else ()
    for index, ground in enumerate(grounds):
        if facts.is_unstated_ground(ground):
            yield Hit(f"secrecy.grounds[{index}]")


def joint_controllers_incomplete(initiative: Initiative) -> Iterator[Hit]:
    yield from _annex_incomplete(initiative, facts.Control.JOINT)


def processor_incomplete(initiative: Initiative) -> Iterator[Hit]:
    yield from _annex_incomplete(initiative, facts.Control.ON_BEHALF)


def personal_data_roles(initiative: Initiative) -> Iterator[Hit]:
    undecided = facts.control_of_personal_data(initiative) is facts.Control.UNDECIDED
    if undecided and facts.processes_personal_data(initiative):
        yield Hit("personal_data.roles")


def impact_assessment_unanswered(initiative: Initiative) -> Iterator[Hit]:
    data = initiative.personal_data
    if data and data.processed and data.impact_assessment is None:
        yield Hit("personal_data.impact_assessment")


def impact_assessment_unplanned(initiative: Initiative) -> Iterator[Hit]:
    if facts.impact_assessment_is_unplanned(initiative):
        yield Hit("plans")


def security_sensitive(initiative: Initiative) -> Iterator[Hit]:
    if facts.security_is_to_be_assessed(initiative):
        yield Hit("security.security_sensitive")


def cybersecurity_party(initiative: Initiative) -> Iterator[Hit]:
    covered = initiative.security.cybersecurity_act if initiative.security else ()
    for party in initiative.parties:
        if facts.covered_by_cybersecurity_act(party) and party.id not in covered:
            yield Hit("security.cybersecurity_act", {"party": called(party)})


def cybersecurity_unanswered(initiative: Initiative) -> Iterator[Hit]:
    answered = bool(initiative.security and initiative.security.cybersecurity_act)
    if not answered and facts.constellation(initiative).has_state:
        yield Hit("security.cybersecurity_act")


def archive_creator(initiative: Initiative) -> Iterator[Hit]:
    if facts.lacks_archive_creator(initiative):
        yield Hit("archive.archive_creator")


def archival_format(initiative: Initiative) -> Iterator[Hit]:
    electronic = initiative.archive is not None and initiative.archive.original == Medium.ELECTRONIC
    if electronic and facts.constellation(initiative).has_state:
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
    if mentions(" ".join(said), *_CROSS_BORDER) and not facts.said_in_plans(initiative, "interoperabilitetsbedömning"):
        yield Hit("technology.standards")


def open_data_licence(initiative: Initiative) -> Iterator[Hit]:
    opened = initiative.technology is not None and initiative.technology.open_data is True
    if opened and not (initiative.intellectual_property and initiative.intellectual_property.content_licence):
        yield Hit("intellectual_property.content_licence")


def state_in_court(initiative: Initiative) -> Iterator[Hit]:
    form = initiative.dispute.form if initiative.dispute else None
    if form == DisputeForm.NEGOTIATION_THEN_COURT and facts.constellation(initiative).state_only:
        yield Hit("dispute.form")


def dispute_between_legal_persons(initiative: Initiative) -> Iterator[Hit]:
    form = initiative.dispute.form if initiative.dispute else None
    if form == DisputeForm.ESCALATION and facts.constellation(initiative).several_legal_persons:
        yield Hit("dispute.form")


def _annex_incomplete(initiative: Initiative, control: facts.Control) -> Iterator[Hit]:
    missing = facts.personal_data_annex_lacks(initiative)
    if missing and facts.control_of_personal_data(initiative) is control:
        yield Hit(f"personal_data.{missing[0]}", {"missing": listed([_ANNEX_WORDS[name] for name in missing])})


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
