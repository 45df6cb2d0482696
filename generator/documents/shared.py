"""What several kinds of document say in the same words: one name for a forum, a party, a title or a sum everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator import swedish
from generator.contract import LEADING, Contribution, Initiative
from generator.documents.parties import Constellation
from generator.values import Gap


def derived(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    """Derived values for every kind; gives each party a ``derived`` of its own."""
    return {
        **_wording(initiative),
        **titles(initiative),
        **_parties(initiative, data),
        **_decided(initiative, data),
        **_governance(data),
        **_sums(initiative),
        "rationale_sentence": _rationale(initiative),
    }


def _wording(initiative: Initiative) -> dict[str, Any]:
    """What the document calls itself: by its legal form, not by the title that the user may have chosen."""
    parties = Constellation(initiative.parties)
    if parties.state_only:
        the, this = "överenskommelsen", "denna överenskommelse"
    elif parties.mixed:
        the, this = "avtalet", "detta avtal"
    else:
        the, this = "överenskommelsen eller avtalet", "denna överenskommelse eller detta avtal"
    return {"the_agreement": the, "this_agreement": this}


def titles(initiative: Initiative) -> dict[str, Any]:
    """The other documents by the names the user has given them, in the definite form."""
    own = initiative.initiative.titles
    return {
        "the_direction": swedish.definite((own.direction if own else None) or "Inriktning", "inriktningen"),
        "the_plan": swedish.definite((own.plan if own else None) or "Handlingsplan", "handlingsplanen"),
    }


def _parties(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    parties, rows = Constellation(initiative.parties), data["parties"]
    for built, party in zip(rows, initiative.parties, strict=True):
        genitive = party.genitive or (swedish.genitive(party.name) if party.name else built["name"])
        built["derived"] = {"municipal": Constellation.is_municipal(party), "genitive": genitive}
    return {
        "state_only": parties.state_only, "mixed": parties.mixed, "has_state": parties.has_state,
        "many_states": parties.many_states, "municipal": parties.municipal, "has_company": parties.has_company,
        "unknown_kinds": parties.unknown_kinds, "boards_the": parties.boards_the, "boards_of": parties.boards_of,
        "federation_the": parties.federation_the,
        "municipal_the": parties.municipal_the, "municipal_of": parties.municipal_of,
        "municipal_assembly": parties.municipal_assembly, "contract_cooperation": parties.contract_cooperation,
        "coordinators": [row["name"] for row in rows if row["role"] in LEADING],
        "coordinator_role": parties.coordinator_role,
        "ambitious_parties": [row for row in rows if row["ambition"]],
    }  # fmt: skip


def _decided(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, Any]:
    """Which parties have decided on the direction (checkpoint 3.1.1); for the others it is a proposal."""
    decisions = [party.direction_decision for party in initiative.parties]
    rows = list(zip(data["parties"], decisions, strict=True))
    decided = [row for row, decision in rows if decision and decision.date]
    undecided = [row["name"] for row, decision in rows if not (decision and decision.date)]
    return {
        "direction_decided": decided,
        "direction_undecided": undecided if decided else [],
        "direction_undecided_pronoun": "den parten" if len(undecided) == 1 else "de parterna",
    }


def _governance(data: Mapping[str, Any]) -> dict[str, Any]:
    follow_up, forums = data["follow_up"], data["organisation"]["forums"]
    known = {forum["id"] for forum in forums}
    return {
        "reports_to": [swedish.lowered(to.label) if to in known else to for to in follow_up["reports_to"]],
        "follow_up_rhythm": swedish.every(follow_up["rhythm"]) if follow_up["rhythm"] else follow_up["rhythm"],
        "reserved_questions": [row["question"] for row in data["decisions"] if row["reserved"] is True],
        "plan_forum": plan_forum(data),
    }


def plan_forum(data: Mapping[str, Any]) -> str:
    """The forum that decides on the plan: as the matrix says, else the steering group. A party keeps its capital."""
    planning = [row["decides"] for row in data["decisions"] if row["category"] == "planning" and row["decides"]]
    steering = [forum["name"] for forum in data["organisation"]["forums"] if forum["level"] == "steering"]
    forum = next(iter([*planning, *steering]), None)
    if not forum:
        return Gap("det forum som beslutar om planen")
    return _in_a_sentence(forum, data)


def plan_preparer(data: Mapping[str, Any]) -> str:
    """Who prepares the plan, as the matrix says."""
    rows = [row for row in data["decisions"] if row["category"] == "planning" and row["decides"]]
    prepares = rows[0]["prepares"] if rows else None
    return _in_a_sentence(prepares, data) if prepares else Gap("det forum som bereder planen")


def _in_a_sentence(one: str, data: Mapping[str, Any]) -> str:
    """A forum with a small letter, a party with its own name."""
    name = str(getattr(one, "label", one))
    return name if one in {party["id"] for party in data["parties"]} else swedish.lowered(name)


def _sums(initiative: Initiative) -> dict[str, Any]:
    given = [party.contribution or Contribution() for party in initiative.parties]
    return {
        "contribution_total": total([each.amount_per_year for each in given], "summan av bidragen"),
        "full_time_total": total([each.full_time_equivalents for each in given], "summan av årsarbetskrafter"),
    }


def total(amounts: Sequence[float | None], called: str) -> Any:
    """The sum of `amounts`; a gap with this name when any is missing: a sum of the rest would be a false one."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else Gap(called)


def _rationale(initiative: Initiative) -> str:
    """On what ground the collaboration rests (checkpoints 1.1.2–1.1.4)."""
    kind = initiative.rationale.kind if initiative.rationale else None
    if kind is None:
        return Gap("grund för samverkan")
    assigned = initiative.government_assignment and initiative.government_assignment.position == "given"
    opening = "Samverkan" if assigned else "Samverkan är frivillig och"
    grounds = {
        "efficiency": "motiveras av ett effektivare resursutnyttjande eller en stabilare grund än varje part "
        "kan nå ensam.",
        "societal": "motiveras av en samhällsutmaning där parterna har uppdrag i olika delar.",
        "both": "motiveras både av ett effektivare resursutnyttjande och av en samhällsutmaning där parterna "
        "har uppdrag i olika delar.",
    }
    return f"{opening} {grounds[kind]}"
