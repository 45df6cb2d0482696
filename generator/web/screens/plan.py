"""Handlingsplan: the year's plan and activities, the dialogue, the risks."""

from __future__ import annotations

from generator.web.page import show
from generator.web.page_contents import PLAN

show(PLAN)
