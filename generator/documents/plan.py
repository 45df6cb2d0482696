"""The annual plan: the year's activities by goal, and what they need, give and risk.

Sections follow domain part 0 and rule 2.5; the year's cycle is domain part 4.8.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator import facts, swedish
from generator.contract import Choice, Initiative, Plan, PlanStatus
from generator.documents import plan_activities as activities
from generator.documents import plan_follow_up as follow_up
from generator.documents import plan_resources as resources
from generator.documents import shared
from generator.documents.base import Clause, Document, Edition
from generator.documents.derived import Derived, Row, Values, merged
from generator.values import Absent, Gap

_CLAUSES = (
    ("period", "Planperiod och koppling till inriktningen"), ("priorities", "Läge och prioriteringar"),
    ("activities", "Aktivitetsplan"), ("resources", "Resursinsatser och finansiering"),
    ("forms", "Beredning och genomförandeformer"), ("benefits", "Nyttor att hämta hem under året"),
    ("dialogue", "Dialog och kommunikation"), ("follow_up", "Uppföljning och indikatorer"),
    ("risks", "Risker och beroenden"), ("cycle", "Årscykel"), ("decision", "Beslut om handlingsplanen"),
)  # fmt: skip
_YEARS = re.compile(r"\b20\d\d\b")
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
            "liability", "funding.owed", "funding.key", "funding.terms", "funding.council_reservation_months",
            "funding.income", "funding.fees",
            "initiative.summary", "initiative.status", "initiative.titles.agreement",
            "initiative.titles.direction", "parties[].ambition", "parties[].approval", "parties[].consequences",
            "parties[].decision_body",
            "parties[].direction_decision", "parties[].genitive", "parties[].leadership", "parties[].legal_basis",
            "parties[].mandate_assessment", "parties[].mandate_comment", "parties[].participation",
            "parties[].relation_to_own_work", "parties[].responsible_board",
            "parties[].signatory_title", "parties[].synergies", "parties[].task",
            "challenge.why_now",
            "rationale", "system", "options", "government_assignment.position",
            "government_assignment.reason", "government_assignment.joint_preparation",
            "government_assignment.dialogue.departments", "direction.vision",
            "direction.ambition", "direction.scope", "direction.horizon", "benefits[].kind",
            "benefits[].value_per_year", "technology", "organisation.alternatives",
            "organisation.forums[].chair", "organisation.forums[].members",
            "organisation.mandates[].level", "organisation.mandates[].limit",
            "organisation.mandates[].source", "organisation.mandates[].valid_until", "decisions[].question",
            "decisions[].consulted", "decisions[].endorses", "decisions[].executes", "decisions[].form",
            "decisions[].informed", "decisions[].reserved", "decisions[].stages",
            "escalation", "lifecycle[].funding", "statutory_changes[].alternatives_tried",
            "statutory_changes[].necessity", "statutory_changes[].need", "funding.investment", "personal_data.purposes",
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

    def derived(self, initiative: Initiative, data: Mapping[str, Any], edition: Edition) -> Derived:
        plan, row = _plan(initiative, edition.year), _row(data, edition.year)
        title = self.title(initiative)
        return merged(
            {"title": f"{title} {edition.year or Gap('år')}", "document_type": title, "plan": row},
            _period(edition.year),
            activities.derived(initiative, data, plan, row),
            _law(initiative, data, plan),
            resources.derived(initiative, data, plan),
            _dialogue(data, edition.year),
            follow_up.derived(initiative, data, plan, row),
            _decision(initiative, data, plan),
        )


def _plan(initiative: Initiative, year: int | None) -> Plan | None:
    return next((plan for plan in initiative.plans if plan.year == year and year is not None), None)


def _row(data: Mapping[str, Any], year: int | None) -> dict[str, Any]:
    """The plan of the year as the template sees it; without one, gaps and no activities."""
    found = next((row for row in data["plans"] if row["year"] == year and year is not None), None)
    return found or Absent(_MISSING, activities=[])


def _period(year: int | None) -> Values:
    first, last = (f"den 1 januari {year}", f"den 31 december {year}") if year else (Gap("start"), Gap("slut"))
    return {
        "year": str(year) if year else Gap("år"),
        "first_day": first if isinstance(first, Gap) else first.replace(" ", swedish.HARD_SPACE),
        "last_day": last if isinstance(last, Gap) else last.replace(" ", swedish.HARD_SPACE),
    }


def _law(initiative: Initiative, data: Mapping[str, Any], plan: Plan | None) -> Values:
    """What law and guidance ask of the year beside the activities (domain rule 3.2, checkpoints 2.3.3, 2.3.4, 3.2.16).

    Said in words and never as an activity: the parties decide what they do.
    """
    open_ = plan is None or plan.status != PlanStatus.CLOSED
    return {
        "impact_assessment_unplanned": open_ and facts.impact_assessment_is_unplanned(initiative),
        "co_determination": open_ and facts.staff_question_is_open(initiative),
        "statutory_work": _statutory_work(initiative, data),
        "interpreting_forums": [
            swedish.lowered(forum["name"])
            for forum in data["organisation"]["forums"]
            if any("tolkning" in task.lower() for task in forum["tasks"])
        ],
        "preparing_forums": [
            forum
            for forum in data["organisation"]["forums"]
            if forum["level"] in ("preparation", "working", "support") and forum["tasks"]
        ],
        "maintenance": [row for row in data["lifecycle"] if row["stage"] in ("transition", "operation")],
    }


def _statutory_work(initiative: Initiative, data: Mapping[str, Any]) -> list[Row]:
    """The changes of law that the parties interpret together or ask for together."""
    changes = zip(data["statutory_changes"], initiative.statutory_changes, strict=True)
    return [row for row, change in changes if row["common_interpretation"] or shared.joint_request(change)]


def _dialogue(data: Mapping[str, Any], year: int | None) -> Values:
    """Who meets whom in the year; an activity of mutual understanding that names another year is not this plan's."""
    return {
        "groups_with_needs": [group for group in data["challenge"]["target_groups"] if group["needs"]],
        "principals": [row for row in data["parties"] if row["principal"]],
        "understanding": [
            row
            for row in data["relations"]["understanding"]
            if year is None or not _YEARS.findall(row["when"] or "") or str(year) in (row["when"] or "")
        ],
    }


