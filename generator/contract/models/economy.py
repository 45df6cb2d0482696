"""How the work is paid for (`funding`)."""

from __future__ import annotations

from generator.contract.models.base import (
    Choice,
    FlagOrWords,
    Integer,
    Money,
    Number,
    Paragraph,
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


class Owed(Choice):
    SHARE = "share", "andelen av kostnaderna"
    CONTRIBUTION = "contribution", "det fasta bidraget"


class MoneyTerms(Part):
    invoicing: Paragraph | None = optional("Fakturering", "När och hur fakturering sker, i hela meningar.")
    indexation: Paragraph | None = optional("Indexering", "Om och hur beloppen räknas om, i hela meningar.")
    vat: Paragraph | None = optional(
        "Mervärdesskatt", "Hur mervärdesskatten på ersättningar mellan parterna har bedömts, i hela meningar."
    )
    overspend: Paragraph | None = optional(
        "Kostnader utöver budgeten",
        "Vem som godkänner dem innan de uppkommer, och vem som annars betalar, i hela meningar.",
    )
    late_payment: Paragraph | None = optional(
        "Betalning och dröjsmål", "Betalningstid och ränta, i hela meningar. Ersätter standardtexten."
    )
    accounts: Paragraph | None = optional(
        "Slutlig redovisning", "När utfallet redovisas och vad som sker med ett överskott, i hela meningar."
    )


class Income(Part):
    source: Text | None = optional("Intäktens källa", "Till exempel statsbidrag eller avgifter från anslutna aktörer.")
    amounts: dict[YearKey, Money] | None = optional("Intäkt per år", "Beloppet i hela kronor för varje år.")


class Fee(Part):
    item: Text | None = optional("Vad avgiften avser", "Den tjänst eller produkt som avgiften tas ut för.")
    amount: Money | None = optional("Avgiftens belopp", "Beloppet i hela kronor.")
    unit: Text | None = optional("Avgiftens enhet", "Till exempel per år, per ärende eller per användare.")
    payer: Text | None = optional("Den som betalar avgiften", "En part, eller en annan krets med ord.")


class Funding(Part):
    model: FundingModel | None = optional("Finansieringsmodell", "Hur kostnaderna bärs eller fördelas.")
    budget: dict[YearKey, Money] | None = optional("Budget per år", "Gemensam budget i hela kronor för varje år.")
    shares: tuple[Share, ...] = several("Fördelning av kostnader", "Varje parts andel när kostnaderna delas.")
    reservation: FlagOrWords | None = optional(
        "Medelsförbehåll", "Ja ger standardtexten om att riksdagen anvisar medel. Skriv annars egen text."
    )
    investment: Investment | None = optional("Gemensam investering", "En investering som en part gör för samverkan.")
    owed: Owed | None = optional(
        "Vad varje part ska betala", "Andelen av kostnaderna, eller det belopp som står bland parternas bidrag."
    )
    key: Paragraph | None = optional(
        "Grund för fördelningen", "Vad andelarna räknas fram av, till exempel antal invånare, i hela meningar."
    )
    terms: MoneyTerms | None = optional(
        "Villkor för ersättning", "Fakturering, moms, indexering, betalning och redovisning."
    )
    council_reservation_months: Integer | None = optional(
        "Förbehåll för fullmäktiges anslag, månader",
        "Så många månader före budgetåret som en kommun eller region underrättar de andra. Tomt: inget förbehåll.",
    )
    income: tuple[Income, ...] = several("Gemensamma intäkter", "Intäkter som minskar det som parterna betalar.")
    fees: tuple[Fee, ...] = several("Avgifter", "Avgifter som tas ut, när samverkan finansieras så.")
