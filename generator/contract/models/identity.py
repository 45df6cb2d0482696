"""What the initiative is called and how far it has come (`initiative`)."""

from __future__ import annotations

from generator.contract.models.base import Choice, Date, Id, Paragraph, Part, Text, optional, required


class Phase(Choice):
    IDENTIFICATION = "identification", "identifiering"
    LEGAL_BASIS = "legal_basis", "rättslig grund"
    STARTUP = "startup", "uppstart"
    OPERATION = "operation", "drift"


class Status(Choice):
    DRAFT = "draft", "utkast"
    PROPOSAL = "proposal", "förslag"
    ADOPTED = "adopted", "fastställd"


class Titles(Part):
    agreement: Text | None = optional(
        "Titel på överenskommelsen eller avtalet",
        "Egen titel, om ”Överenskommelse om samverkan” eller ”Samverkansavtal” inte passar.",
    )
    direction: Text | None = optional("Titel på inriktningen", "Egen titel, till exempel ”Målbild”.")
    plan: Text | None = optional("Titel på handlingsplanen", "Egen titel, till exempel ”Årsplan”.")


class Identity(Part):
    id: Id = required(
        "Id",
        "Kort ord som blir början på filernas namn, med a–z, siffror och bindestreck, till exempel efterlevande-2027.",
    )
    name: Text = required("Initiativets namn", "Det fullständiga namnet, så som det ska stå i dokumenten.")
    short_name: Text | None = optional("Kortnamn", "Ett kort namn till sidhuvudet. Utelämnat används hela namnet.")
    phase: Phase | None = optional("Fas", "Hur långt arbetet har kommit.")
    status: Status | None = optional("Status", "Om dokumenten är utkast, förslag till beslut eller fastställda.")
    version: Text | None = optional(
        "Version", "Dokumentens version, till exempel 0.9 för ett utkast och 1.0 när det är beslutat."
    )
    date: Date | None = optional("Datum", "Dokumentens datum, i formen 2026-11-24.")
    summary: Paragraph | None = optional(
        "Sammanfattning", "Vad initiativet går ut på, i en eller ett par hela meningar som ledningen kan läsa först."
    )
    titles: Titles | None = optional("Egna titlar", "Fyll i bara om dokumenten ska heta något annat än det förvalda.")
