"""Grunduppgifter: what the initiative is called, how far it has come, and what its documents are titled."""

from __future__ import annotations

from generator.web.page import show
from generator.web.page_contents import BASICS

show(BASICS)
