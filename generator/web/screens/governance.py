"""Organisation och beslut: forums, mandates, the decision matrix, escalation, money, how long it holds."""

from __future__ import annotations

from generator.web.page import show
from generator.web.page_contents import GOVERNANCE

show(GOVERNANCE)
