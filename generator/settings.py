"""The only reader of the environment, and the one who knows where the product's own files lie."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import SettingError

EVERY_ADDRESS = ("0.0.0.0", "::")
_HOST = re.compile(r"\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of one of the product's own files: ``templates``, ``schemas``, ``examples`` or ``app.py``.

    In a wheel they lie in ``generator/resources``; in a source tree at its top.
    """
    packaged = _PACKAGE / "resources"
    return (packaged if packaged.is_dir() else _PACKAGE.parent).joinpath(*parts)


@contextmanager
def swedish_messages() -> Iterator[None]:
    """Within, what the standard library says by gettext (argparse does) is Swedish, whatever language the user has.

    gettext chooses by the environment, which is put back afterwards: no program that is started sees it.
    """
    language, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain("samverkan", str(_PACKAGE / "locale"))
    gettext.textdomain("samverkan")
    os.environ["LANGUAGE"] = "sv"
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if language is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = language


def database_url() -> str:
    """SQLAlchemy URL of the store: ``SAMVERKAN_DATABASE`` (a URL or the path of an SQLite file), else a file
    in the user's data folder, so that `serve` finds the same work whatever folder it is started in."""
    value = os.environ.get("SAMVERKAN_DATABASE", "").strip()
    if "://" in value:
        return value
    return f"sqlite:///{Path(value).expanduser().resolve() if value else _data_folder() / 'samverkan.sqlite3'}"


def served_names(address: str = "localhost") -> frozenset[str]:
    """The names that the form may be called by, as a Host header has them: those of this machine, the `address` that it
    is served on, and those in ``SAMVERKAN_HOSTS``, with commas between.

    Raises SettingError for what is no name, and when `address` is every address of the machine and no name is given.
    """
    given = [name.strip().lower() for name in os.environ.get("SAMVERKAN_HOSTS", "").split(",") if name.strip()]
    wrong = [name for name in given if not _HOST.fullmatch(name)]
    if wrong:
        raise SettingError(
            f"”{wrong[0]}” i SAMVERKAN_HOSTS är inget namn. Skriv namnen som i webbadressen, utan http:// och port, med"
            " komma emellan: samverkan.exempel.se"
        )
    if address in EVERY_ADDRESS and not given:
        raise SettingError(
            f"Adressen {address} nås under vilket namn som helst. Ange i SAMVERKAN_HOSTS de namn som formuläret får nås"
            " under, till exempel samverkan.exempel.se."
        )
    own = f"[{address.lower()}]" if ":" in address else address.lower()
    return frozenset({"localhost", "127.0.0.1", "[::1]", own, *given})


def _data_folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME", "").strip()
    return (Path(base) if base else Path.home() / ".local" / "share") / "samverkan"
