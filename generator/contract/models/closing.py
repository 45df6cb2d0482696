"""How long it lasts, how it ends, how it is signed, and what has been set aside with a reason."""

from __future__ import annotations

from pydantic import Field

from generator.contract.models.base import (
    Choice,
    Date,
    End,
    Flag,
    Integer,
    Money,
    Paragraph,
    Part,
    PartyOrForumOrWords,
    Text,
    optional,
    several,
)
from generator.contract.models.shared import Medium


class DisputeForm(Choice):
    ESCALATION = "escalation", "eskalering till respektive ledning"
    NEGOTIATION_THEN_COURT = "negotiation_then_court", "förhandling och därefter allmän domstol"


class Validity(Part):
    from_: Date | None = Field(
        default=None,
        alias="from",
        title="Första giltighetsdag",
        description="Den dag överenskommelsen eller avtalet börjar gälla.",
    )
    until: End | None = optional("Sista giltighetsdag", "Ett datum i formen 2026-11-24, eller tills vidare.")
    notice_months: Integer | None = optional(
        "Uppsägningstid i månader", "Hur många månader i förväg en part ska säga upp."
    )
    notice_at: Text | None = optional("Uppsägning räknas till", "Till exempel årsskifte eller månadsskifte.")


class WindDown(Part):
    plan_within_months: Integer | None = optional(
        "Månader till avvecklingsplan", "Inom hur många månader en avvecklingsplan ska finnas."
    )
    responsible: PartyOrForumOrWords | None = optional(
        "Ansvarig för avvecklingen", "Den part eller det forum som ansvarar."
    )


class Dispute(Part):
    form: DisputeForm | None = optional(
        "Lösning av meningsskiljaktigheter",
        "Mellan statliga myndigheter eskaleras frågan. Domstol förutsätter att en part inte hör till staten.",
    )


class LiabilityPeriod(Choice):
    YEAR = "year", "per avtalsår"
    EVENT = "event", "för varje skadefall"
    AGREEMENT = "agreement", "under hela avtalstiden"


class Liability(Part):
    cap: Money | None = optional(
        "Ansvarstak", "Det högsta belopp i hela kronor som en part kan bli skyldig att ersätta en annan med."
    )
    per: LiabilityPeriod | None = optional(
        "Vad ansvarstaket gäller för", "Ett avtalsår, ett skadefall eller hela avtalstiden."
    )
    unlimited: Flag | None = optional(
        "Inget ansvarstak", "Ja om parterna med avsikt inte begränsar ersättningen till ett visst belopp."
    )
    exceptions: tuple[Paragraph, ...] = several(
        "Undantag från ansvarstaket",
        "Hela meningar, utöver uppsåt och grov vårdslöshet som alltid är undantagna.",
    )


class Signing(Part):
    form: Medium | None = optional("Underskriftens form", "Om underskriften är elektronisk eller på papper.")
    level: Text | None = optional(
        "Underskriftens nivå", "Till exempel avancerad eller kvalificerad elektronisk underskrift."
    )


class NotApplicable(Part):
    checkpoint: Text | None = optional("Kontrollpunkt", "Kontrollpunktens nummer, till exempel '1.2.3'.")
    reason: Paragraph | None = optional(
        "Skäl till att punkten inte är tillämplig", "Varför punkten inte gäller detta initiativ."
    )


class AnsweredNote(Part):
    code: Text | None = optional("Iakttagelsens kod", "Koden för den rättsliga iakttagelse som besvaras.")
    reason: Paragraph | None = optional(
        "Svar på iakttagelsen", "Varför iakttagelsen är hanterad eller inte har betydelse."
    )
    by_title: Text | None = optional("Besvarad av", "Befattningen hos den som svarat, inte namnet.")
    date: Date | None = optional("Svarsdatum", "Den dag svaret lämnades.")
