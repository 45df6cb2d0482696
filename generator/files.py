"""Files written whole or not at all, what killed runs leave behind, and zips that are the same for the same content."""

from __future__ import annotations

import errno
import io
import os
import re
import shutil
import stat
import tempfile
import time
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.errors import OutputError

_PREFIX = ".samverkan-"
_DAY = 24 * 60 * 60  # no run lasts that long
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


def write_whole(path: Path, data: bytes, *, overwrite: bool = True) -> None:
    """Write `data` to `path` under a temporary name and then rename it, so that nobody ever sees half a file.

    Raises OutputError when the folder is missing or cannot be written to, or when the file exists and `overwrite`
    is false.
    """
    temporary: Path | None = None
    try:
        _make_folder(path.parent)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=_PREFIX, delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        if overwrite:
            temporary.replace(path)
        else:
            os.link(temporary, path)
    except FileExistsError as error:
        raise OutputError(f"Filen {path} finns redan och skrivs inte över. Välj ett annat namn.") from error
    except OSError as error:
        raise OutputError(f"Kan inte skriva {path}: {_reason(error)}. Kontrollera mappen och försök igen.") from error
    finally:  # a signal to end, too, leaves nothing half-written
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def clear_leftovers(folder: Path, prefix: str = _PREFIX) -> None:
    """Remove what killed runs left in `folder`: temporary files and folders with `prefix`, a day old or more.

    Only what is named as `tempfile` names it and belongs to the user is removed, a link never followed. What cannot
    be removed stays, also when another run does the same at this moment.
    """
    ours = re.compile(re.escape(prefix) + "[a-z0-9_]{8}")
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if ours.fullmatch(entry.name):
                _clear(Path(entry.path))


def _clear(path: Path) -> None:
    with suppress(OSError):
        said = path.lstat()
        if said.st_uid != os.geteuid() or time.time() - said.st_mtime < _DAY:
            return
        if stat.S_ISREG(said.st_mode):
            path.unlink()
        elif stat.S_ISDIR(said.st_mode):
            shutil.rmtree(path, ignore_errors=True)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of `files`, in their order; byte for byte the same for the same files, whatever the day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    known = {
        "Permission denied": "behörighet saknas", "No space left on device": "disken är full",
        "Read-only file system": "disken är skrivskyddad",
        "Not a directory": "en del av sökvägen är en fil, inte en mapp",
        "Is a directory": "det är en mapp", "File name too long": "namnet är för långt",
        "No such file or directory": "mappen finns inte",
    }  # fmt: skip
    return known.get(error.strerror or "", error.strerror or str(error))
