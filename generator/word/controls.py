"""Content controls: each value that a template prints stands in one, tagged with its path in the data.

The engine prints a value between marks (`marked`); `wrap` makes controls of them once the part is XML. Rich-text
controls, since LibreOffice flattens tracked changes in plain ones. A value that can be read back as it was written is
tagged with the contract's path, ``parties[2].task``; what is made of values (genitives, sums, labels, lists in a
sentence) with ``derived:`` before it. A clause is a block control tagged ``clause:`` and its id, which may read as a
value's path does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.contract import Path
from generator.values import GAP_END, GAP_START, Gap, Labelled
from generator.word.elements import (
    BOOKMARK,
    BOOKMARK_END,
    BREAK,
    CONTENT,
    CONTROL,
    ID,
    NAME,
    R_PROPERTIES,
    TAB,
    VAL,
    Control,
    P,
    R,
    T,
    controls,
    enclose,
    q,
)
from generator.word.fields import HEADING_MARK
from generator.word.package import SPACE, remove
from generator.word.placed import Flag, Placed, Rows

# Noncharacters, as the marks of a gap are: no text from outside holds them.
OPEN, _SAID, CLOSE = "\ufdd2", "\ufdd3", "\ufdd4"
MARK = re.compile(f"({OPEN}[^{OPEN}{_SAID}{CLOSE}]*{_SAID}|{CLOSE})")
_DERIVED, _MISSING = "derived:", "gap"
_LONGEST_TAG = 64  # what Word takes
# The formats that change how a value is written and not what it says: it can be read back.
_FAITHFUL = frozenset(("cap", "lowered", "sentence", "iso", "number", "kr"))
_BREAKS = {BREAK: "\n", TAB: "\t"}
VALUE_MARK = "_sv"
_OURS = (VALUE_MARK, "_sc_", HEADING_MARK)


@dataclass(frozen=True, slots=True)
class Filled:
    """One control as it was filled in: its `tag`, the `path` of its value in the data, how it was formatted, and the
    `text` it shows; a missing value has none."""

    control: Control
    tag: str
    path: str
    formats: tuple[str, ...]
    text: str

    @property
    def identity(self) -> str:
        """The control's id, once `renumber` has given it one; empty when the control has been taken away."""
        stands = next(self.control.element.iterancestors(q("document")), None) is not None
        return self.control.identity if stands else ""


def marked(value: Placed, markup: str) -> str:
    """`markup`, which `value` is printed as, between the marks that `wrap` makes a control of."""
    tag = _tag(value)
    if not markup or not value.path or len(tag) > _LONGEST_TAG:
        return markup
    missing = _MISSING if isinstance(value, Gap) else ""
    return f"{OPEN}{tag}|{value.path}|{','.join(value.formats)}|{missing}{_SAID}{markup}{CLOSE}"


def is_derived(tag: str) -> bool:
    """Whether a control with this tag shows something made of values, which cannot be read back."""
    return tag.startswith(_DERIVED)


def unmarked(text: str) -> str:
    """A printed text without the marks."""
    return MARK.sub("", text)


def wrap(root: etree._Element, title_of: Callable[[str], str]) -> tuple[Filled, ...]:
    """Make a control of everything between marks in the runs below `root`; gives what was filled in, in order.

    `title_of` gives the words for a path that Word shows on the control.
    """
    filled: list[Filled] = []
    for run in [run for run in root.iter(R) if any(OPEN in (text.text or "") for text in run.iter(T))]:
        for piece in _Splitting(run, title_of, filled).pieces():
            run.addprevious(piece)
        remove(run)
    return tuple(filled)


def bookmark(root: etree._Element) -> None:
    """Put a bookmark in every control that has a tag: ``_sv<id>`` round a value, ``_sc_<id>`` where a clause begins.

    LibreOffice (7.4) keeps neither tags nor ids when it saves, but it keeps bookmarks and the document's own part,
    which together say what each place was. Names that begin so are hidden in Word. To be done after `renumber`.
    """
    for control in controls(root):
        content = control.content
        if not control.tag or not control.identity or content is None:
            continue
        if control.clause:
            enclose(content[0] if content[0].tag == P else content, bookmark_of(control.clause))
        elif control.is_inline:
            enclose(content, f"{VALUE_MARK}{control.identity}")


def forget_bookmarks(root: etree._Element) -> None:
    """Take away the bookmarks of an earlier filling-in: a document that was made may be another's template."""
    ours = [m for m in root.iter(BOOKMARK) if (m.get(NAME) or "").startswith(_OURS)]
    numbers = {mark.get(ID) for mark in ours}
    for end in [e for e in root.iter(BOOKMARK_END) if e.get(ID) in numbers]:
        remove(end)
    for mark in ours:
        remove(mark)


