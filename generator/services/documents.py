"""Making documents: one, all of them in every format, and a preview."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator import assess, contract, pdf
from generator.assess import Finding
from generator.contract import LEADING, Initiative, Status
from generator.documents.base import Document, Edition, context
from generator.errors import Fault, TemplateError, UnfinishedError
from generator.files import zipped
from generator.services.kinds import edition, kind, kinds
from generator.settings import resource
from generator.values import GAP_START
from generator.word import comments, html, provenance
from generator.word.engine import Record, Template
from generator.word.gaps import GapFound, gaps
from generator.word.package import Package
from generator.word.reading_copy import reading_copy

FORMATS = ("docx", "pdf", "html")


@dataclass(frozen=True, slots=True)
class Made:
    """One document that was made: its file name and bytes, and sentences for whoever gets it: why it is headed
    ”Utkast” though its status says otherwise, and how it was made."""

    name: str
    data: bytes
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as a Word file, its title and gaps, and whether it is a draft though its status says otherwise."""

    docx: bytes
    title: str
    gaps: tuple[GapFound, ...]
    forced: bool


class Making:
    """The documents of one initiative: what all of them need is computed once."""

    def __init__(self, initiative: Initiative | Mapping[str, Any]) -> None:
        """Raises InputError when a raw mapping is at fault."""
        self.initiative = initiative if isinstance(initiative, Initiative) else contract.parse(initiative)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return assess.findings(self.initiative)

    @cached_property
    def refused(self) -> bool:
        """Whether findings of severity error refuse adoption, so that documents are drafts whatever the status."""
        return bool(assess.refusing(self.findings))

    @cached_property
    def digest(self) -> str:
        """What tells these data from others: sixteen hexadecimal digits."""
        data = contract.dump_json(contract.to_mapping(self.initiative)).encode()
        return hashlib.sha256(data).hexdigest()[:16]

    def draft(
        self, slug: str, *, year: int | None = None, party: str | None = None, remarks: bool = True,
        template: Path | None = None,
    ) -> Draft:  # fmt: skip
        """The document of the kind `slug`. One that holds a gap is headed ”Utkast” whatever its status.

        Raises NotFoundError or TemplateError.
        """
        document = kind(slug)
        chosen = edition(self.initiative, document, year, party)
        compiled = _template(document, template)
        # As a draft first, which nearly all are while they are worked on: only what is made tells whether it has gaps.
        made = self._rendered(document, chosen, compiled, draft=True)
        found = gaps(made)
        forced = document.status(self.initiative, chosen) != Status.DRAFT
        if forced and not found and not self.refused:
            made, forced = self._rendered(document, chosen, compiled, draft=False), False
        if remarks:
            comments.add(made, self._remarks(document, chosen), on=self.initiative.initiative.date)
        provenance.stamp(made, self._origin(slug, chosen, compiled.digest))
        return Draft(made.written(), made.title(), found, forced)

    def _rendered(self, document: Document, chosen: Edition, compiled: Template, *, draft: bool) -> Package:
        data = context(document, self.initiative, edition=chosen, draft=draft)
        origin = self._origin(document.slug, chosen, compiled.digest)
        record = Record({name: origin[key] for name, key in provenance.RECORDED.items()}, _title_of)
        return compiled.fill(data, properties=_properties(self.initiative, data), record=record)

    def _origin(self, slug: str, chosen: Edition, template: str) -> dict[str, str]:
        """What the document is made of, for its custom properties: never a date of the day it was made."""
        return {
            "dokument": slug,
            "år": str(chosen.year or ""),
            "part": chosen.party or "",
            "initiativ": self.initiative.initiative.id,
            "version": self.initiative.initiative.version or "",
            "uppgifter": self.digest,
            "mall": template,
            "produktversion": version("samverkan"),
        }

    def _remarks(self, document: Document, chosen: Edition) -> list[comments.Remark]:
        """What the drafter should see in the margin of `document`: each finding that belongs to one of its clauses.

        Not the checkpoints, which are up to 94 and whose missing values the text marks already, and not what is said of
        the plan of another year.
        """
        declared = [clause.id for clause in document.clauses]
        return [
            comments.Remark(tuple(_places(finding, declared)), finding.message, finding.source, finding.answered)
            for finding in self.findings
            if not finding.code.startswith("guidance.") and _is_of(self.initiative, chosen, finding.path)
        ]


def generate(
    initiative: Initiative | Mapping[str, Any], slug: str, *, year: int | None = None, party: str | None = None,
    clean: bool = False, remarks: bool = True, template: str | Path | None = None,
) -> bytes:  # fmt: skip
    """The docx of the kind `slug`: a Word document as bytes.

    `year` and `party` choose an edition, `clean` asks for the finished copy, without drafting comments, `remarks` false
    leaves them out of a draft too, `template` is another template than the product's. Raises InputError, NotFoundError
    or TemplateError, and UnfinishedError when a finished copy is asked for of what holds gaps.
    """
    own = Path(template) if template else None
    made = Making(initiative).draft(slug, year=year, party=party, remarks=remarks and not clean, template=own)
    if clean:
        _refuse_gaps({slug: made.gaps})
    return made.docx