def _decision(initiative: Initiative, data: Mapping[str, Any], plan: Plan | None) -> Derived:
    """Who decides on the plan for each party: its representative in the forum that decides."""
    forum, forum_called = facts.plan_decision(initiative).decides, shared.plan_forum(initiative, data)
    held = {m["party"]: m["title"] for m in reversed(data["organisation"]["mandates"]) if m["forum"] == forum}
    missing = Gap("befattning med mandat i forumet")
    cells: list[Values] = [{"plan_decider": held.get(row["id"], missing)} for row in data["parties"]]
    decided = plan is not None and plan.status in (PlanStatus.ADOPTED, PlanStatus.CLOSED)
    day = plan.decision_date if plan else None
    values: Values = {
        "decision_day": _day(day, decided=decided),
        "decision_sentence": _sentence(day, forum_called, decided=decided),
        "plan_preparer": shared.plan_preparer(initiative, data),
        "letters_of_appropriation": facts.constellation(initiative).may_have_state,
    }
    return Derived(values, {"parties": cells})


def _day(day: date | None, *, decided: bool) -> str:
    if day is None:
        return Gap("planens beslutsdatum")
    return day.isoformat() if decided else f"Planeras {day.isoformat()}"


def _sentence(day: date | None, forum: str, *, decided: bool) -> str:
    when = swedish.long_date(day) if day else Gap("planens beslutsdatum")
    return f"Planen {'beslutades' if decided else 'avses beslutas'} i {forum} {when}."
