"""Uppföljning: rhythm, what was measured, what was weighed."""

from __future__ import annotations

from generator.web.page import show
from generator.web.page_contents import FOLLOW_UP

show(FOLLOW_UP)
