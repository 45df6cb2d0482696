"""Who the leadership (”ledningen”) of a party is: one definition, to which every document refers."""

from __future__ import annotations

from enum import Enum

from generator.contract import Leadership, Party
from generator.facts.parties import is_federation, is_state


class LeadingBody(Enum):
    """The body that leads, by the form of leadership, as it is called in running text."""

    HEAD = "myndighetschefen"
    AGENCY_BOARD = "myndighetens styrelse"
    BOARD = "styrelsen"
    COUNCIL = "fullmäktige"
    ASSEMBLY = "förbundets beslutande församling"
    COMPANY_BOARD = "bolagsstyrelsen"


_BODIES = {
    Leadership.SINGLE_HEAD: LeadingBody.HEAD,
    Leadership.BOARD: LeadingBody.BOARD,
    Leadership.COUNCIL: LeadingBody.COUNCIL,
    Leadership.COMPANY_BOARD: LeadingBody.COMPANY_BOARD,
}


def leading_body(party: Party) -> LeadingBody | None:
    """The body that is the party's leadership; None when its form of leadership is not stated.

    A state agency is led by its head, board or nämnd (2 § myndighetsförordningen [VT]); a municipality's or region's
    highest deciding body is fullmäktige, a federation's its assembly or directorate (domain I9, I10; 9 kap. 3 § KL
    [VT]). `decision_body` says who decides that the party takes part, and is not asked here: the two may differ.
    """
    if party.leadership is None:
        return None
    if party.leadership == Leadership.BOARD and is_state(party):
        return LeadingBody.AGENCY_BOARD
    if party.leadership == Leadership.COUNCIL and is_federation(party):
        return LeadingBody.ASSEMBLY
    return _BODIES[party.leadership]


def board_question_is_open(party: Party) -> bool:
    """An agency with a board, whose deciding body is another: is the agreement of principal character or major
    importance, and so for the board (4 § 5 myndighetsförordningen [VT 2025-05-05])?"""
    decides = (party.decision_body or "").lower()
    return is_state(party) and leading_body(party) is LeadingBody.AGENCY_BOARD and "styrelse" not in decides
