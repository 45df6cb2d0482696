"""What several kinds of document say in the same words: one name for a forum, a party, a title or a sum everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from generator import facts, swedish
from generator.contract import Contribution, Initiative, StatutoryChange
from generator.documents import parties as naming
from generator.documents.derived import Derived, Values, merged
from generator.values import Gap

Amount = TypeVar("Amount", int, float)


def derived(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    """What every kind may say, and the cells of parties, forums and statutory changes that are the same in all."""
    return merged(
        _wording(initiative),
        {**titles(initiative)},
        _parties(initiative, data),
        _decided(initiative, data),
        _governance(initiative, data),
        _sums(initiative),
        _reservation(initiative, data),
        _asked_for(initiative),
        {"rationale_sentence": _rationale(initiative), "has_assignment": facts.has_assignment(initiative)},
    )


def _wording(initiative: Initiative) -> Values:
    """What the document calls itself: by its legal form, not by the title that the user may have chosen."""
    parties = facts.constellation(initiative)
    if parties.state_only:
        the, this = "överenskommelsen", "denna överenskommelse"
    elif parties.mixed:
        the, this = "avtalet", "detta avtal"
    else:
        the, this = "överenskommelsen eller avtalet", "denna överenskommelse eller detta avtal"
    return {"the_agreement": the, "this_agreement": this}


def titles(initiative: Initiative) -> dict[str, str]:
    """The other documents by the names the user has given them, in the definite form."""
    own = initiative.initiative.titles
    return {
        "the_direction": swedish.definite((own.direction if own else None) or "Inriktning", "inriktningen"),
        "the_plan": swedish.definite((own.plan if own else None) or "Handlingsplan", "handlingsplanen"),
    }


def _parties(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    parties, rows = facts.constellation(initiative), data["parties"]
    paired = list(zip(rows, initiative.parties, strict=True))
    cells: list[Values] = [
        {
            "municipal": facts.is_municipal(party),
            "assembly": naming.assembly_of(party),
            "genitive": party.genitive or (swedish.genitive(party.name) if party.name else built["name"]),
        }
        for built, party in paired
    ]
    values: Values = {
        "state_only": parties.state_only, "mixed": parties.mixed, "has_state": parties.has_state,
        "may_have_state": parties.may_have_state,
        "many_states": parties.many_states, "municipal": bool(parties.municipal), "has_company": parties.has_company,
        "unknown_kinds": parties.unknown_kinds, "several_parties": len(rows) > 1,
        "boards_the": naming.the(parties.local_authorities), "boards_of": naming.of(parties.local_authorities),
        "federation_the": naming.the(parties.federations),
        "municipal_the": naming.the(parties.municipal), "municipal_of": naming.of(parties.municipal),
        "contract_cooperation": facts.contract_cooperation(initiative).relied_on,
        "coordinators": [built["name"] for built, party in paired if facts.leads(party)],
        "coordinator_role": naming.coordinator_role(initiative),
        "ambitious_parties": [row for row in rows if row["ambition"]],
    }  # fmt: skip
    return Derived(values, {"parties": cells})


def _decided(initiative: Initiative, data: Mapping[str, Any]) -> Values:
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


def _governance(initiative: Initiative, data: Mapping[str, Any]) -> Derived:
    follow_up, forums = data["follow_up"], data["organisation"]["forums"]
    known = {forum["id"] for forum in forums}
    values: Values = {
        "reports_to": [swedish.lowered(to.label) if to in known else to for to in follow_up["reports_to"]],
        "follow_up_rhythm": swedish.every(follow_up["rhythm"]) if follow_up["rhythm"] else follow_up["rhythm"],
        "reserved_questions": [
            row["question"]
            for row, decision in zip(data["decisions"], initiative.decisions, strict=True)
            if facts.kept(decision)
        ],
        "plan_forum": plan_forum(initiative, data),
    }
    return Derived(values, {"organisation.forums": [{"level_shown": _level_shown(forum)} for forum in forums]})


def _level_shown(forum: Mapping[str, Any]) -> bool:
    """Whether a forum's level says more than its name: not of a steering group that is called one."""
    level = forum["level"]
    return bool(level) and not forum["name"].lower().startswith(level.label.lower())


