"""The agreement's annexes: which of them exist, where, and the data of those that are made inside the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import facts, swedish
from generator.contract import Initiative
from generator.documents.derived import Values
from generator.values import Gap

_FOLLOWS = "Följer denna handling som egen handling"
_BELOW = "Ingår nedan"


def derived(initiative: Initiative, data: Mapping[str, Any]) -> Values:
    """``annexes`` and what annexes 5, 7 and 9 hold. Only annexes that exist are listed and cited (domain rule 2.4)."""
    contacts, content = _contacts(data), _funding_content(initiative)
    control = facts.control_of_personal_data(initiative)
    exists = {
        "annex_personal_data": facts.needs_personal_data_annex(initiative),
        "annex_funding": bool(content),
        "annex_service": any(stage.stage == "operation" for stage in initiative.lifecycle),
    }
    return {
        **exists,
        "joint_controllers": control is facts.Control.JOINT,
        "processing_on_behalf": control is facts.Control.ON_BEHALF,
        **_budget(initiative),
        "income_rows": _income(initiative),
        "annex_funding_content": swedish.listed(content),
        "share_rows": _shares(initiative, data),
        "funding_model": _model(initiative, data),
        "contacts": contacts,
        "annexes": _list(initiative, data, exists, bool(contacts)),
    }


def _funding_content(initiative: Initiative) -> list[str]:
    """What annex 7 holds, in the words by which the agreement cites it; nothing means that there is no annex 7."""
    funding = initiative.funding
    if funding is None:
        return []
    held = (
        ("budget", bool(funding.budget)),
        ("fördelning", bool(funding.shares) or facts.shares_costs(initiative)),
        ("intäkter", bool(funding.income)),
        ("avgifter", bool(funding.fees)),
        ("gemensam investering", funding.investment is not None),
        ("villkor för ersättning mellan parterna", facts.shares_costs(initiative) or funding.terms is not None),
    )
    return [words for words, there in held if there]


def _shares(initiative: Initiative, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every party's share; where costs are shared and no share is given, a gap for each party."""
    funding = initiative.funding
    if funding is None or funding.shares or not facts.shares_costs(initiative):
        return list(data["funding"]["shares"])
    return [{"party": row["name"], "percent": Gap("andel")} for row in data["parties"]]


def _model(initiative: Initiative, data: Mapping[str, Any]) -> Any:
    """The model's name, with the one that invoices called by its proper role."""
    if not facts.is_invoiced_by_host(initiative):
        return data["funding"]["model"]
    hosts = list(filter(facts.is_host, initiative.parties))
    state = bool(hosts) and all(map(facts.is_host_agency, hosts))
    return f"{'värdmyndigheten' if state else 'den samordnande parten'} fakturerar övriga parter"


def _list(
    initiative: Initiative, data: Mapping[str, Any], exists: Mapping[str, bool], contacts: bool
) -> list[dict[str, Any]]:
    titles = initiative.initiative.titles
    separate = f"Upprättas särskilt; ansvarig: {_responsible(initiative, data)}"
    secrecy = facts.secrecy_may_be_relevant(initiative)
    classified = initiative.security is not None and initiative.security.classification is not None
    rows = (
        (1, (titles.direction if titles else None) or "Inriktning", _FOLLOWS, True),
        (2, "Besluts- och mandatmatris", _FOLLOWS, True),
        (3, (titles.plan if titles else None) or "Handlingsplan", _FOLLOWS, True),
        (4, "Rättsutredning", separate, secrecy),
        (5, "Personuppgifter", _BELOW, exists["annex_personal_data"]),
        (6, "Informationsklassning och säkerhetskrav", separate, classified),
        (7, "Finansiering", _BELOW, exists["annex_funding"]),
        (8, "Förvaltning och servicenivåer", separate, exists["annex_service"]),
        (9, "Kontaktvägar", _BELOW, contacts),
    )
    return [{"number": number, "title": title, "place": place} for number, title, place, listed in rows if listed]


def _responsible(initiative: Initiative, data: Mapping[str, Any]) -> str:
    rows = zip(data["parties"], initiative.parties, strict=True)
    leading = [row["name"] for row, party in rows if facts.leads(party)]
    return swedish.listed(leading) or Gap("ansvarig part")


def _budget(initiative: Initiative) -> Values:
    budget = (initiative.funding.budget if initiative.funding else None) or {}
    return {
        "budget_rows": [{"year": str(year), "amount": amount} for year, amount in sorted(budget.items())],
        "budget_total": sum(budget.values()),
    }


def _income(initiative: Initiative) -> list[Values]:
    """A row for each source and year; a source without amounts is one row with a gap."""
    rows: list[Values] = []
    for income in initiative.funding.income if initiative.funding else ():
        source = income.source or Gap("intäktens källa")
        years = sorted((income.amounts or {}).items())
        rows += [{"source": source, "year": str(year), "amount": amount} for year, amount in years]
        rows += [] if years else [{"source": source, "year": Gap("år"), "amount": Gap("intäkt per år")}]
    return rows


def _contacts(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Titles, never names: who decides, who follows up and who represents the party in each forum."""
    rows = []
    for party in data["parties"]:
        subjects = [
            ("Undertecknare", party["signatory_title"]),
            ("Egen uppföljning", party["own_follow_up"]["responsible_title"]),
        ]
        rows += [
            {"party": party["name"], "subject": subject, "title": title, "deputy": ""}
            for subject, title in subjects
            if title
        ]
        rows += [
            {
                "party": party["name"],
                "subject": mandate["forum"],
                "title": mandate["title"],
                "deputy": mandate["deputy"],
            }
            for mandate in data["organisation"]["mandates"]
            if mandate["party"] == party["id"]
        ]
    return rows
