"""Dokument: choose one, read it, take it away as a Word file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import streamlit as st

from generator import services, swedish
from generator.errors import InputError, SamverkanError
from generator.web import frame, session
from generator.web.form import Form
from generator.web.markdown import literal

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_GAPS_SHOWN = 20
_BELOW_PAGE = 2  # the page's own h1 and h2 stand above the document's headings


@st.cache_data(show_spinner="Skapar dokumentet …", max_entries=32)
def _made(data: str, kind: str, year: int | None, party: str | None, remarks: bool) -> tuple[services.Draft, str]:
    made = services.Making(json.loads(data)).draft(kind, year=year, party=party, remarks=remarks)
    return made, _lower_headings(services.preview(made.docx))


def _lower_headings(html: str) -> str:
    return re.sub(
        r"<(/?)h([1-6])\b", lambda found: f"<{found[1]}h{min(6, int(found[2]) + _BELOW_PAGE)}", html
    )


def _document(form: Form, kind: str, year: int | None, party: str | None, remarks: bool) -> None:
    """The document to take away and to read; what goes wrong in making it is a sentence, and the page stands."""
    try:
        made, html = _made(json.dumps(form.mapping), kind, year, party, remarks)
        name = services.file_name(form.mapping, kind, "docx", year=year, party=party)
    except InputError as error:
        st.error("Dokumentet kan inte skapas förrän det här är rättat.")
        frame.fault_links(form, error.faults)
        return
    except SamverkanError as error:
        st.error(literal(str(error)))
        return
    except Exception:
        session.log_failure("a document could not be made")
        st.error("Dokumentet kunde inte skapas. Felet står i serverns logg; dina uppgifter är sparade.")
        return
    one, everything = st.columns(2)
    one.download_button(
        "Ladda ner som Word-dokument (docx)", made.docx, file_name=name, mime=_DOCX, type="primary", on_click="ignore"
    )
    everything.download_button(
        "Ladda ner alla dokument (zip)", lambda: services.bundle(form.mapping, remarks=remarks),
        file_name=f"{form.mapping['initiative']['id']}.zip", mime="application/zip", on_click="ignore",
    )  # fmt: skip
    st.caption(_data_version(form))
    _missing(form, made.gaps)
    st.header("Förhandsvisning", anchor=False)
    st.html(f'<div class="samverkan-document" role="region" aria-label="Förhandsvisning" tabindex="0">{html}</div>')


def _missing(form: Form, gaps: Sequence[services.GapFound]) -> None:
    """What the document still asks for, each with the way to its field; as long as anything is, it is a draft."""
    if not gaps:
        st.markdown("Ingen uppgift saknas i dokumentet.")
        return
    titles = {clause.id: clause.title for kind in services.kinds() for clause in kind.clauses}
    count = "En uppgift" if len(gaps) == 1 else f"{len(gaps)} uppgifter"
    with st.expander(f"{count} saknas i dokumentet, som därför är ett utkast"):
        for gap in gaps[:_GAPS_SHOWN]:
            if gap.path:
                frame.link_to(form, gap.path, frame.label_of(form, gap.path))
            else:
                where = f" (i avsnittet ”{titles[gap.clause]}”)" if gap.clause in titles else ""
                st.markdown(literal(f"{swedish.capitalised(gap.label)}{where}"))
        if len(gaps) > _GAPS_SHOWN:
            st.caption(f"och {len(gaps) - _GAPS_SHOWN} till")


def _data_version(form: Form) -> str:
    """Which version of the data the documents on the page are made from: when they were last saved, and how often."""
    sections = [section for section in session.read_open(form.key).sections.values() if section.updated_at]
    if not sections:
        return ""
    latest = session.local(max(section.updated_at for section in sections if section.updated_at))
    number = sum(section.version for section in sections)
    return f"Dokumenten görs av uppgifterna som sparades den {latest:%Y-%m-%d} kl. {latest:%H.%M} (version {number})."


def _year(form: Form) -> int | None:
    plans = form.value("plans")
    years = [plan["year"] for plan in plans or () if isinstance(plan, dict) and isinstance(plan.get("year"), int)]
    return st.selectbox("År", sorted(years, reverse=True)) if years else None


def _party(form: Form) -> str | None:
    parties = [row for row in form.value("parties") or () if isinstance(row, dict) and isinstance(row.get("id"), str)]
    names = {row["id"]: str(row.get("name") or row["id"]) for row in parties}
    return st.selectbox("För organisationen", list(names), format_func=names.__getitem__) if names else None


form = frame.open_page("Dokument")
st.markdown(f"**{frame.DRAFT}**")
kinds = {kind.slug: kind for kind in services.kinds()}
chosen = st.selectbox("Dokument", list(kinds), format_func=lambda slug: kinds[slug].name)
if chosen:
    chosen_year = _year(form) if kinds[chosen].per_year else None
    chosen_party = _party(form) if kinds[chosen].per_party else None
    without_remarks = st.checkbox("Utan granskningskommentarer")
    _document(form, chosen, chosen_year, chosen_party, not without_remarks)
