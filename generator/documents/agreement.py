"""The agreement: ”Överenskommelse om samverkan” between state agencies, else ”Samverkansavtal”.

Sections, variants and model clauses follow domain rules 2.2–2.4. The text is in the template; here is only what
the text depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator import facts, swedish
from generator.contract import Initiative, LegalBasis, OpenEnd, Owed, Party
from generator.documents import agreement_annexes as annexes
from generator.documents import parties as naming
from generator.documents import shared
from generator.documents.base import Clause, Document, Edition
from generator.documents.derived import Derived, Values, merged
from generator.values import Gap

_CLAUSES = (
    ("parties", "Parter"), ("background", "Bakgrund och gemensam utmaning"), ("purpose", "Syfte och mål"),
    ("definitions", "Definitioner"), ("legal_basis", "Rättslig grund och förutsättningar"),
    ("scope", "Omfattning, ambitionsnivå och tidsperspektiv"),
    ("commitments", "Parternas roller, åtaganden och bidrag"), ("organisation", "Organisation och styrning"),
    ("decisions", "Beslut, mandat och eskalering"), ("funding", "Finansiering och kostnadsfördelning"),
    ("benefits", "Nyttor och nyttohemtagning"), ("technology", "Teknik, arkitektur och standarder"),
    ("personal_data", "Personuppgifter"), ("secrecy", "Sekretess och informationsutbyte"),
    ("security", "Informations- och cybersäkerhet samt säkerhetsskydd"),
    ("intellectual_property", "Immaterialrätt, öppen källkod och öppna data"),
    ("procurement", "Upphandling och privata aktörer"), ("records", "Allmänna handlingar, diarieföring och arkiv"),
    ("communication", "Kommunikation och förväntningar"), ("follow_up", "Uppföljning och utvärdering"),
    ("maintenance", "Förvaltning och vidareutveckling"), ("amendments", "Ändringar, tillägg och nya parter"),
    ("validity", "Giltighetstid och uppsägning"), ("wind_down", "Avveckling"),
    ("liability", "Ansvar, avvikelser och meningsskiljaktigheter"),
    ("miscellaneous", "Övrigt och handlingarnas rangordning"), ("signatures", "Underskrifter"),
    ("annex_personal_data", "Bilaga 5 Personuppgifter"), ("annex_funding", "Bilaga 7 Finansiering"),
    ("annex_contacts", "Bilaga 9 Kontaktvägar"),
)  # fmt: skip
GDPR = "EU:s dataskyddsförordning"


class Agreement(Document):
    slug = "agreement"
    name = "Överenskommelse eller avtal"
    order = 10
    clauses = tuple(Clause(f"agreement.{key}", title) for key, title in _CLAUSES)
    # Said in the direction, the matrix or the plan, or only steering the form: not in the agreement.
    unused = frozenset(
        (
            "initiative.summary", "initiative.phase", "parties[].principal", "parties[].leadership",
            "parties[].synergies", "parties[].relation_to_own_work", "system.drivers", "options[].comment",
            "options[].value", "government_assignment.dialogue", "government_assignment.joint_preparation",
            "direction.vision", "direction.goals", "benefits[].goal", "benefits[].kind", "benefits[].value_per_year",
            "organisation.mandates[].source", "organisation.mandates[].level", "organisation.mandates[].limit",
            "organisation.mandates[].valid_until", "decisions[].prepares", "decisions[].consulted",
            "decisions[].endorses", "decisions[].executes", "decisions[].informed", "decisions[].form",
            "decisions[].stages", "relations", "plans", "follow_up.measurements", "follow_up.trade_offs", "risks",
        )
    )  # fmt: skip

    def title(self, initiative: Initiative) -> str:
        chosen = initiative.initiative.titles.agreement if initiative.initiative.titles else None
        if chosen:
            return chosen
        parties = facts.constellation(initiative)
        if parties.mixed:
            return "Samverkansavtal"
        if parties.state_only:
            return "Överenskommelse om samverkan"
        missing = "typ av organisation för varje part" if initiative.parties else "parterna"
        return "Överenskommelse eller avtal om samverkan " + Gap(f"{missing}, som avgör vilket")

    def derived(self, initiative: Initiative, data: Mapping[str, Any], edition: Edition) -> Derived:  # noqa: ARG002
        return merged(
            {"document_type": _document_type(initiative)},
            _parties(initiative, data),
            _background(data),
            _sections(initiative),
            _services(initiative, data),
            _holders(initiative, data),
            _procurement(initiative),
            _funding(initiative),
            _validity(initiative),
            annexes.derived(initiative, data),
        )


def _document_type(initiative: Initiative) -> str:
    parties = facts.constellation(initiative)
    return "Avtal" if parties.mixed else "Överenskommelse" if parties.state_only else "Överenskommelse eller avtal"


def _parties(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    mixed, rows = facts.constellation(initiative).mixed, data["parties"]
    paired = list(zip(rows, initiative.parties, strict=True))
    names = [(naming.full_name(initiative, party, row["name"]), row["organisation_number"]) for row, party in paired]
    values: Values = {
        "parties_sentence": naming.sentence(names),
        "many_parties": len(rows) > naming.MANY,
        "any_participation": any(party.participation for party in initiative.parties),
        "all_participate": all(_has_assessed(party) for party in initiative.parties),
        "municipal_parties": [row for row, party in paired if facts.is_municipal(party)],
        "commented_parties": [row for row in rows if row["mandate_comment"]],
        "followed_parties": [row for row in rows if row["own_follow_up"]["responsible_title"]],
        "approved_parties": [
            row for row, party in paired if mixed and (facts.is_municipal(party) or row["approval"])
        ],
        "company_names": _names(initiative, rows, facts.may_be_in_house),
        "private_names": _names(initiative, rows, facts.is_private),
        "host_names": _names(initiative, rows, facts.is_host) or [Gap("den part som fakturerar")],
    }
    return Derived(values, {"parties": [_cells(initiative, row, party) for row, party in paired]})


def _cells(initiative: Initiative, row: Mapping[str, Any], party: Party) -> Values:
    return {
        "follow_up_rhythm": swedish.every(party.own_follow_up.rhythm or "") if party.own_follow_up else "",
        "citations": [_cited(initiative, basis) for basis in party.legal_basis] or [Gap("rättslig grund")],
        "own_grounds": naming.own_grounds(party),
        "full_name": naming.full_name(initiative, party, row["name"]),
        "role": naming.role(party),
        "decided_by": _decided_by(row, party),
        "confirmed": _confirmed(party),
    }


def _names(initiative: Initiative, rows: Sequence[Mapping[str, Any]], those: Callable[[Party], bool]) -> list[Any]:
    return [row["name"] for row, party in zip(rows, initiative.parties, strict=True) if those(party)]


def _cited(initiative: Initiative, basis: LegalBasis) -> str:
    """A citation for the table; 9 kap. 37 § kommunallagen is marked where the State is a party."""
    foreign = facts.constellation(initiative).has_state and facts.is_contract_cooperation(basis)
    return naming.citation(basis) + (" (gäller inte i förhållande till staten)" if foreign else "")


def _has_assessed(party: Party) -> bool:
    answers = party.participation
    return answers is not None and None not in (answers.relevant, answers.able, answers.willing)


def _decided_by(row: Mapping[str, Any], party: Party) -> str:
    """Who decided or decides, and where: the decision to approve when it is known (domain rule 2.5)."""
    approval = party.approval
    body = approval.body if approval and approval.body else row["decision_body"]
    if not body:
        return str(body)
    day = approval.date.isoformat() if approval and approval.date else ""
    reference = (approval.reference if approval and approval.reference else party.reference) or ""
    return swedish.capitalised(", ".join(filter(None, [body, day, reference and f"dnr {reference}"])))


def _confirmed(party: Party) -> str:
    """When, by whom and where the party confirmed that it takes part; one gap for all that is missing."""
    confirmed = party.participation.confirmed if party.participation else None
    if confirmed is None:
        return Gap("datum, befattning och diarienummer för bekräftelsen")
    said = {
        "datum": confirmed.date.isoformat() if confirmed.date else "",
        "befattning": confirmed.by_title or "",
        "diarienummer": f"dnr {confirmed.reference}" if confirmed.reference else "",
    }
    missing = [name for name, text in said.items() if not text]
    return ", ".join(filter(None, said.values())) + (f" {Gap(swedish.listed(missing))}" if missing else "")


def _background(data: Mapping[str, Any]) -> Values:
    return {
        "other_actors": [actor for actor in data["system"]["actors"] if actor["party"] is not True],
        "private_questions": data["system"]["new_questions"],
        "chosen_options": [option for option in data["options"] if option["chosen"] is True],
    }


def _sections(initiative: Initiative) -> Values:
    """Which of the sections that not every agreement needs that the data call for."""
    personal = facts.may_process_personal_data(initiative)
    open_data = bool(initiative.technology and initiative.technology.open_data)
    return {
        "has_personal_data": personal,
        "has_secrecy": facts.secrecy_may_be_relevant(initiative),
        "has_security": initiative.security is not None,
        "protective_security": facts.security_is_to_be_assessed(initiative),
        "has_intellectual_property": initiative.intellectual_property is not None or open_data,
        "has_procurement": facts.procurement_is_at_hand(initiative),
        "has_communication": bool(initiative.communication or initiative.expectations or initiative.dialogue),
        "gdpr_in_security": GDPR if personal else f"{GDPR} (EU) 2016/679",
    }


def _procurement(initiative: Initiative) -> Values:
    """An exemption is stated as the parties' view only when they rely on it, and never as a ground for buying."""
    return {
        "pays_between_legal_persons": facts.pays_between_legal_persons(initiative),
        "invokes_public_cooperation": facts.states_public_cooperation(initiative),
        "may_invoke_public_cooperation": facts.may_state_public_cooperation(initiative),
        "basis_is_exemption": facts.basis_is_an_exemption(initiative),
        "cites_competition_authority": facts.refers_to_the_competition_authority(initiative),
    }


