"""The only reader of the environment, and the one who knows where the product's own files lie."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of one of the product's own files: ``templates``, ``schemas``, ``examples`` or ``app.py``.

    In a wheel they lie in ``generator/resources``; in a source tree at its top.
    """
    packaged = _PACKAGE / "resources"
    return (packaged if packaged.is_dir() else _PACKAGE.parent).joinpath(*parts)


def database_url() -> str:
    """SQLAlchemy URL of the store: ``SAMVERKAN_DATABASE`` (a URL or the path of an SQLite file), else a file
    in the user's data folder, so that `serve` finds the same work whatever folder it is started in."""
    value = os.environ.get("SAMVERKAN_DATABASE", "").strip()
    if "://" in value:
        return value
    return f"sqlite:///{Path(value).expanduser().resolve() if value else _data_folder() / 'samverkan.sqlite3'}"


def _data_folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME", "").strip()
    return (Path(base) if base else Path.home() / ".local" / "share") / "samverkan"
