"""Who meets, who decides, and what happens when they do not agree (`organisation` … `lifecycle`, `dialogue`)."""

from __future__ import annotations

from generator.contract.models.base import (
    Choice,
    Date,
    Flag,
    ForumId,
    ForumRef,
    Id,
    Integer,
    Money,
    Paragraph,
    Part,
    PartyOrForum,
    PartyOrForumOrWords,
    PartyRef,
    Text,
    optional,
    required,
    several,
)
from generator.contract.models.shared import Stage


class ForumLevel(Choice):
    PRINCIPAL = "principal", "uppdragsgivare"
    MANAGEMENT = "management", "respektive ledning"
    LEADERSHIP_GROUP = "leadership_group", "ledningsgrupp för samverkan"
    STEERING = "steering", "styrgrupp"
    PREPARATION = "preparation", "beredningsgrupp"
    WORKING = "working", "arbetsgrupp"
    SUPPORT = "support", "stödforum"
    ADVISORY = "advisory", "rådgivande forum"


class MandateLevel(Choice):
    """How far a representative may bind the party (domain basis, part 4.5)."""

    M0 = "M0", "utan mandat (observatör)"
    M1 = "M1", "bereder"
    M2 = "M2", "beslutar inom aktivitet"
    M3 = "M3", "beslutar inom ram"
    M4 = "M4", "beslutar för parten"
    M5 = "M5", "verksledning"


class DecisionCategory(Choice):
    AGREEMENT = "agreement", "överenskommelsen eller avtalet"
    DIRECTION = "direction", "inriktning"
    APPROPRIATION_DIRECTIONS = "appropriation_directions", "instruktion och regleringsbrev"
    ASSIGNMENT = "assignment", "regeringsuppdrag"
    STATUTE = "statute", "författningsändring"
    PLANNING = "planning", "planering"
    ECONOMY = "economy", "ekonomi"
    STAFF = "staff", "personal"
    TECHNOLOGY = "technology", "teknik"
    SECURITY = "security", "säkerhet"
    DATA_PROTECTION = "data_protection", "dataskydd"
    PROCUREMENT = "procurement", "upphandling"
    INTELLECTUAL_PROPERTY = "intellectual_property", "immaterialrätt"
    LEGAL = "legal", "rättsliga frågor"
    COMMUNICATION = "communication", "kommunikation"
    CONTENT = "content", "innehåll"
    DELIVERY = "delivery", "leverans"
    FOLLOW_UP = "follow_up", "uppföljning"
    WIND_DOWN = "wind_down", "avveckling"
    OTHER = "other", "annat"


class DecisionForm(Choice):
    CONSENSUS = "consensus", "samförstånd"
    OWN_DECISIONS = "own_decisions", "likalydande egna beslut"
    HOST = "host", "utpekad part beslutar efter samråd"
    RESPONSIBLE_PARTY = "responsible_party", "ansvarig part beslutar"
    PRINCIPAL = "principal", "beslut utanför samverkan"


class Forum(Part):
    id: ForumId = required("Id", "Kort ord, till exempel F2. Parter och forum får inte ha samma id.")
    name: Text | None = optional("Forumets namn", "Till exempel Styrgruppen.")
    level: ForumLevel | None = optional("Forumets nivå", "Var i styrningen forumet hör hemma.")
    chair: PartyOrForumOrWords | None = optional("Ordförande", "Den part som är ordförande, eller en befattning.")
    rhythm: Text | None = optional("Mötesrytm", "Hur ofta forumet möts, till exempel varannan månad.")
    members: Text | None = optional("Sammansättning", "Vilka befattningar som deltar, till exempel avdelningschefer.")
    tasks: tuple[Text, ...] = several("Forumets uppgifter", "Det forumet gör, med verb: bereda, besluta, följa upp.")


class Mandate(Part):
    party: PartyRef | None = optional("Part", "Den part som representeras.")
    forum: ForumRef | None = optional("Forum", "Det forum som representanten deltar i.")
    title: Text | None = optional("Representantens befattning", "Befattningen, inte namnet.")
    deputy: Text | None = optional("Ersättare", "Ersättarens befattning.")
    level: MandateLevel | None = optional("Mandatnivå", "Vad representanten får besluta för sin part, från M0 till M5.")
    limit: Money | None = optional("Beloppsgräns", "Högsta belopp i hela kronor som representanten får besluta om.")
    source: Text | None = optional(
        "Mandatets källa", "Arbetsordning eller delegationsbeslut med datum och diarienummer."
    )
    valid_until: Date | None = optional("Mandatets slutdag", "Sista dagen mandatet gäller.")


