"""Entry of every run of a page: the navigation, and the last net under what goes wrong."""

from __future__ import annotations

import streamlit as st

from generator.errors import SamverkanError
from generator.web import session, unsaved
from generator.web.markdown import literal
from generator.web.page_contents import DOCUMENTS, INITIATIVES, PAGES, REVIEW, address_of

session.remember_open()
page = st.navigation(
    [
        st.Page(INITIATIVES, title="Mina ärenden", default=True),
        *(st.Page(file, title=title, url_path=address_of(file)) for file, title in PAGES.items()),
        st.Page(REVIEW, title="Granska", url_path="granska"),
        st.Page(DOCUMENTS, title="Dokument", url_path="dokument"),
    ],
    expanded=True,
)
try:
    unsaved.begin_run()
    page.run()
    unsaved.end_run()
except SamverkanError as error:
    st.error(literal(str(error)))
except Exception:
    session.log_failure("a page failed")
    st.error(session.UNEXPECTED)
