"""What every part of an initiative is built from: the types of values, their shapes, and the base of the models.

A type alias below (`Paragraph`, `Money`, `PartyRef` …) says three things at once: how a raw value is read, what the
JSON Schema says, and, through its `Shape`, what the form, the reference check and the writer need to know. There is no
second list of fields anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Self, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from generator.contract.models.moments import DATE_PATTERN, MOMENT_PATTERN, Quarter, date_of, moment_of

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
LARGEST = 10**15
_YEAR = re.compile(r"[1-9][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a value may point to: `to` is party, forum, goal, benefit, activity or party_or_forum.

    With `or_words` any text is accepted besides an id.
    """

    to: str
    or_words: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How a value is shown and edited: `kind` as in `Field.kind`, and what else the same place accepts.

    `choices` are fixed values besides what `kind` says; `identifies` is what an id is the id of.
    """

    kind: str
    reference: Reference | None = None
    or_words: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    identifies: str = ""


def wrong(message: str) -> PydanticCustomError:
    """A fault with its Swedish message; braces are doubled since pydantic formats the template."""
    return PydanticCustomError("samverkan", message.replace("{", "{{").replace("}", "}}"))


class Choice(StrEnum):
    """A value out of a fixed few, each with a Swedish label."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def read(cls, value: Any) -> Self:
        """The member for a raw value. ``yes`` and ``no`` arrive as true and false when YAML 1.1 has read them."""
        if isinstance(value, bool):
            value = "yes" if value else "no"
        try:
            return cls(value)  # type: ignore[call-arg]  # mypy sees __new__, which makes members and looks none up
        except ValueError:
            allowed = ", ".join(f"{member.value} ({member.label})" for member in cls)
            raise wrong(f"Värdet finns inte bland de tillåtna. Ange något av: {allowed}.") from None

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read, metadata={"pydantic_js_functions": [lambda _schema, _handler: cls.json_schema()]}
        )

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        return {"oneOf": [{"const": member.value, "title": member.label} for member in cls]}


class OpenEnd(Choice):
    UNTIL_FURTHER_NOTICE = "until_further_notice", "tills vidare"


def read_words(value: Any) -> str:
    """A text. A bare number or true/false is refused: `0.10` without quotes would already have become 0.1."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        raise wrong("Här ska stå en text. Skriv värdet inom citattecken.")
    raise wrong("Här ska stå en text, inte en lista eller underliggande nycklar.")


def read_id(value: Any) -> str:
    # Quotes would not help what is no id in them either.
    if isinstance(value, str | int | float) and not _ID.fullmatch(str(value)):
        raise wrong(
            "Ett id ska vara ett kort ord med bokstäverna a–z, siffror, punkt, bindestreck eller understreck, "
            "högst 64 tecken och utan mellanslag. Ändra id:t."
        )
    return read_words(value)


def read_date(value: Any) -> date:
    found = date_of(value)
    if found is None:
        raise wrong("Detta är inget datum. Ange ett datum som finns, i formen 2026-11-24.")
    return found


def read_moment(value: Any) -> date | Quarter:
    found = moment_of(value)
    if found is None:
        raise wrong("Detta är varken datum eller kvartal. Ange till exempel 2026-11-24 eller 2027-Q3.")
    return found


def read_end(value: Any) -> date | OpenEnd:
    if value == OpenEnd.UNTIL_FURTHER_NOTICE:
        return OpenEnd.UNTIL_FURTHER_NOTICE
    found = date_of(value)
    if found is None:
        raise wrong("Ange ett datum i formen 2026-11-24, eller tills vidare (i en fil until_further_notice).")
    return found


def read_integer(value: Any) -> int:
    """A whole number."""
    value = _whole(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong("Här ska stå ett heltal, skrivet med bara siffror och utan citattecken.")
    return int(_within_reason(value))


def _whole(value: Any) -> Any:
    """12.0 is a whole number too: JSON Schema and spreadsheets make no difference."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def read_number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong("Här ska stå ett tal, till exempel 3 eller 2.5, utan ord omkring och utan citattecken.")
    return _within_reason(value)


