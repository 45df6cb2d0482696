"""How the parties are named in a text: by their kind, their role and what they cite. What they are in law is a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator import facts, swedish
from generator.contract import Initiative, LegalBasis, Party
from generator.values import Gap

# The kinds of municipal party by their label: one and several, as subject and as genitive.
_FORMS = {
    "kommun": (("kommunen", "kommunens"), ("kommunerna", "kommunernas")),
    "region": (("regionen", "regionens"), ("regionerna", "regionernas")),
    "kommunalförbund": (("kommunalförbundet", "kommunalförbundets"), ("kommunalförbunden", "kommunalförbundens")),
}
# More parties than a sentence holds.
MANY = 8


def the(parties: Sequence[Party]) -> str:
    """``kommunen och regionen``"""
    return _named(parties, 0)


def of(parties: Sequence[Party]) -> str:
    """``kommunens och regionens``"""
    return _named(parties, 1)


def _named(parties: Sequence[Party], case: int) -> str:
    counts = Counter(party.kind.label for party in parties if party.kind)
    return swedish.listed([forms[counts[kind] > 1][case] for kind, forms in _FORMS.items() if counts[kind]])


def assembly_of(party: Party) -> str:
    """Who grants the party money: the council; a federation has an assembly or a directorate (9 kap. 3 § KL)."""
    return "förbundets beslutande församling" if facts.is_federation(party) else "fullmäktige"


def coordinator_role(initiative: Initiative) -> str:
    """What the one that holds the common work is called: a state agency that is host is ``värdmyndighet``."""
    leading = list(filter(facts.leads, initiative.parties))
    if len(leading) > 1:
        return "samordnande parter"
    return "värdmyndighet" if leading and facts.is_host_agency(leading[0]) else "samordnande part"


def role(party: Party) -> str:
    """The party's role as a title: a host is ``värdmyndighet`` only when it is a state agency."""
    if party.role is None:
        return Gap("partens roll")
    if not facts.leads(party):
        return "Medverkande part"
    return "Värdmyndighet" if facts.is_host_agency(party) else "Samordnande part"


def full_name(initiative: Initiative, party: Party, name: str) -> str:
    """The party in an agreement: a state agency in a mixed one is ``staten genom X``, being no legal person."""
    through = facts.constellation(initiative).mixed and facts.is_state(party)
    return f"staten genom {name}" if through else name


def leadership(party: Party) -> str:
    """``myndighetschefen (enrådighet)``: who the leadership is, and by which form; a gap when none is stated."""
    body = facts.leading_body(party)
    if body is None or party.leadership is None:
        return Gap("partens ledning")
    form = party.leadership.label
    return body.value if form in body.value else f"{body.value} ({form})"


def sentence(named: Sequence[tuple[str, Any]]) -> str:
    """``Skatteverket (202100-5448) och …``; many parties are named in the table below instead."""
    if len(named) > MANY:
        return f"de {swedish.in_words(len(named))} parter som anges nedan"
    if len(named) == 1:
        return f"{named[0][0]} ({named[0][1]}) och {Gap('ytterligare minst en part')}"
    return swedish.listed([f"{name} ({number})" for name, number in named])


def citation(basis: LegalBasis) -> str:
    """``8 § förvaltningslagen (2017:900)``; an unknown section is a gap, a note follows in a sentence of its own."""
    statute = basis.statute or Gap("författning")
    unstated = facts.section_is_unstated(basis)
    text = f"{statute} {Gap('paragraf')}" if unstated else swedish.hard_spaces(f"{basis.section} {statute}")
    return f"{text}. {basis.note}" if basis.note else text


def own_grounds(party: Party) -> str:
    """The party's own grounds in a sentence, with those still unfinished; none is a gap."""
    own = [*facts.own_grounds(party), *facts.unfinished_grounds(party)]
    cited = [citation(basis.model_copy(update={"note": None})) for basis in own]
    return swedish.listed(cited) or Gap("lagrum för partens medverkan")
