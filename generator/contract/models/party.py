"""The parties: who they are, on what ground they take part and what they bring (`parties`, `connected_actors`)."""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from generator.contract.models import organisation_number
from generator.contract.models.base import (
    Choice,
    Date,
    Money,
    Number,
    Paragraph,
    Part,
    PartyId,
    Shape,
    Text,
    optional,
    required,
    several,
    wrong,
)
from generator.contract.models.shared import Answer, Sector


def read_organisation_number(value: object) -> str:
    if isinstance(value, str) and organisation_number.is_well_formed(value):
        return value
    # A number without quotes has lost its hyphen at most, so the form is all that there is to say.
    meant = organisation_number.normalise(str(value)) if isinstance(value, str | int) else None
    example = f"Skriv {meant}." if meant else "Rätta numret, till exempel 202100-5448."
    raise wrong(f"Organisationsnumret ska ha formen NNNNNN-NNNN. {example}")


OrganisationNumber = Annotated[
    str,
    PlainValidator(read_organisation_number),
    WithJsonSchema({"type": "string", "pattern": organisation_number.PATTERN}),
    Shape("text"),
]


class PartyKind(Choice):
    STATE_AGENCY = "state_agency", "statlig myndighet"
    MUNICIPALITY = "municipality", "kommun"
    REGION = "region", "region"
    MUNICIPAL_FEDERATION = "municipal_federation", "kommunalförbund"
    PUBLIC_COMPANY = "public_company", "offentligt ägt bolag"
    PRIVATE = "private", "privat aktör"


class Leadership(Choice):
    SINGLE_HEAD = "single_head", "enrådighet"
    BOARD = "board", "styrelse"
    COUNCIL = "council", "fullmäktige"
    COMPANY_BOARD = "company_board", "bolagsstyrelse"


class PartyRole(Choice):
    COORDINATING = "coordinating", "samordnande"
    HOST = "host", "värd"
    PARTICIPATING = "participating", "deltagande"


MUNICIPAL = frozenset({PartyKind.MUNICIPALITY, PartyKind.REGION, PartyKind.MUNICIPAL_FEDERATION})
# Those that hold the common work together.
LEADING = frozenset({PartyRole.COORDINATING, PartyRole.HOST})


class MandateAssessment(Choice):
    WITHIN = "within", "ryms inom uppdraget"
    PARTLY = "partly", "ryms delvis inom uppdraget"
    OUTSIDE = "outside", "ryms inte inom uppdraget"


class Approval(Part):
    body: Text | None = optional("Beslutande organ", "Vem som har godkänt eller ska godkänna avtalet hos parten.")
    date: Date | None = optional("Beslutsdatum", "Den dag beslutet fattades.")
    reference: Text | None = optional("Beslutets diarienummer", "Diarienummer eller paragraf för beslutet.")
    final_on: Date | None = optional(
        "Dag för laga kraft", "Den dag beslutet fick laga kraft. Gäller kommuner och regioner."
    )


class DirectionDecision(Part):
    body: Text | None = optional("Beslutande organ", "Vem som har beslutat om inriktningen hos parten.")
    date: Date | None = optional("Beslutsdatum", "Den dag beslutet om inriktningen fattades.")
    reference: Text | None = optional("Beslutets diarienummer", "Diarienummer för beslutet om inriktningen.")


class LegalBasis(Part):
    statute: Text | None = optional(
        "Författning", "Lag eller förordning med nummer, till exempel förvaltningslagen (2017:900)."
    )
    section: Text | None = optional("Paragraf", "Kapitel och paragraf. Skriv ”att ange” om den ännu inte är utredd.")
    note: Paragraph | None = optional(
        "Kommentar till grunden", "Det som läsaren behöver veta om hur bestämmelsen används."
    )


class Confirmation(Part):
    date: Date | None = optional("Bekräftelsens datum", "Den dag parten bekräftade sitt deltagande.")
    by_title: Text | None = optional("Bekräftad av", "Befattningen hos den som bekräftade, inte namnet.")
    reference: Text | None = optional("Bekräftelsens diarienummer", "Diarienummer för bekräftelsen.")


class Participation(Part):
    relevant: Answer | None = optional("Om samverkan är aktuell", "Är utmaningen relevant för partens uppdrag?")
    able: Answer | None = optional(
        "Om parten har förutsättningar", "Kan parten delta, med sina resurser och sin kompetens?"
    )
    willing: Answer | None = optional("Om parten vill delta", "Vill partens ledning delta?")
    confirmed: Confirmation | None = optional(
        "Bekräftelse av deltagandet", "När och av vem deltagandet bekräftades hos parten."
    )


