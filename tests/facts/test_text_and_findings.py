"""What the texts say and what the checks find is the same answer: the fact's, in every shape of an initiative.

Each row is one fact, the words that stand in a clause just when it holds, and the findings that are raised just when it
holds and what else they ask for is there. A side that answers by itself breaks the row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from generator import facts
from generator.contract import DisputeForm, Initiative, Owed, PlanStatus, Requirement

Holds = Callable[[Initiative], bool]
PARTIES, GROUNDS, FUNDING = "agreement.parties", "agreement.legal_basis", "agreement.funding"
PROCUREMENT, DATA, LIABILITY = "agreement.procurement", "agreement.personal_data", "agreement.liability"


@dataclass(frozen=True)
class Fact:
    """`says`: clause and words that stand there just when the fact holds. `finds`: code, and what else it asks for."""

    holds: Holds
    says: dict[str, str] = field(default_factory=dict)
    finds: dict[str, Holds] = field(default_factory=dict)


def always(_: Initiative) -> bool:
    return True


def court(initiative: Initiative) -> bool:
    return bool(initiative.dispute and initiative.dispute.form == DisputeForm.NEGOTIATION_THEN_COURT)


def only_escalation(initiative: Initiative) -> bool:
    several = facts.constellation(initiative).several_legal_persons
    return several and bool(initiative.dispute and initiative.dispute.form == DisputeForm.ESCALATION)


def unreported(initiative: Initiative) -> bool:
    return not facts.council_report_planned(initiative)


def says_reserved(initiative: Initiative) -> bool:
    """The Riksdag is spoken of by the standard words, or by the user's own."""
    said = facts.reservation(initiative)
    return said.standard or "riksdagen anvisar medel" in said.words


def relies_with_private(initiative: Initiative) -> bool:
    return facts.relies_on_public_cooperation(initiative) and bool(facts.constellation(initiative).private)


def every(initiative: Initiative, *, of: facts.Control) -> bool:
    return facts.control_of_personal_data(initiative) is of


