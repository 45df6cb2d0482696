"""Legal and editorial remarks: what they say and rest on, the way to the field, and an answer where one is allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby

import streamlit as st

from generator import catalogue
from generator.assess import Finding
from generator.services import CheckReport
from generator.web import frame, session
from generator.web.form import Form
from generator.web.markdown import literal
from generator.web.reviewing.own_rows import drop, find

_VIEW = "anmarkningar"
_LIST = "answered_notes"
_GUIDANCE = "guidance."
_LEVELS: Mapping[catalogue.Level, str] = {
    "error": "Hinder",
    "warning": "Varningar",
    "advice": "Råd",
    "tip": "Tips",
    "help": "Upplysningar och besvarade",
}


def show(form: Form, report: CheckReport) -> None:
    """The remarks by how grave they are, those of one kind together."""
    st.header("Rättsliga och redaktionella anmärkningar", anchor=False)
    if not report.valid:
        st.markdown("Anmärkningarna kan inte visas förrän felen i uppgifterna är rättade.")
        return
    # What a checkpoint lacks stands under the checkpoint; only what stops adoption is said again.
    findings = [f for f in report.findings if f.severity == "error" or not f.code.startswith(_GUIDANCE)]
    if not findings:
        st.markdown("Inga anmärkningar.")
    for severity, title in _LEVELS.items():
        mine = sorted((f for f in findings if f.severity == severity), key=lambda finding: finding.code)
        if mine:
            st.subheader(f"{title} ({len(mine)})", anchor=False)
        for code, same in groupby(mine, key=lambda finding: finding.code):
            with st.container(border=True, gap="xsmall", key=f"remark-{severity}-{code}"):
                _remark(form, code, list(same))


def _remark(form: Form, code: str, findings: Sequence[Finding]) -> None:
    for finding in findings:
        st.markdown(literal(finding.message))
        if finding.path:
            frame.link_to(form, finding.path, f"Gå till {frame.label_of(form, finding.path)}", back=_VIEW)
    if findings[0].source:
        st.caption(f"Källa: {literal(findings[0].source)}")
    if code in catalogue.notes():
        _answer(form, code, len(findings))


def _answer(form: Form, code: str, count: int) -> None:
    own = find(form, _LIST, "code", code)
    if own is None:
        label = "Besvara" if count == 1 else f"Besvara alla {count}"
        st.button(label, key=f"answer-{code}", on_click=_begin, args=(code,))
        return
    for name in ("reason", "by_title", "date"):
        form.field(f"{_LIST}[{own}].{name}", code)
    st.button("Ta tillbaka svaret", key=f"unanswer-{code}", on_click=drop, args=(_LIST, "code", code, "svaret"))


def _begin(code: str) -> None:
    today = session.local(datetime.now(UTC)).date().isoformat()
    session.save_list(_LIST, lambda rows: [*rows, {"code": code, "date": today}])
