"""How the work is paid for (`funding`)."""

from __future__ import annotations

from generator.contract.models.base import (
    Choice,
    FlagOrWords,
    Money,
    Number,
    Part,
    PartyOrForumOrWords,
    PartyRef,
    Text,
    YearKey,
    optional,
    several,
)


class FundingModel(Choice):
    OWN_COSTS = "own_costs", "varje part bär sina kostnader"
    ALLOCATION_KEY = "allocation_key", "kostnadsdelning enligt fördelningsnyckel"
    HOST_INVOICES = "host_invoices", "värden fakturerar övriga parter"
    SPECIAL_FUNDS = "special_funds", "särskilda medel"
    FEE = "fee", "avgift"


# The parties divide actual costs; and, with a fee as well, one pays another.
SHARING = frozenset({FundingModel.ALLOCATION_KEY, FundingModel.HOST_INVOICES})
PAYING = SHARING | {FundingModel.FEE}


class Share(Part):
    party: PartyRef | None = optional("Part som bär andelen", "Den part som andelen gäller.")
    percent: Number | None = optional("Andel i procent", "Partens andel. Andelarna ska tillsammans bli 100 procent.")


class Investment(Part):
    owner: PartyOrForumOrWords | None = optional(
        "Investeringens ägare", "Den part som har investeringen i sin balansräkning."
    )
    amount: Money | None = optional("Investeringens belopp", "Beloppet i hela kronor.")
    source: Text | None = optional(
        "Investeringens finansiering", "Hur investeringen betalas, till exempel lån i Riksgälden."
    )


class Funding(Part):
    model: FundingModel | None = optional("Finansieringsmodell", "Hur kostnaderna bärs eller fördelas.")
    budget: dict[YearKey, Money] | None = optional("Budget per år", "Gemensam budget i hela kronor för varje år.")
    shares: tuple[Share, ...] = several("Fördelning av kostnader", "Varje parts andel när kostnaderna delas.")
    reservation: FlagOrWords | None = optional(
        "Medelsförbehåll", "Ja ger standardtexten om att riksdagen anvisar medel. Skriv annars egen text."
    )
    investment: Investment | None = optional("Gemensam investering", "En investering som en part gör för samverkan.")
