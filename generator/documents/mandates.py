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
from generator.documents.base import Clause, Document, Edition
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

    def derived(self, initiative: Initiative, data: Mapping[str, Any], edition: Edition) -> dict[str, Any]:  # noqa: ARG002
        return {
            "any_short_name": any(party.short_name for party in initiative.parties),
            **_principles(data),
            **_forums(initiative, data),
            **matrix.derived(initiative, data),
            **_state_of_play(initiative, data),
            **_reserved(initiative, data),
            **_mandates(initiative, data),
            **escalation(initiative, data),
        }


def _principles(data: Mapping[str, Any]) -> dict[str, Any]:
    levels = [forum["level"].label for forum in data["organisation"]["forums"] if forum["level"]]
    names = [row["name"] for row in data["parties"]]
    many = len(names) > MANY
    return {
        "between": "" if many else swedish.listed(names),
        "many_parties": swedish.in_words(len(names)) if many else "",
        "levels_used": list(dict.fromkeys(levels)),
    }


def _forums(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    for forum in data["organisation"]["forums"]:
        level = forum["level"]
        named = bool(level) and forum["name"].lower().startswith(level.label.lower())
        forum["derived"] = {"level_shown": bool(level) and not named}
    for row, party in zip(data["parties"], initiative.parties, strict=True):
        own = facts.has_own_principal(party)
        row["derived"] |= {
            "principal": row["principal"] or (row["name"] if own else row["principal"]),
            "leadership": leadership(party),
        }
    changes = [change for change in data["statutory_changes"] if change["common_interpretation"]]
    boards = [row for row in data["parties"] if row["derived"]["municipal"] and row["responsible_board"]]
    return {"interpretations": changes, "board_parties": boards}


def _state_of_play(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    """What the parties have already decided in questions of the matrix (checkpoints 2.2.6, 2.3.4, 3.1.1 and 3.1.11)."""
    requests = []
    for row, change in zip(data["statutory_changes"], initiative.statutory_changes, strict=True):
        words = change.joint_request
        text = words if isinstance(words, str) else "Parterna lämnar en gemensam hemställan till regeringen."
        if words:
            requests.append({"statute": row["statute"], "text": text})
    shown = (
        any(party.direction_decision for party in initiative.parties) or initiative.government_assignment
        or requests or data["technology"]["standards_responsible"] or data["technology"]["standards"]
    )  # fmt: skip
    return {"requests": requests, "has_state_of_play": bool(shown)}


def _reserved(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    rows = []
    for row, decision in zip(data["decisions"], initiative.decisions, strict=True):
        kept = facts.kept(decision)
        if kept:
            row["derived"]["ground"] = "Alltid" if kept is facts.Kept.ALWAYS else "Enligt matrisen"
            rows.append(row)
    return {"reserved_rows": rows, "led_parties": [row for row in data["parties"] if row["leadership"]]}


def _mandates(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    rows = data["organisation"]["mandates"]
    for row in rows:
        level = row["level"]
        row["derived"] = {
            "level": f"{swedish.capitalised(level.label)} ({level})" if level else level,
            "limit": _NO_LIMIT if isinstance(row["limit"], Gap) else swedish.number(row["limit"]),
            "source": row["source"] or ("" if level == "M0" else row["source"]),
        }
    held = {row["party"] for row in rows}
    groups = [
        {"name": party["name"], "mandates": [row for row in rows if row["party"] == party["id"]]}
        for party in data["parties"]
    ]
    groups.append({"name": Gap("part"), "mandates": [row for row in rows if not row["party"]]})
    without = [row["name"] or "en part utan namn" for row in data["parties"] if row["id"] not in held]
    return {
        "mandate_groups": [group for group in groups if group["mandates"]],
        "without_mandate": [Gap(f"mandat för {name}") for name in without if rows],
        "limits": _limits(initiative, data),
    }


def _limits(initiative: Initiative, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """For each forum that decides by consensus, the most that it may decide."""
    names = {forum["id"]: forum["name"] for forum in data["organisation"]["forums"]}
    limits = {forum: facts.consensus_limit(initiative, forum) for forum in facts.consensus_forums(initiative)}
    return [{"forum": names[forum], "limit": limit} for forum, limit in limits.items() if limit is not None]