FACTS: dict[str, Fact] = {
    "the State is the only legal person": Fact(
        lambda i: facts.constellation(i).state_only,
        {GROUNDS: "Parterna är myndigheter inom samma rättssubjekt", PARTIES: "Denna överenskommelse har träffats"},
        {"legal.state_in_court": court},
    ),
    "a party is a legal person of its own": Fact(
        lambda i: facts.constellation(i).mixed,
        {
            GROUNDS: "Avtalet är bindande mellan",
            LIABILITY: "svensk allmän domstol",
            "mandates.escalation": "En tvist med anledning av avtalet",
        },
        {"legal.dispute_between_legal_persons": only_escalation},
    ),
    "the State is or may be party": Fact(
        lambda i: facts.constellation(i).may_have_state,
        {"mandates.principles": "Regeringen och departementen är inte forum", "plan.decision": "regleringsbrev"},
    ),
    "9 kap. 37 § KL is relied on": Fact(
        lambda i: facts.contract_cooperation(i).relied_on,
        {
            PARTIES: "med stöd av 9 kap. 37 §",
            "agreement.decisions": "Delegering till en anställd i en annan kommun",
            "agreement.follow_up": "9 kap. 38 §",
            "plan.follow_up": "9 kap. 38 §",
        },
        {"legal.municipal_agreement_report": unreported},
    ),
    "9 kap. 37 § KL is relied on between some of the parties": Fact(
        lambda i: facts.contract_cooperation(i).relied_on and not facts.contract_cooperation(i).among_all,
        {PARTIES: "Mellan .+ ingås avtalet med stöd av 9 kap. 37 §"},
    ),
    "no task is done for another": Fact(
        lambda i: not (i.services or facts.contract_cooperation(i).relied_on),
        {GROUNDS: "innebär inte att någon förvaltningsuppgift"},
    ),
    "a service is or may be by lagen (2019:212)": Fact(
        facts.under_common_service, {GROUNDS: "2019:212"}, {"legal.services": always}
    ),
    "a service is on a law that nobody has stated": Fact(
        lambda i: facts.Support.NOT_STATED in facts.service_supports(i),
        {GROUNDS: "först när stödet för det har angetts i tabellen"},
    ),
    "3 kap. 17 § LOU is stated as the parties' view": Fact(
        facts.states_public_cooperation, {PROCUREMENT: "Parterna bedömer att samarbetet omfattas av 3 kap. 17 §"}
    ),
    "3 kap. 17 § LOU could be stated": Fact(
        facts.may_state_public_cooperation, {PROCUREMENT: "Om parterna åberopar 3 kap. 17 §"}
    ),
    "3 kap. 17 § LOU has to be given reasons": Fact(
        facts.needs_cooperation_reasons,
        {PROCUREMENT: "Skälen framgår av tabellen|ska de dokumentera vilka gemensamma mål"},
        {"legal.payment_between_legal_persons": always},
    ),
    "3 kap. 17 § LOU is relied on with a private party": Fact(
        relies_with_private, finds={"legal.public_cooperation_with_private_party": always}
    ),
    "the stated basis is an exemption": Fact(
        facts.basis_is_an_exemption, {PROCUREMENT: "följande grund för att inte upphandla"}
    ),
    "a party may be paid only in house": Fact(
        lambda i: any(map(facts.may_be_in_house, i.parties)),
        {PROCUREMENT: "kontroll- och verksamhetskriterierna"},
        {"legal.in_house": always},
    ),
    "a party is private": Fact(
        lambda i: any(map(facts.is_private, i.parties)),
        {PROCUREMENT: "Ersättning till privat part"},
        {"legal.private_party": always},
    ),
    "procurement is spoken of between state agencies": Fact(
        facts.refers_to_the_competition_authority,
        {PROCUREMENT: "ställningstagande 2018:1"},
        {"legal.payment_between_agencies": facts.pays_between_parties},
    ),
    "the State takes a fee": Fact(
        facts.state_takes_fee, {FUNDING: "enligt 3 § avgiftsförordningen"}, {"legal.fee_support": always}
    ),
    "costs are shared": Fact(
        facts.shares_costs, {FUNDING: "avser inte att ta ut någon avgift"}, {"legal.cost_sharing": always}
    ),
    "each owes its share": Fact(lambda i: facts.owed(i) == Owed.SHARE, {FUNDING: "betalar sin andel enligt bilaga 7"}),
    "each owes its contribution": Fact(
        lambda i: facts.owed(i) == Owed.CONTRIBUTION, {FUNDING: "betalar det årliga belopp"}
    ),
    "share and contribution differ": Fact(
        lambda i: facts.share_differs(i) is not None,
        {FUNDING: "eftersom andel och bidrag är olika belopp"}, {"sums.share_and_contribution": always},
    ),
    "a municipal host invoices": Fact(
        facts.invoicing_host_is_municipal, {FUNDING: "får inte överstiga kostnaderna för tjänsten"}
    ),
    "no cap is chosen": Fact(facts.liability_is_unlimited, {LIABILITY: "valt att inte begränsa"}),
    "a cap is asked for or stated": Fact(
        lambda i: facts.constellation(i).mixed and not facts.liability_is_unlimited(i),
        {LIABILITY: "ersättningsskyldighet är begränsad till"},
    ),
    "cap and no cap at once": Fact(
        facts.liability_is_contradicted, finds={"legal.liability_contradicted": always}
    ),
    "a cap within the State": Fact(
        facts.liability_within_the_state, finds={"legal.liability_within_the_state": always}
    ),
    "the Riksdag's money is reserved": Fact(
        says_reserved, {FUNDING: "riksdagen anvisar medel", "plan.risks": "riksdagen anvisar medel"}
    ),
    "the reservation binds only the State's parties": Fact(
        lambda i: facts.reservation(i).standard and not facts.reservation(i).binds_all,
        {FUNDING: "För de statliga parterna gäller åtaganden", "plan.risks": "För de statliga parterna gäller"},
    ),
    "a council's grant is reserved": Fact(
        lambda i: bool(facts.reservation(i).councils), {FUNDING: "åtagande för ett kommande budgetår gäller under"}
    ),
    "a reservation is lacking": Fact(facts.lacks_reservation, finds={"legal.reservation": always}),
    "an agency's board has not been asked": Fact(
        lambda i: any(map(facts.board_question_is_open, i.parties)), finds={"legal.board_matter": always}
    ),
    "control of personal data is joint": Fact(
        lambda i: every(i, of=facts.Control.JOINT),
        {DATA: "Parterna är gemensamt personuppgiftsansvariga", "agreement.annex_personal_data": "artikel 26 i"},
        {"legal.joint_controllers_incomplete": lambda i: bool(facts.personal_data_annex_lacks(i))},
    ),
    "a party processes personal data for another": Fact(
        lambda i: every(i, of=facts.Control.ON_BEHALF),
        {DATA: "som personuppgiftsbiträde", "agreement.annex_personal_data": "artikel 28 i"},
        {"legal.processor_incomplete": lambda i: bool(facts.personal_data_annex_lacks(i))},
    ),
    "each party controls its own processing": Fact(
        lambda i: facts.may_process_personal_data(i) and not every(i, of=facts.Control.JOINT),
        {DATA: "Varje part är personuppgiftsansvarig"},
    ),
    "who controls is not decided": Fact(
        lambda i: every(i, of=facts.Control.UNDECIDED),
        finds={"legal.personal_data_roles": facts.processes_personal_data},
    ),
    "annex 5 is needed": Fact(
        facts.needs_personal_data_annex, {DATA: "ska regleras i bilaga 5", "agreement.miscellaneous": "bilaga 5 före"}
    ),
    "an impact assessment is needed and unplanned": Fact(
        facts.impact_assessment_is_unplanned,
        {"plan.activities": "aktivitet för konsekvensbedömningen"},
        {"legal.impact_assessment_unplanned": always},
    ),
    "negotiation on lent staff is unplanned": Fact(
        facts.staff_question_is_open,
        {"plan.activities": r"11 § lagen \(1976:580\)"},
        {"legal.co_determination": always},
    ),
    "secrecy may be concerned": Fact(facts.secrecy_may_be_relevant, {"agreement.secrecy": "offentlighets- och sekret"}),
    "protective security is to be assessed": Fact(
        facts.security_is_to_be_assessed,
        {"agreement.security": "Säkerhetsskyddschefen hos varje part"},
        {"legal.security_sensitive": always},
    ),
    "the work does not lie within what all are charged with": Fact(
        lambda i: facts.within_mandate(i) is facts.Within.NOT_FOR_ALL,
        {"direction.summary": "ryms inte inom alla parters uppdrag"},
        {"legal.outside_mandate": always},
    ),
    "the work lies partly within what the parties are charged with": Fact(
        lambda i: facts.within_mandate(i) is facts.Within.PARTLY, {"direction.summary": "ryms delvis inom"}
    ),
    "a chosen option takes changed statutes": Fact(
        lambda i: Requirement.STATUTE in facts.required_by_choice(i),
        {"direction.summary": "förutsätter ändrade författningar"},
        {"legal.rules_must_change": lambda i: facts.lacks_support(i, Requirement.STATUTE)},
    ),
    "special funds are given by an assignment": Fact(
        lambda i: facts.has_special_funds(i) and facts.has_assignment(i),
        {FUNDING: "med särskilda medel för regeringsuppdrag"},
    ),
    "councils grant money": Fact(
        lambda i: bool(facts.constellation(i).local_authorities), {"plan.cycle": "fattas i september–november"}
    ),
    "escalation ends with each leadership": Fact(
        facts.ends_with_management, {"mandates.escalation": "Eskaleringen slutar hos respektive"}
    ),
    "escalation does not end with each leadership": Fact(
        lambda i: not facts.ends_with_management(i),
        finds={"matrix.escalation_end": lambda i: bool(i.escalation and i.escalation.steps)},
    ),
}


