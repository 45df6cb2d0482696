"""Where initiatives are kept between visits: one place for all, safe for several people and processes at once."""

from __future__ import annotations

from generator.store.base import Listed, Section, Store, Stored
from generator.store.sql import SqlStore


def open_store(url: str) -> Store:
    """Open (and when new create) the store at an SQLAlchemy URL; StoreError with a Swedish sentence if it fails."""
    return SqlStore(url)


__all__ = ["Listed", "Section", "Store", "Stored", "open_store"]
