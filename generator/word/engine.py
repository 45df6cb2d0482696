"""Docx templates: compiled once, rendered in a sandbox, autoescaped and strict about names.

The syntax is docxtpl's (``{{ }}``, ``{%p %}``, ``{%tr %}``), and docxtpl's own `patch_xml` turns a part into a Jinja
template. The rest differs from docxtpl on purpose: that library does not escape, prints nothing for a missing name,
parses with recovery and gives a template access to Python.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2 import Template as JinjaTemplate
from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from generator import swedish
from generator.errors import TemplateError
from generator.files import zipped
from generator.values import Absent, Gap, Labelled, keeps_gaps
from generator.word import finish
from generator.word.characters import legal
from generator.word.package import read_parts

_TEMPLATED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BREAKS = {"\n": '</w:t><w:br/><w:t xml:space="preserve">', "\t": '</w:t><w:tab/><w:t xml:space="preserve">'}
_MAX_DEPTH = 40


class Template:
    """A docx template from a path or from bytes.

    Raises TemplateError when the file is no docx or holds a faulty tag.
    """

    def __init__(self, source: str | Path | bytes) -> None:
        self._parts = read_parts(Path(source) if isinstance(source, str) else source)
        self.digest = hashlib.sha256(b"".join(self._parts.values())).hexdigest()[:16]
        self._compiled = {
            name: _compile(name, data) for name, data in self._parts.items() if _TEMPLATED.fullmatch(name)
        }

    def render(
        self, data: Mapping[str, Any], *, clean: bool = False, properties: Mapping[str, str] | None = None
    ) -> bytes:
        """The docx that `data`, a plain mapping, gives.

        Text keeps every character that a docx can hold; line breaks and tabs become Word's own. `clean` leaves out
        gap marks and the paragraphs that have nothing else to say. `properties` sets title, subject, creator,
        language, created (ISO date) and so on in the core properties.
        Raises TemplateError for a name that `data` lacks, for anything the sandbox refuses, and for broken XML.
        """
        plain = _plain(data)
        parts = dict(self._parts)
        for name, template in self._compiled.items():
            parts[name] = finish.finish(_run(name, template, plain), clean=clean, main=name == "word/document.xml")
        if properties and "docProps/core.xml" in parts:
            parts["docProps/core.xml"] = finish.core_properties(
                parts["docProps/core.xml"], {name: legal(value) for name, value in properties.items()}
            )
        return zipped(parts)

    def expressions(self) -> tuple[nodes.Template, ...]:
        """The syntax tree of every templated part, for those who list a template's fields."""
        return tuple(
            _ENVIRONMENT.parse(_patched(name, data)) for name, data in self._parts.items() if _TEMPLATED.fullmatch(name)
        )


def _compile(name: str, data: bytes) -> JinjaTemplate:
    try:
        return _ENVIRONMENT.from_string(_patched(name, data))
    except TemplateSyntaxError as error:
        raise TemplateError(f"Mallen har ett fel i {_place(name)}: {_swedish(error)}") from error


