"""Legal notes on the parties, their legal basis and their services to one another (domain parts 3.1, 3.2, 7.5–7.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assess.conditions import personal_data_processed
from generator.assess.finding import Check, Hit
from generator.assess.wording import called
from generator.catalogue.citations import cites, is_to_be_stated, mentions
from generator.contract import (
    MUNICIPAL,
    AssignmentPosition,
    Initiative,
    Leadership,
    LegalBasis,
    MandateAssessment,
    Party,
    PartyKind,
    Requirement,
)
from generator.contract.organisation_number import luhn_ok

_WITH_BOARDS = frozenset({PartyKind.MUNICIPALITY, PartyKind.REGION})
_NOT_AUTHORITIES = frozenset({PartyKind.PUBLIC_COMPANY, PartyKind.PRIVATE})


def wrong_check_digit(initiative: Initiative) -> Iterator[Hit]:
    for path, party in numbered(initiative):
        if party.organisation_number and not luhn_ok(party.organisation_number):
            yield Hit(f"{path}.organisation_number", {"party": called(party)})


def basis_to_be_stated(initiative: Initiative) -> Iterator[Hit]:
    for path, party in numbered(initiative):
        for index, basis in enumerate(party.legal_basis):
            if is_to_be_stated(f"{basis.statute or ''} {basis.section or ''}"):
                statute = basis.statute or "en författning"
                yield Hit(f"{path}.legal_basis[{index}].section", {"party": called(party), "statute": statute})


def general_clause_alone(initiative: Initiative) -> Iterator[Hit]:
    """A row is complete when its section is given; rows "att ange" carry nothing yet."""
    for path, party in numbered(initiative):
        complete = [basis for basis in party.legal_basis if _is_complete(basis)]
        if complete and all(_is_general(basis) for basis in complete):
            yield Hit(f"{path}.legal_basis", {"party": called(party)})


def outside_mandate(initiative: Initiative) -> Iterator[Hit]:
    for path, party in numbered(initiative):
        if party.mandate_assessment == MandateAssessment.OUTSIDE:
            yield Hit(f"{path}.mandate_assessment", {"party": called(party)})


def board_matter(initiative: Initiative) -> Iterator[Hit]:
    """Silent where the deciding body already names the board: the question has then been asked."""
    for path, party in numbered(initiative, PartyKind.STATE_AGENCY):
        body = party.decision_body or ""
        if party.leadership == Leadership.BOARD and "styrelse" not in body.lower():
            yield Hit(f"{path}.decision_body", {"party": called(party), "body": f"”{body}”" if body else "inget"})


def private_party(initiative: Initiative) -> Iterator[Hit]:
    for path, party in numbered(initiative, PartyKind.PRIVATE):
        yield Hit(f"{path}.kind", {"party": called(party)})


def municipal_competence(initiative: Initiative) -> Iterator[Hit]:
    """A municipality has no general task to cooperate: it needs a ground of its own, complete with its section."""
    for path, party in numbered(initiative, *MUNICIPAL):
        own = [basis for basis in party.legal_basis if _is_complete(basis) and not _is_general(basis)]
        if not own or all(_is_agreement_rule(basis) for basis in own):
            yield Hit(f"{path}.legal_basis", {"party": called(party)})


def municipal_agreement_with_state(initiative: Initiative) -> Iterator[Hit]:
    if not any(numbered(initiative, PartyKind.STATE_AGENCY)):
        return
    for path, party in numbered(initiative):
        for index, basis in enumerate(party.legal_basis):
            if _is_agreement_rule(basis):
                yield Hit(f"{path}.legal_basis[{index}]", {"party": called(party)})


def municipal_agreement_report(initiative: Initiative) -> Iterator[Hit]:
    follow_up = initiative.follow_up
    said = " ".join([*follow_up.reports_to, follow_up.evaluation or "", follow_up.rhythm or ""]) if follow_up else ""
    relies = any(_is_agreement_rule(basis) for party in initiative.parties for basis in party.legal_basis)
    if relies and len(list(numbered(initiative, *MUNICIPAL))) > 1 and not mentions(said, "fullmäktige"):
        yield Hit("follow_up.reports_to")


def municipal_approval(initiative: Initiative) -> Iterator[Hit]:
    for path, party in numbered(initiative, *MUNICIPAL):
        approval = party.approval
        if approval is None or not (approval.body and approval.date and approval.reference):
            yield Hit(f"{path}.approval", {"party": called(party)})


def municipal_final_decision(initiative: Initiative) -> Iterator[Hit]:
    for path, party in numbered(initiative, *MUNICIPAL):
        if party.approval is None or party.approval.final_on is None:
            yield Hit(f"{path}.approval.final_on", {"party": called(party)})


def responsible_board(initiative: Initiative) -> Iterator[Hit]:
    if not personal_data_processed(initiative):
        return
    for path, party in numbered(initiative, *_WITH_BOARDS):
        if not party.responsible_board:
            yield Hit(f"{path}.responsible_board", {"party": called(party)})


def in_house(initiative: Initiative) -> Iterator[Hit]:
    for path, party in numbered(initiative, PartyKind.PUBLIC_COMPANY, PartyKind.MUNICIPAL_FEDERATION):
        yield Hit(f"{path}.kind", {"party": called(party)})


def connected_actor_conditions(initiative: Initiative) -> Iterator[Hit]:
    for index, actor in enumerate(initiative.connected_actors):
        if not actor.conditions:
            yield Hit(f"connected_actors[{index}].conditions", {"actor": actor.name or "En ansluten aktör"})


def services(initiative: Initiative) -> Iterator[Hit]:
    if initiative.services:
        yield Hit("services")


def service_unanswered(initiative: Initiative) -> Iterator[Hit]:
    for index, service in enumerate(initiative.services):
        for name in ("exercise_of_authority", "personal_data"):
            if getattr(service, name) is None:
                yield Hit(f"services[{index}].{name}", {"task": service.task or "utan namn"})
                break


def authority_to_private(initiative: Initiative) -> Iterator[Hit]:
    outsiders = {party.id: party for party in initiative.parties if party.kind in _NOT_AUTHORITIES}
    for index, service in enumerate(initiative.services):
        party = outsiders.get(service.provider or "")
        if party and service.exercise_of_authority:
            values = {"party": called(party), "task": service.task or "en uppgift"}
            yield Hit(f"services[{index}].exercise_of_authority", values)


def rules_must_change(initiative: Initiative) -> Iterator[Hit]:
    """A chosen option that needs support which nothing in the data is about to give."""
    assignment = initiative.government_assignment
    asked = assignment is not None and assignment.position in (AssignmentPosition.REQUESTED, AssignmentPosition.GIVEN)
    support = {Requirement.STATUTE: bool(initiative.statutory_changes), Requirement.ASSIGNMENT: asked}
    for index, option in enumerate(initiative.options):
        if option.chosen and option.requires and not support.get(option.requires, True):
            yield Hit(f"options[{index}].requires", {"option": option.name or option.id})


def rights_of_the_child(initiative: Initiative) -> Iterator[Hit]:
    groups = initiative.challenge.target_groups if initiative.challenge else ()
    for index, group in enumerate(groups):
        said = " ".join(text for text in (group.name, group.needs, group.involvement) if text)
        if group.concerns_children and not mentions(said, "barnets bästa"):
            yield Hit(f"challenge.target_groups[{index}].involvement", {"group": group.name or ""})


def numbered(initiative: Initiative, *kinds: PartyKind) -> Iterator[tuple[str, Party]]:
    """Path and party, of the given kinds or of all."""
    for index, party in enumerate(initiative.parties):
        if not kinds or party.kind in kinds:
            yield f"parties[{index}]", party


def _is_complete(basis: LegalBasis) -> bool:
    return bool(basis.statute and basis.section) and not is_to_be_stated(f"{basis.statute} {basis.section}")


def _is_general(basis: LegalBasis) -> bool:
    """The two provisions on cooperation that give no competence of their own (domain part 3.2, first row)."""
    statute, section = basis.statute or "", basis.section or ""
    return (cites(section, None, "8") and mentions(statute, "förvaltningslagen", "2017:900")) or (
        cites(section, None, "6") and mentions(statute, "myndighetsförordningen", "2007:515")
    )


def _is_agreement_rule(basis: LegalBasis) -> bool:
    text = f"{basis.section or ''} {basis.statute or ''}"
    return cites(text, 9, "37") and mentions(text, "kommunallagen", "KL", "2017:725")


PARTY_NOTES: Mapping[str, Check] = {
    "legal.organisation_number": wrong_check_digit,
    "legal.basis_to_be_stated": basis_to_be_stated,
    "legal.general_clause_alone": general_clause_alone,
    "legal.outside_mandate": outside_mandate,
    "legal.board_matter": board_matter,
    "legal.private_party": private_party,
    "legal.municipal_competence": municipal_competence,
    "legal.municipal_agreement_with_state": municipal_agreement_with_state,
    "legal.municipal_agreement_report": municipal_agreement_report,
    "legal.municipal_approval": municipal_approval,
    "legal.municipal_final_decision": municipal_final_decision,
    "legal.responsible_board": responsible_board,
    "legal.in_house": in_house,
    "legal.connected_actor_conditions": connected_actor_conditions,
    "legal.services": services,
    "legal.service_unanswered": service_unanswered,
    "legal.authority_to_private": authority_to_private,
    "legal.rules_must_change": rules_must_change,
    "legal.rights_of_the_child": rights_of_the_child,
}
