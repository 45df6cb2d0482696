"""Grunduppgifter: what the initiative is called, how far it has come, and what its documents are titled."""

from __future__ import annotations

from generator.web.page import show
from generator.web.themes import BASICS

show(BASICS)