def _within_reason(value: int | float) -> int | float:
    """Beyond this a float is no longer exact and no budget is so large; NaN and infinity fall here too."""
    if not -LARGEST <= value <= LARGEST:
        raise wrong("Talet är för stort. Ange ett tal med högst femton siffror.")
    return value


def read_number_or_words(value: Any) -> int | float | str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise wrong("Här ska stå ett tal, till exempel 3 eller 2.5, eller en text inom citattecken.")
    return value if isinstance(value, str) else _within_reason(value)


def read_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("yes", "no"):
        return bool(value == "yes")
    raise wrong("Här ska stå ja eller nej. I en fil skrivs det true eller false, utan citattecken.")


def read_flag_or_words(value: Any) -> bool | str:
    if isinstance(value, str) and value not in ("yes", "no"):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise wrong("Här ska stå ja, nej eller en text. I en fil skrivs ja och nej som true och false.")
    return read_flag(value)


def read_year(value: Any) -> int:
    """A year: a number, or its digits since a JSON key is always text."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not _YEAR.fullmatch(text):
        raise wrong("Detta är inget år. Ange fyra siffror, till exempel 2027.")
    return int(text)


def read_plan_year(value: Any) -> int:
    if isinstance(value, str):
        raise wrong("Ange året med fyra siffror och utan citattecken, till exempel 2027.")
    return read_year(_whole(value))


def _between(low: int, high: int) -> PlainValidator:
    def read(value: Any) -> int:
        number = _whole(value)
        if isinstance(number, bool) or not isinstance(number, int) or not low <= number <= high:
            raise wrong(f"Ange ett heltal från {low} till {high}, utan citattecken.")
        return number

    return PlainValidator(read)


_TEXT = WithJsonSchema({"type": "string"})
_ID_SCHEMA = WithJsonSchema({"type": "string", "pattern": ID_PATTERN})
_INTEGER = WithJsonSchema({"type": "integer"})

Text = Annotated[str, PlainValidator(read_words), _TEXT, Shape("text")]
Paragraph = Annotated[str, PlainValidator(read_words), _TEXT, Shape("paragraph")]
Id = Annotated[str, PlainValidator(read_id), _ID_SCHEMA, Shape("id")]
PartyId = Annotated[str, PlainValidator(read_id), _ID_SCHEMA, Shape("id", identifies="party")]
ForumId = Annotated[str, PlainValidator(read_id), _ID_SCHEMA, Shape("id", identifies="forum")]
GoalId = Annotated[str, PlainValidator(read_id), _ID_SCHEMA, Shape("id", identifies="goal")]
BenefitId = Annotated[str, PlainValidator(read_id), _ID_SCHEMA, Shape("id", identifies="benefit")]
ActivityId = Annotated[str, PlainValidator(read_id), _ID_SCHEMA, Shape("id", identifies="activity")]
Date = Annotated[
    date,
    PlainValidator(read_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DATE_PATTERN}),
    Shape("date"),
]
Moment = Annotated[
    date | Quarter,
    PlainValidator(read_moment),
    WithJsonSchema({"type": "string", "pattern": MOMENT_PATTERN}),
    Shape("moment"),
]
End = Annotated[
    date | OpenEnd,
    PlainValidator(read_end),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date", "pattern": DATE_PATTERN}, OpenEnd.json_schema()]}),
    Shape("date", choices=((OpenEnd.UNTIL_FURTHER_NOTICE.value, OpenEnd.UNTIL_FURTHER_NOTICE.label),)),
]
Integer = Annotated[int, PlainValidator(read_integer), _INTEGER, Shape("integer")]
Money = Annotated[int, PlainValidator(read_integer), _INTEGER, Shape("money")]
Scale = Annotated[
    int, _between(1, 5), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}), Shape("integer")
]
Progress = Annotated[
    int, _between(0, 100), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 100}), Shape("integer")
]
Year = Annotated[
    int,
    PlainValidator(read_plan_year),
    WithJsonSchema({"type": "integer", "minimum": 1000, "maximum": 9999}),
    Shape("integer"),
]
YearKey = Annotated[int, PlainValidator(read_year), WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{3}$"})]
Number = Annotated[int | float, PlainValidator(read_number), WithJsonSchema({"type": "number"}), Shape("number")]
NumberOrWords = Annotated[
    int | float | str,
    PlainValidator(read_number_or_words),
    WithJsonSchema({"type": ["number", "string"]}),
    Shape("number", or_words=True),
]
Flag = Annotated[bool, PlainValidator(read_flag), WithJsonSchema({"type": "boolean"}), Shape("flag")]
FlagOrWords = Annotated[
    bool | str,
    PlainValidator(read_flag_or_words),
    WithJsonSchema({"type": ["boolean", "string"]}),
    Shape("flag", or_words=True),
]

_REFERENCE = PlainValidator(read_words)
PartyRef = Annotated[str, _REFERENCE, _TEXT, Shape("reference", Reference("party"))]
ForumRef = Annotated[str, _REFERENCE, _TEXT, Shape("reference", Reference("forum"))]
GoalRef = Annotated[str, _REFERENCE, _TEXT, Shape("reference", Reference("goal"))]
BenefitRef = Annotated[str, _REFERENCE, _TEXT, Shape("reference", Reference("benefit"))]
ActivityRef = Annotated[str, _REFERENCE, _TEXT, Shape("reference", Reference("activity"))]
PartyOrForum = Annotated[str, _REFERENCE, _TEXT, Shape("reference", Reference("party_or_forum"))]
PartyOrSociety = Annotated[
    str, _REFERENCE, _TEXT, Shape("reference", Reference("party"), choices=(("society", "samhället"),))
]
PartyOrWords = Annotated[str, _REFERENCE, _TEXT, Shape("reference", Reference("party", or_words=True), or_words=True)]
PartyOrForumOrWords = Annotated[
    str, _REFERENCE, _TEXT, Shape("reference", Reference("party_or_forum", or_words=True), or_words=True)
]


def optional(title: str, help_text: str) -> Any:
    """A field that may be missing. `title` is a form label and, in small letters, the text of a gap mark."""
    return Field(default=None, title=title, description=help_text)


def required(title: str, help_text: str) -> Any:
    """A field without which there is no initiative."""
    return Field(title=title, description=help_text)


def several(title: str, help_text: str) -> Any:
    """A list; missing is the same as empty."""
    return Field(default=(), title=title, description=help_text)


def is_filled(value: Any) -> bool:
    """Whether a field says anything: not None, blank text, or an empty list, mapping or part. False and 0 do."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Part):
        return any(is_filled(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, tuple | list):
        return any(is_filled(item) for item in value)
    if isinstance(value, dict):
        return bool(value)
    return value is not None


def takes_words(field: FieldInfo) -> bool:
    """Whether a field holds free text, so that a blank one is the same as a missing one."""
    annotated = [field.metadata, *(getattr(item, "__metadata__", ()) for item in get_args(field.annotation))]
    shapes = [item for metadata in annotated for item in metadata if isinstance(item, Shape)]
    return any(shape.or_words or shape.kind in ("text", "paragraph", "reference") for shape in shapes)


class Part(BaseModel):
    """Base of every model: strict, frozen, and no key that the contract does not know."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", protected_namespaces=())

    @model_validator(mode="before")
    @classmethod
    def _drop_missing(cls, value: Any) -> Any:
        """Null is missing, and so is a blank text: a form sends one for every box left empty."""
        if not isinstance(value, dict):
            return value
        blank = _blankable(cls)
        return {
            key: item
            for key, item in value.items()
            if item is not None and not (key in blank and isinstance(item, str) and not item.strip())
        }

    @field_validator("*", mode="after")
    @classmethod
    def _empty_is_missing(cls, value: Any) -> Any:
        """An optional part or mapping that says nothing is missing, so that what is written back reads the same."""
        if isinstance(value, Part):
            return None if value == _nothing(type(value)) else value
        return None if value == {} else value


# Asked for every part of every initiative, at every save.
@cache
def _blankable(model: type[Part]) -> frozenset[str]:
    """The keys whose blank text is the same as missing."""
    return frozenset(field.alias or name for name, field in model.model_fields.items() if takes_words(field))


@cache
def _nothing(model: type[Part]) -> Part:
    """The part that says nothing."""
    return model.model_construct()
