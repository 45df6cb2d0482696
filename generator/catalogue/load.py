"""Reads the catalogue's YAML files once and hands them out as frozen objects.

The files are the product's own and are checked by its tests, so nothing here reports faults to a user.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML

from generator.catalogue.model import (
    Area,
    Checkpoint,
    DefaultDecision,
    DefaultForum,
    Defaults,
    DefaultStep,
    Factor,
    Need,
    Note,
    Organisation,
    Predicate,
    Statute,
    YearCell,
    YearRow,
)


@cache
def areas() -> tuple[Area, ...]:
    """The guidance's four areas in its own order, with factors and checkpoints inside."""
    return tuple(_area(raw) for raw in _read("guidance.yaml")["areas"])


@cache
def factors() -> tuple[Factor, ...]:
    """The twelve success factors in the guidance's order."""
    return tuple(factor for area in areas() for factor in area.factors)


@cache
def checkpoints() -> tuple[Checkpoint, ...]:
    """The 94 checkpoints in the guidance's order."""
    return tuple(checkpoint for factor in factors() for checkpoint in factor.checkpoints)


@cache
def statutes() -> Mapping[str, Statute]:
    """The statutes by id, in the order of the file. Source: domain parts 3.1 and 3.2."""
    return MappingProxyType({raw["id"]: _statute(raw) for raw in _read("legal.yaml")["statutes"]})


@cache
def notes() -> Mapping[str, Note]:
    """What each check of `generator.assess` says, by code."""
    return MappingProxyType({raw["code"]: _note(raw) for raw in _read("notes.yaml")["notes"]})


@cache
def needs() -> tuple[Need, ...]:
    """The values that clauses need beyond the checkpoints (domain part 1.5)."""
    return tuple(_need(raw) for raw in _read("notes.yaml")["needs"])


@cache
def organisations() -> tuple[Organisation, ...]:
    """The register of domain part 5.4, for choosing parties from."""
    return tuple(Organisation(**raw) for raw in _read("organisations.yaml")["organisations"])


@cache
def defaults() -> Defaults:
    """What an initiative may start from: forums, decisions, escalation and the year. Source: domain parts 4.2–4.8."""
    raw = _read("defaults.yaml")
    escalation = raw["escalation"]
    return Defaults(
        forums=tuple(DefaultForum(**_frozen(forum)) for forum in raw["forums"]),
        decisions=tuple(DefaultDecision(**_frozen(decision)) for decision in raw["decisions"]),
        steps=tuple(DefaultStep(**step) for step in escalation["steps"]),
        without_agreement=escalation["without_agreement"],
        with_state=escalation["with_state"],
        cycle=tuple(_year_row(row) for row in raw["cycle"]),
    )


@cache
def _read(name: str) -> Any:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return YAML(typ="safe").load(text)


def _frozen(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _year_row(raw: Mapping[str, Any]) -> YearRow:
    cells = {column: YearCell(**raw.get(column, {})) for column in ("state", "municipal", "joint")}
    return YearRow(month=raw["month"], time=raw["time"], **cells)


def _area(raw: Mapping[str, Any]) -> Area:
    inside = tuple(_factor(factor, raw["name"]) for factor in raw["factors"])
    return Area(raw["id"], raw["name"], inside)


def _factor(raw: Mapping[str, Any], area: str) -> Factor:
    inside = tuple(_checkpoint(checkpoint, raw["id"]) for checkpoint in raw["checkpoints"])
    return Factor(raw["id"], raw["name"], area, inside)


def _checkpoint(raw: Mapping[str, Any], factor: str) -> Checkpoint:
    return Checkpoint(
        id=raw["id"],
        factor=factor,
        text=raw["text"],
        quote=raw["quote"],
        line=raw["line"],
        modality=raw["modality"],
        level=raw["level"],
        fields=tuple(raw["fields"]),
        shown_in=tuple(raw["shown_in"]),
        where=MappingProxyType({path: Predicate(**where) for path, where in raw.get("where", {}).items()}),
        condition=Predicate(**raw["condition"]) if "condition" in raw else None,
        rule=Predicate(**raw["rule"]) if "rule" in raw else None,
        note=raw.get("note", ""),
    )


def _statute(raw: Mapping[str, Any]) -> Statute:
    return Statute(raw["id"], raw["citation"], raw["content"], raw["matters"], tuple(raw["clauses"]), raw["mark"])


def _note(raw: Mapping[str, Any]) -> Note:
    return Note(raw["code"], raw["severity"], raw["message"], tuple(raw["clauses"]), _source(raw))


def _need(raw: Mapping[str, Any]) -> Need:
    return Need(
        raw["code"], raw["severity"], tuple(raw["fields"]), raw.get("applies", ""), raw["message"],
        tuple(raw["clauses"]), _source(raw),
    )  # fmt: skip


def _source(raw: Mapping[str, Any]) -> str:
    cited = [statutes()[statute].source for statute in raw.get("statutes", ())]
    return "; ".join(cited + ([raw["basis"]] if "basis" in raw else []))
