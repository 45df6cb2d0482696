"""The direction (”Inriktning” or ”Målbild”): what the managements decide together, with a page for them first.

Sections follow domain part 0 and rule 2.5; the first one is the decision summary for management (domain rule 7.9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator import facts, swedish
from generator.contract import Benefit, Initiative, Party, Requirement
from generator.documents.base import Clause, Document, Edition
from generator.documents.derived import Derived, Values
from generator.values import Gap

_CLAUSES = (
    ("summary", "Inriktningen i korthet"), ("challenge", "Gemensam utmaning, målgrupper och behov"),
    ("system", "Systembild och aktörer"), ("rationale", "Varför vi samverkar"),
    ("goals", "Målbild och förväntade resultat"), ("scope", "Omfattning och avgränsningar"),
    ("ambition", "Ambitionsnivå och tidsperspektiv"), ("options", "Rättsligt handlingsutrymme och alternativ"),
    ("benefits", "Synergier och nyttor per organisation"), ("realisation", "Nyttohemtagning"),
    ("technology", "Tekniska förutsättningar"), ("expectations", "Förväntningar och förankring"),
    ("principals", "Uppdragsgivare och regeringsuppdrag"), ("risks", "Risker och antaganden"),
    ("decisions", "Bekräftelse av deltagande och beslut"),
)  # fmt: skip


_WITHIN = {
    facts.Within.WHOLLY: "samverkan ryms inom parternas uppdrag.",
    facts.Within.PARTLY: "samverkan ryms delvis inom parternas uppdrag.",
    facts.Within.NOT_FOR_ALL: "samverkan ryms inte inom alla parters uppdrag.",
}


class DirectionStatement(Document):
    slug = "direction"
    name = "Inriktning"
    order = 20
    clauses = tuple(Clause(f"direction.{key}", title) for key, title in _CLAUSES)
    # Said in the agreement, the matrix or the plan: what the parties have agreed on, who decides, and the year's work.
    unused = frozenset(
        (
            "liability",
            "archive", "communication", "connected_actors", "definitions", "dialogue", "dispute", "escalation",
            "follow_up", "funding", "intellectual_property", "lifecycle", "organisation.forums",
            "organisation.mandates", "personal_data", "plans", "procurement", "secrecy", "security", "services",
            "signing", "validity", "wind_down", "technology.standards", "initiative.titles.agreement",
            "initiative.titles.plan", "parties[].approval", "parties[].contribution.endurance", "parties[].genitive",
            "parties[].kind", "parties[].leadership", "parties[].legal_basis", "parties[].own_follow_up",
            "parties[].responsible_board", "parties[].signatory_title",
            "decisions[].prepares", "decisions[].consulted", "decisions[].endorses", "decisions[].executes",
            "decisions[].informed", "decisions[].decides", "decisions[].form", "decisions[].stages",
        )
    )  # fmt: skip

    def title(self, initiative: Initiative) -> str:
        titles = initiative.initiative.titles
        return (titles.direction if titles else None) or "Inriktning"

    def derived(self, initiative: Initiative, data: Mapping[str, Any], edition: Edition) -> Derived:  # noqa: ARG002
        preparation = initiative.government_assignment.joint_preparation if initiative.government_assignment else None
        values: Values = {
            "document_type": self.title(initiative),
            "reserved_questions_sentence": _sentence(initiative, data),
            "society_benefits": [row for row in data["benefits"] if row["party"] == "society"],
            "society_value": _sum([b for b in initiative.benefits if b.party == "society"]),
            "benefit_total": _sum(initiative.benefits),
            "legal_summary": _legal_summary(initiative),
            "children": _children(initiative) is not None,
            "children_involvement": _children(initiative) or Gap("hur barn har fått komma till tals"),
            "joint_preparation_standard": preparation is True,
        }
        parties = zip(data["parties"], initiative.parties, strict=True)
        cells: dict[str, list[Values]] = {
            "parties": [_of_party(row, party, initiative, data) for row, party in parties],
            "benefits": [{"value": _sum([benefit])} for benefit in initiative.benefits],
        }
        return Derived(values, cells)


def _of_party(row: Mapping[str, Any], party: Party, initiative: Initiative, data: Mapping[str, Any]) -> Values:
    return {
        "direction_body": row["direction_decision"]["body"] or row["decision_body"],
        "direction_state": _state(party),
        "benefits": [benefit for benefit in data["benefits"] if benefit["party"] == party.id]
        or [{"text": Gap("nytta för parten")}],
        "benefit_value": _sum([benefit for benefit in initiative.benefits if benefit.party == party.id]),
    }


def _state(party: Party) -> str:
    decision = party.direction_decision
    if decision is None or decision.date is None:
        return "Beslut återstår"
    return f"Beslutat {decision.date.isoformat()}" + (f", dnr {decision.reference}" if decision.reference else "")


def _sum(benefits: Sequence[Benefit]) -> str:
    """The value a year in figures; a benefit that nobody has valued is a dash and not a zero."""
    values = [benefit.value_per_year for benefit in benefits if benefit.value_per_year is not None]
    return swedish.number(sum(values)) if values else "–"


def _sentence(initiative: Initiative, data: Mapping[str, Any]) -> str:
    rows = zip(data["decisions"], initiative.decisions, strict=True)
    questions = [row["question"] for row, decision in rows if facts.kept(decision) and row["question"]]
    return swedish.listed([swedish.lowered(question) for question in questions])


def _legal_summary(initiative: Initiative) -> str:
    """One sentence on the parties' own assessments, and one on changes of law that the chosen option presupposes."""
    if not initiative.parties:
        return Gap("parternas bedömning av uppdraget")
    within = facts.within_mandate(initiative)
    if within is facts.Within.UNKNOWN:
        return Gap("varje parts bedömning av uppdraget")
    text = _WITHIN[within]
    chosen = facts.required_by_choice(initiative)
    if Requirement.STATUTE in chosen:
        text += " Ett valt alternativ förutsätter ändrade författningar."
    if Requirement.ASSIGNMENT in chosen:
        text += " Ett valt alternativ förutsätter ett regeringsuppdrag."
    return text


def _children(initiative: Initiative) -> str | None:
    """How the children among the target groups are involved: None when there are none, "" when nothing is said."""
    groups = initiative.challenge.target_groups if initiative.challenge else ()
    own = [group for group in groups if group.concerns_children]
    if not own:
        return None
    return next((group.involvement for group in own if group.involvement), "")
