"""The only place that starts other programs: each in a process group of its own, with limits, and always ended."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.errors import ProgramFailedError, ProgramMissingError

_GRACE = 5.0


def find(program: str, install: str) -> str:
    """The path of `program`.

    Raises ProgramMissingError with `install`, the line that brings it, when it is not there.
    """
    path = shutil.which(program)
    if path is None:
        raise ProgramMissingError(f"Programmet {program} saknas. Installera det med: {install}")
    return path


def run(
    command: Sequence[str],
    *,
    seconds: float,
    memory_mb: int,
    folder: Path,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run `command` in `folder` to its end.

    Raises ProgramFailedError when it fails, takes longer than `seconds` or more memory than `memory_mb`; the whole
    process group is then ended.
    """
    name = Path(command[0]).name
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        start_new_session=True, env={**os.environ, **(environment or {})}, preexec_fn=lambda: _limit(memory_mb),
    )  # fmt: skip
    try:
        _, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise ProgramFailedError(f"Programmet {name} blev inte klart på {seconds:.0f} sekunder och avbröts.") from None
    finally:
        end(process)
    if process.returncode != 0:
        detail = errors.decode(errors="replace").strip().splitlines()[-1:] or [f"felkod {process.returncode}"]
        raise ProgramFailedError(f"Programmet {name} misslyckades: {detail[0]}")


def start(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start `command` in the foreground's place: it inherits the terminal; the caller waits and ends it."""
    return subprocess.Popen(command, env={**os.environ, **(environment or {})}, start_new_session=True)


def end(process: subprocess.Popen[bytes]) -> None:
    """End the whole process group of `process`: asked first, then made to."""
    for signum in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, signum)
        except ProcessLookupError:
            break
        try:
            process.wait(timeout=_GRACE)
        except subprocess.TimeoutExpired:
            continue
    if process.poll() is None:
        process.wait()


def _limit(memory_mb: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
