"""Every field of the contract with its label, help and kind, derived from the models.

The form, the list of placeholders, the trace, the reference check and the writer all read this; nothing repeats it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.contract.models.base import Choice, Part, Reference, Shape
from generator.contract.models.initiative import Initiative


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the contract.

    `path` is a pattern such as ``parties[].kind`` and `key` its last step, the key in a file; `attribute` is the same
    except for ``from``, which Python reserves. `title` and `help` are Swedish. `kind` is one of text, paragraph,
    date, moment (date or quarter), integer, number, money, flag, choice, id, reference, list (of words, ids or
    choices), object, objects and mapping. `choices` are (value, label) pairs: all values of a choice, or fixed values
    that are accepted besides. `model` is the class of an object or of each of several. `reference` says what an id
    here, or each id in a list, or each key of a mapping, must point to. `or_words`: words are accepted instead.
    `identifies` is what an id is the id of.
    """

    path: str
    key: str
    title: str
    help: str
    kind: str
    choices: tuple[tuple[str, str], ...] = ()
    model: type[Part] | None = None
    required: bool = False
    multiline: bool = False
    reference: Reference | None = None
    or_words: bool = False
    identifies: str = ""
    attribute: str = ""


@cache
def fields_of(model: type[Part]) -> tuple[Field, ...]:
    """The fields of one model, with paths relative to it."""
    return tuple(_described(name, info) for name, info in model.model_fields.items())


@cache
def fields() -> Mapping[str, Field]:
    """All fields by path pattern, in the contract's order."""
    return types.MappingProxyType({field.path: field for field in _below(Initiative, "")})


@cache
def sections() -> tuple[str, ...]:
    """The top-level keys in the contract's order."""
    return tuple(field.key for field in fields_of(Initiative))


def _below(model: type[Part], prefix: str) -> Iterator[Field]:
    for field in fields_of(model):
        here = replace(field, path=prefix + field.path)
        yield here
        if field.model is not None:
            yield from _below(field.model, f"{here.path}{'[]' if field.kind == 'objects' else ''}.")


def _described(name: str, info: FieldInfo) -> Field:
    annotation, shape = _unwrapped(info.annotation, info.metadata)
    plain = Field(
        path=info.alias or name,
        key=info.alias or name,
        title=info.title or "",
        help=info.description or "",
        kind="text",
        required=info.is_required(),
        attribute=name,
    )
    if get_origin(annotation) is tuple:
        return _list_field(plain, get_args(annotation)[0])
    if get_origin(annotation) is dict:
        _, keys = _unwrapped(get_args(annotation)[0], ())
        return replace(plain, kind="mapping", reference=keys.reference if keys else None)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return replace(plain, kind="object", model=annotation)
    return _scalar_field(plain, annotation, shape)


def _list_field(plain: Field, item: Any) -> Field:
    annotation, shape = _unwrapped(item, ())
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return replace(plain, kind="objects", model=annotation)
    return replace(_scalar_field(plain, annotation, shape), kind="list")


def _scalar_field(plain: Field, annotation: Any, shape: Shape | None) -> Field:
    if shape is not None:
        return replace(
            plain,
            kind=shape.kind,
            reference=shape.reference,
            or_words=shape.or_words,
            choices=shape.choices,
            identifies=shape.identifies,
            multiline=shape.kind == "paragraph",
        )
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return replace(plain, kind="choice", choices=tuple((member.value, member.label) for member in annotation))
    return plain


def _unwrapped(annotation: Any, metadata: Any) -> tuple[Any, Shape | None]:
    """An annotation without ``| None`` and ``Annotated``, and the `Shape` that was in it."""
    if get_origin(annotation) in (Union, types.UnionType) and type(None) in get_args(annotation):
        annotation = next(item for item in get_args(annotation) if item is not type(None))
    inner = getattr(annotation, "__metadata__", ())
    shape = next((item for item in (*metadata, *inner) if isinstance(item, Shape)), None)
    return (annotation.__origin__ if inner else annotation), shape
