"""The JSON Schema of the contract, made from the models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.contract.models.initiative import Initiative

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFINITION = "#/$defs/"


def schema(name: str | None = None) -> dict[str, Any]:
    """The schema of a whole file, or of one top-level key. Raises KeyError for another name."""
    whole = Initiative.model_json_schema(by_alias=True)
    definitions = whole.pop("$defs")
    for model in (whole, *definitions.values()):
        _adjust(model)
    part = whole if name is None else whole["properties"][name]
    title = "Samverkan: ett initiativ" if name is None else part["title"]
    return {"$schema": DIALECT, **part, "title": title, "$defs": _reached(part, definitions)}


def written(name: str | None = None) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _adjust(model: dict[str, Any]) -> None:
    """What pydantic leaves out or says in English.

    Null is missing, so a list that may be missing may be null too; a mapping by year takes no other keys; and the title
    of a model is the name of its class.
    """
    model.pop("description", None)
    model.pop("title", None)
    for key, field in model.get("properties", {}).items():
        field.pop("default", None)
        if field.get("type") == "array" and key not in model.get("required", ()):
            field["type"] = ["array", "null"]
        for variant in field.get("anyOf", ()):
            if "patternProperties" in variant:
                variant["additionalProperties"] = False


def _reached(part: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The definitions that `part` needs, in order of their names."""
    found: set[str] = set()
    waiting = list(_names(part))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _names(definitions[name])
    return {name: definitions[name] for name in sorted(found)}


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str):
            yield reference.removeprefix(_DEFINITION)
        for item in value.values():
            yield from _names(item)
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)