class Organisation(Part):
    forums: tuple[Forum, ...] = several("Forum", "De grupper där parterna möts.")
    mandates: tuple[Mandate, ...] = several("Mandat", "Vad varje representant får besluta för sin part.")
    alternatives: Paragraph | None = optional(
        "Prövade sätt att organisera", "Andra sätt som har övervägts och varför de valdes bort."
    )


class Decision(Part):
    id: Id = required("Id", "Kort ord, till exempel B1.")
    question: Text | None = optional("Beslutsfråga", "Det som ska beslutas.")
    category: DecisionCategory | None = optional("Kategori", "Vilket slags fråga det är.")
    decides: PartyOrForum | None = optional("Beslutar", "Det forum eller den part som beslutar. Exakt en per fråga.")
    prepares: PartyOrForum | None = optional("Bereder", "Det forum eller den part som tar fram underlag och förslag.")
    consulted: tuple[PartyOrForum, ...] = several("Samråder", "De som ska höras före beslutet.")
    endorses: tuple[PartyOrForumOrWords, ...] = several(
        "Tillstyrker", "De som måste ha tillstyrkt före beslutet: forum, part eller en roll i ord."
    )
    executes: tuple[PartyOrForum, ...] = several("Verkställer", "De som genomför beslutet.")
    informed: tuple[PartyOrForum, ...] = several("Informeras", "De som får veta beslutet efteråt.")
    form: DecisionForm | None = optional("Beslutsform", "Hur beslutet fattas.")
    reserved: Flag | None = optional("Förbehållen ledningen", "Ja om frågan är förbehållen varje parts ledning.")
    stages: tuple[Stage, ...] = several("Skeden", "De skeden då raden gäller. Utelämnat gäller alla.")


class EscalationStep(Part):
    forum: ForumRef | None = optional("Forum som frågan lyfts till", "Det forum som behandlar frågan i detta steg.")
    working_days: Integer | None = optional("Frist i arbetsdagar", "Hur många arbetsdagar forumet har på sig.")


class Escalation(Part):
    steps: tuple[EscalationStep, ...] = several(
        "Eskaleringssteg", "I vilken ordning en fråga lyfts när parterna inte enas."
    )
    without_agreement: Paragraph | None = optional(
        "Om parterna inte enas", "Vad som gäller när sista steget inte ger enighet, i hela meningar."
    )


class LifecycleStage(Part):
    stage: Stage | None = optional("Skede", "Vilket skede det gäller.")
    responsible: PartyOrForumOrWords | None = optional("Ansvarig för skedet", "Den part eller det forum som ansvarar.")
    funding: Text | None = optional("Skedets finansiering", "Hur skedet betalas.")
    note: Paragraph | None = optional("Kommentar till skedet", "Vad skedet innehåller och när det övergår i nästa.")


class Meeting(Part):
    forum: ForumRef | None = optional("Forum för dialogen", "Det forum som för dialogen.")
    form: Text | None = optional("Dialogens form", "Till exempel möte, webbmöte eller skriftlig rapport.")
    rhythm: Text | None = optional("Dialogens rytm", "Hur ofta dialogen förs.")
    purpose: Text | None = optional("Dialogens syfte", "Vad dialogen handlar om.")


class Understanding(Part):
    activity: Text | None = optional("Aktivitet för ömsesidig förståelse", "Till exempel studiebesök hos varandra.")
    when: Text | None = optional("Tidpunkt för aktiviteten", "När den äger rum, till exempel 2027-Q1.")
    participants: tuple[PartyOrForum, ...] = several("Deltagare i aktiviteten", "De parter som deltar.")


class Relations(Part):
    shared_picture: Paragraph | None = optional(
        "Gemensam bild", "Det parterna är överens om att läget är, i hela meningar."
    )
    understanding: tuple[Understanding, ...] = several(
        "Aktiviteter för ömsesidig förståelse", "Hur parterna lär känna varandras uppdrag och villkor."
    )
