"""On what law a party takes part: its own grounds beside the general duty, and 9 kap. 37 § kommunallagen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from generator.catalogue.citations import is_to_be_stated, mentions
from generator.contract import Initiative, LegalBasis, Party
from generator.facts.parties import constellation, is_federation, is_municipal
from generator.facts.services import Support, service_supports
from generator.facts.statutes import ADMINISTRATIVE_PROCEDURE, GOVERNMENT_AGENCIES, LOCAL_GOVERNMENT


class Ground(Enum):
    """What a row of `legal_basis` can carry."""

    GENERAL = auto()  # the duty to cooperate, which gives no competence
    CONTRACT_COOPERATION = auto()  # 9 kap. 37 § KL: how, between whom, but no competence
    UNFINISHED = auto()  # the section is still to be stated
    OWN = auto()


def ground(basis: LegalBasis) -> Ground:
    """What the row carries.

    8 § förvaltningslagen and 6 § myndighetsförordningen widen no party's competence (domain rule 3.2, first row [VT],
    [VS]; [M], säker). 9 kap. 37 § KL lets a task that a municipality already has be done by another (9.0 [VT]). Neither
    is a ground of the party's own.
    """
    text = f"{basis.section or ''} {basis.statute or ''}"
    if ADMINISTRATIVE_PROCEDURE.is_cited_in(text, None, "8") or GOVERNMENT_AGENCIES.is_cited_in(text, None, "6"):
        return Ground.GENERAL
    if LOCAL_GOVERNMENT.is_cited_in(text, 9, "37"):
        return Ground.CONTRACT_COOPERATION
    return Ground.OWN if basis.statute and not section_is_unstated(basis) else Ground.UNFINISHED


def section_is_unstated(basis: LegalBasis) -> bool:
    """No section is given, or only that it is still to be stated: a gap in the text and a finding."""
    return not basis.section or is_to_be_stated(f"{basis.statute or ''} {basis.section}")


def own_grounds(party: Party) -> tuple[LegalBasis, ...]:
    """The complete grounds that give the party competence; none is a gap in the text and a finding."""
    return _of(party, Ground.OWN)


def unfinished_grounds(party: Party) -> tuple[LegalBasis, ...]:
    """Grounds named without their section, or with a section and no statute."""
    return _of(party, Ground.UNFINISHED)


def only_general_grounds(party: Party) -> bool:
    """Whether all that is completely stated is the general duty to cooperate, which creates no competence (3.2)."""
    complete = [kind for kind in map(ground, party.legal_basis) if kind is not Ground.UNFINISHED]
    return bool(complete) and all(kind is Ground.GENERAL for kind in complete)


@dataclass(frozen=True, slots=True)
class ContractCooperation:
    """9 kap. 37 § kommunallagen: among which parties it is relied on, and which citations hold with nobody.

    `between` is empty when it is not relied on. `to_check` are the federations among them, for which 9 kap. 2 § KL
    makes the rules hold unless something else follows: to be checked, and no error (domain rule 9.0 [VT]).
    """

    between: tuple[Party, ...]
    to_check: tuple[Party, ...]
    among_all: bool

    @property
    def relied_on(self) -> bool:
        return bool(self.between)


def contract_cooperation(initiative: Initiative) -> ContractCooperation:
    """Between whom 9 kap. 37 § KL is relied on (domain rule 9.0, 9.5 [VT 2025-05-26]).

    It holds between municipalities and regions (and federations, to be checked), never between one of them and the
    State, but it stands between them when the State or another is party too. It is relied on when one of them cites it,
    or when one of them does a task for another (`services`).
    """
    municipal = constellation(initiative).municipal
    cited = any(cites_contract_cooperation(party) for party in municipal)
    done = Support.CONTRACT_COOPERATION in service_supports(initiative)
    between = municipal if len(municipal) > 1 and (cited or done) else ()
    return ContractCooperation(between, tuple(filter(is_federation, between)), len(between) == len(initiative.parties))


def cites_contract_cooperation(party: Party) -> bool:
    return bool(_of(party, Ground.CONTRACT_COOPERATION))


def is_contract_cooperation(basis: LegalBasis) -> bool:
    return ground(basis) is Ground.CONTRACT_COOPERATION


def needs_a_ground_towards_the_state(initiative: Initiative, party: Party) -> bool:
    """Whether the party cites 9 kap. 37 § KL although it can rest nothing on it in an agreement with the State.

    So it is for a party with no municipality to share it with, and for one that cites nothing else that carries its
    cooperation with the State (domain rule 9.0 [VT]: ”aldrig mellan kommun och stat”).
    """
    together = constellation(initiative)
    if not (together.has_state and cites_contract_cooperation(party)):
        return False
    shared = is_municipal(party) and len(together.municipal) > 1
    return not (shared and own_grounds(party))


def council_report_planned(initiative: Initiative) -> bool:
    """Whether the follow-up speaks of the report to the council that 9 kap. 38 § KL asks for [VT]: ”fullmäktige”, also
    as the end of a word (kommunfullmäktige)."""
    follow_up = initiative.follow_up
    said = " ".join([*follow_up.reports_to, follow_up.evaluation or "", follow_up.rhythm or ""]) if follow_up else ""
    return mentions(said, "fullmäktige", "kommunfullmäktige", "regionfullmäktige", "förbundsfullmäktige")


def _of(party: Party, kind: Ground) -> tuple[LegalBasis, ...]:
    return tuple(basis for basis in party.legal_basis if ground(basis) is kind)
