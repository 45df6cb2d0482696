"""How large and how deep a file may be, and faults that name a place in its text."""

from __future__ import annotations

from generator.errors import Fault

MAX_BYTES = 2_000_000
MAX_DEPTH = 64
MAX_NODES = 200_000
MAX_EXPANDED_NODES = 1000
MAX_DIGITS = 30

TOO_LARGE = Fault("format", "Filen är större än 2 MB, som är det mesta som tas emot. Minska filen.")
TOO_MANY = (
    f"Innehållet har fler än {MAX_NODES:,} nycklar, värden och listor, som är det mesta som tas emot. Minska filen."
).replace(",", " ", 1)
TOO_DEEP = f"Innehållet är djupare än {MAX_DEPTH} nivåer. Minska antalet nivåer."


def fault_at(kind: str, line: int, column: int, message: str) -> Fault:
    """A fault of the whole file at ``YAML`` or ``JSON``; line and column count from 1."""
    return Fault(kind, f"Rad {line}, kolumn {column}: {message}")


def fault_in(kind: str, text: str, position: int, message: str) -> Fault:
    """The same, from a position in the text."""
    before = text[:position]
    return fault_at(kind, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1, message)