def _services(initiative: Initiative, data: Mapping[str, Any]) -> Values:
    """On what law one party may do another's task, and between whom 9 kap. 37 § kommunallagen is relied on."""
    laws, cooperation = facts.service_supports(initiative), facts.contract_cooperation(initiative)
    names = {row["id"]: row["name"] for row in data["parties"]}
    return {
        "services_common": facts.Support.COMMON_SERVICE in laws,
        "services_between_agencies": facts.Support.BETWEEN_AGENCIES in laws,
        "services_municipal": facts.Support.CONTRACT_COOPERATION in laws,
        "services_unsupported": facts.Support.NOT_STATED in laws,
        "services_of_several_laws": len(laws) > 1,
        "services_with_authority": any(service.exercise_of_authority for service in initiative.services),
        "contract_parties": [] if cooperation.among_all else [names[party.id] for party in cooperation.between],
    }


def _holders(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    """Who holds what is common: a forum is no legal person, and neither is a state agency."""
    forums = {forum["id"]: swedish.lowered(forum["name"]) for forum in data["organisation"]["forums"]}
    named = zip(data["parties"], initiative.parties, strict=True)
    parties = {party.id: naming.full_name(initiative, party, row["name"]) for row, party in named}
    results, standards = data["intellectual_property"]["managed_by"], data["technology"]["standards_responsible"]
    creator = data["archive"]["archive_creator"]
    unfit = bool(creator) and facts.archive_creator(initiative) is None
    values: Values = {
        "results_by_forum": forums.get(str(results), ""),
        "results_holder": parties.get(str(results), results),
        "standards_by_forum": forums.get(str(standards), ""),
        "archive_creator": Gap("arkivbildare som är en myndighet") if unfit else creator,
    }
    return Derived(values, {"benefits": [{"due": shared.moment(row["due"])} for row in data["benefits"]]})


def _funding(initiative: Initiative) -> Values:
    return {
        "pays_between_parties": facts.pays_between_parties(initiative),
        "shares_costs": facts.shares_costs(initiative),
        "amounts_differ": facts.share_differs(initiative) is not None,
        "owes_share": facts.owed(initiative) == Owed.SHARE,
        "owes_contribution": facts.owed(initiative) == Owed.CONTRIBUTION,
        "municipal_host": facts.invoicing_host_is_municipal(initiative),
        "liability_unlimited": facts.liability_is_unlimited(initiative),
    }


def _validity(initiative: Initiative) -> Values:
    validity, wind_down = initiative.validity, initiative.wind_down
    months = validity.notice_months if validity else None
    notice = ""
    if months is not None:
        turn = swedish.turn(validity.notice_at) if validity and validity.notice_at else ""
        notice = (
            f"senast {swedish.months(months)} före {turn}" if turn else f"med {swedish.months(months)}s uppsägningstid"
        )
    level = (initiative.signing.level if initiative.signing else None) or ""
    plan = wind_down.plan_within_months if wind_down else None
    return {
        "until_further_notice": bool(validity and validity.until == OpenEnd.UNTIL_FURTHER_NOTICE),
        "notice": notice,
        "signature_level": level.removesuffix("elektronisk underskrift").strip(),
        "wind_down_time": swedish.months(plan) if plan is not None else Gap("månader till avvecklingsplan"),
        "copies": swedish.in_words(len(initiative.parties)) if initiative.parties else Gap("antal exemplar"),
    }
