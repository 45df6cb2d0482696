"""Inriktning och nyttor: purpose, goals, benefits, technology, expectations, words."""

from __future__ import annotations

from generator.web.page import show
from generator.web.themes import DIRECTION

show(DIRECTION)