def test_a_clause_says_it_just_when_it_is_so(shape) -> None:
    wrong = [
        (name, clause)
        for name, fact in FACTS.items()
        for clause, words in fact.says.items()
        if bool(re.search(words, shape.says(clause))) != fact.holds(shape.initiative)
    ]
    assert wrong == []


def test_a_finding_is_raised_just_when_it_is_so(shape) -> None:
    wrong = [
        (name, code)
        for name, fact in FACTS.items()
        for code, asks in fact.finds.items()
        if bool(shape.found(code)) != (fact.holds(shape.initiative) and asks(shape.initiative))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FACTS)
def test_the_shapes_try_it_both_ways(initiatives: dict[str, Initiative], name: str) -> None:
    assert {FACTS[name].holds(initiative) for initiative in initiatives.values()} == {True, False}


def test_what_an_exemption_allows_is_never_a_ground_for_buying(shape) -> None:
    basis = shape.initiative.procurement.basis if shape.initiative.procurement else None
    said = shape.says(PROCUREMENT)
    if basis and shape.initiative.procurement.needed:
        after = said.partition("förutsätter upphandling eller avrop.")[2]
        assert (basis.rstrip(".").lower() in after.lower()) is not facts.basis_is_an_exemption(shape.initiative)


def test_a_municipal_party_without_a_ground_of_its_own_has_a_gap_and_a_finding(shape) -> None:
    paths = {finding.path for finding in shape.found("legal.municipal_competence")}
    said = re.findall(r"medverkan grundas på (.+)", shape.says(GROUNDS))
    assert len(said) == len(facts.constellation(shape.initiative).municipal)
    for path, party in facts.numbered(shape.initiative):
        if facts.is_municipal(party):
            own = bool(facts.own_grounds(party))
            assert (f"{path}.legal_basis" in paths) is not own
            assert said.pop(0).startswith("[Att fylla i: ") is not (own or bool(facts.unfinished_grounds(party)))


