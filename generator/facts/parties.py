"""What the parties are in law, one by one and together: legal persons, authorities, and whom a rule is written for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache

from generator.contract import LEADING, MUNICIPAL, Initiative, Party, PartyKind, PartyRole

_LOCAL_AUTHORITIES = frozenset({PartyKind.MUNICIPALITY, PartyKind.REGION})
_COMPANIES = frozenset({PartyKind.PUBLIC_COMPANY, PartyKind.PRIVATE})
_IN_HOUSE = frozenset({PartyKind.PUBLIC_COMPANY, PartyKind.MUNICIPAL_FEDERATION})


class Instrument(Enum):
    """What the parties' common document is in law (domain rules 2.2, 3.1 [VS] jk.se, [T])."""

    AGREEMENT_WITHIN_THE_STATE = auto()  # all are agencies of one legal person; it binds nobody in civil law
    CONTRACT = auto()  # some party is a legal person of its own
    UNKNOWN = auto()  # no party's kind says which


def is_state(party: Party) -> bool:
    """A state agency: no legal person of its own but part of the State (domain rule 3.1 [VS] jk.se; [M], säker)."""
    return party.kind == PartyKind.STATE_AGENCY


def is_municipal(party: Party) -> bool:
    """A municipality, a region or a federation of them: the Local Government Act holds (9 kap. 2 § KL [VT])."""
    return party.kind in MUNICIPAL


def is_local_authority(party: Party) -> bool:
    """A municipality or region: an own council, and each board an authority (domain rule 3.1 [M], säker).

    11 kap. 8 and 10 §§ KL, on the council's budget, hold for these and not for federations (9 kap. 9 § [VT]).
    """
    return party.kind in _LOCAL_AUTHORITIES


def is_federation(party: Party) -> bool:
    """A municipal federation: a legal person under its own charter (9 kap. 1, 3 and 6 §§ KL [VT])."""
    return party.kind == PartyKind.MUNICIPAL_FEDERATION


def is_company(party: Party) -> bool:
    """A company or private body: no authority, so that only law may give it exercise of authority (12 kap. 4 § RF
    [VT], 10 kap. 1–4 §§ KL [VT])."""
    return party.kind in _COMPANIES


def is_private(party: Party) -> bool:
    """A private body: no party to an exemption for contracting authorities (3 kap. 17 § LOU [VT], [VS])."""
    return party.kind == PartyKind.PRIVATE


def may_be_in_house(party: Party) -> bool:
    """An owned company or a federation: paid without procurement only by control and activity (3 kap. 11–16 §§ LOU
    [VT])."""
    return party.kind in _IN_HOUSE


def leads(party: Party) -> bool:
    """Holds the common work together, as coordinator or host."""
    return party.role in LEADING


def is_host(party: Party) -> bool:
    return party.role == PartyRole.HOST


def is_host_agency(party: Party) -> bool:
    """A state agency that is host: the one to be called ”värdmyndighet”."""
    return is_host(party) and is_state(party)


def has_own_principal(party: Party) -> bool:
    """A municipality, region or federation is its own principal (domain I9); others answer to one outside."""
    return is_municipal(party)


def covered_by_cybersecurity_act(party: Party) -> bool:
    """Every municipality, region and federation is (1 kap. 3 § cybersäkerhetslagen (2025:1506) [VT 2025-12-16]).

    Which state agencies are changes too often to be decided here: they say so themselves.
    """
    return is_municipal(party)


@dataclass(frozen=True)
class Constellation:
    """The parties seen together. A party of unknown kind counts as neither state nor other."""

    parties: tuple[Party, ...]

    @cached_property
    def instrument(self) -> Instrument:
        if any(self._known_legal_persons()):
            return Instrument.CONTRACT
        if self.parties and all(map(is_state, self.parties)):
            return Instrument.AGREEMENT_WITHIN_THE_STATE
        return Instrument.UNKNOWN

    @cached_property
    def state_only(self) -> bool:
        """All are known to be state agencies: one legal person, the State (domain rule 3.1 [VS] jk.se)."""
        return self.instrument is Instrument.AGREEMENT_WITHIN_THE_STATE

    @cached_property
    def mixed(self) -> bool:
        """Some party is known to be a legal person of its own, so that the document binds in civil law (3.1 [VS])."""
        return self.instrument is Instrument.CONTRACT

    @cached_property
    def has_state(self) -> bool:
        return any(map(is_state, self.parties))

    @cached_property
    def may_have_state(self) -> bool:
        """A state agency is party, or nothing known of the parties speaks against it."""
        return self.has_state or not self.mixed

    @cached_property
    def many_states(self) -> bool:
        return sum(map(is_state, self.parties)) > 1

    @cached_property
    def has_company(self) -> bool:
        return any(map(is_company, self.parties))

    @cached_property
    def private(self) -> tuple[Party, ...]:
        return tuple(filter(is_private, self.parties))

    @cached_property
    def municipal(self) -> tuple[Party, ...]:
        return tuple(filter(is_municipal, self.parties))

    @cached_property
    def local_authorities(self) -> tuple[Party, ...]:
        return tuple(filter(is_local_authority, self.parties))

    @cached_property
    def federations(self) -> tuple[Party, ...]:
        return tuple(filter(is_federation, self.parties))

    @cached_property
    def unknown_kinds(self) -> bool:
        """Some party's kind is not known, so that its legal form is not either."""
        return any(party.kind is None for party in self.parties)

    @cached_property
    def several_legal_persons(self) -> bool:
        """Whether any two parties are different legal persons.

        A municipality, region, federation or company is one of its own and differs from every other party, whatever
        that is; the State's agencies are one and the same (domain rule 3.1 [VS] jk.se).
        """
        return len(self.parties) > 1 and any(self._known_legal_persons())

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """The departments of the state agencies, each once. The State is one principal; only these differ (I9)."""
        return tuple(dict.fromkeys(party.principal for party in self.parties if is_state(party) and party.principal))

    @cached_property
    def by_id(self) -> Mapping[str, Party]:
        """Each party by its id."""
        return {party.id: party for party in self.parties}

    def _known_legal_persons(self) -> Iterator[Party]:
        return (party for party in self.parties if party.kind is not None and not is_state(party))


class _Same:
    """The very same parties: equal to nothing else, however alike."""

    def __init__(self, parties: tuple[Party, ...]) -> None:
        self.parties = parties

    def __hash__(self) -> int:
        return id(self.parties)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.parties is self.parties


def constellation(initiative: Initiative) -> Constellation:
    """The parties of an initiative seen together; asked of every party and every row, so the answers are kept."""
    return _seen_together(_Same(initiative.parties))


@lru_cache(maxsize=8)
def _seen_together(same: _Same) -> Constellation:
    return Constellation(same.parties)


def numbered(initiative: Initiative) -> Iterator[tuple[str, Party]]:
    """Each party with its path."""
    return ((f"parties[{index}]", party) for index, party in enumerate(initiative.parties))
