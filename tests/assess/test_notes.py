"""Legal notes: each is raised by as little data as can raise it, and falls silent when one thing is put right."""

from __future__ import annotations

from typing import Any

import pytest

from generator import catalogue
from generator.assess import findings
from generator.assess.notes import CHECKS
from generator.contract import Initiative


def party(kind: str = "state_agency", id: str = "A", **more: Any) -> dict[str, Any]:
    names = {"A": "Verket", "B": "Kommunen", "C": "Bolaget"}
    return {"id": id, "name": names[id], "kind": kind, **more}


def basis(statute: str, section: str) -> dict[str, str]:
    return {"statute": statute, "section": section}


def plan(**more: Any) -> dict[str, Any]:
    return {"year": 2027, **more}


def paid(*kinds: str, model: str = "host_invoices", **more: Any) -> dict[str, Any]:
    parties = [party(kind, id="ABC"[index]) for index, kind in enumerate(kinds)]
    return {"parties": parties, "funding": {"model": model}, **more}


def row(**more: Any) -> dict[str, Any]:
    """A matrix of one decision among a management forum F1, a steering group F3 and a support forum F7."""
    forums = [
        {"id": "F1", "name": "Ledningen", "level": "management"},
        {"id": "F3", "name": "Styrgruppen", "level": "steering"},
        {"id": "F7", "name": "Juristforum", "level": "support"},
        {"id": "F0", "name": "Fullmäktige", "level": "principal"},
    ]
    decision = {"id": "B1", "question": "Årlig plan", "decides": "F3", "prepares": "F7", **more}
    return {"parties": [party()], "organisation": {"forums": forums}, "decisions": [decision]}


def seated(*mandates: dict[str, Any], **more: Any) -> dict[str, Any]:
    raw = row(form="consensus", **more)
    raw["organisation"] = {**raw["organisation"], "mandates": list(mandates)}
    return raw


FL = "förvaltningslagen (2017:900)"
KL = "kommunallagen (2017:725)"
OSL = "offentlighets- och sekretesslagen (2009:400)"
DATA = {"processed": True, "purposes": ["statistik"], "categories": ["adresser"]}
SOURCE = "arbetsordning 2026-01-15, dnr 8-100"

