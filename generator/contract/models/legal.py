"""Assignments, statutes, and the legal questions of information, procurement and archives."""

from __future__ import annotations

from generator.contract.models.base import (
    Choice,
    Date,
    Flag,
    FlagOrWords,
    Paragraph,
    Part,
    PartyOrForumOrWords,
    PartyOrWords,
    PartyRef,
    Text,
    optional,
    several,
)
from generator.contract.models.shared import Degree, Medium


class AssignmentPosition(Choice):
    VOLUNTARY = "voluntary", "frivillig samverkan"
    REQUESTED = "requested", "regeringsuppdrag begärs"
    GIVEN = "given", "regeringsuppdrag har getts"


class PersonalDataRoles(Choice):
    NONE = "none", "ingen behandling"
    SEPARATE = "separate", "var och en ansvarar för sin behandling"
    JOINT = "joint", "gemensamt personuppgiftsansvar"
    PROCESSOR = "processor", "personuppgiftsbiträde"


class ImpactAssessment(Choice):
    DONE = "done", "gjord"
    NEEDED = "needed", "behövs"
    NOT_NEEDED = "not_needed", "behövs inte"


class SecuritySensitive(Choice):
    YES = "yes", "ja"
    NO = "no", "nej"
    UNCLEAR = "unclear", "oklart"


class GovernmentDialogue(Part):
    held: Flag | None = optional("Dialog har förts", "Ja om parterna har haft dialog med berörda departement.")
    date: Date | None = optional("Dialogens datum", "Den dag dialogen senast fördes.")
    departments: tuple[Text, ...] = several("Departement i dialogen", "De departement som deltog.")


class GovernmentAssignment(Part):
    position: AssignmentPosition | None = optional(
        "Ställningstagande om regeringsuppdrag", "Sker samverkan frivilligt, begärs ett uppdrag eller finns det redan?"
    )
    reason: Paragraph | None = optional(
        "Skäl för ställningstagandet", "Varför uppdrag behövs eller inte behövs, i hela meningar."
    )
    dialogue: GovernmentDialogue | None = optional(
        "Dialog med departement", "När och med vilka departement dialog har förts."
    )
    joint_preparation: FlagOrWords | None = optional(
        "Önskemål om samberedning",
        "Ja ger standardtexten om gemensam beredning i Regeringskansliet. Skriv annars egen text.",
    )


class StatutoryChange(Part):
    statute: Text | None = optional("Författning som behöver ändras", "Lag eller förordning med nummer.")
    need: Paragraph | None = optional("Behov av ändring", "Vad som behöver ändras, i hela meningar.")
    necessity: Paragraph | None = optional("Nödvändighet", "Varför det inte går att nå målet utan ändringen.")
    alternatives_tried: Paragraph | None = optional(
        "Prövade alternativ", "Vad som har prövats i stället för ändrad författning."
    )
    common_interpretation: Paragraph | None = optional(
        "Gemensam tolkning", "Hur parterna tolkar gällande rätt tillsammans, eller när tolkningen redovisas."
    )
    joint_request: FlagOrWords | None = optional(
        "Gemensam hemställan", "Ja ger standardtexten om en gemensam hemställan. Skriv annars egen text."
    )


class PersonalData(Part):
    processed: Flag | None = optional(
        "Personuppgifter behandlas", "Ja om samverkan innebär att personuppgifter behandlas."
    )
    roles: PersonalDataRoles | None = optional(
        "Ansvarsform för personuppgifter", "Hur ansvaret för behandlingen är fördelat."
    )
    purposes: tuple[Text, ...] = several("Ändamål", "Vad uppgifterna behandlas för.")
    categories: tuple[Text, ...] = several("Kategorier av personuppgifter", "Vilka slags uppgifter som behandlas.")
    controller: PartyRef | None = optional(
        "Personuppgiftsansvarig", "Den part som är personuppgiftsansvarig när en annan är biträde."
    )
    processor: PartyRef | None = optional(
        "Personuppgiftsbiträde", "Den part som behandlar uppgifter för en annan parts räkning."
    )
    registers: tuple[Text, ...] = several("Registerförfattningar", "Lagar och förordningar som styr behandlingen.")
    impact_assessment: ImpactAssessment | None = optional(
        "Konsekvensbedömning", "Om en konsekvensbedömning enligt EU:s dataskyddsförordning är gjord eller behövs."
    )
    comment: Paragraph | None = optional(
        "Kommentar om personuppgifter", "Det som läsaren behöver veta, i hela meningar."
    )


class Secrecy(Part):
    relevant: Flag | None = optional("Sekretess berörs", "Ja om parterna kan komma att utbyta uppgifter med sekretess.")
    information: tuple[Text, ...] = several(
        "Uppgifter med sekretess", "Vilka slags uppgifter det gäller. Skriv aldrig in själva uppgifterna."
    )
    grounds: tuple[Text, ...] = several("Sekretessbestämmelser", "De bestämmelser som kan hindra ett utlämnande.")
    override: Paragraph | None = optional(
        "Sekretessbrytande bestämmelse", "Den bestämmelse som medger utlämnandet, i hela meningar."
    )


