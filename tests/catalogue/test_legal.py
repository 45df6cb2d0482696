"""The statutes, the notes' words and the register of authorities."""

from __future__ import annotations

import re
from pathlib import Path

from generator import catalogue
from generator.contract import Leadership, PartyKind
from generator.contract.models.organisation_number import luhn_ok

DOMAIN = Path(__file__).parents[2] / "docs" / "domain.md"
ABBREVIATION = re.compile(r"\b(?:KL|FL|OSL|LOU|GDPR|RF|TF|MBL|SFB|DSF)\b|\d+:\d+ ?§|\bkap \d|§ \d")


def test_every_statute_says_how_far_it_is_verified() -> None:
    for statute in catalogue.statutes().values():
        assert re.search(r"\[(VT|VS|M|P|T)\b", statute.mark), statute.id


def test_no_mark_says_more_than_the_domains_sources() -> None:
    text = re.sub(r"\s+", " ", DOMAIN.read_text(encoding="utf-8"))
    for statute in catalogue.statutes().values():
        for part in statute.mark.split("; "):
            assert part in text, statute.id


def test_a_statute_is_cited_in_full_and_never_by_abbreviation() -> None:
    for statute in catalogue.statutes().values():
        assert not ABBREVIATION.search(f"{statute.citation} {statute.content}"), statute.id
    assert catalogue.statutes()["duty_to_cooperate"].source.startswith("8 § förvaltningslagen (2017:900) [VT]")


def test_no_message_uses_an_abbreviation_or_ends_without_a_full_stop() -> None:
    for message in [note.message for note in catalogue.notes().values()] + [need.message for need in catalogue.needs()]:
        assert not ABBREVIATION.search(message), message
        assert message.endswith("."), message
        assert '"' not in message, message


def test_every_note_rests_on_something_with_a_source() -> None:
    notes = [*catalogue.notes().values(), *catalogue.needs()]
    assert all(note.source for note in notes)
    assert all(note.severity in catalogue.LEVELS for note in notes)


def test_only_what_the_domain_refuses_is_an_error() -> None:
    errors = {note.code for note in catalogue.notes().values() if note.severity == "error"}
    assert errors == {
        "legal.archive_creator",
        "legal.joint_controllers_incomplete",
        "legal.processor_incomplete",
        "legal.public_cooperation_with_private_party",
        "matrix.locked",
        "matrix.municipal_direction",
        "matrix.one_decides",
        "matrix.reserved",
        "matrix.two_decide",
    }


def test_the_register_can_be_used_for_parties() -> None:
    register = catalogue.organisations()
    assert len(register) == len({body.name for body in register}) == 25
    for body in register:
        assert luhn_ok(body.organisation_number), body.name
        PartyKind(body.kind)
        Leadership(body.leadership)
        assert body.mark, body.name
        assert bool(body.principal) == (body.kind == "state_agency"), body.name


def test_an_unverified_authority_says_so() -> None:
    marks = {body.name: body.mark for body in catalogue.organisations()}
    assert marks["Länsstyrelsen i Uppsala län"] == "ej verifierat"
    assert marks["Planlinje Geodata AB"] == "påhittat"
