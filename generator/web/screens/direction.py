"""Inriktning och nyttor: purpose, goals, benefits, technology, expectations, words."""

from __future__ import annotations

from generator.web.page import show
from generator.web.page_contents import DIRECTION

show(DIRECTION)
