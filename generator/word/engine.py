"""Docx templates: compiled once, rendered in a sandbox, autoescaped and strict about names.

The syntax is docxtpl's (``{{ }}``, ``{%p %}``, ``{%tr %}``), and docxtpl's own `patch_xml` turns a part into a Jinja
template. The rest differs from docxtpl on purpose: that library does not escape, prints nothing for a missing name,
parses with recovery and gives a template access to Python.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes, pass_eval_context
from jinja2 import Template as JinjaTemplate
from jinja2.exceptions import SecurityError
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from lxml import etree
from markupsafe import Markup

from generator import swedish
from generator.errors import TemplateError
from generator.values import Gap, Labelled
from generator.word import controls, finish, lint, placed
from generator.word import record as records
from generator.word.characters import legal
from generator.word.numbering import Numbering
from generator.word.package import BODY, CORE, SPACE, Package
from generator.word.placed import Flag, Placed

# Whether what is printed now is to stand in controls.
_RECORDING: ContextVar[bool] = ContextVar("recording", default=False)
_TEMPLATED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_LONGEST_TEXT = 1_000_000
_BREAKS = {"\n": '</w:t><w:br/><w:t xml:space="preserve">', "\t": '</w:t><w:tab/><w:t xml:space="preserve">'}


class Template:
    """A docx template from a path or from bytes.

    Raises TemplateError when the file is no docx or holds a faulty tag.
    """

    def __init__(self, source: str | Path | bytes) -> None:
        self._package = Package.read(Path(source) if isinstance(source, str) else source)
        self.digest = hashlib.sha256(b"".join(self._package.data(name) for name in self._package)).hexdigest()[:16]
        self._numbering = Numbering(self._package)
        self._compiled = {name: _compile(name, data) for name, data in self._templated()}

    def render(self, data: Mapping[str, Any], *, properties: Mapping[str, str] | None = None) -> bytes:
        """The docx that `data`, a plain mapping, gives. See `fill`."""
        return self.fill(data, properties=properties).written()

    def fill(
        self, data: Mapping[str, Any], *, properties: Mapping[str, str] | None = None, record: Record | None = None
    ) -> Package:
        """The docx that `data`, a plain mapping, gives, in its parts.

        Text keeps every character that a docx can hold; line breaks and tabs become Word's own. `properties` sets
        title, subject, creator, language, created (ISO date) and so on in the core properties. With `record` each value
        of the body stands in a content control, and the document carries a part that says what it was filled in with.
        Raises TemplateError for a name that `data` lacks, for anything the sandbox refuses, and for broken XML.
        """
        plain = placed.plain(data)
        package = self._package.copy()
        for name, template in self._compiled.items():
            main = name == BODY
            xml = _run(name, template, plain, recording=bool(record and main))
            numbering, titles = (self._numbering, record.title_of if record else None) if main else (None, None)
            root, filled = finish.finish(xml, self._numbering.styles, numbering=numbering, title_of=titles)
            package.put(name, root)
            if record and main:
                records.add(package, record.said, filled, data)
        if properties and CORE in package:
            one_line = {name: legal(value).replace("\n", " ") for name, value in properties.items()}
            finish.core_properties(package.edit(CORE), one_line)
        return package

    def expressions(self) -> tuple[nodes.Template, ...]:
        """The syntax tree of every templated part, for those who list a template's fields."""
        return tuple(_ENVIRONMENT.parse(_patched(name, data)) for name, data in self._templated())

    def _templated(self) -> Iterator[tuple[str, bytes]]:
        """The parts that hold tags, by name."""
        return ((name, self._package.data(name)) for name in self._package if _TEMPLATED.fullmatch(name))


@dataclass(frozen=True, slots=True)
class Record:
    """What a document is to remember: what is `said` of it as a whole, and, by `title_of`, the words for a path that
    Word shows on the value's control."""

    said: Mapping[str, str]
    title_of: Callable[[str], str]


def _compile(name: str, data: bytes) -> JinjaTemplate:
    try:
        return _ENVIRONMENT.from_string(_patched(name, data))
    except TemplateSyntaxError as error:
        raise TemplateError(f"Mallen har ett fel i {_place(name)}: {_swedish(error)}") from error
    except (SyntaxError, RecursionError, MemoryError) as error:  # what Python refuses to compile
        raise TemplateError(f"Mallens {_place(name)} har för många block eller parenteser i varandra.") from error