class Classification(Part):
    confidentiality: Degree | None = optional("Konfidentialitet", "Krav på att information inte når obehöriga.")
    integrity: Degree | None = optional("Riktighet", "Krav på att informationen är korrekt och oförvanskad.")
    availability: Degree | None = optional("Tillgänglighet", "Krav på att informationen går att nå när den behövs.")


class Security(Part):
    classification: Classification | None = optional(
        "Informationsklassning", "Hur den gemensamma informationen är klassad."
    )
    security_sensitive: SecuritySensitive | None = optional(
        "Säkerhetskänslig verksamhet",
        "Om samverkan berör säkerhetskänslig verksamhet. Är det oklart bedömer säkerhetsskyddschefen.",
    )
    cybersecurity_act: tuple[PartyRef, ...] = several(
        "Parter som omfattas av cybersäkerhetslagen", "De parter som cybersäkerhetslagen (2025:1506) gäller för."
    )


class IntellectualProperty(Part):
    managed_by: PartyOrForumOrWords | None = optional(
        "Förvaltare av resultaten", "Den part som förvaltar det som tas fram gemensamt."
    )
    code_licence: Text | None = optional("Licens för programkod", "Till exempel EUPL-1.2.")
    content_licence: Text | None = optional("Licens för innehåll", "Till exempel CC BY 4.0.")


class Service(Part):
    provider: PartyRef | None = optional("Utförande part", "Den part som utför tjänsten.")
    recipient: PartyRef | None = optional("Mottagande part", "Den part som tjänsten utförs åt.")
    task: Text | None = optional("Förvaltningsuppgift", "Vilken uppgift som utförs åt den andra parten.")
    exercise_of_authority: Flag | None = optional(
        "Innefattar myndighetsutövning", "Ja om tjänsten innefattar myndighetsutövning."
    )
    personal_data: Flag | None = optional(
        "Kräver tillgång till personuppgifter", "Ja om den som utför tjänsten behöver personuppgifter."
    )
    legal_basis: Text | None = optional(
        "Stöd för tjänsten", "Den bestämmelse som ger en part rätt att utföra uppgiften åt en annan."
    )
    access: Text | None = optional("Vilken tillgång", "Vilka personuppgifter utföraren behöver nå, och hur.")
    remuneration: Paragraph | None = optional("Ersättning för tjänsten", "Hur tjänsten betalas, i hela meningar.")


class Purchase(Part):
    what: Text | None = optional("Vad som köps", "Den vara eller tjänst som behövs.")
    how: Text | None = optional("Hur det köps", "Till exempel avrop från ett ramavtal eller en öppen upphandling.")
    responsible: PartyOrWords | None = optional("Ansvarig för inköpet", "Den part som upphandlar eller avropar.")


class CooperationReasons(Part):
    common_objectives: Paragraph | None = optional(
        "Gemensamma mål", "Vilka offentliga tjänster som parterna ska utföra, och vilka mål de har gemensamt."
    )
    public_interest: Paragraph | None = optional(
        "Allmänintresset", "Varför endast allmänintresset styr samarbetet, i hela meningar."
    )
    open_market: Paragraph | None = optional(
        "Andel på den öppna marknaden", "Hur stor del av verksamheten det är för varje part, och hur den är beräknad."
    )
    own_contributions: Paragraph | None = optional(
        "Egna insatser", "Vad varje part bidrar med utöver betalning, i hela meningar."
    )
    no_supplier_advantage: Paragraph | None = optional(
        "Ingen fördel för en leverantör", "Varför samarbetet inte gynnar någon privat leverantör, i hela meningar."
    )


class Procurement(Part):
    needed: Flag | None = optional("Upphandling behövs", "Ja om något ska upphandlas eller avropas.")
    basis: Text | None = optional(
        "Grund för upphandlingen", "En hel mening, om ramavtal, förfarande eller det undantag som används."
    )
    comment: Paragraph | None = optional("Kommentar om upphandling", "Vem som ansvarar och varför, i hela meningar.")
    purchases: tuple[Purchase, ...] = several("Inköp", "Vad som ska köpas, hur och av vem.")
    cooperation: CooperationReasons | None = optional(
        "Skäl för undantaget från upphandling", "Varför 3 kap. 17 § lagen om offentlig upphandling är tillämplig."
    )


class Archive(Part):
    registration: Paragraph | None = optional("Diarieföring", "Vem som diarieför vad, i hela meningar.")
    archive_creator: PartyRef | None = optional(
        "Arkivbildare", "Den part som är arkivbildare för gemensamma handlingar."
    )
    original: Medium | None = optional("Originalets form", "Om originalet är elektroniskt eller på papper.")
    workspace_owner: PartyOrWords | None = optional(
        "Arbetsytans ägare", "Den part som äger den gemensamma arbetsytan och lagrar de andras utkast där."
    )
    disposal: Paragraph | None = optional("Gallring", "Vad som gäller för gallring, i hela meningar.")
