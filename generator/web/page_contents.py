"""Every page about an initiative as themes and blocks: the contract's fields in the order in which they are asked for
(domain part 7.1). A new field of the contract is put here, once, and is then drawn, linked to and reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.web.places import Block, Place, Theme, place_in, row_on

(INITIATIVES, BASICS, CHALLENGE, PARTIES, LEGAL_BASIS, DIRECTION, GOVERNANCE, PLAN, FOLLOW_UP, REVIEW, DOCUMENTS) = (
    f"screens/{name}.py"
    for name in (
        "initiatives", "basics", "challenge", "parties", "legal_basis", "direction", "governance", "plan", "follow_up",
        "review", "documents",
    )
)  # fmt: skip

PAGES: Mapping[str, str] = {
    BASICS: "Grunduppgifter",
    CHALLENGE: "Utmaning och system",
    PARTIES: "Organisationer",
    LEGAL_BASIS: "Rättslig grund",
    DIRECTION: "Inriktning och nyttor",
    GOVERNANCE: "Organisation och beslut",
    PLAN: "Handlingsplan",
    FOLLOW_UP: "Uppföljning",
}
"""The pages where the contract is filled in, by their files, in order, with their titles."""


_ADDRESSES = str.maketrans("åäö ", "aao-")


def _under(prefix: str, names: str) -> tuple[str, ...]:
    return tuple(f"{prefix}.{name}" for name in names.split())


def _of(title: str, *objects: tuple[str, str], **more: Any) -> Block:
    """A block of the fields of one or more objects: (its path, the names of its fields)."""
    return Block(title, tuple(path for prefix, names in objects for path in _under(prefix, names)), **more)


def _rows(title: str, row: str, rows: str, names: str, columns: str = "", **more: Any) -> Block:
    """A block of the rows of a list."""
    return Block(title, _under(f"{rows}[]", names), rows, row, _under(f"{rows}[]", columns), **more)


# The layout is a table for the eye; a formatter would spread it over three times as many lines.
# fmt: off
THEMES = (
    Theme(BASICS, "initiativet", "Om initiativet", (
        _of("Om initiativet", ("initiative", "name short_name summary phase status version date")),
        _of("Dokumentens titlar", ("initiative.titles", "agreement direction plan")),
    )),

    Theme(CHALLENGE, "utmaning", "Utmaning och målgrupper", (
        _of("Den gemensamma utmaningen", ("challenge", "problem why_now examples")),
        _rows("Målgrupper", "målgrupp", "challenge.target_groups", "name needs involvement"),
    )),
    Theme(CHALLENGE, "grund", "Varför samverka", (
        _of("Varför parterna samverkar", ("rationale", "kind efficiency societal")),
    )),
    Theme(CHALLENGE, "system", "System och aktörer", (
        _of("Systemet", ("system", "description drivers")),
        _rows("Aktörer i systemet", "aktör", "system.actors", "name sector role party", "name sector role party"),
        _of("Privata aktörer", ("system", "private_actors_position new_questions")),
    )),
    Theme(CHALLENGE, "relationer", "Relationer", (
        _of("Gemensam bild", ("relations", "shared_picture")),
        _rows("Att lära känna varandra", "aktivitet", "relations.understanding", "activity when participants"),
    )),

    Theme(PARTIES, "organisation", "Organisation", (
        _of("Organisation", ("parties[]", "name short_name genitive organisation_number kind leadership principal"
                                          " responsible_board role reference")),
    ), "parties"),
    Theme(PARTIES, "bidrag", "Uppgift och bidrag", (
        _of("Uppgift och bidrag",
            ("parties[]", "task ambition consequences synergies relation_to_own_work"),
            ("parties[].contribution", "full_time_equivalents amount_per_year in_kind endurance"),
            ("parties[].own_follow_up", "responsible_title rhythm")),
    ), "parties"),
    Theme(PARTIES, "delaktighet", "Delaktighet", (
        _of("Delaktighet",
            ("parties[].participation", "relevant able willing"),
            ("parties[].participation.confirmed", "date by_title reference")),
    ), "parties"),
    Theme(PARTIES, "beslut", "Beslut och underskrift", (
        _of("Beslut och underskrift",
            ("parties[]", "signatory_title decision_body"),
            ("parties[].approval", "body date reference final_on"),
            ("parties[].direction_decision", "body date reference")),
    ), "parties"),
    Theme(PARTIES, "anslutna", "Anslutna aktörer", (
        _rows("Aktörer som ansluts genom eget avtal", "ansluten aktör", "connected_actors",
              "name organisation_number sector conditions", "name sector conditions",
              intro="Den som ansluts är inte part. Villkoren står i ett eget avtal och ska vara lika för alla."),
    )),

    Theme(LEGAL_BASIS, "part", "Parternas rättsliga grund", (
        _of("Partens uppdrag", ("parties[]", "mandate_assessment mandate_comment")),
        _rows("Bestämmelser som parten stöder sig på", "bestämmelse", "parties[].legal_basis", "statute section note",
              intro="Förvaltningslagen 8 § och myndighetsförordningen 6 § ger en allmän skyldighet att samverka, men"
              " räcker sällan ensamma. Ange också den bestämmelse som ger parten själva uppgiften."),
    ), "parties"),
    Theme(LEGAL_BASIS, "alternativ", "Handlingsalternativ", (
        _rows("Handlingsalternativ", "alternativ", "options", "name within_mandate requires value chosen comment",
              "name within_mandate requires value chosen"),
    )),
    Theme(LEGAL_BASIS, "uppdrag", "Regeringsuppdrag", (
        _of("Regeringsuppdrag",
            ("government_assignment", "position reason joint_preparation"),
            ("government_assignment.dialogue", "held date departments")),
    )),
    Theme(LEGAL_BASIS, "forfattning", "Behov av ändrad författning", (
        _rows("Behov av ändrad författning", "ändring", "statutory_changes",
              "statute need necessity alternatives_tried common_interpretation joint_request", "statute need"),
    )),
    Theme(LEGAL_BASIS, "personuppgifter", "Personuppgifter", (
        _of("Personuppgifter", ("personal_data", "processed roles purposes categories controller processor registers"
                                                 " impact_assessment comment")),
    )),
    Theme(LEGAL_BASIS, "sekretess", "Sekretess och säkerhet", (
        _of("Sekretess", ("secrecy", "relevant information grounds override")),
        _of("Säkerhet",
            ("security", "security_sensitive cybersecurity_act"),
            ("security.classification", "confidentiality integrity availability")),
    )),
    Theme(LEGAL_BASIS, "tjanster", "Tjänster mellan parterna", (
        _rows("Tjänster som en part utför åt en annan", "tjänst", "services",
              "task provider recipient legal_basis exercise_of_authority personal_data access remuneration",
              "task provider recipient legal_basis"),
    )),
    Theme(LEGAL_BASIS, "handlingar", "Upphandling, arkiv och rättigheter", (
        _of("Upphandling", ("procurement", "needed basis comment")),
        _rows("Inköp", "inköp", "procurement.purchases", "what how responsible"),
        _of("Skäl för undantaget från upphandling",
            ("procurement.cooperation", "common_objectives public_interest open_market own_contributions"
                                        " no_supplier_advantage"), offered=True),
        _of("Handlingar och arkiv", ("archive", "registration archive_creator original workspace_owner disposal")),
        _of("Immaterialrätt", ("intellectual_property", "managed_by code_licence content_licence")),
    )),

    Theme(DIRECTION, "inriktning", "Inriktning", (
        _of("Inriktning",
            ("direction", "purpose vision ambition"),
            ("direction.scope", "included excluded"),
            ("direction.horizon", "kind starts ends review")),
    )),
    Theme(DIRECTION, "mal", "Mål", (
        _rows("Gemensamma mål", "mål", "direction.goals", "text indicator baseline target due",
              "text indicator baseline target due"),
    )),
    Theme(DIRECTION, "nyttor", "Nyttor", (
        _rows("Nyttor", "nytta", "benefits", "text party kind goal indicator unit baseline target due value_per_year"
              " owner_title realisation", "text party kind indicator target due value_per_year"),
    )),
    Theme(DIRECTION, "teknik", "Teknik", (
        _of("Teknik", ("technology", "prerequisites compatibility standards_responsible standards open_data")),
    )),
    Theme(DIRECTION, "forvantningar", "Förväntningar och kommunikation", (
        _of("Kommunikation", ("communication", "spokesperson_title key_message")),
        _rows("Förväntningar", "förväntning", "expectations", "group expectation handling"),
    )),
    Theme(DIRECTION, "definitioner", "Definitioner", (
        _rows("Definitioner", "definition", "definitions", "term meaning"),
    )),

    Theme(GOVERNANCE, "forum", "Forum", (
        _rows("Forum", "forum", "organisation.forums", "name level chair rhythm members tasks",
              "name level chair rhythm", defaults="forums"),
        _of("Andra sätt att organisera", ("organisation", "alternatives")),
    )),
    Theme(GOVERNANCE, "mandat", "Mandat", (
        _rows("Mandat", "mandat", "organisation.mandates", "party forum title deputy level limit source valid_until",
              "party forum title level limit valid_until", naming=3),
    )),
    Theme(GOVERNANCE, "beslut", "Beslutsmatris", (
        _rows("Beslutsmatris", "beslut", "decisions",
              "question category decides prepares consulted endorses executes informed form reserved stages",
              "question decides prepares consulted endorses executes informed form", defaults="decisions"),
    )),
    Theme(GOVERNANCE, "eskalering", "Eskalering", (
        _rows("Eskaleringsordning", "steg", "escalation.steps", "forum working_days", defaults="escalation"),
        _of("När parterna inte enas", ("escalation", "without_agreement"), ("dispute", "form")),
    )),
    Theme(GOVERNANCE, "finansiering", "Finansiering", (
        _of("Finansiering", ("funding", "model budget reservation"), ("funding.investment", "owner amount source")),
        _rows("Fördelning av kostnader", "andel", "funding.shares", "party percent"),
    )),
    Theme(GOVERNANCE, "kostnader", "Kostnader och intäkter", (
        _of("Delade kostnader",
            ("funding", "owed key"),
            ("funding.terms", "overspend invoicing indexation vat late_payment accounts"), offered=True),
        _of("Förbehåll för fullmäktiges anslag", ("funding", "council_reservation_months"), offered=True),
        _rows("Gemensamma intäkter", "intäkt", "funding.income", "source amounts", "source"),
        _rows("Avgifter", "avgift", "funding.fees", "item amount unit payer", "item amount unit payer"),
    )),
    Theme(GOVERNANCE, "livscykel", "Livscykel", (
        _rows("Livscykel", "skede", "lifecycle", "stage responsible funding note", "stage responsible funding"),
    )),
    Theme(GOVERNANCE, "giltighet", "Giltighet och avveckling", (
        _of("Giltighetstid", ("validity", "from until notice_months notice_at")),
        _of("Avveckling", ("wind_down", "plan_within_months responsible")),
        _of("Ansvar", ("liability", "cap per unlimited exceptions"), offered=True),
        _of("Underskrift", ("signing", "form level")),
    )),

    Theme(PLAN, "plan", "Planer", (
        _rows("Handlingsplaner", "plan", "plans", "year status decision_date focus budget_by_party",
              "year status decision_date focus", intro="En plan för varje kalenderår. Planens aktiviteter står i ett"
              " eget tema."),
    )),
    Theme(PLAN, "aktiviteter", "Aktiviteter", (
        _rows("Aktiviteter", "aktivitet", "plans[].activities", "title goal responsible participants starts ends form"
              " deliverable indicator budget status progress continues_until carried_from outcome",
              "title goal responsible starts ends budget status"),
    ), "plans"),
    Theme(PLAN, "dialog", "Dialog", (
        _rows("Dialog", "dialog", "dialogue", "forum form rhythm purpose", "forum form rhythm", naming=2),
    )),
    Theme(PLAN, "risker", "Risker", (
        _rows("Risker", "risk", "risks", "risk likelihood consequence action owner_title",
              "risk likelihood consequence action"),
    )),

    Theme(FOLLOW_UP, "uppfoljning", "Uppföljning och utvärdering", (
        _of("Uppföljning och utvärdering", ("follow_up", "rhythm reports_to evaluation")),
    )),
    Theme(FOLLOW_UP, "matningar", "Mätningar", (
        _rows("Mätningar", "mätning", "follow_up.measurements", "date goal benefit value comment",
              "date goal benefit value comment", naming=3),
    )),
    Theme(FOLLOW_UP, "avvagningar", "Avvägningar", (
        _rows("Avvägningar", "avvägning", "follow_up.trade_offs", "party question assessment"),
    )),
)
# fmt: on


def themes_of(page: str) -> tuple[Theme, ...]:
    """The themes of a page, in order."""
    return tuple(theme for theme in THEMES if theme.page == page)


def address_of(page: str) -> str:
    """The page's name in the address: ``rattslig-grund``."""
    return PAGES[page].lower().translate(_ADDRESSES)


def list_block(path: str) -> Block | None:
    """The block that shows the rows which a path goes through; None when it goes through none that is shown so."""
    holding = [b for theme in THEMES for b in theme.blocks if b.rows and row_on(path, b.rows)]
    return max(holding, key=lambda block: len(block.rows), default=None)


def place_of(path: str, mapping: Mapping[str, Any]) -> Place | None:
    """The place of a field, a whole list or an object on the pages; None when it is on none."""
    return place_in(THEMES, path, mapping)
