"""Parties of a kind, as raw data, for drafts that hold nothing else."""

from __future__ import annotations

from typing import Any

STATE, TOWN, REGION, FEDERATION = "state_agency", "municipality", "region", "municipal_federation"
COMPANY, PRIVATE = "public_company", "private"


def party(kind: str | None = STATE, number: int = 0, **more: Any) -> dict[str, Any]:
    return {"id": f"P{number}", "kind": kind, **more}


def parties(*kinds: str | None) -> list[dict[str, Any]]:
    return [party(kind, number) for number, kind in enumerate(kinds)]


def ids(given: Any) -> list[str]:
    return [each.id for each in given]
