"""The shapes of the catalogue: the guidance broken down, the statutes, the legal notes and the authorities.

All are frozen, hold no behaviour beyond what can be read out of themselves, and say nothing that the YAML files beside
this module do not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "advice", "tip", "help"]
"""How grave something is, gravest first (domain part 1.2)."""

LEVELS: tuple[Level, ...] = ("error", "warning", "advice", "tip", "help")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A test on an initiative: `name` of its code in `generator.assess`, `words` the same in Swedish for a reader.

    `message` is what to tell the user when a rule does not hold; empty for conditions.
    """

    name: str
    words: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One of the 94 checkpoints. `factor` is its success factor's id ("3.2"); `id` is permanent ("3.2.4").

    `where` maps one of `fields` to the predicate that says in which objects it is asked for; the others are asked
    for in all. `shown_in` names the clauses of the documents where it shows, by id ("agreement.commitments").
    """

    id: str
    factor: str
    text: str
    quote: str
    line: int
    modality: str
    level: Level
    fields: tuple[str, ...]
    shown_in: tuple[str, ...]
    where: Mapping[str, Predicate]
    condition: Predicate | None = None
    rule: Predicate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the twelve success factors under the guidance's own heading; `area` is the name of its area."""

    id: str
    name: str
    area: str
    checkpoints: tuple[Checkpoint, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One of the guidance's four areas."""

    id: str
    name: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Statute:
    """A rule of law or a document that the product leans on.

    `citation` is the full Swedish form used in documents, `matters` when it matters, `clauses` where it shows, and
    `mark` how far it is verified: [VT] against the statute's text, [VS] against a page, [P] as a bill only, [M] from
    memory, [T] own reading; a date after the mark is the publication date of the wording read.
    """

    id: str
    citation: str
    content: str
    matters: str
    clauses: tuple[str, ...]
    mark: str

    @property
    def source(self) -> str:
        """The citation followed by its mark, as a finding shows it; a mark that speaks in words is set apart."""
        return f"{self.citation} {self.mark}" if self.mark.startswith("[") else f"{self.citation} – {self.mark}"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said when a check in `generator.assess` finds something.

    `message` is Swedish, with names in braces that the check fills in; `source` the statutes it rests on with their
    marks, or the product's own rule; `clauses` the ids of the documents' clauses that it belongs to.
    """

    code: str
    severity: Level
    message: str
    clauses: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Need:
    """Values that a clause cannot do without and that no checkpoint asks for.

    `applies` names the predicate that says when; empty means always.
    """

    code: str
    severity: Level
    fields: tuple[str, ...]
    applies: str
    message: str
    clauses: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An authority, municipality, region or company in the register of domain part 5.4.

    `principal` is the department in 2025, empty where there is none; departments may have changed since. `mark` says
    how far the row is verified; `remark` what to mind.
    """

    name: str
    organisation_number: str
    kind: str
    leadership: str
    principal: str
    mark: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DefaultForum:
    """A forum to start from (domain part 4.2). `name_in_mixed` is its name when not all parties are state agencies."""

    id: str
    name: str
    level: str
    members: str
    rhythm: str
    tasks: tuple[str, ...]
    name_in_mixed: str = ""


@dataclass(frozen=True, slots=True)
class DefaultDecision:
    """A row of the matrix to start from (domain part 4.4), by the domain's forum codes.

    `decides` is a code or "host"; `prepares` lists candidates, the first that exists is taken; `informed` is codes or
    "all". `reserved` is "yes", "no" or "locked". `heard` are roles who are heard through their forum, `remark` what the
    source adds; neither has a place in the contract.
    """

    id: str
    question: str
    category: str
    decides: str
    prepares: tuple[str, ...]
    form: str
    reserved: str
    consulted: tuple[str, ...] = ()
    endorses: tuple[str, ...] = ()
    informed: tuple[str, ...] | Literal["all"] = ()
    stages: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class DefaultStep:
    """A step of escalation to start from (domain part 4.6); `basis` is what a question rests on at that level."""

    forum: str
    level: str
    working_days: int
    basis: str


@dataclass(frozen=True, slots=True)
class YearCell:
    """What happens in one column of the year; `mark` says how far it is verified and is never printed."""

    text: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A time of the year of joint planning (domain part 4.8); empty cells have no text."""

    month: int
    time: str
    state: YearCell = YearCell()
    municipal: YearCell = YearCell()
    joint: YearCell = YearCell()


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an initiative may start from. `with_state` is added to `without_agreement` when a state agency is party."""

    forums: tuple[DefaultForum, ...]
    decisions: tuple[DefaultDecision, ...]
    steps: tuple[DefaultStep, ...]
    without_agreement: str
    with_state: str
    cycle: tuple[YearRow, ...]
