"""The annual plan: the year's activities by goal, and what they need, give and risk.

Sections follow domain part 0 and rule 2.5; the year's cycle is domain part 4.8.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import swedish
from generator.contract import Choice, Initiative, Plan, PlanStatus
from generator.documents import plan_activities as activities
from generator.documents import plan_follow_up as follow_up
from generator.documents.base import Clause, Document, Edition
from generator.values import Absent, Gap

_CLAUSES = (
    ("period", "Planperiod och koppling till inriktningen"), ("priorities", "Läge och prioriteringar"),
    ("activities", "Aktivitetsplan"), ("resources", "Resursinsatser och finansiering"),
    ("forms", "Beredning och genomförandeformer"), ("benefits", "Nyttor att hämta hem under året"),
    ("dialogue", "Dialog och kommunikation"), ("follow_up", "Uppföljning och indikatorer"),
    ("risks", "Risker och beroenden"), ("cycle", "Årscykel"), ("decision", "Beslut om planen"),
)  # fmt: skip
_MISSING = {"year": Gap("år"), "decision_date": Gap("planens beslutsdatum"), "focus": Gap("årets inriktning")}


class AnnualPlan(Document):
    slug = "plan"
    name = "Handlingsplan"
    order = 40
    per_year = True
    clauses = tuple(Clause(f"plan.{key}", title) for key, title in _CLAUSES)
    # Said in the agreement, the direction or the matrix: why, on what ground, and who decides.
    unused = frozenset(
        (
            "initiative.summary", "initiative.phase", "initiative.status", "initiative.titles.agreement",
            "initiative.titles.direction", "parties[].ambition", "parties[].approval", "parties[].consequences",
            "parties[].decision_body",
            "parties[].direction_decision", "parties[].genitive", "parties[].leadership", "parties[].legal_basis",
            "parties[].mandate_assessment", "parties[].mandate_comment", "parties[].participation",
            "parties[].principal", "parties[].relation_to_own_work", "parties[].responsible_board",
            "parties[].signatory_title", "parties[].synergies", "parties[].task",
            "parties[].contribution.amount_per_year", "challenge.problem", "challenge.why_now",
            "challenge.target_groups[].needs", "rationale", "system", "options", "government_assignment.position",
            "government_assignment.reason", "government_assignment.joint_preparation",
            "government_assignment.dialogue.departments", "statutory_changes", "direction.vision",
            "direction.ambition", "direction.scope", "direction.horizon", "benefits[].kind",
            "benefits[].value_per_year", "technology", "expectations", "organisation.alternatives",
            "organisation.forums[].chair", "organisation.forums[].members", "organisation.forums[].rhythm",
            "organisation.forums[].tasks", "organisation.mandates[].level", "organisation.mandates[].limit",
            "organisation.mandates[].source", "organisation.mandates[].valid_until", "decisions[].question",
            "decisions[].consulted", "decisions[].endorses", "decisions[].executes", "decisions[].form",
            "decisions[].informed", "decisions[].prepares", "decisions[].reserved", "decisions[].stages",
            "escalation", "lifecycle", "funding.investment", "funding.reservation", "personal_data.purposes",
            "personal_data.categories", "personal_data.comment", "personal_data.registers",
            "personal_data.controller", "personal_data.processor", "personal_data.processed", "personal_data.roles",
            "secrecy", "security", "intellectual_property", "services", "procurement", "archive", "definitions",
            "relations.shared_picture", "connected_actors", "validity", "wind_down", "dispute", "signing",
        )
    )  # fmt: skip

    def title(self, initiative: Initiative) -> str:
        titles = initiative.initiative.titles
        return (titles.plan if titles else None) or "Handlingsplan"

    def status(self, initiative: Initiative, edition: Edition) -> Choice:
        plan = _plan(initiative, edition.year)
        return (plan.status if plan else None) or PlanStatus.DRAFT

    def derived(self, initiative: Initiative, data: Mapping[str, Any], edition: Edition) -> dict[str, Any]:
        plan, row = _plan(initiative, edition.year), _row(data, edition.year)
        return {
            "title": f"{self.title(initiative)} {edition.year or Gap('år')}",
            "document_type": self.title(initiative),
            **_period(edition.year),
            "plan": row,
            **activities.derived(initiative, data, plan, row),
            **_resources(initiative, data, plan),
            **follow_up.derived(initiative, data, plan, row),
            **_decision(data, plan),
        }


def _plan(initiative: Initiative, year: int | None) -> Plan | None:
    return next((plan for plan in initiative.plans if plan.year == year and year is not None), None)


def _row(data: Mapping[str, Any], year: int | None) -> dict[str, Any]:
    """The plan of the year as the template sees it; without one, gaps and no activities."""
    found = next((row for row in data["plans"] if row["year"] == year and year is not None), None)
    return found or Absent(_MISSING, activities=[])


def _period(year: int | None) -> dict[str, Any]:
    first, last = (f"den 1 januari {year}", f"den 31 december {year}") if year else (Gap("start"), Gap("slut"))
    return {
        "year": str(year) if year else Gap("år"),
        "first_day": first if isinstance(first, Gap) else first.replace(" ", swedish.HARD_SPACE),
        "last_day": last if isinstance(last, Gap) else last.replace(" ", swedish.HARD_SPACE),
    }


def _resources(initiative: Initiative, data: Mapping[str, Any], plan: Plan | None) -> dict[str, Any]:
    """The year's money, and in words every sum that differs from another it should equal."""
    by_party = (plan.budget_by_party if plan else None) or {}
    budget = (initiative.funding.budget if initiative.funding else None) or {}
    year_budget = budget.get(plan.year) if plan and plan.year else None
    spent = [activity.budget for activity in (plan.activities if plan else ()) if activity.budget is not None]
    for row in data["parties"]:
        row["derived"]["budget"] = by_party.get(row["id"], Gap("årets budget för parten"))
    return {
        "year_budget": year_budget if year_budget is not None else Gap("gemensam budget för året"),
        "party_budget_total": sum(by_party.values()) if by_party else 0,
        "activity_total": sum(spent),
        "differences": list(_differences(year_budget, sum(by_party.values()) if by_party else None, sum(spent))),
        "deputies": [row for row in data["organisation"]["mandates"] if row["deputy"]],
    }


