"""The guidance's checkpoints, a success factor at a time: what is missing, the way to it, and "ej tillämpligt"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from generator import catalogue
from generator.assess import FactorCoverage
from generator.catalogue import Checkpoint
from generator.services import CheckReport
from generator.web import frame, session
from generator.web.form import Form
from generator.web.guidance import shown_in
from generator.web.markdown import literal
from generator.web.places import QUERY_CHOICE, pattern_of
from generator.web.reviewing.own_rows import drop, find
from generator.web.reviewing.tasks import FILLED, NOT_STARTED, STARTED

_VIEW = "kontroll"
_LIST = "not_applicable"


def show(form: Form, report: CheckReport) -> None:
    """The factors, and the checkpoints of the chosen one, each with what can be done about it."""
    st.header("Vägledningens kontrollpunkter", anchor=False)
    coverage = report.coverage
    if not coverage:
        st.markdown("Kontrollpunkterna kan inte räknas förrän felen i uppgifterna är rättade.")
        return
    _factors(coverage)
    factor = coverage[_choose(form, coverage)]
    st.subheader(f"{factor.factor} {factor.name}", anchor=False)
    said = {finding.code: finding for finding in report.findings}
    all_of_it = next(known for known in catalogue.factors() if known.id == factor.factor).checkpoints
    own = {checkpoint.id: find(form, _LIST, "checkpoint", checkpoint.id) for checkpoint in all_of_it}
    for checkpoint in all_of_it:
        row, finding = own[checkpoint.id], said.get(f"guidance.{checkpoint.id}")
        if row is not None or checkpoint.id in factor.missing:
            with st.container(border=True, gap="xsmall", key=f"checkpoint-{checkpoint.id}"):
                st.markdown(f"**{checkpoint.id}** {literal(checkpoint.text)}")
                if row is None:
                    _missing(form, checkpoint, finding.path if finding else "")
                else:
                    _set_aside_already(form, checkpoint, row)
    _done(factor, [point for point in all_of_it if own[point.id] is None and point.id not in factor.missing])


def _factors(coverage: Mapping[str, FactorCoverage]) -> None:
    lines = "".join(
        f'<tr><th scope="row">{escape(factor.factor)}</th><td>{escape(factor.name)}</td>'
        f"<td>behandlar {factor.dealt_with} av {factor.of}</td><td>{_status(factor)}</td></tr>"
        for factor in coverage.values()
    )
    st.html(
        '<div class="samverkan-table" role="region" tabindex="0" aria-label="Framgångsfaktorer"><table>'
        '<caption>Framgångsfaktorer</caption><thead><tr><th scope="col">Nr</th><th scope="col">Framgångsfaktor</th>'
        '<th scope="col">Kontrollpunkter</th><th scope="col">Status</th></tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _status(factor: FactorCoverage) -> str:
    if not factor.missing:
        return FILLED
    return STARTED if factor.dealt_with > len(factor.not_relevant) else NOT_STARTED


def _choose(form: Form, coverage: Mapping[str, FactorCoverage]) -> str:
    """The chosen factor, which stands in the address; at first the first that lacks something."""
    wanted, key = st.query_params.get(QUERY_CHOICE), f"{form.key}:factor"
    lacking = next((factor.factor for factor in coverage.values() if factor.missing), next(iter(coverage)))
    shown = wanted if wanted and wanted in coverage else lacking

    def chosen(number: int) -> None:
        st.query_params[QUERY_CHOICE] = list(coverage)[number]

    names = [f"{number} {factor.name}" for number, factor in coverage.items()]
    session.pick("Välj framgångsfaktor", names, list(coverage).index(shown), key, chosen)
    return shown


def _set_aside_already(form: Form, checkpoint: Checkpoint, row: int) -> None:
    st.markdown("Ej tillämpligt. Punkten räknas som behandlad när skälet är angivet.")
    form.field(f"{_LIST}[{row}].reason", checkpoint.id)
    back = (_LIST, "checkpoint", checkpoint.id, f"”ej tillämpligt” för {checkpoint.id}")
    label = f"Ta tillbaka ej tillämpligt: {checkpoint.id}"
    st.button(label, key=f"applies-{checkpoint.id}", on_click=drop, args=back)


def _done(factor: FactorCoverage, checkpoints: Sequence[Checkpoint]) -> None:
    """What needs nothing more, in few words."""
    if checkpoints:
        st.markdown("**Behandlade punkter**")
    lines = (
        f"- {point.id} {literal(point.text)}"
        + (" Gäller inte det här ärendet." if point.id in factor.not_relevant else "")
        for point in checkpoints
    )
    st.markdown("\n".join(lines))


def _missing(form: Form, checkpoint: Checkpoint, first: str) -> None:
    """What the guidance says, the ways to the fields (the finding knows which row is the first without), and the way
    out for what does not apply."""
    st.caption(f"Vägledningen: ”{literal(checkpoint.quote)}” {literal(shown_in(checkpoint))}")
    for field in checkpoint.fields:
        path = first if pattern_of(first) == field else field
        frame.link_to(form, path, f"Gå till {frame.label_of(form, path)}", back=f"{_VIEW}.{checkpoint.factor}")
    st.button(
        f"Ej tillämpligt: {checkpoint.id}", key=f"not-applicable-{checkpoint.id}", on_click=_set_aside,
        args=(checkpoint.id,),
    )  # fmt: skip


def _set_aside(checkpoint: str) -> None:
    session.save_list(_LIST, lambda rows: [*rows, {"checkpoint": checkpoint}])
