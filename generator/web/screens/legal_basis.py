"""Rättslig grund: what each party leans on, the government's assignment, and what the law asks of information."""

from __future__ import annotations

from generator.web.page import show
from generator.web.page_contents import LEGAL_BASIS

show(LEGAL_BASIS)
