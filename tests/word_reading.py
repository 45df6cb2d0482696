"""Reading a docx back in tests, independently of the engine that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def lines(docx: bytes) -> list[str]:
    """The text of every paragraph, with Word's breaks and tabs as characters."""
    return [_line(paragraph) for paragraph in part(docx).iter(f"{W}p")]


def _line(paragraph: etree._Element) -> str:
    pieces = {f"{W}t": lambda e: e.text or "", f"{W}br": lambda _: "\n", f"{W}tab": lambda _: "\t"}
    runs = (child for run in paragraph.iter(f"{W}r") for child in run)
    return "".join(pieces[child.tag](child) for child in runs if child.tag in pieces)


def text(docx: bytes) -> str:
    return "\n".join(lines(docx))


def everything(docx: bytes) -> str:
    """The text of the document with its page heads and feet."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        heads = [name for name in archive.namelist() if name.startswith(("word/header", "word/footer"))]
    return "\n".join([text(docx), *("".join(part(docx, name).itertext()) for name in heads)])


def clauses(docx: bytes) -> list[tuple[str, etree._Element]]:
    """The block controls whose tag says that they are a clause: its id, and the control."""
    blocks = [control for control in part(docx).iter(f"{W}sdt") if not _is_inline(control)]
    tags = [(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), control) for control in blocks]
    return [(tag.removeprefix("clause:"), control) for tag, control in tags if tag.startswith("clause:")]


def clause(docx: bytes, identity: str) -> str:
    """The text of a clause, a line a paragraph, with ordinary spaces; nothing where there is no such clause."""
    found = [control for clause, control in clauses(docx) if clause == identity]
    return "\n".join(_line(p) for control in found for p in control.iter(f"{W}p")).replace("\u00a0", " ")


def rows(docx: bytes, caption: str) -> list[list[str]]:
    """The cells of the table below `caption`, row by row, the head first, with ordinary spaces."""
    for table in part(docx).iter(f"{W}tbl"):
        before = table.getprevious()
        if before is not None and _line(before) == caption:
            return [
                ["\n".join(_line(p) for p in cell.iter(f"{W}p")).replace("\u00a0", " ") for cell in row.iter(f"{W}tc")]
                for row in table.iter(f"{W}tr")
            ]
    return []


@dataclass(frozen=True)
class Comment:
    """A comment: the clause that it is anchored in, its paragraphs, who made it and when."""

    clause: str
    lines: tuple[str, ...]
    author: str
    date: str


def comments(docx: bytes) -> list[Comment]:
    anchors = {
        start.get(f"{W}id"): clause
        for clause, control in clauses(docx)
        for start in control.iter(f"{W}commentRangeStart")
    }
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        if "word/comments.xml" not in archive.namelist():
            return []
    return [
        Comment(
            anchors.get(one.get(f"{W}id"), ""), tuple(_line(p) for p in one.iter(f"{W}p")),
            one.get(f"{W}author") or "", one.get(f"{W}date") or "",
        )
        for one in part(docx, "word/comments.xml").iter(f"{W}comment")
    ]  # fmt: skip


def values(docx: bytes) -> list[tuple[str, str, str]]:
    """Id, tag and text of every control that a value stands in."""
    found = []
    for control in part(docx).iter(f"{W}sdt"):
        if _is_inline(control):
            says = {e.tag.removeprefix(W): e.get(f"{W}val") or "" for e in control.find(f"{W}sdtPr")}
            pieces = {f"{W}t": lambda e: e.text or "", f"{W}br": lambda _: "\n", f"{W}tab": lambda _: "\t"}
            text = "".join(pieces[e.tag](e) for e in control.find(f"{W}sdtContent").iter() if e.tag in pieces)
            found.append((says["id"], says["tag"], text))
    return found


def record(docx: bytes) -> etree._Element:
    """The part that says what the document was filled in with."""
    return part(docx, "customXml/item2.xml")


def _is_inline(control: etree._Element) -> bool:
    return next(control.iterancestors(f"{W}p"), None) is not None


def faults(docx: bytes) -> list[str]:
    """What makes Word call a document damaged and common validators miss."""
    found = []
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = archive.namelist()
        found += [f"doubled part {name}" for name in names if names.count(name) > 1]
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    root = part(docx)
    found += [
        "a cell that does not end in a paragraph" for c in root.iter(f"{W}tc") if not len(c) or c[-1].tag != f"{W}p"
    ]
    found += ["a table without rows" for t in root.iter(f"{W}tbl") if next(t.iter(f"{W}tr"), None) is None]
    found += [
        "a row whose cells do not match the grid"
        for t in root.iter(f"{W}tbl")
        for row in t.findall(f"{W}tr")
        if len(row.findall(f"{W}tc")) != len(t.findall(f"{W}tblGrid/{W}gridCol"))
    ]
    ids = [e.get(f"{W}val") for e in root.iter(f"{W}id") if e.getparent().tag == f"{W}sdtPr"]
    found += [f"control id {number} twice" for number in set(ids) if ids.count(number) > 1]
    marks = [(e.get(f"{W}name"), e.get(f"{W}id")) for e in root.iter(f"{W}bookmarkStart")]
    ends = [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkEnd")]
    found += ["bookmarks that share a name or an id"] * any(
        len({one[place] for one in marks}) < len(marks) for place in (0, 1)
    )
    found += ["a bookmark without its end"] * (sorted(ends) != sorted(identity for _, identity in marks))
    anchors = {e.get(f"{W}anchor") for e in root.iter(f"{W}hyperlink")} - {None}
    asked = "".join(e.text or "" for e in root.iter(f"{W}instrText"))
    anchors |= set(re.findall(r"\bREF (\S+)", asked))
    found += [f"a link to {name}, which is not there" for name in anchors - {name for name, _ in marks}]
    found += ["a control with nothing in it" for c in root.iter(f"{W}sdtContent") if not len(c)]
    body = root.find(f"{W}body")
    found += [
        "the body ends in a table" for _ in [0] if [c for c in body if c.tag != f"{W}sectPr"][-1].tag == f"{W}tbl"
    ]
    for name in ("word/document.xml", *(n for n in names if n.startswith(("word/header", "word/footer")))):
        fields = [e.get(f"{W}fldCharType") for e in part(docx, name).iter(f"{W}fldChar")]
        found += [f"unbalanced fields in {name}" for _ in [0] if fields.count("begin") != fields.count("end")]
    numbered = {n.get(f"{W}numId") for n in part(docx, "word/numbering.xml").iter(f"{W}num")}
    for name in ("word/document.xml", "word/styles.xml"):
        used = {n.get(f"{W}val") for n in part(docx, name).iter(f"{W}numId")}
        found += [f"numbering {number} that does not exist" for number in used - numbered]
    defined = {s.get(f"{W}styleId") for s in part(docx, "word/styles.xml").iter(f"{W}style")}
    used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in root.iter(f"{W}{tag}")}
    return found + [f"style {style} that does not exist" for style in used - defined]