def _patched(name: str, data: bytes) -> str:
    """The part as a Jinja template: parsed first, so that only sound XML is patched; every text keeps its spaces."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"Mallens {_place(name)} är skadad. Öppna mallen i Word och spara den på nytt.") from error
    if b"<!DOCTYPE" in data:
        raise TemplateError(f"Mallens {_place(name)} har en dokumenttyp, vilket inte är tillåtet.")
    lint.refuse_crossed_controls(root, _place(name))
    lint.refuse_rich_text(root, _place(name))
    controls.forget_bookmarks(root)
    for text in root.iter("{*}t"):
        text.set(SPACE, "preserve")
    # docxtpl matches its tags by the prefix w:, which is what Word, LibreOffice and python-docx all write.
    return str(DocxTemplate.patch_xml(None, etree.tostring(root, encoding="unicode")))


def _run(name: str, template: JinjaTemplate, data: Mapping[str, Any], *, recording: bool) -> str:
    token = _RECORDING.set(recording)
    try:
        return template.render(data)
    except UndefinedError as error:
        raise TemplateError(f"Mallens {_place(name)} använder ett fält som inte finns: {_swedish(error)}") from error
    except SecurityError as error:
        raise TemplateError(f"Mallens {_place(name)} försöker göra något som inte är tillåtet.") from error
    except (JinjaError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
        raise TemplateError(f"Mallens {_place(name)} kan inte fyllas i: {_swedish(error)}") from error
    finally:
        _RECORDING.reset(token)


def _place(name: str) -> str:
    stem = name.removeprefix("word/").removesuffix(".xml")
    words = {"document": "brödtext", "header": "sidhuvud", "footer": "sidfot", "footnotes": "fotnoter"}
    return words.get(stem.rstrip("0123456789"), stem)


def _swedish(error: Exception) -> str:
    """The name a Jinja error is about, in a Swedish sentence; the rest of its English text helps nobody here."""
    quoted = re.findall(r"'([^']+)'", str(error))
    line = getattr(error, "lineno", None)
    return (f"”{quoted[-1]}”" if quoted else type(error).__name__) + (f" (rad {line})." if line else ".")


def _printed(value: Any) -> Any:
    """What ``{{ value }}`` prints: escaped, in Swedish form."""
    if isinstance(value, (Markup, StrictUndefined)):
        return value
    text = legal(_worded(value))
    escaped = str(Markup.escape(text))
    for character, markup in _BREAKS.items():
        escaped = escaped.replace(character, markup)
    return Markup(controls.marked(value, escaped) if _RECORDING.get() and isinstance(value, Placed) else escaped)


def _worded(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Labelled):
        return value.label
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (bool, Flag)):
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
    counted = isinstance(value, (int, float)) and not isinstance(value, (bool, Flag))
    return swedish.number(value) if counted else _worded(value)


def _kronor(value: Any) -> str:
    return swedish.kronor(value) if isinstance(value, (int, float)) else _worded(value)


def _in_words(value: Any) -> str:
    return swedish.in_words(value) if isinstance(value, int) else _worded(value)


def _bounded(join: Callable[..., str]) -> Callable[..., str]:
    """Jinja's join, which refuses to make a text longer than any document's."""

    @pass_eval_context
    def joined(context: Any, value: Any, *args: Any, **options: Any) -> str:
        return _not_too_long(join(context, value, *args, **options))

    return joined


def _not_too_long(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        raise SecurityError("'~'")
    return text


class _Bounding(NodeTransformer):
    """Lets ``~`` make a text only up to a bound: in a loop, or set on set, it doubles without end."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        node = self.generic_visit(node)  # type: ignore[assignment]
        return nodes.Filter(node, "bounded", [], [], None, None, lineno=node.lineno)


def _keeping(name: str, function: Callable[..., str]) -> Callable[..., Any]:
    """A format that passes a gap on untouched, so that what is missing is seen, and keeps a value's place."""

    def formatted(value: Any, *args: Any) -> Any:
        if isinstance(value, Gap):
            return value
        if isinstance(value, Markup):  # what a macro or a block of the template has printed
            value = Markup(controls.unmarked(value))
        text = function(value, *args)
        if not isinstance(value, Placed):
            return text
        worded = ("words",) if controls.needs_words(value) else ()
        return placed.placed(text, value.path, (*value.formats, *worded, name))

    return formatted


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox made narrower: a key always wins over a method, and no method or operator can grow a text."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    _METHODS = frozenset(("items", "keys", "values", "get", "upper", "lower", "strip", "title", "capitalize",
                          "startswith", "endswith", "split", "label"))  # fmt: skip

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, date):
            return attr in ("year", "month", "day")
        if isinstance(obj, (str, bytes, list, tuple, dict, Placed)) and attr not in self._METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if not (isinstance(left, (int, float)) and isinstance(right, (int, float))) or operator == "**":
            raise SecurityError(f"'{operator}'")
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _Bounding().visit(super()._parse(source, name, filename))  # type: ignore[no-any-return]


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
    environment.tests |= {
        "true": lambda value: isinstance(value, (bool, Flag)) and value == 1,
        "false": lambda value: isinstance(value, (bool, Flag)) and value == 0,
        "boolean": lambda value: isinstance(value, (bool, Flag)),
    }
    environment.filters["bounded"] = _not_too_long
    environment.filters["join"] = _bounded(environment.filters["join"])
    for name, function in formats.items():
        environment.filters[name] = _keeping(name, function)
    return environment


_ENVIRONMENT = _environment()
