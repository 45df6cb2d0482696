"""The agreement: ”Överenskommelse om samverkan” between state agencies, else ”Samverkansavtal”.

Sections, variants and model clauses follow domain rules 2.2–2.4. The text is in the template; here is only what
the text depends on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator import swedish
from generator.contract import PAYING, SHARING, Initiative, LegalBasis, OpenEnd, Party
from generator.documents import agreement_annexes as annexes
from generator.documents.base import Clause, Document, Edition
from generator.documents.parties import Constellation, citation, is_contract_cooperation, own_grounds
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
        parties = Constellation(initiative.parties)
        if parties.mixed:
            return "Samverkansavtal"
        if parties.state_only:
            return "Överenskommelse om samverkan"
        missing = "typ av organisation för varje part" if initiative.parties else "parterna"
        return "Överenskommelse eller avtal om samverkan " + Gap(f"{missing}, som avgör vilket")

    def derived(self, initiative: Initiative, data: Mapping[str, Any], edition: Edition) -> dict[str, Any]:  # noqa: ARG002
        return {
            "document_type": _document_type(initiative),
            **_parties(initiative, data),
            **_background(data),
            **_sections(initiative),
            **_services(initiative),
            **_holders(initiative, data),
            **_procurement(initiative),
            **_funding(initiative),
            **_validity(initiative),
            **annexes.derived(initiative, data),
        }


def _document_type(initiative: Initiative) -> str:
    parties = Constellation(initiative.parties)
    return "Avtal" if parties.mixed else "Överenskommelse" if parties.state_only else "Överenskommelse eller avtal"


def _parties(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    parties, rows = Constellation(initiative.parties), data["parties"]
    for built, party in zip(rows, initiative.parties, strict=True):
        built["derived"] |= {
            "follow_up_rhythm": swedish.every(party.own_follow_up.rhythm or "") if party.own_follow_up else "",
            "citations": [_cited(basis, parties) for basis in party.legal_basis] or [Gap("rättslig grund")],
            "own_grounds": own_grounds(party, with_state=parties.has_state),
            "full_name": parties.full_name(party, built["name"]),
            "role": parties.role(party),
            "decided_by": _decided_by(built, party),
            "confirmed": _confirmed(party),
        }
    for forum in data["organisation"]["forums"]:
        level = forum["level"]
        named = bool(level) and forum["name"].lower().startswith(level.label.lower())
        forum["derived"] = {"level_shown": bool(level) and not named}
    return {
        "parties_sentence": parties.sentence(
            [(row["derived"]["full_name"], row["organisation_number"]) for row in rows]
        ),
        "many_parties": parties.many,
        "any_participation": any(party.participation for party in initiative.parties),
        "all_participate": all(_has_assessed(party) for party in initiative.parties),
        "municipal_parties": [row for row in rows if row["derived"]["municipal"]],
        "commented_parties": [row for row in rows if row["mandate_comment"]],
        "followed_parties": [row for row in rows if row["own_follow_up"]["responsible_title"]],
        "approved_parties": [row for row in rows if parties.mixed and (row["derived"]["municipal"] or row["approval"])],
        "company_names": [row["name"] for row in rows if row["kind"] in ("public_company", "municipal_federation")],
        "private_names": [row["name"] for row in rows if row["kind"] == "private"],
        "host_names": [row["name"] for row in rows if row["role"] == "host"] or [Gap("den part som fakturerar")],
    }


def _cited(basis: LegalBasis, parties: Constellation) -> str:
    """A citation for the table; 9 kap. 37 § kommunallagen is marked where the State is a party."""
    foreign = parties.has_state and is_contract_cooperation(basis)
    return citation(basis) + (" (gäller inte i förhållande till staten)" if foreign else "")


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


def _background(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "other_actors": [actor for actor in data["system"]["actors"] if actor["party"] is not True],
        "private_questions": data["system"]["new_questions"],
        "chosen_options": [option for option in data["options"] if option["chosen"] is True],
    }


def _sections(initiative: Initiative) -> dict[str, Any]:
    """Which of the sections that not every agreement needs that the data call for."""
    parties = Constellation(initiative.parties)
    data, secrecy = initiative.personal_data, initiative.secrecy
    personal = data is not None and data.processed is not False
    open_data = bool(initiative.technology and initiative.technology.open_data)
    private = any(actor.sector == "private" for actor in (initiative.system.actors if initiative.system else ()))
    procurement = (
        initiative.procurement is not None or bool(initiative.connected_actors) or private or parties.has_company
    )
    return {
        "has_personal_data": personal,
        "has_secrecy": secrecy is not None and secrecy.relevant is not False,
        "has_security": initiative.security is not None,
        "has_intellectual_property": initiative.intellectual_property is not None or open_data,
        "has_procurement": procurement or _pays_between_legal_persons(initiative),
        "has_communication": bool(initiative.communication or initiative.expectations or initiative.dialogue),
        "gdpr_in_security": GDPR if personal else f"{GDPR} (EU) 2016/679",
    }


def _pays_between_legal_persons(initiative: Initiative) -> bool:
    parties = Constellation(initiative.parties)
    pays = bool(initiative.funding and initiative.funding.model in PAYING)
    return parties.mixed and pays and parties.legal_persons > 1


def _procurement(initiative: Initiative) -> dict[str, Any]:
    """3 kap. 17 § lagen (2016:1145) om offentlig upphandling is stated as the parties' view only when they cite it, and
    never with a private party; otherwise the document says what they must examine."""
    pays, private = _pays_between_legal_persons(initiative), Constellation(initiative.parties).has_private
    basis = (initiative.procurement.basis if initiative.procurement else None) or ""
    cites = "3 kap. 17 §" in basis.replace(swedish.HARD_SPACE, " ")
    return {
        "pays_between_legal_persons": pays,
        "invokes_public_cooperation": pays and cites and not private,
        "may_invoke_public_cooperation": pays and not cites and not private,
    }


def _services(initiative: Initiative) -> dict[str, Any]:
    """On what law one party may do another's task: lagen (2019:212) joins state agencies with a municipality or region,
    and (1 § andra stycket) one agency with others; it says nothing of municipalities among themselves."""
    kinds = {party.id: party.kind for party in initiative.parties}
    pairs = [{kinds.get(service.provider or ""), kinds.get(service.recipient or "")} for service in initiative.services]
    mixed = all("state_agency" in pair and pair & {"municipality", "region"} for pair in pairs)
    state = all(pair == {"state_agency"} for pair in pairs)
    return {
        "services_law": "mixed" if mixed else "state" if state else "other",
        "services_with_authority": any(service.exercise_of_authority for service in initiative.services),
    }


def _holders(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    """Who holds what is common: a forum is no legal person, and neither is a state agency."""
    forums = {forum["id"]: swedish.lowered(forum["name"]) for forum in data["organisation"]["forums"]}
    rows = {row["id"]: row for row in data["parties"]}
    results, standards = data["intellectual_property"]["managed_by"], data["technology"]["standards_responsible"]
    creator = data["archive"]["archive_creator"]
    private = creator in rows and rows[str(creator)]["kind"] == "private"
    for row, benefit in zip(data["benefits"], initiative.benefits, strict=True):
        due = row["due"]
        row["derived"] = {"due": due.isoformat() if isinstance(benefit.due, date) else getattr(due, "label", due)}
    return {
        "results_by_forum": forums.get(str(results), ""),
        "results_holder": rows[str(results)]["derived"]["full_name"] if str(results) in rows else results,
        "standards_by_forum": forums.get(str(standards), ""),
        "archive_creator": Gap("arkivbildare som är en myndighet") if private else creator,
    }


def _funding(initiative: Initiative) -> dict[str, Any]:
    reservation = initiative.funding.reservation if initiative.funding else None
    return {
        "reservation_text": reservation if isinstance(reservation, str) else "",
        "standard_reservation": reservation is None or reservation is True,
        "pays_between_parties": bool(initiative.funding and initiative.funding.model in PAYING),
        "shares_costs": bool(initiative.funding and initiative.funding.model in SHARING),
    }


def _validity(initiative: Initiative) -> dict[str, Any]:
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