# code → data that raises it, and what silences it.
CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "legal.organisation_number": (
        {"parties": [party(organisation_number="202100-5449")]},
        {"parties[0].organisation_number": "202100-5448"},
    ),
    "legal.basis_to_be_stated": (
        {"parties": [party(legal_basis=[basis("instruktionen", "att ange")])]},
        {"parties[0].legal_basis[0].section": "2 §"},
    ),
    "legal.general_clause_alone": (
        {
            "parties": [
                party(
                    legal_basis=[
                        basis(FL, "8 §"),
                        basis("myndighetsförordningen (2007:515)", "6 §"),
                        basis("instruktionen", "att ange"),
                    ]
                )
            ]
        },
        {"parties[0].legal_basis[2].section": "2 §"},
    ),
    "legal.outside_mandate": (
        {"parties": [party(mandate_assessment="outside")]},
        {"parties[0].mandate_assessment": "within"},
    ),
    "legal.board_matter": (
        {"parties": [party(leadership="board", decision_body="generaldirektören")]},
        {"parties[0].decision_body": "styrelsen"},
    ),
    "legal.private_party": ({"parties": [party("private")]}, {"parties[0].kind": "public_company"}),
    "legal.municipal_competence": (
        {"parties": [party("municipality", legal_basis=[basis(KL, "9 kap. 37 §")])]},
        {"parties[0].legal_basis[0].section": "2 kap. 1 §"},
    ),
    "legal.municipal_agreement_with_state": (
        {"parties": [party(), party("municipality", id="B", legal_basis=[basis(KL, "9 kap. 37 §")])]},
        {"parties[0].kind": "region"},
    ),
    "legal.municipal_agreement_report": (
        {
            "parties": [
                party("region"),
                party("municipality", id="B", legal_basis=[basis(KL, "9 kap. 37 och 38 §§")]),
            ]
        },
        {"follow_up.reports_to": ["fullmäktige varje år"]},
    ),
    "legal.municipal_agreement_with_federation": (
        {
            "parties": [
                party("municipal_federation"),
                party("municipality", id="B", legal_basis=[basis(KL, "9 kap. 37 §")]),
            ]
        },
        {"parties[0].kind": "region"},
    ),
    "legal.municipal_approval": (
        {"parties": [party("municipality", approval={"body": "kommunfullmäktige", "date": "2026-10-01"})]},
        {"parties[0].approval.reference": "KS 2026/1"},
    ),
    "legal.municipal_final_decision": (
        {"parties": [party("region")]},
        {"parties[0].approval.final_on": "2026-11-01"},
    ),
    "legal.responsible_board": (
        {"parties": [party("municipality")], "personal_data": DATA},
        {"parties[0].responsible_board": "socialnämnden"},
    ),
    "legal.in_house": ({"parties": [party("public_company")]}, {"parties[0].kind": "region"}),
    "legal.connected_actor_conditions": (
        {"connected_actors": [{"name": "Banken", "sector": "private"}]},
        {"connected_actors[0].conditions": "Lika villkor gäller för alla."},
    ),
    "legal.services": (
        {"parties": [party(), party(id="B")], "services": [{"provider": "A", "recipient": "B"}]},
        {"services": []},
    ),
    "legal.service_unanswered": (
        {"services": [{"task": "vägledning", "exercise_of_authority": False}]},
        {"services[0].personal_data": True},
    ),
    "legal.authority_to_private": (
        {"parties": [party("private")], "services": [{"provider": "A", "exercise_of_authority": True}]},
        {"services[0].exercise_of_authority": False},
    ),
    "legal.rules_must_change": (
        {"options": [{"id": "H1", "name": "Delad uppgift", "requires": "statute", "chosen": True}]},
        {"statutory_changes": [{"statute": "en lag"}]},
    ),
    "legal.rights_of_the_child": (
        {"challenge": {"target_groups": [{"name": "Barn och unga"}]}},
        {"challenge.target_groups[0].involvement": "Barnets bästa har prövats."},
    ),
    "legal.cooperation_duty_as_override": (
        {"secrecy": {"relevant": True, "override": f"8 § {FL}"}},
        {"secrecy.override": f"10 kap. 28 § {OSL}"},
    ),
    "legal.general_override_routine": (
        {"secrecy": {"relevant": True, "override": f"10 kap. 27 § {OSL}"}},
        {"secrecy.override": f"10 kap. 27–28 §§ {OSL}"},
    ),
    "legal.crime_override_for_service": (
        {"secrecy": {"override": f"För enklare ansökan: 10 kap. 15 a § {OSL}"}},
        {"secrecy.override": f"För kontroll av löner: 10 kap. 15 a § {OSL}"},
    ),
    "legal.override_missing": ({"secrecy": {"relevant": True}}, {"secrecy.relevant": False}),
    "legal.secrecy_ground_to_be_stated": (
        {"secrecy": {"grounds": ["bestämmelse att ange per part"]}},
        {"secrecy.grounds": [f"26 kap. 1 § {OSL}"]},
    ),
    "legal.joint_controllers_incomplete": (
        {"personal_data": {"processed": True, "roles": "joint", "purposes": ["statistik"]}},
        {"personal_data.categories": ["adresser"]},
    ),
    "legal.processor_incomplete": (
        {"parties": [party(), party(id="B")], "personal_data": {**DATA, "roles": "processor", "controller": "A"}},
        {"personal_data.processor": "B"},
    ),
    "legal.personal_data_roles": ({"personal_data": DATA}, {"personal_data.roles": "separate"}),
    "legal.impact_assessment_unanswered": ({"personal_data": DATA}, {"personal_data.impact_assessment": "done"}),
    "legal.impact_assessment_unplanned": (
        {"personal_data": {**DATA, "impact_assessment": "needed"}},
        {"plans": [plan(activities=[{"id": "A1", "title": "Konsekvensbedömning avseende dataskydd"}])]},
    ),
    "legal.security_sensitive": (
        {"security": {"security_sensitive": "unclear"}},
        {"security.security_sensitive": "no"},
    ),
    "legal.cybersecurity_party": (
        {"parties": [party("municipal_federation")]},
        {"security.cybersecurity_act": ["A"]},
    ),
    "legal.cybersecurity_unanswered": ({"parties": [party()]}, {"security.cybersecurity_act": ["A"]}),
    "legal.archive_creator": (
        {"parties": [party(), party(id="B")], "technology": {"prerequisites": ["en delad plattform"]}},
        {"archive.archive_creator": "A"},
    ),
    "legal.archival_format": (
        {"parties": [party()], "archive": {"original": "electronic"}},
        {"archive.original": "paper"},
    ),
    "legal.signature_level": ({"signing": {"form": "electronic"}}, {"signing.level": "avancerad"}),
    "legal.accessibility": (
        {"technology": {"standards": ["egen modell"]}},
        {"technology.standards": ["WCAG 2.1 nivå AA"]},
    ),
    "legal.interoperability": (
        {"technology": {"prerequisites": ["gränsöverskridande tjänst"]}},
        {"technology.prerequisites": ["tjänst inom landet"]},
    ),
    "legal.open_data_licence": (
        {"technology": {"open_data": True}},
        {"intellectual_property.content_licence": "CC0"},
    ),
    "legal.state_in_court": (
        {"parties": [party()], "dispute": {"form": "negotiation_then_court"}},
        {"parties[0].kind": "municipality"},
    ),
    "legal.dispute_between_legal_persons": (
        {"parties": [party(), party("municipality", id="B")], "dispute": {"form": "escalation"}},
        {"dispute.form": "negotiation_then_court"},
    ),
    "legal.public_cooperation_with_private_party": (
        {
            "parties": [party("private")],
            "procurement": {"basis": "3 kap. 17 § lagen (2016:1145) om offentlig upphandling"},
        },
        {"parties[0].kind": "municipality"},
    ),
    "legal.payment_between_legal_persons": (paid("state_agency", "municipality"), {"funding.model": "own_costs"}),
    "legal.payment_between_agencies": (paid("state_agency", "state_agency"), {"parties[1].kind": "region"}),
    "legal.procurement_basis": ({"procurement": {"needed": True}}, {"procurement.basis": "avrop från ramavtal"}),
    "legal.fee_support": (paid("state_agency", model="fee"), {"funding.model": "host_invoices"}),
    "legal.cost_sharing": (paid("state_agency"), {"funding.model": "own_costs"}),
    "legal.reservation": (
        {"parties": [party()], "funding": {"budget": {2027: 1, 2028: 1}, "reservation": False}},
        {"funding.reservation": True},
    ),
    "legal.investment": (
        {"parties": [party()], "funding": {"investment": {"owner": "någon", "amount": 5, "source": "lån"}}},
        {"funding.investment.owner": "A"},
    ),
    "legal.co_determination": (
        {"parties": [party(contribution={"full_time_equivalents": 2})]},
        {"plans": [plan(activities=[{"id": "A1", "title": "Förhandla med arbetstagarorganisationerna"}])]},
    ),
    "sums.contributions": (
        {"parties": [party(contribution={"amount_per_year": 5})], "funding": {"budget": {2027: 6}}},
        {"funding.model": "special_funds"},
    ),
    "sums.budget_by_party": (
        {"parties": [party()], "funding": {"budget": {2027: 6}}, "plans": [plan(budget_by_party={"A": 5})]},
        {"plans[0].budget_by_party.A": 6},
    ),
    "sums.activities": (
        {"funding": {"budget": {2027: 6}}, "plans": [plan(activities=[{"id": "A1", "budget": 7}])]},
        {"plans[0].activities[0].budget": 6},
    ),
    "sums.shares": (
        {"parties": [party(), party(id="B")], "funding": {"shares": [{"party": "A", "percent": 40}, {"party": "B"}]}},
        {"funding.shares[1].percent": 60},
    ),
    "sums.share_and_contribution": (
        {
            "parties": [party(contribution={"amount_per_year": 100}), party(id="B")],
            "funding": {
                "model": "allocation_key", "budget": {"2027": 1000},
                "shares": [{"party": "A", "percent": 50}, {"party": "B", "percent": 50}],
            },
        },
        {"parties[0].contribution.amount_per_year": 500},
    ),
    "legal.liability_contradicted": (
        {"parties": [party("municipality")], "liability": {"cap": 1, "unlimited": True}}, {"liability.unlimited": None},
    ),
    "legal.liability_within_the_state": (
        {"parties": [party(), party(id="B")], "liability": {"cap": 1}}, {"parties[1].kind": "region"},
    ),
    "benefits.none_for_party": (
        {"parties": [party()]},
        {"benefits": [{"id": "N1", "party": "A", "text": "Minska antalet samtal"}]},
    ),
    "benefits.none_for_society": (
        {"benefits": [{"id": "N1", "text": "Minska antalet samtal"}]},
        {"benefits[0].party": "society"},
    ),
    "plan.activity_without_goal": (
        {"plans": [plan(activities=[{"id": "A1"}])], "direction": {"goals": [{"id": "M1"}]}},
        {"plans[0].activities[0].goal": "M1"},
    ),
    "plan.decided_late": (
        {"plans": [plan(decision_date="2027-01-01")]},
        {"plans[0].decision_date": "2026-12-31"},
    ),
    "plan.municipal_funding_late": (
        {
            "parties": [party("municipality", contribution={"amount_per_year": 1})],
            "plans": [plan(decision_date="2026-12-01")],
        },
        {"plans[0].decision_date": "2026-11-30"},
    ),
    "plan.above_limit": (
        {
            **seated({"party": "A", "forum": "F3", "level": "M3", "limit": 5}, category="planning"),
            "plans": [plan(budget_by_party={"A": 6})],
        },
        {"organisation.mandates[0].limit": 6},
    ),
    "organisation.many_forums": (
        {"organisation": {"forums": [{"id": f"F{number}"} for number in range(6)]}},
        {"organisation.forums": [{"id": f"F{number}"} for number in range(5)]},
    ),
    "organisation.same_person": (
        {
            "parties": [party()],
            "organisation": {"mandates": [{"party": "A", "title": "chef", "level": "M0"} for _ in range(4)]},
        },
        {"organisation.mandates[0].title": "annan chef"},
    ),
    "matrix.one_decides": ({"decisions": [{"id": "B1"}]}, row()),
    "matrix.two_decide": (
        {**row(), "decisions": [*row()["decisions"], {**row()["decisions"][0], "id": "B2", "decides": "F1"}]},
        {"decisions[0].stages": ["startup"], "decisions[1].stages": ["operation"]},
    ),
    "matrix.preparation": (row(prepares="F3"), {"decisions[0].prepares": "F7"}),
    "matrix.locked": (row(category="statute"), {"decisions[0].decides": "F1"}),
    "matrix.direction": (
        row(category="direction", decides="F1", form="consensus"),
        {"decisions[0].form": "own_decisions"},
    ),
    "matrix.municipal_direction": (
        {**row(category="direction"), "parties": [party("municipality")]},
        {"decisions[0].decides": "F1"},
    ),
    "matrix.private_decides": (
        {**row(category="security", decides="A"), "parties": [party("private")]},
        {"decisions[0].category": "content"},
    ),
    "matrix.individual_case": (
        row(question="Avgöra enskilda ärenden om bidrag"),
        {"decisions[0].question": "Avgöra turordningen"},
    ),
    "matrix.reserved": (row(reserved=True), {"decisions[0].decides": "F1"}),
    "matrix.own_decisions": (row(form="own_decisions"), {"decisions[0].decides": "A"}),
    "matrix.host": (row(form="host"), {"decisions[0].decides": "A"}),
    "matrix.consensus_mandate": (
        seated({"party": "A", "forum": "F3", "level": "M1"}),
        {"organisation.mandates[0].level": "M2"},
    ),
    "matrix.consensus_limit": (
        seated({"party": "A", "forum": "F3", "limit": 99999}, question="Omdisponering upp till 100 000 kr"),
        {"organisation.mandates[0].limit": 100000},
    ),
    "matrix.mandate_source": (
        {"parties": [party()], "organisation": {"mandates": [{"party": "A", "source": "arbetsordning 2026-01-15"}]}},
        {"organisation.mandates[0].source": SOURCE},
    ),
    "matrix.municipal_delegation": (
        {"parties": [party("region")], "organisation": {"mandates": [{"party": "A", "level": "M3"}]}},
        {"organisation.mandates[0].level": "M1"},
    ),
    "matrix.principal_forum": (row(consulted=["F0"]), {"decisions[0].consulted": ["F1"]}),
    "matrix.escalation_end": (
        {**row(), "escalation": {"steps": [{"forum": "F3"}]}},
        {"escalation.steps": [{"forum": "F3"}, {"forum": "F1"}]},
    ),
}