def _differences(year: int | None, parties: int | None, spent: int) -> list[str]:
    found = []
    if year is not None and parties is not None and year != parties:
        found.append(
            f"Summan av parternas budgetar skiljer sig från den gemensamma budgeten med {_apart(year, parties)}."
        )
    if year is not None and spent > year:
        found.append(f"Aktiviteternas budgetar överstiger den gemensamma budgeten med {_apart(year, spent)}.")
    return found


def _apart(one: int, other: int) -> str:
    return swedish.kronor(abs(one - other))


def _decision(data: Mapping[str, Any], plan: Plan | None) -> dict[str, Any]:
    """Who decides on the plan for each party: its representative in the forum that decides."""
    planning = [row["decides"] for row in data["decisions"] if row["category"] == "planning" and row["decides"]]
    forum = str(planning[0]) if planning else ""
    for row in data["parties"]:
        mandates = data["organisation"]["mandates"]
        held = [each["title"] for each in mandates if each["party"] == row["id"] and each["forum"] == forum]
        row["derived"]["plan_decider"] = held[0] if held else Gap("befattning med mandat i forumet")
    day = plan.decision_date.isoformat() if plan and plan.decision_date else Gap("planens beslutsdatum")
    decided = plan is not None and plan.status in (PlanStatus.ADOPTED, PlanStatus.CLOSED)
    return {"decision_day": day if decided or isinstance(day, Gap) else f"Planeras {day}"}
