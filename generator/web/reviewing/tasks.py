"""The task list: how far each theme of each page has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from generator import catalogue, contract
from generator.contract import is_filled
from generator.editing import leaves
from generator.services import CheckReport
from generator.web import frame
from generator.web.form import Form
from generator.web.page_contents import PAGES, place_of, themes_of
from generator.web.places import QUERY_THEME, Place, Theme, field_pattern, is_within

NOT_STARTED, STARTED, FILLED = "Inte påbörjad", "Påbörjad", "Ifylld"
_ASKED_FOR = ("guidance.", "needed.")


def show(form: Form, report: CheckReport) -> None:
    """Every theme as a link with its status."""
    st.header("Uppgiftslista", anchor=False)
    st.markdown(
        "Ett avsnitt är ifyllt när inget som vägledningen eller avtalet frågar efter saknas där. Du kan fylla i"
        " avsnitten i vilken ordning du vill, och skapa dokument hela tiden."
    )
    filled, wanting, faulty = set(_filled(form.mapping)), _wanting(form, report), _by_theme(form, _paths(report))
    for page, title in PAGES.items():
        st.subheader(title, anchor=False)
        for theme in themes_of(page):
            key = (page, theme.slug)
            told = status(theme, filled, wanting[key], faulty[key])
            with st.container(horizontal=True, vertical_alignment="center", key=f"task-{page[8:-3]}-{theme.slug}"):
                frame.place_link(form, Place(page, {QUERY_THEME: theme.slug}), theme.title, back="lista")
                st.caption(told)


def status(theme: Theme, filled: set[str], wanting: int, faulty: int) -> str:
    """How far a theme has come, in words; `filled` are the patterns of fields that hold something."""
    if faulty:
        return f"{STARTED}: {faulty} att rätta"
    if not filled & set(theme.fields):
        return NOT_STARTED
    return f"{STARTED}: {wanting} att ta ställning till" if wanting else FILLED


def _filled(mapping: Mapping[str, Any]) -> Iterator[str]:
    """The patterns of the fields that say something."""
    for path, value in leaves(mapping):
        if not is_filled(value):
            continue
        try:
            yield contract.field_at(path).path
        except KeyError:
            continue


def _wanting(form: Form, report: CheckReport) -> Counter[tuple[str, str]]:
    """How many fields of each theme are asked for and hold nothing, or not all that is asked for."""
    first = {field_pattern(finding.path) for finding in report.findings if finding.code.startswith(_ASKED_FOR)}
    missing = {point for factor in report.coverage.values() for point in factor.missing}
    filled = set(_filled(form.mapping))
    asked = {
        field_pattern(field)
        for point in catalogue.checkpoints()
        if point.id in missing
        for field in point.fields
        if not any(is_within(path, field_pattern(field)) for path in filled)
    }
    return _by_theme(form, first | asked)


def _by_theme(form: Form, paths: set[str]) -> Counter[tuple[str, str]]:
    places = (place_of(path, form.mapping) for path in paths)
    return Counter((place.page, place.query[QUERY_THEME]) for place in places if place is not None)


def _paths(report: CheckReport) -> set[str]:
    return {fault.path for fault in report.faults}