def codes(initiative: Initiative) -> set[str]:
    return {finding.code for finding in findings(initiative)}


def test_every_check_has_words_and_a_case_and_no_words_lack_a_check() -> None:
    assert set(CHECKS) == set(catalogue.notes()) == set(CASES)


@pytest.mark.parametrize("code", CASES)
def test_a_note_is_raised_by_the_data_that_calls_for_it(draft: Any, code: str) -> None:
    data, _ = CASES[code]
    raised = [finding for finding in findings(draft(data)) if finding.code == code]
    note = catalogue.notes()[code]
    assert raised
    assert all(
        (found.severity, found.source, found.clauses) == (note.severity, note.source, note.clauses) for found in raised
    )
    assert not any("{" in found.message for found in raised)


@pytest.mark.parametrize("code", CASES)
def test_a_note_falls_silent_when_the_data_is_put_right(draft: Any, code: str) -> None:
    data, remedy = CASES[code]
    assert code not in codes(draft(data, remedy))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"challenge.target_groups[1].name": "Vuxna barn"}, "legal.rights_of_the_child"),
        ({"plans[0].decision_date": "2026-02-12"}, "plan.decided_late"),
        ({"organisation.mandates[0].source": "delegationsbeslut 2026-01-15, 2023KS133"}, "matrix.mandate_source"),
        ({"organisation.mandates[0].source": "beslut den 5 mars 2026, dnr Ä 7"}, "matrix.mandate_source"),
        ({"secrecy.override": f"8 § {FL} bryter inte sekretess."}, "legal.cooperation_duty_as_override"),
        ({"decisions[4].form": "principal", "decisions[4].decides": None}, "matrix.one_decides"),
        ({"challenge.target_groups[1].name": "Barnmorskor"}, "legal.rights_of_the_child"),
        ({"secrecy.override": "Samtycke enligt 10 kap. 1 § eller generalklausulen"}, "legal.general_override_routine"),
    ],
)
def test_a_note_is_not_raised_by_what_only_looks_like_it(changed: Any, values: dict[str, Any], code: str) -> None:
    assert code not in codes(changed(values))


