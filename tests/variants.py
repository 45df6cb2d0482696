"""Initiatives of every shape that changes what the documents say, each made of an example."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from mutations import mark

from generator import contract, services

Mapping = dict[str, Any]
LONG = "Ett ganska långt stycke om samverkan mellan myndigheter, kommuner och regioner. " * 40


def variants() -> Iterator[tuple[str, Mapping]]:
    """Name and mapping of each; all are initiatives that the contract accepts."""
    for name in services.examples():
        yield name, services.example(name)
    yield "nothing", services.blank("tomt", "Tomt")
    for name, change in _CHANGES.items():
        mapping = services.example("efterlevande" if name.startswith("state") else "geodata")
        change(mapping)
        yield name, mapping


def _kinds(mapping: Mapping, *kinds: str) -> None:
    for party, kind in zip(mapping["parties"], kinds, strict=False):
        party["kind"] = kind


def _personal_data(**values: Any) -> Callable[[Mapping], None]:
    def changed(mapping: Mapping) -> None:
        mapping["personal_data"] = {"processed": True, "purposes": ["handläggning"], "categories": ["kontaktuppgifter"],
                                    **values}  # fmt: skip

    return changed


def _funding(model: str) -> Callable[[Mapping], None]:
    return lambda mapping: mapping["funding"].update(model=model)


def _one_party(mapping: Mapping) -> None:
    """Everything that names another party goes with it."""
    kept = {"format", "initiative", "challenge", "direction", "validity", "signing", "definitions", "dispute"}
    mapping["parties"] = mapping["parties"][:1]
    for key in [key for key in mapping if key not in kept | {"parties"}]:
        del mapping[key]


def _sixty_parties(mapping: Mapping) -> None:
    pattern = mapping["parties"][-1]
    for number in range(60 - len(mapping["parties"])):
        party = copy.deepcopy(pattern) | {"id": f"R{number}", "name": f"Region nummer {number}", "genitive": None}
        mapping["parties"].append(party)


def _very_long(mapping: Mapping) -> None:
    mark(mapping, {path: field for path, field in contract.fields().items() if field.kind == "paragraph"}, LONG)


def _many_rows(mapping: Mapping) -> None:
    plan = mapping["plans"][-1]
    plan["activities"] += [
        copy.deepcopy(plan["activities"][0]) | {"id": f"X{number}", "title": f"Aktivitet {number}"}
        for number in range(200)
    ]
    mapping["decisions"] += [
        copy.deepcopy(mapping["decisions"][0]) | {"id": f"X{number}", "question": f"Fråga {number}"}
        for number in range(60)
    ]


def _municipal_host(mapping: Mapping) -> None:
    _kinds(mapping, "municipality", "municipality", "region")
    mapping["parties"][0]["role"] = "host"
    mapping["funding"].update(model="host_invoices", owed="share")


def _services(mapping: Mapping) -> None:
    mapping["services"] = [
        {"provider": "LM", "recipient": "UK", "task": "drift", "exercise_of_authority": True, "personal_data": True},
        {"provider": "UK", "recipient": "RU", "task": "stöd"},
    ]


def _municipal_agreement_with_the_state(mapping: Mapping) -> None:
    """Two municipal parties rely on 9 kap. 37 § KL in an agreement that the State is party to, and on LOU 3:17."""
    mapping["parties"][1]["legal_basis"].append({"statute": "kommunallagen (2017:725)", "section": "9 kap. 37 §"})
    mapping["procurement"] = {"needed": True, "basis": "LOU 3:17"}
    mapping["funding"].update(model="own_costs", reservation=None)
    mapping["follow_up"]["reports_to"] = ["kommunfullmäktige och regionfullmäktige"]
    mapping["security"] = {"security_sensitive": "unclear"}
    mapping["parties"][0]["mandate_assessment"] = "partly"
    next(row for row in mapping["decisions"] if row.get("category") == "planning")["decides"] = "LM"


def _federation_in_a_municipal_agreement(mapping: Mapping) -> None:
    """Two federations, one with no other ground than 9 kap. 37 § KL, and a company by 3 kap. 11–16 §§ LOU."""
    _kinds(mapping, "municipal_federation", "municipal_federation", "public_company")
    mapping["parties"][0]["legal_basis"] = [{"statute": "kommunallagen", "section": "9 kap. 37 §"}]
    mapping["procurement"] = {"needed": True, "basis": "3 kap. 11–16 §§ lagen (2016:1145) om offentlig upphandling"}
    mapping["personal_data"]["impact_assessment"] = "needed"
    mapping["funding"]["reservation"] = "Åtaganden gäller om varje parts fullmäktige anvisar medel."
    mapping["funding"]["model"] = "special_funds"
    mapping["government_assignment"] = {"position": "given", "reason": "Uppdraget gavs i regleringsbrevet."}
    mapping["options"] = [{"id": "H1", "name": "Delad uppgift", "requires": "statute", "chosen": True}]


def _private_party_under_the_exemption(mapping: Mapping) -> None:
    _kinds(mapping, "municipality", "region", "private")
    mapping["procurement"] = {"needed": False, "basis": "Hamburgundantaget åberopas."}
    mapping["personal_data"] = {"processed": False, "roles": "joint"}
    mapping["archive"]["archive_creator"] = "RU"
    mapping["services"] = [{"provider": "RU", "recipient": "LM", "task": "kundtjänst", "exercise_of_authority": True}]


def _state_that_invoices(mapping: Mapping) -> None:
    """No reservation, no procurement, a locked question without a mark of its own, limits that cover the plan, and
    9 kap. 37 § KL cited by an agency, for which it never holds."""
    mapping["funding"].update(model="host_invoices", reservation=False)
    del mapping["procurement"], mapping["personal_data"]["roles"]
    mapping["parties"][0]["mandate_assessment"] = "outside"
    mapping["parties"][1]["legal_basis"].append({"statute": "kommunallagen (2017:725)", "section": "9 kap. 37 §"})
    for row in mapping["decisions"]:
        if row["category"] in ("appropriation_directions", "assignment", "statute"):
            row.update(reserved=None, decides="F2")
    for mandate in mapping["organisation"]["mandates"]:
        mandate["limit"] = 10**9
    mapping["plans"][-1]["activities"][0]["title"] = "Förhandla med arbetstagarorganisationerna"
    mapping["escalation"]["steps"].pop()


def _without_plans(mapping: Mapping) -> None:
    mapping["plans"] = []


_CHANGES: dict[str, Callable[[Mapping], None]] = {
    "state, one party": _one_party,
    "state, on paper": lambda m: m.update(signing={"form": "paper"}),
    "state, time-limited": lambda m: m["direction"].update(
        horizon={"kind": "time_limited", "starts": "2027-01-01", "ends": "2028-12-31"}
    ),
    "state, until a date": lambda m: m.update(validity={"from": "2027-01-01", "until": "2028-12-31"}),
    "municipal": lambda m: _kinds(m, "municipality", "municipality", "region"),
    "federation and municipality": lambda m: _kinds(m, "municipal_federation", "municipality", "municipality"),
    "public company": lambda m: _kinds(m, "municipality", "region", "public_company"),
    "private and state": lambda m: _kinds(m, "state_agency", "state_agency", "private"),
    "unknown kinds": lambda m: [party.pop("kind") for party in m["parties"]] and None,
    "long-term": lambda m: m["direction"].update(horizon={"kind": "long_term", "starts": "2027-01-01"}),
    "no personal data": lambda m: m.update(personal_data={"processed": False, "roles": "none"}),
    "separate controllers": _personal_data(roles="separate"),
    "joint controllers": _personal_data(roles="joint"),
    "processor": _personal_data(roles="processor", controller="UK", processor="LM"),
    "allocation key": _funding("allocation_key"),
    "host invoices": _funding("host_invoices"),
    "special funds": _funding("special_funds"),
    "fee": _funding("fee"),
    "shares that are owed": lambda m: m["funding"].update(owed="share"),
    "shares that differ": lambda m: m["funding"].update(shares=[{"party": "LM", "percent": 100}]),
    "municipal host": _municipal_host,
    "no cap": lambda m: m.update(liability={"unlimited": True}),
    "cap and no cap": lambda m: m["liability"].update(unlimited=True, exceptions=["Taket gäller inte försening."]),
    "state, with a cap": lambda m: m.update(liability={"cap": 1_000_000}),
    "escalation only": lambda m: m.update(dispute={"form": "escalation"}),
    "services": _services,
    "municipal agreement with the state": _municipal_agreement_with_the_state,
    "federation in a municipal agreement": _federation_in_a_municipal_agreement,
    "private party under the exemption": _private_party_under_the_exemption,
    "state that invoices": _state_that_invoices,
    "no plans": _without_plans,
    "sixty parties": _sixty_parties,
    "very long": _very_long,
    "many rows": _many_rows,
}
