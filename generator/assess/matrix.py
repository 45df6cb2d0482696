"""The rules of the decision matrix, (a)–(l) of domain part 4.3, with the escalation of 4.6.

Each rule is one check; its finding's path names the row and the field that clashes (`decisions[3].decides`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import facts
from generator.assess.finding import Check, Hit
from generator.assess.rules import forum_levels
from generator.assess.wording import called, listed_first, money
from generator.catalogue.citations import amount_in, has_date, has_reference, mentions
from generator.contract import (
    Decision,
    DecisionForm,
    Forum,
    ForumLevel,
    Initiative,
    Mandate,
    MandateLevel,
    Party,
    Stage,
)

_INDIVIDUAL = ("enskilt ärende", "enskilda ärende", "enskilt fall", "enskilda fall", "myndighetsutövning")
_BINDING = frozenset({MandateLevel.M2, MandateLevel.M3, MandateLevel.M4, MandateLevel.M5})


_DELEGATED = _BINDING - {MandateLevel.M5}


@dataclass(frozen=True, slots=True)
class Row:
    """A decision with what its `decides` stands for: a party, or a forum with its level."""

    path: str
    decision: Decision
    party: Party | None
    level: ForumLevel | None

    @property
    def question(self) -> str:
        return self.decision.question or self.decision.id

    @property
    def decides(self) -> str:
        return self.decision.decides or ""

    def hit(self, field: str, **values: str) -> Hit:
        return Hit(f"{self.path}.{field}", {"question": self.question, **values})


def stages(decision: Decision) -> frozenset[Stage]:
    """Rule (f): the stages that a row holds for; left out means all."""
    return frozenset(decision.stages or Stage)


def one_decides(initiative: Initiative) -> Iterator[Hit]:
    """Rule (a), first half: somebody decides."""
    return (row.hit("decides") for row in rows(initiative) if not row.decides and not facts.is_outside(row.decision))


def two_decide(initiative: Initiative) -> Iterator[Hit]:
    """Rules (a) and (f): the same question has not two deciders during the same stage."""
    seen: dict[str, dict[Stage, set[str]]] = {}
    for row in rows(initiative):
        deciders = seen.get(row.question.casefold(), {})
        if row.decides and any(deciders.get(stage, set()) - {row.decides} for stage in stages(row.decision)):
            yield row.hit("decides")
        if row.decides and row.decision.question:
            for stage in stages(row.decision):
                seen.setdefault(row.question.casefold(), {}).setdefault(stage, set()).add(row.decides)


def preparation(initiative: Initiative) -> Iterator[Hit]:
    """Rule (b): somebody else than the decider prepares, unless a support forum does both."""
    for row in rows(initiative):
        prepares = row.decision.prepares
        if facts.is_outside(row.decision):
            continue
        if not prepares or (prepares == row.decides and row.level != ForumLevel.SUPPORT):
            yield row.hit("prepares")


def locked(initiative: Initiative) -> Iterator[Hit]:
    """Rule (c): what the principal has given is for each management."""
    for row in rows(initiative):
        if facts.is_locked(row.decision) and row.decides and row.level != ForumLevel.MANAGEMENT:
            yield row.hit("decides")


def direction(initiative: Initiative) -> Iterator[Hit]:
    """Rule (d): each management decides the direction on its own. With a municipality see `municipal_direction`."""
    if not facts.constellation(initiative).municipal:
        yield from _direction_elsewhere(initiative)


def municipal_direction(initiative: Initiative) -> Iterator[Hit]:
    """6 kap. 37–38 §§ kommunallagen: goals and direction may not be delegated, so never decided in a joint forum."""
    if facts.constellation(initiative).municipal:
        yield from _direction_elsewhere(initiative)


def private_decides(initiative: Initiative) -> Iterator[Hit]:
    """Rule (e)."""
    for row in rows(initiative):
        barred = facts.is_barred_for_private(row.decision) or _is_individual(row)
        if barred and row.party and facts.is_private(row.party):
            yield row.hit("decides", party=called(row.party))


def individual_case(initiative: Initiative) -> Iterator[Hit]:
    """Rule (g), 12 kap. 2 § regeringsformen. Only the words of the question can tell."""
    return (row.hit("question") for row in rows(initiative) if _is_individual(row))


def reserved(initiative: Initiative) -> Iterator[Hit]:
    """Rule (h). A locked category is already told of by rule (c)."""
    for row in rows(initiative):
        elsewhere = row.decides and row.level != ForumLevel.MANAGEMENT
        if elsewhere and facts.kept(row.decision) is facts.Kept.BY_THE_PARTIES:
            yield row.hit("decides")


def own_decisions(initiative: Initiative) -> Iterator[Hit]:
    """Rule (i)."""
    for row in _of_form(initiative, DecisionForm.OWN_DECISIONS):
        if row.decides and row.party is None and row.level != ForumLevel.MANAGEMENT:
            yield row.hit("decides")


def host(initiative: Initiative) -> Iterator[Hit]:
    """Rule (j)."""
    return (row.hit("decides") for row in _of_form(initiative, DecisionForm.HOST) if row.decides and row.party is None)


def consensus_mandate(initiative: Initiative) -> Iterator[Hit]:
    """Rule (k), first half: in a consensus every party has at least M2 in the forum."""
    forums = facts.forums(initiative)
    lacking: dict[str, list[str]] = {}
    for row in _by_consensus(initiative):
        forum = forums.get(row.decides)
        if forum is None:
            continue
        if forum.id not in lacking:
            binding = {each.party for each in facts.mandates_in(initiative, forum.id) if each.level in _BINDING}
            lacking[forum.id] = [called(party) for party in initiative.parties if party.id not in binding]
        if lacking[forum.id]:
            yield row.hit("form", forum=forum.name or forum.id, party=listed_first(lacking[forum.id]))


def consensus_limit(initiative: Initiative) -> Iterator[Hit]:
    """Rule (k), second half: an amount in the row is within the lowest limit there. Limits left out set none."""
    forums = facts.forums(initiative)
    limits = {forum: facts.consensus_limit(initiative, forum) for forum in facts.consensus_forums(initiative)}
    for row in _by_consensus(initiative):
        forum, amount, limit = forums.get(row.decides), amount_in(row.question), limits.get(row.decides)
        if forum is not None and limit is not None and amount is not None and amount > limit:
            values = {"amount": money(amount), "limit": money(limit), "forum": forum.name or forum.id}
            yield row.hit("question", **values)


def mandate_source(initiative: Initiative) -> Iterator[Hit]:
    """Rule (l). An observer (M0) binds nobody and needs no source."""
    names = {party.id: called(party) for party in initiative.parties}
    for index, mandate in enumerate(_mandates(initiative)):
        source = mandate.source or ""
        if mandate.level != MandateLevel.M0 and not (has_date(source) and has_reference(source)):
            values = {"title": mandate.title or "en representant", "party": names.get(mandate.party or "", "en part")}
            yield Hit(f"organisation.mandates[{index}].source", values)


def municipal_delegation(initiative: Initiative) -> Iterator[Hit]:
    """Rule (l) for municipalities: decisions on delegation may have to be reported to the board."""
    parties = {party.id: party for party in facts.constellation(initiative).municipal}
    told: set[str] = set()
    for index, mandate in enumerate(_mandates(initiative)):
        party = parties.get(mandate.party or "")
        if party and party.id not in told and mandate.level in _DELEGATED:
            told.add(party.id)
            yield Hit(f"organisation.mandates[{index}].level", {"party": called(party)})


def principal_forum(initiative: Initiative) -> Iterator[Hit]:
    """A forum outside the collaboration decides nothing in it, is not heard and is no step (domain part 4.2).

    A row of the form `principal` only informs of a decision made outside, so its decider may stand there.
    """
    outside = {forum.id: forum for forum in facts.forums(initiative).values() if forum.level == ForumLevel.PRINCIPAL}
    for row in rows(initiative):
        if row.decides in outside and not facts.is_outside(row.decision):
            yield _outside(f"{row.path}.decides", outside[row.decides])
        for index, heard in enumerate(row.decision.consulted):
            if heard in outside:
                yield _outside(f"{row.path}.consulted[{index}]", outside[heard])
    for index, step in enumerate(initiative.escalation.steps if initiative.escalation else ()):
        if step.forum in outside:
            yield _outside(f"escalation.steps[{index}].forum", outside[step.forum])


def escalation_end(initiative: Initiative) -> Iterator[Hit]:
    """Escalation ends with each management (domain part 4.6)."""
    steps = initiative.escalation.steps if initiative.escalation else ()
    if steps and not facts.ends_with_management(initiative):
        yield Hit(f"escalation.steps[{len(steps) - 1}].forum")


def rows(initiative: Initiative) -> Iterator[Row]:
    """Every row of the matrix with what its decider stands for."""
    parties = {party.id: party for party in initiative.parties}
    levels = forum_levels(initiative)
    for index, decision in enumerate(initiative.decisions):
        decides = decision.decides or ""
        yield Row(f"decisions[{index}]", decision, parties.get(decides), levels.get(decides))


def _direction_elsewhere(initiative: Initiative) -> Iterator[Hit]:
    for row in rows(initiative):
        if not facts.is_on_direction(row.decision) or not row.decides:
            continue
        if row.level != ForumLevel.MANAGEMENT:
            yield row.hit("decides")
        elif row.decision.form not in (DecisionForm.OWN_DECISIONS, None):
            yield row.hit("form")


def _by_consensus(initiative: Initiative) -> Iterator[Row]:
    return (row for row in rows(initiative) if facts.is_consensus(row.decision))


def _of_form(initiative: Initiative, form: DecisionForm) -> Iterator[Row]:
    return (row for row in rows(initiative) if row.decision.form == form)


def _is_individual(row: Row) -> bool:
    return mentions(row.question, *_INDIVIDUAL)


def _mandates(initiative: Initiative) -> tuple[Mandate, ...]:
    return initiative.organisation.mandates if initiative.organisation else ()


def _outside(path: str, forum: Forum) -> Hit:
    return Hit(path, {"forum": forum.name or forum.id})


MATRIX: Mapping[str, Check] = {
    "matrix.one_decides": one_decides,
    "matrix.two_decide": two_decide,
    "matrix.preparation": preparation,
    "matrix.locked": locked,
    "matrix.direction": direction,
    "matrix.municipal_direction": municipal_direction,
    "matrix.private_decides": private_decides,
    "matrix.individual_case": individual_case,
    "matrix.reserved": reserved,
    "matrix.own_decisions": own_decisions,
    "matrix.host": host,
    "matrix.consensus_mandate": consensus_mandate,
    "matrix.consensus_limit": consensus_limit,
    "matrix.mandate_source": mandate_source,
    "matrix.municipal_delegation": municipal_delegation,
    "matrix.principal_forum": principal_forum,
    "matrix.escalation_end": escalation_end,
}
