"""The whole of one initiative: the top-level keys of a file, in the contract's order."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from generator.contract.models.base import Part, optional, several
from generator.contract.models.challenge import Challenge, Option, Rationale, System
from generator.contract.models.closing import (
    AnsweredNote,
    Dispute,
    Liability,
    NotApplicable,
    Signing,
    Validity,
    WindDown,
)
from generator.contract.models.direction import Benefit, Communication, Definition, Direction, Expectation, Technology
from generator.contract.models.economy import Funding
from generator.contract.models.governance import Decision, Escalation, LifecycleStage, Meeting, Organisation, Relations
from generator.contract.models.identity import Identity
from generator.contract.models.legal import (
    Archive,
    GovernmentAssignment,
    IntellectualProperty,
    PersonalData,
    Procurement,
    Secrecy,
    Security,
    Service,
    StatutoryChange,
)
from generator.contract.models.party import ConnectedActor, Party
from generator.contract.models.plan import FollowUp, Plan, Risk

FORMAT = "samverkan/1"


class Initiative(Part):
    format: Literal["samverkan/1"] = Field(title="Format", description="Alltid samverkan/1.")
    initiative: Identity = Field(title="Initiativet", description="Namn, fas, status och version.")
    parties: tuple[Party, ...] = several("Parter", "De organisationer som samverkar.")
    rationale: Rationale | None = optional(
        "Grund för samverkan", "Varför parterna samverkar i stället för att arbeta var för sig."
    )
    challenge: Challenge | None = optional(
        "Gemensam utmaning", "Problemet, varför det är aktuellt och vilka som berörs."
    )
    system: System | None = optional("System och aktörer", "Hela kedjan och alla som ingår i den.")
    options: tuple[Option, ...] = several(
        "Handlingsalternativ", "De alternativ som har prövats, med ett nollalternativ."
    )
    government_assignment: GovernmentAssignment | None = optional(
        "Regeringsuppdrag", "Om samverkan är frivillig eller bygger på ett uppdrag från regeringen."
    )
    statutory_changes: tuple[StatutoryChange, ...] = several(
        "Författningsändringar", "Regler som behöver ändras för att målen ska kunna nås."
    )
    direction: Direction | None = optional("Inriktning", "Syfte, vision, mål, omfattning och tidsram.")
    benefits: tuple[Benefit, ...] = several("Nyttor", "Vad parterna och samhället vinner, och hur det mäts.")
    technology: Technology | None = optional("Teknik", "Tekniska förutsättningar, krav och standarder.")
    expectations: tuple[Expectation, ...] = several("Förväntningar", "Vad olika grupper väntar sig och hur det möts.")
    organisation: Organisation | None = optional("Organisation", "Forum och mandat.")
    decisions: tuple[Decision, ...] = several("Beslutsmatris", "Vem som beslutar, bereder och hörs i varje fråga.")
    escalation: Escalation | None = optional("Eskalering", "Hur frågor lyfts när parterna inte enas.")
    lifecycle: tuple[LifecycleStage, ...] = several("Livscykel", "Ansvar och finansiering i varje skede.")
    funding: Funding | None = optional("Finansiering", "Modell, budget och fördelning.")
    personal_data: PersonalData | None = optional(
        "Personuppgifter", "Vilka personuppgifter som behandlas och vem som ansvarar."
    )
    secrecy: Secrecy | None = optional("Sekretess", "Uppgifter med sekretess och vad som medger att de lämnas ut.")
    security: Security | None = optional("Säkerhet", "Informationsklassning, cybersäkerhet och säkerhetsskydd.")
    intellectual_property: IntellectualProperty | None = optional(
        "Immaterialrätt", "Vem som förvaltar resultaten och med vilken licens."
    )
    services: tuple[Service, ...] = several(
        "Tjänster mellan parterna",
        "Uppgifter som en part utför åt en annan (lagen (2019:212) om viss gemensam offentlig service).",
    )
    procurement: Procurement | None = optional("Upphandling", "Om något ska upphandlas och på vilken grund.")
    archive: Archive | None = optional("Handlingar och arkiv", "Diarieföring, arkivbildare och originalets form.")
    communication: Communication | None = optional("Kommunikation", "Budskap och talesperson.")
    definitions: tuple[Definition, ...] = several("Definitioner", "Ord som har en bestämd betydelse i dokumenten.")
    relations: Relations | None = optional("Relationer", "Den gemensamma bilden och hur parterna lär känna varandra.")
    plans: tuple[Plan, ...] = several("Handlingsplaner", "En plan för varje kalenderår.")
    dialogue: tuple[Meeting, ...] = several("Dialog", "Var, hur och hur ofta parterna möts.")
    follow_up: FollowUp | None = optional("Uppföljning", "Rytm, rapportmottagare, mätningar och utvärdering.")
    risks: tuple[Risk, ...] = several("Risker", "Vad som kan gå fel och vad parterna gör åt det.")
    not_applicable: tuple[NotApplicable, ...] = several(
        "Ej tillämpliga kontrollpunkter", "Kontrollpunkter som inte gäller, med skäl."
    )
    answered_notes: tuple[AnsweredNote, ...] = several(
        "Besvarade iakttagelser", "Rättsliga iakttagelser som har besvarats, med skäl."
    )
    connected_actors: tuple[ConnectedActor, ...] = several(
        "Anslutna aktörer", "Aktörer som ansluts genom eget avtal och inte är parter."
    )
    validity: Validity | None = optional(
        "Giltighetstid", "När överenskommelsen eller avtalet gäller och hur det sägs upp."
    )
    wind_down: WindDown | None = optional("Avveckling", "Vem som ansvarar och inom vilken tid.")
    dispute: Dispute | None = optional("Meningsskiljaktigheter", "Hur parterna löser det de inte är överens om.")
    signing: Signing | None = optional("Underskrift", "Hur handlingen undertecknas.")
    liability: Liability | None = optional(
        "Ansvar och ansvarstak", "Hur mycket en part kan bli skyldig att ersätta en annan med."
    )

    @model_validator(mode="before")
    @classmethod
    def _expect_identity(cls, value: Any) -> Any:
        """A missing `initiative` is reported as the keys that it must hold."""
        if isinstance(value, dict) and value.get("initiative") is None:
            return {**value, "initiative": {}}
        return value
