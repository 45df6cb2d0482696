"""What a document says, paragraph by paragraph, whatever program saved it.

Only what a reader sees counts: text that stands, with insertions and without deletions, and what fields show; not how
it looks, nor what is struck out or hidden. A table of contents repeats the headings and a page number is the layout's,
so both are left out. A clause is known by its control, else by the bookmark at its beginning, and a value by its
control, else by its bookmark and the document's own part: LibreOffice (7.4) keeps no tags of controls.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import etree

from generator.word.controls import VALUE_MARK, bookmark_of, is_derived
from generator.word.elements import (
    BOOKMARK,
    BOOKMARK_END,
    CONTROL,
    FIELD_MARK,
    ID,
    INSTRUCTION,
    MARK_KIND,
    NAME,
    R_PROPERTIES,
    VAL,
    Control,
    P,
    R,
    controls_around,
    q,
)
from generator.word.package import BODY, RELATIONS, Package
from generator.word.record import tags_by_id

_GONE = {q("moveFrom"), q("del")}
_UNSEEN = tuple(f"{R_PROPERTIES}/{q(name)}" for name in ("vanish", "strike", "dstrike"))
_SIMPLE = q("fldSimple")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LAID_OUT = re.compile(r"\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b")
_BLANK = re.compile(r"[\s\u00a0\u202f]+")
_OFF = ("0", "false", "off")
_BESIDE = {"header": "sidhuvud", "footer": "sidfot", "footnotes": "fotnoter", "endnotes": "slutnoter"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph as it reads: the `clause` that it belongs to (the one before it when it stands between two; a word
    for page heads, feet and notes) and its `pieces`, each with the path of its value, or an empty one."""

    clause: str
    pieces: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return _BLANK.sub(" ", "".join(text for _, text in self.pieces)).strip()

    @property
    def frame(self) -> str:
        """The text with the paths of its values in their place."""
        return _BLANK.sub(" ", "".join(f"\0{path}\0" if path else text for path, text in self.pieces)).strip()


def passages(package: Package, clauses: Collection[str]) -> tuple[Passage, ...]:
    """Every paragraph of a document that says anything; `clauses` are the ids that its clauses may have."""
    body = _Reading(package, clauses).passages(package.tree(BODY))
    beside = [
        Passage(word, passage.pieces)
        for name, word in _beside(package)
        for passage in _Reading(package, ()).passages(package.tree(name))
    ]
    # The same page head stands in many sections, and programs split them differently.
    heads = {(passage.clause, passage.text): passage for passage in beside}
    return (*body, *heads.values())


def _beside(package: Package) -> Iterator[tuple[str, str]]:
    """The parts of page heads, feet and notes, found by their relation, and the word for each."""
    for relation in package.tree(RELATIONS) if RELATIONS in package else ():
        kind = (relation.get("Type") or "").rpartition("/")[2]
        name = (relation.get("Target") or "").removeprefix("/word/")
        if kind in _BESIDE and f"word/{name}" in package:
            yield f"word/{name}", _BESIDE[kind]


class _Reading:
    """One part, read from its beginning to its end."""

    def __init__(self, package: Package, clauses: Collection[str]) -> None:
        self._by_bookmark = {bookmark_of(clause): clause for clause in clauses}
        self._tags = tags_by_id(package)
        self._clause = ""
        self._fields: list[tuple[str, bool]] = []
        self._open: dict[str, str] = {}

    def passages(self, root: etree._Element) -> Iterator[Passage]:
        """The passages in the order of the text; a paragraph within another, in a text box, comes after it."""
        pieces: dict[etree._Element, list[tuple[str, str]]] = {}
        begun: dict[etree._Element, str] = {}
        for element in root.iter(CONTROL, P, R, BOOKMARK, BOOKMARK_END):
            if element.tag == CONTROL:
                self._clause = Control(element).clause or self._clause
            elif element.tag in (BOOKMARK, BOOKMARK_END):
                self._pass(element)
            elif element.tag == P:
                pieces[element], begun[element] = [], ""
            else:
                holder = next(element.iterancestors(P), None)
                text = self._text(element)
                if holder is not None and text:
                    begun[holder] = begun[holder] or self._clause
                    _add(pieces[holder], self._path(element), text)
        for paragraph, found in pieces.items():
            passage = Passage(begun[paragraph], tuple(found))
            if passage.text:
                yield passage

    def _pass(self, mark: etree._Element) -> None:
        name, identity = mark.get(NAME) or "", mark.get(ID) or ""
        if mark.tag == BOOKMARK_END:
            self._open.pop(identity, None)
        elif name in self._by_bookmark:
            self._clause = self._by_bookmark[name]
        elif name.startswith(VALUE_MARK):
            self._open[identity] = self._tags.get(name.removeprefix(VALUE_MARK), "")

    def _path(self, run: etree._Element) -> str:
        """The path of the value that a run belongs to; of what is made of values, none."""
        tagged = next((control for control in controls_around(run) if control.tag), None)
        marked = next(iter(self._open.values()), "")
        path = tagged.tag if tagged is not None and tagged.is_inline else marked
        return "" if is_derived(path) else path

    def _text(self, run: etree._Element) -> str:
        """What a reader sees of a run; of the marks of fields nothing, but they decide what is seen of the rest."""
        text = ""
        for child in run:
            if child.tag == FIELD_MARK:
                self._mark(child.get(MARK_KIND) or "")
            elif child.tag == INSTRUCTION and self._fields:
                instruction, shown = self._fields[-1]
                self._fields[-1] = (instruction + (child.text or ""), shown)
            else:
                text += _worded(child)
        seen = all(shown and not _LAID_OUT.match(asked) for asked, shown in self._fields)
        return text if seen and not _is_gone(run) else ""

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(("", False))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif kind == "end" and self._fields:
            self._fields.pop()


def _add(pieces: list[tuple[str, str]], path: str, text: str) -> None:
    """One more piece; programs split a text into runs as they please, so what is of one value is one piece."""
    if pieces and pieces[-1][0] == path:
        pieces[-1] = (path, pieces[-1][1] + text)
    else:
        pieces.append((path, text))


def _worded(element: etree._Element) -> str:
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if name == "t":
        return (element.text or "").replace("\u00ad", "")
    if name == "sym":
        code = element.get(q("char")) or ""
        return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""
    return {"br": " ", "tab": " ", "cr": " ", "noBreakHyphen": "-"}.get(name, "")


def _is_gone(run: etree._Element) -> bool:
    """Whether a run is deleted, moved away, hidden or struck out, repeated for older programs, or a page number."""
    for ancestor in run.iterancestors(*_GONE, _FALLBACK, _SIMPLE):
        if ancestor.tag != _SIMPLE or _LAID_OUT.match(ancestor.get(q("instr")) or ""):
            return True
    marks = (run.find(path) for path in _UNSEEN)
    return any(mark is not None and mark.get(VAL) not in _OFF for mark in marks)