def _asked_for(initiative: Initiative) -> Derived:
    """What the parties ask the government for together: changes of law, and how a question is prepared."""
    assignment = initiative.government_assignment
    preparation = assignment.joint_preparation if assignment else None
    words = preparation if isinstance(preparation, str) else ""
    requests: list[Values] = [{"joint_request": joint_request(change)} for change in initiative.statutory_changes]
    return Derived({"joint_preparation_text": words}, {"statutory_changes": requests})


def joint_request(change: StatutoryChange) -> str:
    """How the parties ask for a change of law together; empty when they do not."""
    said = change.joint_request
    return said if isinstance(said, str) else "Parterna lämnar en gemensam hemställan till regeringen." if said else ""


def moment(value: Any) -> Any:
    """A date or a quarter as a table shows it; a gap as it is."""
    return value.isoformat() if isinstance(value, date) else getattr(value, "label", value)


def plan_forum(initiative: Initiative, data: Mapping[str, Any]) -> str:
    """The forum or party that decides on the plan, in running text."""
    decides = facts.plan_decision(initiative).decides
    return _in_a_sentence(decides, data) if decides else Gap("det forum som beslutar om planen")


def plan_preparer(initiative: Initiative, data: Mapping[str, Any]) -> str:
    """Who prepares the plan, as the matrix says."""
    prepares = facts.plan_decision(initiative).prepares
    return _in_a_sentence(prepares, data) if prepares else Gap("det forum som bereder planen")


def _in_a_sentence(one: str, data: Mapping[str, Any]) -> str:
    """A forum with a small letter, a party with its own name."""
    parties = {party["id"]: party["name"] for party in data["parties"]}
    forums = {forum["id"]: forum["name"] or forum["id"] for forum in data["organisation"]["forums"]}
    return parties[one] if one in parties else swedish.lowered(forums.get(one, one))


def _reservation(initiative: Initiative, data: Mapping[str, Any]) -> Values:
    """The user's own reservation, or the standard one: for all parties or, with others, for the state's only."""
    said, funding = facts.reservation(initiative), initiative.funding
    months = funding.council_reservation_months if funding else None
    councils = {party.id for party in said.councils}
    return {
        "reservation_text": said.words,
        "standard_reservation": said.standard,
        "reservation_of_all": said.binds_all,
        "council_parties": [row for row in data["parties"] if row["id"] in councils],
        "council_months": "" if months is None else swedish.months(months),
    }


def _sums(initiative: Initiative) -> Values:
    given = [party.contribution or Contribution() for party in initiative.parties]
    return {
        "contribution_total": total([each.amount_per_year for each in given], "summan av bidragen"),
        "full_time_total": total([each.full_time_equivalents for each in given], "summan av årsarbetskrafter"),
    }


def total(amounts: Sequence[float | None], called: str) -> Any:
    """The sum of `amounts`; a gap with this name when any is missing: a sum of the rest would be a false one."""
    whole = known_sum(amounts)
    return Gap(called) if whole is None else whole


def known_sum(amounts: Sequence[Amount | None]) -> Amount | None:
    """The sum of `amounts`, or None when any is missing."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _rationale(initiative: Initiative) -> str:
    """On what ground the collaboration rests (checkpoints 1.1.2–1.1.4)."""
    kind = initiative.rationale.kind if initiative.rationale else None
    if kind is None:
        return Gap("grund för samverkan")
    opening = "Samverkan" if facts.has_assignment(initiative) else "Samverkan är frivillig och"
    grounds = {
        "efficiency": "motiveras av ett effektivare resursutnyttjande eller en stabilare grund än varje part "
        "kan nå ensam.",
        "societal": "motiveras av en samhällsutmaning där parterna har uppdrag i olika delar.",
        "both": "motiveras både av ett effektivare resursutnyttjande och av en samhällsutmaning där parterna "
        "har uppdrag i olika delar.",
    }
    return f"{opening} {grounds[kind]}"
