"""A document that someone has opened and saved in LibreOffice still tells where each value and clause is."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from word_reading import W, clauses, part, record, values

from generator import contract, services
from generator.word.controls import bookmark_of

CONTROL = "{urn:samverkan:1}control"


@pytest.fixture(scope="module")
def made() -> bytes:
    return services.generate(services.example("geodata"), "agreement")


@pytest.fixture(scope="module")
def saved(made: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    if shutil.which("soffice") is None:
        missing = "soffice is missing (apt-get install libreoffice-writer)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    folder: Path = tmp_path_factory.mktemp("saved")
    (folder / "a.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", "out", "a.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "out" / "a.docx").read_bytes()


def test_every_value_is_found_by_its_bookmark_and_the_documents_own_part(made: bytes, saved: bytes) -> None:
    kept = {one.get("id"): one for one in _own_part(saved).iter(CONTROL)}
    between = _bookmarked(part(saved))
    expected = values(made)
    assert len(expected) > 300
    for identity, tag, text in expected:
        assert between[f"_sv{identity}"] == text.replace("\n", "").replace("\t", ""), tag
        assert kept[identity].get("tag") == tag
    assert [json.loads(one.text) for one in kept.values()] == [json.loads(e.text) for e in record(made).iter(CONTROL)]


def test_every_clause_is_found_by_its_bookmark(made: bytes, saved: bytes) -> None:
    marks = {mark.get(f"{W}name"): next(mark.iterancestors(f"{W}p")) for mark in part(saved).iter(f"{W}bookmarkStart")}
    for clause, control in clauses(made):
        assert _text(marks[bookmark_of(clause)]) == _text(next(control.iter(f"{W}p"))), clause


def test_it_is_still_the_same_document_and_a_change_in_it_is_told_by_clause_and_path(saved: bytes) -> None:
    initiative = contract.parse(services.example("geodata"))
    found = services.verify(saved, initiative)
    assert (found.same, found.bytes, found.resaved, found.changes) == (True, False, True, ())
    mapping = services.example("geodata")
    mapping["direction"]["purpose"] = "Något annat."
    (change,) = services.verify(saved, contract.parse(mapping)).changes
    assert (change.clause, change.path, change.old) == ("agreement.purpose", "direction.purpose", "Något annat.")


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _own_part(docx: bytes) -> etree._Element:
    """The part in our namespace: LibreOffice gives the file another number."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        items = [name for name in archive.namelist() if name.startswith("customXml/item") and "Props" not in name]
        (own,) = [name for name in items if b"urn:samverkan:1" in archive.read(name)]
        return etree.fromstring(archive.read(own))


def _bookmarked(root: etree._Element) -> dict[str, str]:
    """The text within each bookmark."""
    found: dict[str, str] = {}
    names: dict[str | None, str] = {}
    for element in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if element.tag == f"{W}bookmarkStart":
            names[element.get(f"{W}id")] = element.get(f"{W}name")
            found.setdefault(element.get(f"{W}name"), "")
        elif element.tag == f"{W}bookmarkEnd":
            names.pop(element.get(f"{W}id"), None)
        else:
            for name in names.values():
                found[name] += element.text or ""
    return found