def test_a_note_names_the_party_and_the_place(draft: Any) -> None:
    data, _ = CASES["legal.organisation_number"]
    found = next(f for f in findings(draft(data)) if f.code == "legal.organisation_number")
    assert found.path == "parties[0].organisation_number"
    assert found.message.startswith("Organisationsnumret för Verket ")


def test_the_limit_of_a_consensus_is_said_in_kronor(draft: Any) -> None:
    data, _ = CASES["matrix.consensus_limit"]
    found = next(f for f in findings(draft(data)) if f.code == "matrix.consensus_limit")
    assert found.path == "decisions[0].question"
    assert "upp till 100 000 kr" in found.message
    assert "i Styrgruppen är 99 999 kr" in found.message


def test_the_path_of_a_clash_in_the_matrix_is_its_row(changed: Any) -> None:
    found = [f for f in findings(changed({"decisions[3].decides": "F2"})) if f.code == "matrix.locked"]
    assert [f.path for f in found] == ["decisions[3].decides"]


def test_a_consensus_that_many_parties_cannot_give_is_one_finding_that_names_the_first(draft: Any) -> None:
    parties = [{"id": f"P{number}", "name": f"Part {number}"} for number in range(1, 41)]
    raw = {**row(form="consensus"), "parties": parties}
    (finding,) = [each for each in findings(draft(raw)) if each.code == "matrix.consensus_mandate"]
    assert "men Part 1, Part 2, Part 3, Part 4, Part 5 med flera har där inget mandat" in finding.message


