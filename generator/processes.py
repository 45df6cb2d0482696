"""The only place that starts other programs: each in a process group of its own, which ends when this program does."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from generator.errors import ProgramFailedError, ProgramMissingError

_GRACE = 5.0
_TAIL_BYTES = 4096
# Ends a group once the pipe to us closes, which the system does however we end: a signal that kills, no memory left.
_GUARD = 'read _; kill -s KILL -- "-$0"'
_running: set[Program] = set()


def find(program: str, install: str) -> str:
    """The path of `program`.

    Raises ProgramMissingError with `install`, the line that brings it, when it is not there.
    """
    path = shutil.which(program)
    if path is None:
        raise ProgramMissingError(f"Programmet {program} saknas. Installera det med: {install}")
    return path


class Program:
    """A program that has been started. It inherits the terminal, unless `options` of `Popen` say otherwise."""

    def __init__(
        self, command: Sequence[str], *, environment: Mapping[str, str] | None = None, **options: Any
    ) -> None:
        variables = {**os.environ, **(environment or {})}
        self._process = subprocess.Popen(command, env=variables, start_new_session=True, **options)
        ours, self._pipe = os.pipe()
        self._guard = subprocess.Popen(
            ["/bin/sh", "-c", _GUARD, str(self._process.pid)], stdin=ours, start_new_session=True
        )
        os.close(ours)
        _running.add(self)

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    @property
    def errors(self) -> IO[bytes]:
        """What it writes as errors, when it was started with a pipe for them."""
        assert self._process.stderr is not None
        return self._process.stderr

    def wait(self, seconds: float | None = None) -> int:
        """Wait for its end; gives its exit code. Raises subprocess.TimeoutExpired after `seconds`."""
        return self._process.wait(timeout=seconds)

    def end(self) -> None:
        """End it and all that it has started: asked first, then made to."""
        for signum in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, signum)
            except ProcessLookupError:
                break
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=_GRACE)
        self._process.wait()
        with suppress(KeyError):  # another thread has done it
            _running.remove(self)
            self._guard.kill()  # before its pipe closes: the number of the group may be another's by then
            self._guard.wait()
            os.close(self._pipe)


@contextmanager
def running(command: Sequence[str], **options: Any) -> Iterator[Program]:
    """`command` as a `Program` that has ended when the block has."""
    program = Program(command, **options)
    try:
        yield program
    finally:
        program.end()


def end_all() -> None:
    """End every program that runs; those who wait for one are told that it failed."""
    for program in list(_running):
        program.end()


def run(
    command: Sequence[str],
    *,
    seconds: float,
    memory_mb: int,
    file_mb: int,
    folder: Path,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run `command` in `folder` to its end.

    Raises ProgramFailedError, with the last that it said, when it fails, takes longer than `seconds` or more memory
    than `memory_mb`, or writes a file larger than `file_mb`; it is then ended with all that it has started.
    """
    name = Path(command[0]).name
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    limits = {resource.RLIMIT_AS: memory_mb, resource.RLIMIT_FSIZE: file_mb, resource.RLIMIT_CORE: 0}
    with running(
        command, environment=environment, cwd=folder, preexec_fn=lambda: _limit(limits), **quiet
    ) as program:
        tail = _Tail(program.errors)
        try:
            code = program.wait(seconds)
        except subprocess.TimeoutExpired:
            raise ProgramFailedError(
                f"Programmet {name} blev inte klart på {seconds:.0f} sekunder och avbröts."
            ) from None
    if code != 0:
        raise ProgramFailedError(f"Programmet {name} misslyckades: {tail.last_line() or f'felkod {code}'}")


class _Tail:
    """The end of what a program says, read while it runs: it may say any amount, and waits when nobody reads."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._kept = stream, deque[bytes](maxlen=2)
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with self._stream:
            while said := os.read(self._stream.fileno(), _TAIL_BYTES):
                self._kept.append(said)

    def last_line(self) -> str:
        self._thread.join(_GRACE)
        lines = b"".join(self._kept).decode(errors="replace").split("\n")
        return next((line.strip()[:500] for line in reversed(lines) if line.strip()), "")


def _limit(limits: Mapping[int, int]) -> None:
    for limit, megabytes in limits.items():
        resource.setrlimit(limit, (megabytes * 1024 * 1024,) * 2)
