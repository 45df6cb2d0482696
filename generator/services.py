"""The use cases. The web, the command line and the library's public functions are thin over these."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator import assess, contract, pdf
from generator.assess import FactorCoverage, Finding
from generator.contract import FORMAT, LEADING, Initiative
from generator.documents.base import Document, Edition, context
from generator.documents.registry import kinds as registered
from generator.errors import Fault, InputError, NotFoundError, TemplateError
from generator.files import zipped
from generator.settings import resource
from generator.word import comments, html, provenance
from generator.word.engine import Record, Template
from generator.word.package import title_of
from generator.word.reading_copy import reading_copy

FORMATS = ("docx", "pdf", "html")


@dataclass(frozen=True, slots=True)
class KindInfo:
    """A kind of document as a user chooses it."""

    slug: str
    name: str
    per_year: bool
    per_party: bool


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` tells: whether the input is accepted, its faults, the coverage a factor, and the findings."""

    valid: bool
    faults: tuple[Fault, ...]
    coverage: Mapping[str, FactorCoverage]
    findings: tuple[Finding, ...]

    def as_dict(self) -> dict[str, Any]:
        """The shape that ``check --json`` promises."""
        return {
            "valid": self.valid,
            "errors": [{"path": fault.path, "message": fault.message} for fault in self.faults],
            "coverage": {
                number: {"dealt_with": factor.dealt_with, "of": factor.of, "missing": list(factor.missing),
                         "not_relevant": list(factor.not_relevant)}
                for number, factor in self.coverage.items()
            },
            "findings": [
                {"code": f.code, "severity": f.severity, "path": f.path, "message": f.message, "source": f.source,
                 "answered": f.answered}
                for f in self.findings
            ],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """One document that was made: its file name and bytes, whether findings forced it to be a draft, and what whoever
    gets it should know of how it was made."""

    name: str
    data: bytes
    forced_draft: bool
    notice: str = ""


def blank(identity: str, name: str) -> dict[str, Any]:
    """The mapping of a new initiative with nothing but its id and name."""
    return {"format": FORMAT, "initiative": {"id": identity, "name": name}}


def examples() -> tuple[str, ...]:
    """The names of the example initiatives that come with the product."""
    return tuple(sorted(path.stem for path in resource("examples").glob("*.yaml")))


def example(name: str) -> dict[str, Any]:
    """The mapping of the example called `name`. Raises NotFoundError for another name."""
    if name not in examples():
        raise NotFoundError(f"Det finns inget exempel som heter ”{name}”.")
    return deepcopy(_example(name))


@lru_cache
def _example(name: str) -> dict[str, Any]:
    return contract.read(resource("examples", f"{name}.yaml").read_bytes())


def check(initiative: Initiative | Mapping[str, Any]) -> CheckReport:
    """The report on an initiative, or on a raw mapping that may be faulty; faults leave coverage and findings empty."""
    if not isinstance(initiative, Initiative):
        try:
            initiative = contract.parse(initiative)
        except InputError as error:
            return CheckReport(False, error.faults, {}, ())
    return CheckReport(True, (), assess.coverage(initiative), assess.findings(initiative))


def kinds() -> tuple[KindInfo, ...]:
    """The kinds of document there are, in the order in which they are signed and used."""
    return tuple(KindInfo(kind.slug, kind.name, kind.per_year, kind.per_party) for kind in registered().values())


def kind(slug: str) -> Document:
    """The kind called `slug`. Raises NotFoundError that names those there are."""
    try:
        return registered()[slug]
    except KeyError:
        raise NotFoundError(
            f"Det finns inget dokument som heter ”{slug}”. Välj bland: {', '.join(registered())}."
        ) from None


def generate(
    initiative: Initiative | Mapping[str, Any], slug: str, *, year: int | None = None, party: str | None = None,
    clean: bool = False, template: str | Path | None = None,
) -> bytes:  # fmt: skip
    """The docx of the kind `slug`: a Word document as bytes.

    `year` and `party` choose an edition, `clean` leaves out drafting comments and gap marks, `template` is another
    template than the product's. Raises InputError, NotFoundError or TemplateError.
    """
    initiative = initiative if isinstance(initiative, Initiative) else contract.parse(initiative)
    document = kind(slug)
    chosen = edition(initiative, document, year, party)
    draft = is_forced_draft(initiative)
    data = context(document, initiative, edition=chosen, draft=draft)
    compiled = _template(document, Path(template) if template else None)
    origin = _origin(initiative, chosen, slug, clean, compiled.digest)
    record = Record({name: origin[key] for name, key in _RECORDED.items()}, _title_of)
    docx = compiled.render(data, clean=clean, properties=_properties(initiative, data), record=record)
    if not clean:
        docx = comments.add(docx, _remarks(initiative, document), on=initiative.initiative.date)
    return provenance.stamp(docx, origin)


def verify(docx: bytes, initiative: Initiative) -> tuple[str, ...]:
    """Whether `docx` is what these data and the product's template give: nothing, or sentences on where it differs.

    Parts are compared as canonical XML. Raises TemplateError when `docx` is no document of this product.
    """
    said = provenance.stamped(docx)
    if "dokument" not in said or "uppgifter" not in said:
        raise TemplateError("Filen säger inte vad den är gjord av. Den är inte gjord av Samverkan, eller har ändrats.")
    year = int(said["år"]) if re.fullmatch("[0-9]{4}", said.get("år", "")) else None
    clean = said.get("ren") == "ja"
    again = generate(initiative, said["dokument"], year=year, party=said.get("part") or None, clean=clean)
    now = provenance.stamped(again)
    changed = [
        f"{_ORIGINS[name]}: {said.get(name) or '–'} i filen, {now[name] or '–'} nu."
        for name in _ORIGINS
        if said.get(name) != now[name]
    ]
    parts = provenance.differences(docx, again)
    clauses = provenance.clauses_that_differ(docx, again) if "word/document.xml" in parts else ()
    return (
        *changed,
        *(f"Delen {part} skiljer sig." for part in parts),
        *(f"Klausulen {tag} skiljer sig." for tag in clauses),
    )


def is_forced_draft(initiative: Initiative) -> bool:
    """Whether findings of severity error refuse adoption, so that documents are headed ”Utkast” whatever the status."""
    return bool(assess.may_adopt(initiative))


def make(
    initiative: Initiative, slugs: Sequence[str], formats: Sequence[str], *, year: int | None = None,
    party: str | None = None, clean: bool = False, archival: bool = False, templates: Path | None = None,
) -> list[Made]:  # fmt: skip
    """Every document asked for, in every format. A kind made for one party is made for each when none is chosen.

    With `archival` the PDFs are both PDF/A-2b and PDF/UA-1. Raises InputError, NotFoundError, TemplateError,
    ProgramMissingError or ProgramFailedError.
    """
    engine = pdf.engine(archival=archival) if "pdf" in formats else None
    documents: list[tuple[str, str | None, bytes]] = []
    for slug in slugs:
        chosen = [party] if party or not kind(slug).per_party else [each.id for each in initiative.parties]
        own = (
            templates / slug / "template.docx" if templates and (templates / slug / "template.docx").is_file() else None
        )
        for one in chosen:
            docx = generate(initiative, slug, year=year, party=one, clean=clean, template=own)
            documents.append((slug, one, docx))
    pdfs = _pdfs(engine, [docx for _, _, docx in documents]) if engine else [b""] * len(documents)
    notices = {"pdf": engine.notice} if engine else {}
    draft, made = is_forced_draft(initiative), []
    for (slug, one, docx), as_pdf in zip(documents, pdfs, strict=True):
        for form in formats:
            name = file_name(initiative, slug, form, year=year, party=one)
            data = as_pdf if form == "pdf" else _as(form, docx)
            made.append(Made(name, data, draft, notices.get(form, "")))
    return made


def bundle(initiative: Initiative | Mapping[str, Any], *, clean: bool = False) -> bytes:
    """A zip of every document, as Word files by their own names. Raises InputError or TemplateError."""
    initiative = initiative if isinstance(initiative, Initiative) else contract.parse(initiative)
    slugs = [each.slug for each in kinds()]
    return zipped({document.name: document.data for document in make(initiative, slugs, ["docx"], clean=clean)})


def preview(docx: bytes) -> str:
    """`docx` as a safe HTML fragment."""
    return html.to_html(reading_copy(docx, "web"))


def file_name(
    initiative: Initiative | Mapping[str, Any],
    slug: str,
    extension: str,
    *,
    year: int | None = None,
    party: str | None = None,
) -> str:
    """``<initiative.id>-<name>[-<party>][-<year>].<ext>``"""
    initiative = initiative if isinstance(initiative, Initiative) else contract.parse(initiative)
    chosen = edition(initiative, kind(slug), year, party)
    parts = [initiative.initiative.id, slug, chosen.party, str(chosen.year) if chosen.year else None]
    return "-".join(part for part in parts if part) + f".{extension}"


def import_text(data: bytes, name: str = "") -> dict[str, Any]:
    """The raw mapping of a YAML or JSON file. Raises InputError with every fault, those of the contract included."""
    mapping = contract.read(data, name=name)
    faults = contract.faults(mapping)
    if faults:
        raise InputError(faults)
    return mapping


def export_yaml(mapping: Mapping[str, Any]) -> str:
    """The YAML file of a mapping."""
    return contract.dump_yaml(mapping)


def edition(initiative: Initiative, document: Document, year: int | None = None, party: str | None = None) -> Edition:
    """Which of the kind's documents is meant: without a year the newest plan, without any plan none.

    Raises NotFoundError for a year without a plan, when there are plans, and for an unknown party.
    """
    years = sorted(plan.year for plan in initiative.plans if plan.year)
    if document.per_year and year and years and year not in years:
        raise NotFoundError(f"Det finns ingen plan för {year}. Planer finns för {', '.join(map(str, years))}.")
    if party and party not in [each.id for each in initiative.parties]:
        raise NotFoundError(f"Det finns ingen part med id ”{party}”.")
    newest = years[-1] if years else None
    return Edition(year=(year or newest) if document.per_year else None, party=party if document.per_party else None)


def _pdfs(engine: pdf.Engine, documents: Sequence[bytes]) -> list[bytes]:
    return engine.convert([reading_copy(docx, "pages" if engine.lays_out_fields else "plain") for docx in documents])


def _as(form: str, docx: bytes) -> bytes:
    if form == "html":
        return html.page(preview(docx), title_of(docx)).encode()
    return docx


def _template(document: Document, own: Path | None) -> Template:
    path = own or resource("templates", document.slug, "template.docx")
    try:
        return _compiled(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise TemplateError(f"Mallen {path.name} kan inte läsas: {error.strerror}.") from error


@lru_cache(maxsize=32)
def _compiled(path: Path, _modified: int) -> Template:
    return Template(path)


def _properties(initiative: Initiative, data: Mapping[str, Any]) -> dict[str, str]:
    """Core properties: organisations and never a person as author, dates only from the initiative."""
    identity = initiative.initiative
    leading = [p.name or p.id for p in initiative.parties if p.role in LEADING]
    moment = f"{identity.date.isoformat()}T00:00:00Z" if identity.date else ""
    return {
        "title": f"{_without_marks(data['derived']['title'])} – {identity.name}",
        "subject": data["derived"]["document_type"], "creator": ", ".join(leading), "author": ", ".join(leading),
        "language": "sv-SE", "version": identity.version or "", "status": data["derived"]["status"],
        "created": moment, "modified": moment,
    }  # fmt: skip


# What decides a document, by the names it is stamped with, and how a difference is told.
_ORIGINS = {
    "uppgifter": "Uppgifterna är andra än de som filen gjordes av",
    "mall": "Mallen är en annan",
    "produktversion": "Produktens version är en annan",
}


def _origin(initiative: Initiative, chosen: Edition, slug: str, clean: bool, template: str) -> dict[str, str]:
    """What the document is made of, for its custom properties: never a date of the day it was made."""
    data = contract.dump_json(contract.to_mapping(initiative)).encode()
    return {
        "dokument": slug,
        "år": str(chosen.year or ""),
        "part": chosen.party or "",
        "ren": "ja" if clean else "nej",
        "initiativ": initiative.initiative.id,
        "version": initiative.initiative.version or "",
        "uppgifter": hashlib.sha256(data).hexdigest()[:16],
        "mall": template,
        "produktversion": version("samverkan"),
    }


# What the document's own part says of the whole, by the names it has there.
_RECORDED = {
    "kind": "dokument", "year": "år", "party": "part", "initiative": "initiativ", "version": "version",
    "data": "uppgifter", "template": "mall",
}  # fmt: skip


def _title_of(path: str) -> str:
    """What Word shows on the control of the value at `path`: the field's name in the form, if it is a field."""
    try:
        return contract.field_at(path).title
    except KeyError:
        return ""


def _without_marks(text: str) -> str:
    return text.partition(" \ufdd0")[0]


def _remarks(initiative: Initiative, document: Document) -> list[comments.Remark]:
    """Findings that belong to one of the document's clauses: what the drafter should see where it stands."""
    own = {clause.id for clause in document.clauses}
    return [
        comments.Remark(finding.clause, finding.message, finding.source, finding.answered)
        for finding in assess.findings(initiative)
        if finding.clause in own and not finding.code.startswith("guidance.")
    ]