def make(
    initiative: Initiative | Mapping[str, Any], slugs: Sequence[str], formats: Sequence[str], *,
    year: int | None = None, party: str | None = None, clean: bool = False, remarks: bool = True,
    archival: bool = False, templates: Path | None = None,
) -> list[Made]:  # fmt: skip
    """Every document asked for, in every format. A kind made for one party is made for each when none is chosen.

    `clean` and `remarks` as in `generate`; `templates` is a folder of own templates, ``<kind>/template.docx``; a kind
    that has none there is made by the product's, and its notice says so. With `archival` the PDFs are both PDF/A-2b
    and PDF/UA-1. Raises InputError, NotFoundError, TemplateError, UnfinishedError, ProgramMissingError or
    ProgramFailedError; then nothing is made.
    """
    engine = pdf.engine(archival=archival) if "pdf" in formats else None
    making = Making(initiative)
    own = own_templates(templates)
    documents: list[tuple[str, str | None, Draft]] = []
    for slug in slugs:
        chosen = [party] if party or not kind(slug).per_party else [each.id for each in making.initiative.parties]
        for one in chosen:
            made = making.draft(slug, year=year, party=one, remarks=remarks and not clean, template=own.get(slug))
            documents.append((slug, one, made))
    if clean:
        _refuse_gaps({slug: made.gaps for slug, _, made in documents})
    pdfs = _pdfs(engine, [made.docx for _, _, made in documents]) if engine else [b""] * len(documents)
    files = []
    for (slug, one, made), as_pdf in zip(documents, pdfs, strict=True):
        for form in formats:
            name = file_name(making.initiative, slug, form, year=year, party=one)
            notices = _notices(making, slug, name, made, templates if slug not in own else None)
            how = (engine.notice,) if engine and engine.notice and form == "pdf" else ()
            files.append(Made(name, as_pdf if form == "pdf" else _as(form, made), (*notices, *how)))
    return files


def bundle(initiative: Initiative | Mapping[str, Any], *, remarks: bool = True) -> bytes:
    """A zip of every document, as Word files by their own names. Raises InputError or TemplateError."""
    made = make(initiative, [each.slug for each in kinds()], ["docx"], remarks=remarks)
    return zipped({document.name: document.data for document in made})


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


def _places(finding: Finding, declared: list[str]) -> Iterator[str]:
    """The finding's own clauses in the document, then those before and after, for when its own have fallen away."""
    own = [clause for clause in finding.clauses if clause in declared]
    if own:
        first = declared.index(own[0])
        yield from (*own, *reversed(declared[:first]), *declared[first:])


def _is_of(initiative: Initiative, chosen: Edition, path: str) -> bool:
    match contract.Path.of(path).steps:
        case ("plans", int(number), *_) if chosen.year is not None:
            return initiative.plans[number].year == chosen.year
    return True


def _refuse_gaps(found: Mapping[str, Sequence[GapFound]]) -> None:
    """Raises UnfinishedError with every gap by its path, or by its clause where no field fills it."""
    faults = [
        Fault(gap.path or gap.clause or slug, f"{gap.label} saknas ({kind(slug).name})")
        for slug, gaps_of_it in found.items()
        for gap in gaps_of_it
    ]
    if faults:
        raise UnfinishedError(tuple(dict.fromkeys(faults)))


def own_templates(folder: Path | None) -> dict[str, Path]:
    """The templates in a folder of own ones, by kind. Raises TemplateError when it holds none at all."""
    if folder is None:
        return {}
    paths = {each.slug: folder / each.slug / "template.docx" for each in kinds()}
    there = {slug: path for slug, path in paths.items() if path.is_file()}
    if not there:
        raise TemplateError(
            f"I mappen {folder} finns ingen mall. En egen mall ska ligga i <dokument>/template.docx, till exempel"
            f" {paths[kinds()[0].slug]}."
        )
    return there


def _notices(making: Making, slug: str, name: str, made: Draft, templates: Path | None) -> Iterator[str]:
    if templates is not None:
        yield f"{slug}: {templates} har ingen {slug}/template.docx. Dokumentet är gjort med produktens mall."
    if made.forced and making.refused:
        yield (
            "Initiativet har fel som måste åtgärdas innan det kan fastställas. Dokumenten är märkta ”Utkast”. Kör check"
            " för att se felen."
        )
    elif made.forced:
        missing = "en uppgift saknas" if len(made.gaps) == 1 else f"{len(made.gaps)} uppgifter saknas"
        yield f"{name}: {missing}. Dokumentet är märkt ”Utkast”."


def _pdfs(engine: pdf.Engine, documents: Sequence[bytes]) -> list[bytes]:
    return engine.convert([reading_copy(docx, "pages" if engine.lays_out_fields else "plain") for docx in documents])


def _as(form: str, made: Draft) -> bytes:
    if form == "html":
        return html.page(preview(made.docx), made.title).encode()
    return made.docx


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
    leading = [party.name for party in initiative.parties if party.role in LEADING and party.name]
    moment = f"{identity.date.isoformat()}T00:00:00Z" if identity.date else ""
    return {
        "title": f"{_without_marks(data['derived']['title'])} – {identity.name}",
        "subject": data["derived"]["document_type"], "creator": ", ".join(leading), "author": ", ".join(leading),
        "language": "sv-SE", "version": identity.version or "", "status": data["derived"]["status"],
        "created": moment, "modified": moment,
    }  # fmt: skip


def _title_of(path: str) -> str:
    """What Word shows on the control of the value at `path`: the field's name in the form, if it is a field."""
    try:
        return contract.field_at(path).title
    except KeyError:
        return ""


def _without_marks(text: str) -> str:
    return text.partition(f" {GAP_START}")[0]
