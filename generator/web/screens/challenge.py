"""Utmaning och system: the challenge, why to work together, the system and those in it."""

from __future__ import annotations

from generator.web.page import show
from generator.web.page_contents import CHALLENGE

show(CHALLENGE)