def test_a_ground_without_its_section_has_a_gap_and_a_finding(shape) -> None:
    rows = [(f"{path}.legal_basis[{number}].section", basis) for path, party in facts.numbered(shape.initiative)
            for number, basis in enumerate(party.legal_basis)]  # fmt: skip
    unfinished = [path for path, basis in rows if facts.ground(basis) is facts.Ground.UNFINISHED]
    assert [finding.path for finding in shape.found("legal.basis_to_be_stated")] == unfinished
    table = shape.says(GROUNDS).partition("Rättslig grund för varje part")[2]
    assert table.count("[Att fylla i: paragraf]") == sum(facts.section_is_unstated(basis) for _, basis in rows)


def test_a_citation_that_does_not_hold_with_the_state_is_marked_and_found(shape) -> None:
    initiative, found = shape.initiative, shape.found("legal.municipal_agreement_with_state")
    cited = any(map(facts.cites_contract_cooperation, initiative.parties))
    marked = "(gäller inte i förhållande till staten)" in shape.says(GROUNDS)
    assert marked == (cited and facts.constellation(initiative).has_state)
    assert bool(found) == any(facts.needs_a_ground_towards_the_state(initiative, party) for party in initiative.parties)
    federations = {finding.path for finding in shape.found("legal.municipal_agreement_with_federation")}
    to_check = facts.contract_cooperation(initiative).to_check
    assert federations == {f"{path}.legal_basis" for path, party in facts.numbered(initiative) if party in to_check}


def test_the_parties_of_the_municipal_agreement_are_named(shape) -> None:
    cooperation = facts.contract_cooperation(shape.initiative)
    named = re.search(r"Mellan (.+) ingås avtalet med stöd av 9 kap\. 37 §", shape.says(PARTIES))
    if cooperation.relied_on and not cooperation.among_all:
        assert re.split(", | och ", named[1]) == [party.name for party in cooperation.between]


