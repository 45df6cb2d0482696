"""Legal notes on the parties, their legal basis and their services to one another (domain parts 3.1, 3.2, 7.5–7.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import facts
from generator.assess.finding import Check, Hit
from generator.assess.wording import called
from generator.catalogue.citations import mentions
from generator.contract import Initiative
from generator.contract.models.organisation_number import luhn_ok


def wrong_check_digit(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        if party.organisation_number and not luhn_ok(party.organisation_number):
            yield Hit(f"{path}.organisation_number", {"party": called(party)})


def basis_to_be_stated(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        for index, basis in enumerate(party.legal_basis):
            if facts.ground(basis) is facts.Ground.UNFINISHED:
                statute = basis.statute or "en författning"
                yield Hit(f"{path}.legal_basis[{index}].section", {"party": called(party), "statute": statute})


def general_clause_alone(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        if facts.only_general_grounds(party):
            yield Hit(f"{path}.legal_basis", {"party": called(party)})


def outside_mandate(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        if facts.is_outside_mandate(party):
            yield Hit(f"{path}.mandate_assessment", {"party": called(party)})


def board_matter(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        body = party.decision_body or ""
        if facts.board_question_is_open(party):
            yield Hit(f"{path}.decision_body", {"party": called(party), "body": f"”{body}”" if body else "inget"})


def private_party(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        if facts.is_private(party):
            yield Hit(f"{path}.kind", {"party": called(party)})


def municipal_competence(initiative: Initiative) -> Iterator[Hit]:
    """A municipality has no general task to cooperate: it needs a ground of its own, complete with its section."""
    for path, party in facts.numbered(initiative):
        if facts.is_municipal(party) and not facts.own_grounds(party):
            yield Hit(f"{path}.legal_basis", {"party": called(party)})


def municipal_agreement_with_state(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        if not facts.needs_a_ground_towards_the_state(initiative, party):
            continue
        for index, basis in enumerate(party.legal_basis):
            if facts.is_contract_cooperation(basis):
                yield Hit(f"{path}.legal_basis[{index}]", {"party": called(party)})


def municipal_agreement_report(initiative: Initiative) -> Iterator[Hit]:
    if facts.contract_cooperation(initiative).relied_on and not facts.council_report_planned(initiative):
        yield Hit("follow_up.reports_to")


def municipal_agreement_with_federation(initiative: Initiative) -> Iterator[Hit]:
    """To be checked, and no error."""
    federations = {party.id for party in facts.contract_cooperation(initiative).to_check}
    for path, party in facts.numbered(initiative):
        if party.id in federations:
            yield Hit(f"{path}.legal_basis", {"party": called(party)})


def municipal_approval(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        approval = party.approval
        complete = approval is not None and approval.body and approval.date and approval.reference
        if facts.is_municipal(party) and not complete:
            yield Hit(f"{path}.approval", {"party": called(party)})


def municipal_final_decision(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        undecided = party.approval is None or party.approval.final_on is None
        if facts.is_municipal(party) and undecided:
            yield Hit(f"{path}.approval.final_on", {"party": called(party)})


def responsible_board(initiative: Initiative) -> Iterator[Hit]:
    if not facts.processes_personal_data(initiative):
        return
    for path, party in facts.numbered(initiative):
        if facts.names_responsible_body(party) and not party.responsible_board:
            yield Hit(f"{path}.responsible_board", {"party": called(party)})


def in_house(initiative: Initiative) -> Iterator[Hit]:
    for path, party in facts.numbered(initiative):
        if facts.may_be_in_house(party):
            yield Hit(f"{path}.kind", {"party": called(party)})


def connected_actor_conditions(initiative: Initiative) -> Iterator[Hit]:
    for index, actor in enumerate(initiative.connected_actors):
        if not actor.conditions:
            yield Hit(f"connected_actors[{index}].conditions", {"actor": actor.name or "En ansluten aktör"})


def services(initiative: Initiative) -> Iterator[Hit]:
    if facts.under_common_service(initiative):
        yield Hit("services")


def service_unanswered(initiative: Initiative) -> Iterator[Hit]:
    for index, service in enumerate(initiative.services):
        for name in ("exercise_of_authority", "personal_data"):
            if getattr(service, name) is None:
                yield Hit(f"services[{index}].{name}", {"task": service.task or "utan namn"})
                break


def authority_to_private(initiative: Initiative) -> Iterator[Hit]:
    for index, service in enumerate(initiative.services):
        party = facts.authority_outside(initiative, service)
        if party:
            values = {"party": called(party), "task": service.task or "en uppgift"}
            yield Hit(f"services[{index}].exercise_of_authority", values)


def rules_must_change(initiative: Initiative) -> Iterator[Hit]:
    """A chosen option that needs support which nothing in the data is about to give."""
    for index, option in enumerate(initiative.options):
        if option.chosen and option.requires and facts.lacks_support(initiative, option.requires):
            yield Hit(f"options[{index}].requires", {"option": option.name or option.id})


def rights_of_the_child(initiative: Initiative) -> Iterator[Hit]:
    groups = initiative.challenge.target_groups if initiative.challenge else ()
    for index, group in enumerate(groups):
        said = " ".join(text for text in (group.name, group.needs, group.involvement) if text)
        if group.concerns_children and not mentions(said, "barnets bästa"):
            yield Hit(f"challenge.target_groups[{index}].involvement", {"group": group.name or ""})


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
    "legal.municipal_agreement_with_federation": municipal_agreement_with_federation,
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
