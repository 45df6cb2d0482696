"""The front end: pages over the use cases, drawn by Streamlit."""

from __future__ import annotations

from generator.web.server import serve

__all__ = ["serve"]