def test_questions_kept_for_the_leadership_are_the_same_everywhere(shape) -> None:
    for decision in shape.initiative.decisions:
        listed = decision.question in shape.says("mandates.reserved").splitlines()
        assert listed == (facts.kept(decision) is not None), decision.id
        assert (decision.question in shape.says("agreement.decisions").splitlines()) == listed
    rows = [(f"decisions[{number}].decides", row) for number, row in enumerate(shape.initiative.decisions)]
    levels = {identity: forum.level for identity, forum in facts.forums(shape.initiative).items()}
    elsewhere = [(path, row) for path, row in rows if row.decides and levels.get(row.decides) != "management"]
    for code, kept in (("matrix.locked", facts.Kept.ALWAYS), ("matrix.reserved", facts.Kept.BY_THE_PARTIES)):
        found = [finding.path for finding in shape.found(code)]
        assert found == [path for path, row in elsewhere if facts.kept(row) is kept]


def test_the_leadership_of_a_party_is_one(shape) -> None:
    said = shape.says("mandates.reserved").splitlines()
    for party in shape.initiative.parties:
        body = facts.leading_body(party)
        if body is not None:
            assert said[said.index(party.name) + 1].lower().startswith(body.value)
    found = {finding.path for finding in shape.found("legal.board_matter")}
    assert found == {
        f"{path}.decision_body"
        for path, party in facts.numbered(shape.initiative)
        if facts.leading_body(party) is facts.LeadingBody.AGENCY_BOARD and facts.board_question_is_open(party)
    }


def test_the_plan_is_decided_in_one_place_and_up_to_one_amount(shape) -> None:
    initiative, decision = shape.initiative, facts.plan_decision(shape.initiative)
    names = {forum: one.name or forum for forum, one in facts.forums(initiative).items()}
    names |= {party.id: party.name or party.id for party in initiative.parties}
    called = names[decision.decides] if decision.decides else "[att fylla i: det forum som beslutar om planen]"
    prepares = names[decision.prepares] if decision.prepares else "[att fylla i: det forum som bereder planen]"
    assert f"representanter i {called} är eniga".lower() in shape.says("agreement.amendments").lower()
    assert f"beslutas i {called} genom".lower() in shape.says("plan.decision").lower()
    assert f"bereds av {prepares} och beslutas i {called}.".lower() in shape.says("plan.forms").lower()
    found = {finding.path for finding in shape.found("plan.above_limit")}
    amounts = {number: facts.plan_amount(initiative, plan) for number, plan in enumerate(initiative.plans)}
    assert found == {
        f"plans[{number}].decision_date"
        for number, amount in amounts.items()
        if decision.limit is not None and (amount or 0) > decision.limit
        and initiative.plans[number].status != PlanStatus.CLOSED
    }  # fmt: skip


def test_the_limit_of_a_consensus_is_the_lowest_in_the_forum(shape) -> None:
    initiative = shape.initiative
    said = re.findall(r"^(.+): ([\d ]+) kr$", shape.says("mandates.mandates"), re.MULTILINE)
    limits = [(one, facts.consensus_limit(initiative, one)) for one in facts.consensus_forums(initiative)]
    names = facts.forums(initiative)
    assert said == [(names[one].name, f"{limit:,}".replace(",", " ")) for one, limit in limits if limit is not None]


def test_who_must_name_a_controlling_body_is_asked_in_the_clause_and_by_the_check(shape) -> None:
    initiative, said = shape.initiative, shape.says(DATA).splitlines()
    found = {finding.path for finding in shape.found("legal.responsible_board")}
    for path, party in facts.numbered(initiative):
        asked = any(line.startswith(f"{party.name}: ") for line in said)
        assert asked == (facts.names_responsible_body(party) and facts.may_process_personal_data(initiative))
        lacking = asked and party.responsible_board is None and facts.processes_personal_data(initiative)
        assert (f"{path}.responsible_board" in found) == lacking


def test_a_private_body_is_no_archive_creator(shape) -> None:
    named = shape.initiative.archive.archive_creator if shape.initiative.archive else None
    gap = "arkivbildare som är en myndighet" in shape.says("agreement.records")
    assert gap == (named is not None and facts.archive_creator(shape.initiative) is None)
    assert bool(shape.found("legal.archive_creator")) == facts.lacks_archive_creator(shape.initiative)
