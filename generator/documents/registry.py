"""Finds the kinds of document: every module in this folder that defines a `Document`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import generator.documents
from generator.documents.base import Document


@cache
def kinds() -> dict[str, Document]:
    """Every kind by its slug, in the order in which they are signed and used."""
    found: list[Document] = []
    for module in pkgutil.iter_modules(generator.documents.__path__):
        members = vars(importlib.import_module(f"generator.documents.{module.name}")).values()
        found += [
            member()
            for member in members
            if isinstance(member, type) and issubclass(member, Document) and "slug" in vars(member)
            and member.__module__ == f"generator.documents.{module.name}"
        ]  # fmt: skip
    return {document.slug: document for document in sorted(found, key=lambda kind: (kind.order, kind.slug))}