def _patched(name: str, data: bytes) -> str:
    """The part as a Jinja template: parsed first, so that only sound XML is patched; every text keeps its spaces."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"Mallens {_place(name)} är skadad. Öppna mallen i Word och spara den på nytt.") from error
    if b"<!DOCTYPE" in data:
        raise TemplateError(f"Mallens {_place(name)} har en dokumenttyp, vilket inte är tillåtet.")
    for text in root.iter("{*}t"):
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    # docxtpl matches its tags by the prefix w:, which is what Word, LibreOffice and python-docx all write.
    return str(DocxTemplate.patch_xml(None, etree.tostring(root, encoding="unicode")))


def _run(name: str, template: JinjaTemplate, data: Mapping[str, Any]) -> str:
    try:
        return template.render(data)
    except UndefinedError as error:
        raise TemplateError(f"Mallens {_place(name)} använder ett fält som inte finns: {_swedish(error)}") from error
    except SecurityError as error:
        raise TemplateError(f"Mallens {_place(name)} försöker göra något som inte är tillåtet.") from error
    except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
        raise TemplateError(f"Mallens {_place(name)} kan inte fyllas i: {_swedish(error)}") from error


def _place(name: str) -> str:
    stem = name.removeprefix("word/").removesuffix(".xml")
    words = {"document": "brödtext", "header": "sidhuvud", "footer": "sidfot", "footnotes": "fotnoter"}
    return words.get(stem.rstrip("0123456789"), stem)


def _swedish(error: Exception) -> str:
    """The name a Jinja error is about, in a Swedish sentence; the rest of its English text helps nobody here."""
    quoted = re.findall(r"'([^']+)'", str(error))
    line = getattr(error, "lineno", None)
    return (f"”{quoted[-1]}”" if quoted else type(error).__name__) + (f" (rad {line})." if line else ".")


def _plain(value: Any, depth: int = 0) -> Any:
    """A copy of `value` made of plain data alone: objects passed in would be a way out of the sandbox."""
    if depth > _MAX_DEPTH:
        raise TemplateError("Uppgifterna är för djupt nästlade för en mall.")
    if isinstance(value, (Gap, bool, int, float, date)) or value is None:
        return value
    if isinstance(value, Labelled):
        return Labelled(legal(value), legal(value.label))
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, Mapping):
        kind = Absent if isinstance(value, Absent) else dict
        return kind((str(key), _plain(item, depth + 1)) for key, item in value.items())
    if isinstance(value, Iterable):
        return [_plain(item, depth + 1) for item in value]
    raise TemplateError(f"En mall kan bara fyllas med enkla värden, inte {type(value).__name__}.")


def _printed(value: Any) -> Any:
    """What ``{{ value }}`` prints: escaped, in Swedish form."""
    if isinstance(value, (Markup, StrictUndefined)):
        return value
    text = _worded(value)
    escaped = str(Markup.escape(text))
    for character, markup in _BREAKS.items():
        escaped = escaped.replace(character, markup)
    return Markup(escaped)


def _worded(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Labelled):
        return value.label
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return swedish.long_date(value)
    if isinstance(value, float):
        return swedish.number(value)
    if isinstance(value, list):
        return swedish.listed([_worded(item) for item in value])
    if isinstance(value, dict):
        raise TypeError("'grupp av fält'")
    return str(value)


def _iso(value: Any) -> str:
    """``2026-11-24`` for a date, ``2027-Q3`` for a quarter: the form in tables and page heads."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: Any) -> str:
    """A number in Swedish form; words as they stand."""
    return swedish.number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else _worded(value)


def _kronor(value: Any) -> str:
    return swedish.kronor(value) if isinstance(value, (int, float)) else _worded(value)


def _in_words(value: Any) -> str:
    return swedish.in_words(value) if isinstance(value, int) else _worded(value)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox made narrower: a key always wins over a method, and no method or operator can grow a text."""

    intercepted_binops = frozenset(("*", "**", "%"))
    _METHODS = frozenset(("items", "keys", "values", "get", "upper", "lower", "strip", "title", "capitalize",
                          "startswith", "endswith", "split", "label"))  # fmt: skip

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, (str, bytes, list, tuple, dict)) and attr not in self._METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if not (isinstance(left, (int, float)) and isinstance(right, (int, float))) or operator == "**":
            raise SecurityError(f"'{operator}'")
        return super().call_binop(context, operator, left, right)


def _environment() -> _Sandbox:
    environment = _Sandbox(autoescape=True, undefined=StrictUndefined, finalize=_printed)
    environment.globals = {"gap": Gap}
    # Kept: filters that work on text and lists and cannot grow their input without bound.
    kept = ("default", "first", "join", "last", "length", "list", "lower", "rejectattr", "selectattr", "sort", "sum",
            "trim", "unique", "upper", "map")  # fmt: skip
    environment.filters = {name: environment.filters[name] for name in kept}
    formats: dict[str, Callable[..., Any]] = {
        "iso": _iso, "number": _number, "kr": _kronor, "in_words": _in_words, "listed": swedish.listed,
        "cap": lambda value: swedish.capitalised(_worded(value)),
        "lowered": lambda value: swedish.lowered(_worded(value)),
        "sentence": lambda value: swedish.sentence(_worded(value)),
        "genitive": lambda value: swedish.genitive(_worded(value)),
    }  # fmt: skip
    for name, function in formats.items():
        environment.filters[name] = keeps_gaps(function)
    return environment


_ENVIRONMENT = _environment()
