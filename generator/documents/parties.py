"""What follows from who the parties are: legal form, wording, citations. The basis is domain rules 2.3, 2.4 and 3.1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator import swedish
from generator.catalogue.citations import cites, mentions
from generator.contract import LEADING, MUNICIPAL, LegalBasis, Party
from generator.values import Gap

_COMPANY = ("public_company", "private")
_FORMS = {
    "municipality": (("kommunen", "kommunens"), ("kommunerna", "kommunernas")),
    "region": (("regionen", "regionens"), ("regionerna", "regionernas")),
    "municipal_federation": (("kommunalförbundet", "kommunalförbundets"), ("kommunalförbunden", "kommunalförbundens")),
}
# More parties than a sentence holds.
MANY = 8


class Constellation:
    """The parties seen together. A party of unknown kind counts as neither state nor other."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._parties = tuple(parties)
        self._kinds = [party.kind for party in parties]

    @staticmethod
    def is_municipal(party: Party) -> bool:
        """A municipality, a region or a federation of them."""
        return party.kind in MUNICIPAL

    @property
    def mixed(self) -> bool:
        """Some party is a legal person of its own, so that an agreement binds in civil law."""
        return any(kind in MUNICIPAL or kind in _COMPANY for kind in self._kinds)

    @property
    def state_only(self) -> bool:
        """All are known to be state agencies: one legal person, the State."""
        return bool(self._kinds) and all(kind == "state_agency" for kind in self._kinds)

    @property
    def has_state(self) -> bool:
        return "state_agency" in self._kinds

    @property
    def many_states(self) -> bool:
        return self._kinds.count("state_agency") > 1  # type: ignore[arg-type]

    @property
    def municipal(self) -> bool:
        return any(kind in MUNICIPAL for kind in self._kinds)

    @property
    def has_company(self) -> bool:
        return any(kind in _COMPANY for kind in self._kinds)

    @property
    def has_private(self) -> bool:
        return "private" in self._kinds

    @property
    def unknown_kinds(self) -> bool:
        """Some party's kind is not known, so that its legal form is not either."""
        return None in self._kinds

    @property
    def legal_persons(self) -> int:
        """How many legal persons the parties are; all state agencies are one."""
        others = [kind for kind in self._kinds if kind is not None and kind != "state_agency"]
        return len(others) + self.has_state

    @property
    def contract_cooperation(self) -> bool:
        """9 kap. 37 § kommunallagen: among municipalities and regions, and only when one of them cites it."""
        cited = [basis for party in self._parties if self.is_municipal(party) for basis in party.legal_basis]
        return self._kinds.count("municipality") + self._kinds.count("region") > 1 and any(  # type: ignore[arg-type]
            is_contract_cooperation(basis) for basis in cited
        )

    @property
    def municipal_the(self) -> str:
        """``kommunen och regionen``"""
        return self._municipal(0)

    @property
    def municipal_of(self) -> str:
        """``kommunens och regionens``"""
        return self._municipal(1)

    def _municipal(self, case: int, kinds: Sequence[str] = tuple(_FORMS)) -> str:
        counts = {kind: self._kinds.count(kind) for kind in kinds}  # type: ignore[arg-type]
        return swedish.listed([_FORMS[kind][count > 1][case] for kind, count in counts.items() if count])

    @property
    def boards_the(self) -> str:
        """As `municipal_the`, but only those in which each board is an authority of its own: no federation."""
        return self._municipal(0, ("municipality", "region"))

    @property
    def boards_of(self) -> str:
        """The genitive of `boards_the`."""
        return self._municipal(1, ("municipality", "region"))

    @property
    def federation_the(self) -> str:
        """``kommunalförbundet``, when one is party."""
        return self._municipal(0, ("municipal_federation",))

    @property
    def municipal_assembly(self) -> str:
        """Who grants money: the assembly; a federation has an assembly or a directorate (9 kap. 3 § kommunallagen)."""
        federation = "municipal_federation" in self._kinds
        assembly = "fullmäktige" if any(kind in ("municipality", "region") for kind in self._kinds) else ""
        return swedish.listed(
            list(filter(None, [assembly, "förbundets beslutande församling" if federation else ""])), "eller"
        )

    @property
    def coordinator_role(self) -> str:
        """What the one that holds the common work is called: a state agency that is host is ``värdmyndighet``."""
        leading = [party for party in self._parties if party.role in LEADING]
        if len(leading) > 1:
            return "samordnande parter"
        hosts = bool(leading) and leading[0].role == "host" and leading[0].kind == "state_agency"
        return "värdmyndighet" if hosts else "samordnande part"

    @property
    def many(self) -> bool:
        """More parties than a sentence holds."""
        return len(self._parties) > MANY

    def role(self, party: Party) -> str:
        """The party's role as a title: a host is ``värdmyndighet`` only when it is a state agency."""
        if party.role is None:
            return Gap("partens roll")
        if party.role == "participating":
            return "Medverkande part"
        return "Värdmyndighet" if party.role == "host" and party.kind == "state_agency" else "Samordnande part"

    def full_name(self, party: Party, name: str) -> str:
        """The party in an agreement: a state agency in a mixed one is ``staten genom X``, being no legal person."""
        return f"staten genom {name}" if self.mixed and party.kind == "state_agency" else name

    def sentence(self, named: Sequence[tuple[str, Any]]) -> str:
        """``Skatteverket (202100-5448) och …``; many parties are named in the table below instead."""
        if self.many:
            return f"de {swedish.in_words(len(named))} parter som anges nedan"
        if len(named) == 1:
            return f"{named[0][0]} ({named[0][1]}) och {Gap('ytterligare minst en part')}"
        return swedish.listed([f"{name} ({number})" for name, number in named])


def citation(basis: LegalBasis) -> str:
    """``8 § förvaltningslagen (2017:900)``; an unknown section is a gap, a note follows in a sentence of its own."""
    statute = basis.statute or Gap("författning")
    section = basis.section or "att ange"
    if section.strip().lower() == "att ange":
        text = f"{statute} {Gap('paragraf')}"
    else:
        text = swedish.hard_spaces(f"{section} {statute}")
    return f"{text}. {basis.note}" if basis.note else text


def is_contract_cooperation(basis: LegalBasis) -> bool:
    """Whether 9 kap. 37 § kommunallagen is cited: it does not hold between a municipality and a state agency."""
    return cites(basis.section or "", 9, "37") and mentions(basis.statute or "", "kommunallagen")


def own_grounds(party: Party, *, with_state: bool) -> str:
    """The grounds of a municipal party beside the general duty to cooperate, in a sentence; none is a gap."""
    own = [basis for basis in party.legal_basis if "förvaltningslagen" not in (basis.statute or "")]
    if with_state:
        own = [basis for basis in own if not is_contract_cooperation(basis)]
        if not own:
            return Gap("lagrum för samverkan med staten")
    return swedish.listed([citation(basis.model_copy(update={"note": None})) for basis in own]) or Gap("lagrum")
