"""Granska: faults, findings, and how many of the guidance's checkpoints are dealt with and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from generator import catalogue, services
from generator.assess import FactorCoverage, Finding
from generator.errors import Fault
from generator.web import frame
from generator.web.form import Form
from generator.web.markdown import literal
from generator.web.places import pattern_of, place_of

_GUIDANCE = "guidance."  # a finding's code, followed by the checkpoint's id
_LEVELS: Mapping[catalogue.Level, str] = {
    "error": "Hinder",
    "warning": "Varningar",
    "advice": "Råd",
    "tip": "Tips",
    "help": "Upplysningar",
}


def _faults(form: Form, faults: tuple[Fault, ...]) -> None:
    st.header("Fel i uppgifterna", anchor=False)
    st.markdown("Det här måste rättas innan kontrollpunkterna kan räknas och dokumenten skapas.")
    frame.fault_links(form, faults)


def _finding(form: Form, finding: Finding) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(literal(finding.message))
        if finding.answered:
            st.markdown(f"Besvarad: {literal(finding.answered)}")
        if finding.source:
            st.caption(f"Källa: {literal(finding.source)}")
        _way(form, finding.path)


def _way(form: Form, path: str) -> None:
    place = place_of(path, form.mapping) if path else None
    if place is not None:
        frame.place_link(form, place, f"Gå till {frame.label_of(form, path)}")
    elif path:
        st.caption(f"Fylls i via fil: {frame.label_of(form, path)} ({literal(path)})")


def _findings(form: Form, findings: Sequence[Finding]) -> None:
    st.header("Rättsliga och redaktionella anmärkningar", anchor=False)
    if not findings:
        st.markdown("Inga anmärkningar.")
    counts = Counter(finding.severity for finding in findings)
    for severity, title in _LEVELS.items():
        if counts[severity]:
            with st.expander(f"{title} ({counts[severity]})", expanded=severity == "error"):
                for finding in findings:
                    if finding.severity == severity:
                        _finding(form, finding)


def _missing(form: Form, checkpoint: catalogue.Checkpoint, finding: Finding | None) -> None:
    """What a checkpoint lacks, and the ways to its fields; the finding knows which row is the first without."""
    st.markdown(f"**{checkpoint.id}** {literal(finding.message if finding else checkpoint.text)}")
    first = finding.path if finding else ""
    elsewhere = []
    for field in checkpoint.fields:
        path = first if pattern_of(first) == field else field
        place = place_of(path, form.mapping)
        if place is None:
            elsewhere.append(f"{frame.label_of(form, path)} ({path})")
        else:
            frame.place_link(form, place, f"Gå till {frame.label_of(form, path)}")
    if elsewhere:
        st.caption("Fylls i via fil: " + literal("; ".join(elsewhere)))


def _coverage(form: Form, coverage: Mapping[str, FactorCoverage], findings: Sequence[Finding]) -> None:
    st.header("Vägledningens kontrollpunkter", anchor=False)
    if not coverage:
        st.markdown("Kontrollpunkterna kan inte räknas förrän felen i uppgifterna är rättade.")
        return
    dealt_with = sum(factor.dealt_with for factor in coverage.values())
    total = sum(factor.of for factor in coverage.values())
    st.markdown(f"Ärendet behandlar **{dealt_with} av {total} kontrollpunkter**.")
    st.progress(dealt_with / total if total else 0.0, text=f"{dealt_with} av {total}")
    said = {finding.code: finding for finding in findings}
    by_id = {checkpoint.id: checkpoint for checkpoint in catalogue.checkpoints()}
    for factor in coverage.values():
        with st.expander(f"{factor.factor} {factor.name}: behandlar {factor.dealt_with} av {factor.of}"):
            if not factor.missing:
                st.markdown("Alla kontrollpunkter är behandlade.")
            for missing in factor.missing:
                _missing(form, by_id[missing], said.get(f"{_GUIDANCE}{missing}"))
            if factor.not_relevant:
                st.caption(f"Gäller inte det här ärendet: {', '.join(factor.not_relevant)}.")


form = frame.open_page("Granska")
report = services.check(form.mapping)
if report.faults:
    _faults(form, report.faults)
_coverage(form, report.coverage, report.findings)
if report.valid:
    # What a checkpoint lacks stands under the checkpoint; only what stops adoption is said again.
    others = [f for f in report.findings if f.severity == "error" or not f.code.startswith(_GUIDANCE)]
    _findings(form, others)
