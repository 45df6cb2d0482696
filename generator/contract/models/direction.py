"""Where the parties are going and what comes of it (`direction`, `benefits`, `technology`, `expectations` …)."""

from __future__ import annotations

from generator.contract.models.base import (
    BenefitId,
    Choice,
    Date,
    Flag,
    GoalId,
    GoalRef,
    Moment,
    Money,
    NumberOrWords,
    Paragraph,
    Part,
    PartyOrForumOrWords,
    PartyOrSociety,
    Text,
    optional,
    required,
    several,
)


class HorizonKind(Choice):
    TIME_LIMITED = "time_limited", "tidsbegränsad"
    LONG_TERM = "long_term", "långsiktig"


class BenefitKind(Choice):
    DIRECT = "direct", "direkt"
    INDIRECT = "indirect", "indirekt"
    HARD_TO_VALUE = "hard_to_value", "svårvärderad"


class ExpectationGroup(Choice):
    PRINCIPAL = "principal", "uppdragsgivare"
    LEADERSHIP = "leadership", "ledning"
    PARTIES = "parties", "övriga parter"
    MANAGERS = "managers", "chefer"
    STAFF = "staff", "medarbetare"


class Goal(Part):
    id: GoalId = required("Id", "Kort ord, till exempel M1.")
    text: Paragraph | None = optional("Mål", "Vad som ska ha uppnåtts.")
    indicator: Text | None = optional("Målets indikator", "Det som mäts för att se om målet nås.")
    baseline: NumberOrWords | None = optional("Målets utgångsvärde", "Värdet i dag, ett tal eller med ord.")
    target: NumberOrWords | None = optional("Målvärde", "Värdet som ska nås, ett tal eller med ord.")
    due: Moment | None = optional("Måltidpunkt", "När målet ska vara nått: datum eller kvartal.")


class Scope(Part):
    included: tuple[Text, ...] = several("Ingår", "Det som samverkan omfattar.")
    excluded: tuple[Text, ...] = several("Ingår inte", "Det som uttryckligen ligger utanför.")


class Horizon(Part):
    kind: HorizonKind | None = optional("Tidsperspektiv", "Om samverkan är tidsbegränsad eller långsiktig.")
    starts: Date | None = optional("Startdatum", "Den dag samverkan börjar.")
    ends: Date | None = optional("Slutdatum", "Den dag en tidsbegränsad samverkan slutar.")
    review: Date | None = optional("Omprövningsdatum", "Den dag inriktningen senast omprövas.")


class Direction(Part):
    purpose: Paragraph | None = optional(
        "Syfte", "Varför parterna samverkar och för vem, i en eller flera hela meningar."
    )
    vision: Paragraph | None = optional("Vision", "Hur det ser ut för målgruppen när målet är nått, i hela meningar.")
    goals: tuple[Goal, ...] = several("Gemensamma mål", "De mål som parterna ska nå tillsammans.")
    scope: Scope | None = optional("Omfattning", "Vad som ingår och vad som inte ingår.")
    horizon: Horizon | None = optional("Tidsram", "När samverkan börjar, slutar och omprövas.")
    ambition: Text | None = optional("Gemensam ambitionsnivå", "Hur långt parterna vill gå tillsammans.")


class Benefit(Part):
    id: BenefitId = required("Id", "Kort ord, till exempel N1.")
    party: PartyOrSociety | None = optional(
        "Mottagare av nyttan", "Den part som får nyttan, eller samhället i stort."
    )
    text: Text | None = optional("Nytta", "Nyttan uttryckt med ett verb, till exempel ”Minska antalet samtal”.")
    kind: BenefitKind | None = optional("Nyttoslag", "Om nyttan är direkt, indirekt eller svår att värdera.")
    indicator: Text | None = optional("Nyttans indikator", "Det som mäts för att se om nyttan uppstår.")
    unit: Text | None = optional("Enhet", "Den enhet som indikatorn mäts i, till exempel procent.")
    baseline: NumberOrWords | None = optional("Nyttans utgångsvärde", "Värdet i dag, ett tal eller med ord.")
    target: NumberOrWords | None = optional("Nyttans målvärde", "Värdet som ska nås, ett tal eller med ord.")
    due: Moment | None = optional("Tidpunkt för nyttan", "När nyttan ska vara hemtagen: datum eller kvartal.")
    value_per_year: Money | None = optional("Värde per år", "Nyttans värde i hela kronor per år.")
    owner_title: Text | None = optional(
        "Ansvarig för nyttan", "Befattningen hos den som ansvarar för att nyttan hämtas hem."
    )
    realisation: Paragraph | None = optional("Hemtagning", "Hur nyttan hämtas hem, till exempel genom omfördelad tid.")
    goal: GoalRef | None = optional("Mål som nyttan bygger på", "Det gemensamma mål som nyttan hör till.")


class Technology(Part):
    prerequisites: tuple[Text, ...] = several("Tekniska förutsättningar", "Det som måste finnas på plats.")
    compatibility: Paragraph | None = optional(
        "Teknisk kompatibilitet", "Hur parternas system fungerar ihop, i hela meningar."
    )
    standards_responsible: PartyOrForumOrWords | None = optional(
        "Ansvarig för tekniska krav och standarder",
        "Den part eller det forum som beslutar om gemensamma tekniska krav.",
    )
    standards: tuple[Text, ...] = several("Standarder", "De standarder och gemensamma modeller som används.")
    open_data: Flag | None = optional("Öppna data", "Ja om resultat görs tillgängliga som öppna data.")


class Expectation(Part):
    group: ExpectationGroup | None = optional("Grupp", "Vems förväntningar det gäller.")
    expectation: Text | None = optional("Förväntning", "Vad gruppen väntar sig.")
    handling: Text | None = optional("Hantering", "Hur parterna möter förväntningen.")


class Communication(Part):
    spokesperson_title: Text | None = optional("Talesperson", "Befattningen hos den som uttalar sig för samverkan.")
    key_message: Paragraph | None = optional("Huvudbudskap", "Det parterna vill säga, i en eller ett par meningar.")


class Definition(Part):
    term: Text | None = optional("Term", "Ordet som definieras, med liten bokstav.")
    meaning: Text | None = optional("Betydelse", "Vad ordet betyder i dokumentet.")