class Contribution(Part):
    full_time_equivalents: Number | None = optional(
        "Årsarbetskrafter", "Antal årsarbetskrafter som parten sätter av per år."
    )
    amount_per_year: Money | None = optional("Belopp per år", "Partens bidrag i hela kronor per år.")
    in_kind: Text | None = optional(
        "Insatser i form av personal, lokaler eller system", "Det som parten ställer till förfogande utöver pengar."
    )
    endurance: Text | None = optional("Uthållighet", "Hur länge parten kan stå för bidraget och vad det förutsätter.")


class OwnFollowUp(Part):
    responsible_title: Text | None = optional(
        "Ansvarig för egen uppföljning", "Befattningen hos den som följer upp hos parten."
    )
    rhythm: Text | None = optional("Rytm för egen uppföljning", "Hur ofta parten följer upp, till exempel tertial.")


class Party(Part):
    id: PartyId = required("Id", "Kort ord som parten hänvisas till med, till exempel SKV.")
    name: Text | None = optional("Partens namn", "Organisationens fullständiga namn.")
    short_name: Text | None = optional(
        "Kortnamn", "Till exempel SKV. Skrivs i tabeller; utelämnat används hela namnet."
    )
    genitive: Text | None = optional(
        "Namnet i genitiv", "Till exempel ”Skatteverkets”. Utelämnat bildas formen ur namnet."
    )
    organisation_number: OrganisationNumber | None = optional(
        "Organisationsnummer", "Tio siffror i formen NNNNNN-NNNN. Kontrollera numret mot ett register."
    )
    kind: PartyKind | None = optional(
        "Typ av organisation", "Avgör vilka bestämmelser och vilken avtalstext som används."
    )
    leadership: Leadership | None = optional("Ledningsform", "Hur organisationen leds.")
    principal: Text | None = optional("Uppdragsgivare", "Departement för en statlig myndighet, ägare för ett bolag.")
    role: PartyRole | None = optional("Partens roll", "Partens roll i samverkan.")
    reference: Text | None = optional("Diarienummer", "Partens diarienummer för ärendet.")
    signatory_title: Text | None = optional(
        "Undertecknarens befattning", "Befattningen hos den som undertecknar, inte namnet."
    )
    decision_body: Text | None = optional("Beslutsorgan", "Den eller det organ som beslutar att parten ska delta.")
    approval: Approval | None = optional(
        "Godkännande av avtalet", "Partens beslut att ingå överenskommelsen eller avtalet."
    )
    direction_decision: DirectionDecision | None = optional(
        "Beslut om inriktningen", "Partens eget beslut om den gemensamma inriktningen."
    )
    responsible_board: Text | None = optional(
        "Ansvarig nämnd", "Den nämnd i kommunen eller regionen som ansvarar för frågan och för personuppgifterna."
    )
    legal_basis: tuple[LegalBasis, ...] = several(
        "Rättslig grund",
        "De bestämmelser som ger parten rätt att delta. Ange minst en utöver den allmänna samverkansplikten.",
    )
    mandate_assessment: MandateAssessment | None = optional(
        "Bedömning av uppdraget", "Ryms det gemensamma arbetet inom partens uppdrag?"
    )
    mandate_comment: Paragraph | None = optional(
        "Kommentar till bedömningen", "Motivera bedömningen och säg vad som inte ryms, i hela meningar."
    )
    task: Paragraph | None = optional(
        "Partens uppgift", "Partens del av utmaningen: vad parten gör i dag, i hela meningar."
    )
    participation: Participation | None = optional("Delaktighet", "Om parten berörs, kan och vill delta.")
    ambition: Text | None = optional(
        "Partens ambition", "Hur långt parten vill gå, till exempel leda, utveckla eller bidra."
    )
    contribution: Contribution | None = optional("Partens bidrag", "Vad parten sätter av till samverkan.")
    consequences: Paragraph | None = optional(
        "Konsekvenser för parten", "Vad samverkan innebär för den egna verksamheten, i hela meningar."
    )
    synergies: Paragraph | None = optional(
        "Synergier för parten", "Vad parten vinner på att samverka, i hela meningar."
    )
    relation_to_own_work: Paragraph | None = optional(
        "Koppling till egen verksamhet", "Vilka egna mål och planer som samverkan hänger ihop med."
    )
    own_follow_up: OwnFollowUp | None = optional("Egen uppföljning", "Vem som följer upp hos parten och hur ofta.")


class ConnectedActor(Part):
    name: Text | None = optional("Den anslutna aktörens namn", "Aktör som ansluts genom eget avtal och inte är part.")
    organisation_number: OrganisationNumber | None = optional(
        "Den anslutna aktörens organisationsnummer", "Tio siffror i formen NNNNNN-NNNN."
    )
    sector: Sector | None = optional("Sektor", "Vilken sektor aktören hör till.")
    conditions: Paragraph | None = optional(
        "Villkor för anslutning", "De villkor som gäller lika för alla anslutna, i hela meningar."
    )
