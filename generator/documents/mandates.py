"""The decision and mandate matrix: who decides, prepares and is heard in each question, and how far each representative
may bind its party.

Sections follow domain parts 0 and 4. Roles are said in words, with the domain's own letters beside them; the letters of
RACI are never shown (domain part 4.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import facts, swedish
from generator.contract import Initiative
from generator.documents import mandates_matrix as matrix
from generator.documents import shared
from generator.documents.base import Clause, Document, Edition
from generator.documents.derived import Derived, Values, merged
from generator.documents.mandates_escalation import escalation
from generator.documents.parties import MANY, leadership
from generator.values import Gap

_CLAUSES = (
    ("principles", "Läsanvisning och beslutsprinciper"), ("forums", "Forum och deltagare"),
    ("matrix", "Beslutsmatris"), ("reserved", "Frågor förbehållna verksledningen"),
    ("mandates", "Mandat per part och representant"), ("escalation", "Eskaleringsordning"),
    ("forms", "Beslutsformer och dokumentation"), ("stages", "Matrisen i livscykelns skeden"),
    ("amendments", "Ändring av matrisen"),
)  # fmt: skip
_NO_LIMIT = "–"


class DecisionMatrix(Document):
    slug = "mandates"
    name = "Besluts- och mandatmatris"
    order = 30
    clauses = tuple(Clause(f"mandates.{key}", title) for key, title in _CLAUSES)
    # Said in the agreement, the direction or the plan: what the parties want, give and do.
    unused = frozenset(
        (
            "liability", "funding.owed", "funding.key", "funding.terms", "funding.council_reservation_months",
            "funding.income", "funding.fees",

            "initiative.summary", "initiative.phase", "initiative.titles", "parties[].genitive", "parties[].ambition",
            "parties[].approval", "parties[].consequences", "parties[].decision_body",
            "parties[].contribution", "parties[].legal_basis",
            "parties[].mandate_assessment", "parties[].mandate_comment", "parties[].own_follow_up",
            "parties[].participation", "parties[].relation_to_own_work", "parties[].signatory_title",
            "parties[].synergies", "parties[].task", "rationale", "challenge", "system", "options", "expectations",
            "statutory_changes[].need", "statutory_changes[].necessity", "statutory_changes[].alternatives_tried",
            "direction.purpose", "direction.vision", "direction.goals", "direction.scope", "direction.ambition",
            "direction.horizon.kind", "direction.horizon.starts", "direction.horizon.ends", "benefits",
            "technology.prerequisites", "technology.compatibility", "technology.open_data",
            "organisation.alternatives", "funding.model", "funding.reservation", "funding.shares",
            "funding.investment", "personal_data", "secrecy", "security", "intellectual_property", "services",
            "procurement", "archive", "communication", "definitions", "relations", "plans", "follow_up.evaluation",
            "follow_up.measurements", "risks", "connected_actors", "validity", "wind_down", "signing", "dispute",
        )
    )  # fmt: skip

    def title(self, initiative: Initiative) -> str:  # noqa: ARG002
        return self.name

    def derived(self, initiative: Initiative, data: Mapping[str, Any], edition: Edition) -> Derived:  # noqa: ARG002
        return merged(
            {"any_short_name": any(party.short_name for party in initiative.parties)},
            _principles(data),
            _forums(initiative, data),
            matrix.derived(initiative, data),
            _state_of_play(initiative, data),
            _reserved(initiative, data),
            _mandates(initiative, data),
            escalation(initiative, data),
        )


def _principles(data: Mapping[str, Any]) -> Values:
    levels = [forum["level"].label for forum in data["organisation"]["forums"] if forum["level"]]
    names = [row["name"] for row in data["parties"]]
    many = len(names) > MANY
    return {
        "between": "" if many else swedish.listed(names),
        "many_parties": swedish.in_words(len(names)) if many else "",
        "levels_used": list(dict.fromkeys(levels)),
    }


def _forums(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    parties = list(zip(data["parties"], initiative.parties, strict=True))
    cells: list[Values] = [
        {
            "principal": row["principal"] or (row["name"] if facts.has_own_principal(party) else row["principal"]),
            "leadership": leadership(party),
        }
        for row, party in parties
    ]
    changes = [change for change in data["statutory_changes"] if change["common_interpretation"]]
    boards = [row for row, party in parties if facts.is_municipal(party) and row["responsible_board"]]
    return Derived({"interpretations": changes, "board_parties": boards}, {"parties": cells})


def _state_of_play(initiative: Initiative, data: Mapping[str, Any]) -> Values:
    """What the parties have already decided in questions of the matrix (checkpoints 2.2.6, 2.3.4, 3.1.1 and 3.1.11)."""
    changes = zip(data["statutory_changes"], initiative.statutory_changes, strict=True)
    said = [(row["statute"], shared.joint_request(change)) for row, change in changes]
    requests = [{"statute": statute, "text": text} for statute, text in said if text]
    shown = (
        any(party.direction_decision for party in initiative.parties) or initiative.government_assignment
        or requests or data["technology"]["standards_responsible"] or data["technology"]["standards"]
    )  # fmt: skip
    return {"requests": requests, "has_state_of_play": bool(shown)}


def _reserved(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    kept = [facts.kept(decision) for decision in initiative.decisions]
    grounds: list[Values] = [
        {"ground": "Alltid" if ground is facts.Kept.ALWAYS else "Enligt matrisen"} if ground else {} for ground in kept
    ]
    values: Values = {
        "reserved_rows": [row for row, ground in zip(data["decisions"], kept, strict=True) if ground],
        "led_parties": [row for row in data["parties"] if row["leadership"]],
    }
    return Derived(values, {"decisions": grounds})


def _mandates(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    rows = data["organisation"]["mandates"]
    held = {row["party"] for row in rows}
    groups = [
        {"name": party["name"], "mandates": [row for row in rows if row["party"] == party["id"]]}
        for party in data["parties"]
    ]
    groups.append({"name": Gap("part"), "mandates": [row for row in rows if not row["party"]]})
    without = [row["name"] or "en part utan namn" for row in data["parties"] if row["id"] not in held]
    values: Values = {
        "mandate_groups": [group for group in groups if group["mandates"]],
        "without_mandate": [Gap(f"mandat för {name}") for name in without if rows],
        "limits": _limits(initiative, data),
    }
    return Derived(values, {"organisation.mandates": [_of_mandate(row) for row in rows]})


def _of_mandate(row: Mapping[str, Any]) -> Values:
    level = row["level"]
    return {
        "level": f"{swedish.capitalised(level.label)} ({level})" if level else level,
        "limit": _NO_LIMIT if isinstance(row["limit"], Gap) else swedish.number(row["limit"]),
        "source": row["source"] or ("" if level == "M0" else row["source"]),
    }


def _limits(initiative: Initiative, data: Mapping[str, Any]) -> list[Values]:
    """For each forum that decides by consensus, the most that it may decide."""
    names = {forum["id"]: forum["name"] for forum in data["organisation"]["forums"]}
    limits = {forum: facts.consensus_limit(initiative, forum) for forum in facts.consensus_forums(initiative)}
    return [{"forum": names[forum], "limit": limit} for forum, limit in limits.items() if limit is not None]
