"""Files and texts to an `Initiative`: the size, the encoding and the format are judged first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.contract.files.json_source import read_json
from generator.contract.files.limits import MAX_BYTES, TOO_LARGE, fault_in
from generator.contract.files.yaml_source import read_yaml
from generator.contract.judge.checking import faults, judge
from generator.contract.judge.found import Read, printable, told
from generator.contract.models.initiative import Initiative
from generator.errors import Fault, InputError


def load(path: str | Path) -> Initiative:
    """The initiative in a YAML or JSON file. Raises `InputError` with every fault, also when it cannot be opened."""
    return load_with_hints(path)[0]


def load_with_hints(path: str | Path) -> tuple[Initiative, tuple[Fault, ...]]:
    """The initiative in a file, and hints, by path, on what its writer may not have meant. Raises `InputError`.

    A hint tells of a comment that looks like the rest of a text; it is no fault.
    """
    return _judged(read_bytes(path), str(path))


def loads(text: str | bytes, *, name: str = "") -> Initiative:
    """The initiative in a text; `name` is its file name, which tells JSON from YAML. Raises `InputError`."""
    return _judged(text, name)[0]


def read(text: str | bytes, *, name: str = "") -> dict[str, Any]:
    """The plain mapping in a YAML or JSON text, dates as ISO text; it may still be at fault against the contract.

    Raises `InputError` when the text is no such thing, is too large or too deep, or gives a key twice.
    """
    mapping, doubled, _ = _read(text, name)
    if doubled:
        raise InputError(told(doubled))
    if not isinstance(mapping, dict):
        raise InputError(faults(mapping))
    return mapping


def read_bytes(path: str | Path) -> bytes:
    """A file's content, one byte more than the limit at most. Raises `InputError` when it cannot be opened."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        reason = "finns inte. Kontrollera namnet och mappen"
    except IsADirectoryError:
        reason = "är en mapp. Ange en fil i mappen"
    except (OSError, ValueError):
        reason = "går inte att läsa. Kontrollera att den finns och att du har rätt att öppna den"
    raise InputError([Fault("format", f"Filen {printable(str(path))} {reason}.")])


def _judged(text: str | bytes, name: str) -> tuple[Initiative, tuple[Fault, ...]]:
    mapping, doubled, hints = _read(text, name)
    initiative, found = judge(mapping)
    if initiative is None or doubled or found:
        raise InputError(told([*doubled, *found]))
    return initiative, told(hints)


def _read(text: str | bytes, name: str) -> Read:
    kind = _kind(text, name)
    plain = _decoded(text, kind)
    return read_json(plain) if kind == "JSON" else read_yaml(plain)


def _kind(text: str | bytes, name: str) -> str:
    """JSON by its name; a nameless text is JSON when it starts as an object does, since YAML is seldom written so."""
    if name:
        return "JSON" if name.lower().endswith(".json") else "YAML"
    start = text[:1000] if isinstance(text, str) else text[:1000].decode("utf-8-sig", "replace")
    return "JSON" if start.lstrip("\ufeff \t\r\n").startswith(("{", "[")) else "YAML"


def _decoded(text: str | bytes, kind: str) -> str:
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(data) > MAX_BYTES:
        raise InputError([TOO_LARGE])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        message = "Filen är inte kodad i UTF-8. Spara om den som UTF-8."
        raise InputError([fault_in(kind, before, len(before), message)]) from None
