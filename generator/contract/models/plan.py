"""The yearly plans, their follow-up and the risks (`plans`, `follow_up`, `risks`)."""

from __future__ import annotations

from generator.contract.models.base import (
    ActivityId,
    ActivityRef,
    BenefitRef,
    Choice,
    Date,
    GoalRef,
    Moment,
    Money,
    NumberOrWords,
    Paragraph,
    Part,
    PartyOrForum,
    PartyOrForumOrWords,
    PartyRef,
    Progress,
    Scale,
    Text,
    Year,
    optional,
    required,
    several,
)


class PlanStatus(Choice):
    DRAFT = "draft", "utkast"
    ADOPTED = "adopted", "fastställd"
    CLOSED = "closed", "avslutad"


class ActivityForm(Choice):
    JOINT = "joint", "alla parter gemensamt"
    SMALLER_GROUP = "smaller_group", "mindre gruppering"
    PILOT = "pilot", "pilot"


class ActivityStatus(Choice):
    PLANNED = "planned", "planerad"
    ONGOING = "ongoing", "pågående"
    DONE = "done", "klar"
    DELAYED = "delayed", "försenad"
    CANCELLED = "cancelled", "avbruten"


class Activity(Part):
    id: ActivityId = required("Id", "Kort ord, till exempel A1. Samma id får inte finnas i någon annan plan.")
    title: Text | None = optional("Aktivitet", "Vad som ska göras.")
    goal: GoalRef | None = optional("Aktivitetens mål", "Det gemensamma mål som aktiviteten bidrar till.")
    responsible: PartyOrForum | None = optional("Ansvarig för aktiviteten", "Den part som ansvarar.")
    participants: tuple[PartyOrForum, ...] = several("Deltagare", "Övriga parter som deltar.")
    starts: Moment | None = optional("Aktivitetens start", "Datum eller kvartal inom planens år.")
    ends: Moment | None = optional("Aktivitetens slut", "Datum eller kvartal inom planens år.")
    form: ActivityForm | None = optional(
        "Genomförandeform", "Om alla parter deltar, en mindre grupp eller om det är en pilot."
    )
    deliverable: Text | None = optional("Leverans", "Det som ska finnas när aktiviteten är klar.")
    indicator: Text | None = optional("Aktivitetens indikator", "Det som mäts, med målvärde.")
    budget: Money | None = optional("Aktivitetens budget", "Budget i hela kronor.")
    status: ActivityStatus | None = optional("Aktivitetens status", "Var aktiviteten befinner sig.")
    progress: Progress | None = optional("Genomfört i procent", "Hur mycket som är gjort, från 0 till 100.")
    continues_until: Moment | None = optional(
        "Fortsätter till", "När en flerårig aktivitet slutar. Får ligga efter planens år."
    )
    carried_from: ActivityRef | None = optional(
        "Överförd från", "Den aktivitet i en tidigare plan som denna fortsätter."
    )
    outcome: Paragraph | None = optional("Utfall", "Vad aktiviteten ledde till, i hela meningar.")


class Plan(Part):
    year: Year | None = optional("Planens år", "Det kalenderår som planen gäller.")
    status: PlanStatus | None = optional("Planens status", "Om planen är utkast, fastställd eller avslutad.")
    decision_date: Date | None = optional("Planens beslutsdatum", "Den dag planen beslutas.")
    focus: Paragraph | None = optional("Årets fokus", "Vad som prioriteras under året och varför, i hela meningar.")
    budget_by_party: dict[PartyRef, Money] | None = optional(
        "Årets budget per part", "Varje parts del av årets budget i hela kronor."
    )
    activities: tuple[Activity, ...] = several("Aktiviteter", "Det som ska göras under året.")


class TradeOff(Part):
    party: PartyRef | None = optional("Part som avvägningen rör", "Den part som får en nackdel för helhetens skull.")
    question: Text | None = optional("Avvägningsfråga", "Vad avvägningen gäller.")
    assessment: Paragraph | None = optional("Bedömning av avvägningen", "Hur parterna ser på den.")


class Measurement(Part):
    date: Date | None = optional("Mätdatum", "Den dag värdet gäller.")
    goal: GoalRef | None = optional("Mål som mäts", "Det mål som värdet hör till.")
    benefit: BenefitRef | None = optional("Nytta som mäts", "Den nytta som värdet hör till.")
    value: NumberOrWords | None = optional("Mätvärde", "Det uppmätta värdet, ett tal eller med ord.")
    comment: Paragraph | None = optional("Kommentar till mätningen", "Hur värdet mättes och vad det visar.")


class FollowUp(Part):
    rhythm: Text | None = optional("Uppföljningens rytm", "Hur ofta parterna följer upp, till exempel tertial.")
    reports_to: tuple[PartyOrForumOrWords, ...] = several(
        "Rapportmottagare", "De forum eller parter som får uppföljningen."
    )
    evaluation: Paragraph | None = optional("Utvärdering", "När och hur samverkan utvärderas, i hela meningar.")
    trade_offs: tuple[TradeOff, ...] = several(
        "Avvägningar", "När en part får en nackdel som vägs upp av helhetens nytta."
    )
    measurements: tuple[Measurement, ...] = several("Mätningar", "Uppmätta värden för mål och nyttor.")


class Risk(Part):
    risk: Text | None = optional("Risk", "Vad som kan hända.")
    likelihood: Scale | None = optional("Sannolikhet", "Från 1 (mycket låg) till 5 (mycket hög).")
    consequence: Scale | None = optional("Konsekvens", "Från 1 (mycket liten) till 5 (mycket stor).")
    action: Text | None = optional("Åtgärd", "Vad parterna gör åt risken.")
    owner_title: Text | None = optional("Ansvarig för risken", "Befattningen hos den som bevakar risken.")