def bookmark_of(clause: str) -> str:
    """The name of the bookmark where the clause with this id begins: letters, digits and underscores, 40 at most."""
    return f"_sc_{re.sub(r'[^0-9A-Za-z_]', '_', clause)}"[:40]


def renumber(root: etree._Element) -> None:
    """Give every control below `root` an id of its own: a template's loop repeats them."""
    for number, identity in enumerate(root.iterfind(f".//{q('sdtPr')}/{ID}"), 1):
        identity.set(VAL, str(number))


def tell_marks_apart(root: etree._Element) -> None:
    """Number the bookmarks below `root`, and keep the first of each name and of each comment's marks, which a loop
    repeats: a name leads to one place."""
    _renumber_bookmarks(root)
    _drop_repeated_comments(root)


def _tag(value: Placed) -> str:
    steps = Path.parse(value.path).steps
    if "derived" in steps:
        return _DERIVED + str(Path(tuple(step for step in steps if step != "derived")))
    made = needs_words(value) or not _FAITHFUL.issuperset(value.formats)
    return f"{_DERIVED if made else ''}{value.path}"


def needs_words(value: Placed) -> bool:
    """Whether a value is printed in other words than its own: a code, a reference, yes or no, a list."""
    return isinstance(value, (Labelled, Flag, Rows))


class _Splitting:
    """One run with marks in it, as runs and controls."""

    def __init__(self, run: etree._Element, title_of: Callable[[str], str], filled: list[Filled]) -> None:
        self._run, self._title_of, self._filled = run, title_of, filled
        self._properties = run.find(R_PROPERTIES)

    def pieces(self) -> Iterator[etree._Element]:
        content: list[etree._Element] = []
        opened = ""
        for token in self._tokens():
            if isinstance(token, str):
                yield from self._closed(opened, content)
                opened, content = ("" if token == CLOSE else token), []
            else:
                content.append(token)
        yield from self._closed(opened, content)

    def _tokens(self) -> Iterator[str | etree._Element]:
        """The marks as they stand, and between them the run's elements, with each text split at the marks."""
        for child in self._run:
            if child.tag == R_PROPERTIES:
                continue
            if child.tag != T:
                yield child
                continue
            for piece in MARK.split(child.text or ""):
                if MARK.fullmatch(piece):
                    yield piece
                elif piece:
                    text = etree.Element(T)
                    text.text = piece
                    text.set(SPACE, "preserve")
                    yield text

    def _closed(self, opened: str, content: list[etree._Element]) -> Iterator[etree._Element]:
        if not content:
            return
        run = etree.Element(R)
        if self._properties is not None:
            run.append(deepcopy(self._properties))
        run.extend(content)
        yield self._control(opened, run) if opened else run

    def _control(self, opened: str, run: etree._Element) -> etree._Element:
        tag, path, formats, missing = opened.strip(OPEN + _SAID).split("|")
        text = "" if missing else "".join(_BREAKS.get(child.tag, child.text or "") for child in run)
        text = text.replace(GAP_START, "").replace(GAP_END, "")
        control = etree.Element(CONTROL)
        self._filled.append(Filled(Control(control), tag, path, tuple(filter(None, formats.split(","))), text))
        properties = etree.SubElement(control, q("sdtPr"))
        title = self._title_of(path)
        for name, value in (("alias", title), ("tag", tag), ("id", "0")):
            if value:
                etree.SubElement(properties, q(name)).set(VAL, value)
        if missing:  # what is typed there replaces it whole
            etree.SubElement(properties, q("showingPlcHdr"))
        etree.SubElement(control, CONTENT).append(run)
        return control


def _renumber_bookmarks(root: etree._Element) -> None:
    named: set[str] = set()
    now: dict[str | None, str] = {}
    number = 0
    for mark in list(root.iter(BOOKMARK, BOOKMARK_END)):
        identity = mark.get(ID)
        if mark.tag.endswith("Start"):
            name = mark.get(NAME) or ""
            now[identity] = "" if name in named else str(number)
            number += name not in named
            named.add(name)
        if now.get(identity):
            mark.set(ID, now[identity])
        else:
            remove(mark)


def _drop_repeated_comments(root: etree._Element) -> None:
    seen: set[tuple[str, str | None]] = set()
    for mark in list(root.iter(*(q(f"comment{end}") for end in ("RangeStart", "RangeEnd", "Reference")))):
        known = (str(mark.tag), mark.get(ID))
        if known in seen:
            remove(mark)
        seen.add(known)