def test_a_question_in_other_letters_is_the_same_question(draft: Any) -> None:
    data, _ = CASES["matrix.two_decide"]
    other = {"decisions[1].question": data["decisions"][0]["question"].upper()}
    assert "matrix.two_decide" in codes(draft(data, other))
    assert "matrix.two_decide" not in codes(draft(data, {"decisions[1].question": "Något helt annat"}))


def test_those_who_process_no_personal_data_are_not_asked_what_they_process(draft: Any) -> None:
    answers = {processed: codes(draft({"personal_data": {"processed": processed}})) for processed in (True, False)}
    assert "needed.personal_data_content" in answers[True]
    assert "needed.personal_data_content" not in answers[False]


def test_contributions_that_exceed_the_budget_are_told_too(changed: Any) -> None:
    assert "sums.contributions" not in codes(changed())
    assert "sums.contributions" in codes(changed({"funding.budget": {"2027": 1}}))


def test_a_share_that_is_lacking_names_its_party(draft: Any) -> None:
    parties = [{"id": "A", "name": "Alfa"}, {"id": "B", "name": "Beta"}]
    shares = [{"party": "A", "percent": 50}, {"party": "B"}]
    found = [one.message for one in findings(draft({"parties": parties, "funding": {"shares": shares}}))
             if one.code == "sums.shares"]  # fmt: skip
    assert ["Beta" in message and "Alfa" not in message for message in found] == [True]
