"""A document that lacks something is a draft, and a finished copy is made of what lacks nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from word_reading import W, lines, part, text

from generator import contract, services
from generator.cli import main
from generator.errors import UnfinishedError

EXAMPLE = Path(__file__).parents[2] / "examples" / "efterlevande.yaml"
WHOLE, WITH_GAPS = ("mandates", "plan"), ("agreement", "direction")


def proposal(**changes: Any) -> dict[str, Any]:
    return services.example("efterlevande") | changes


def generate(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main(["generate", *map(str, arguments)])
    return code, capsys.readouterr().err


@pytest.mark.parametrize("slug", WITH_GAPS)
def test_a_document_that_holds_a_gap_is_headed_as_a_draft_whatever_its_status(slug: str) -> None:
    made = services.Making(proposal()).draft(slug)
    assert made.gaps
    assert made.forced
    assert "Status\tUtkast" in text(made.docx)
    assert "Mallen ersätter inte rättslig granskning." in "".join(part(made.docx, "word/footer1.xml").itertext())


@pytest.mark.parametrize("slug", WHOLE)
def test_a_document_without_a_gap_keeps_its_status(slug: str) -> None:
    made = services.Making(proposal()).draft(slug)
    assert made.gaps == ()
    assert not made.forced
    assert "Utkast" not in lines(made.docx)[:8]


def test_a_gap_is_told_by_the_path_of_its_field_and_one_without_a_field_by_its_clause() -> None:
    mapping = proposal()
    del mapping["direction"]["purpose"]
    with pytest.raises(UnfinishedError) as raised:
        services.generate(mapping, "agreement", clean=True)
    told = {fault.path: fault.message for fault in raised.value.faults}
    assert told["direction.purpose"] == "syfte saknas (Överenskommelse eller avtal)"
    assert told["agreement.legal_basis"].startswith("paragraf saknas")


def test_a_finished_copy_is_refused_while_a_gap_stands_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, err = generate(capsys, EXAMPLE, "--out", tmp_path / "ut", "--clean")
    assert code == 1
    assert "3 uppgifter saknas" in err
    assert "agreement.legal_basis: paragraf saknas" in err
    assert "direction.options: " in err
    assert not (tmp_path / "ut").exists()


def test_a_finished_copy_says_what_the_draft_says_and_holds_no_comments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, err = generate(capsys, EXAMPLE, "--out", tmp_path, "--clean", "--document", *WHOLE)
    assert (code, err) == (0, "")
    for slug, file in (("mandates", "mandates"), ("plan", "plan-2027")):
        docx = (tmp_path / f"efterlevande-2027-{file}.docx").read_bytes()
        assert lines(docx) == lines(services.generate(proposal(), slug))
        assert next(part(docx).iter(f"{W}commentReference"), None) is None


def test_a_limit_of_an_undertaking_never_goes_while_the_undertaking_stands() -> None:
    mapping = services.example("geodata") | {"liability": None}
    with pytest.raises(UnfinishedError) as raised:
        services.generate(mapping, "agreement", clean=True)
    assert any("ansvarstak" in fault.message for fault in raised.value.faults)
    said = text(services.generate(mapping, "agreement"))
    assert "En parts ersättningsskyldighet är begränsad till [Att fylla i: " in said


def test_drafts_can_be_had_without_comments_and_with_all_their_gaps() -> None:
    with_comments, without = (services.generate(proposal(), "agreement", remarks=remarks) for remarks in (True, False))
    assert list(part(with_comments).iter(f"{W}commentReference"))
    assert not list(part(without).iter(f"{W}commentReference"))
    assert lines(without) == lines(with_comments)


def test_a_forced_draft_is_told_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, err = generate(capsys, EXAMPLE, "--out", tmp_path)
    assert code == 0
    assert "efterlevande-2027-agreement.docx: en uppgift saknas. Dokumentet är märkt ”Utkast”." in err
    assert "mandates" not in err


def test_a_kind_without_a_template_of_ones_own_is_made_by_the_products_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "mallar" / "plan"
    own.mkdir(parents=True)
    (own / "template.docx").write_bytes((EXAMPLE.parents[1] / "templates" / "plan" / "template.docx").read_bytes())
    code, err = generate(capsys, EXAMPLE, "--out", tmp_path, "--templates", tmp_path / "mallar", "--document", *WHOLE)
    assert code == 0
    assert "mandates: " in err
    assert "produktens mall" in err
    assert "plan: " not in err


@pytest.mark.parametrize("folder", ["tom", "saknas"])
def test_a_folder_without_any_template_is_an_error(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tom").mkdir()
    code, err = generate(capsys, EXAMPLE, "--out", tmp_path / "ut", "--templates", tmp_path / folder)
    assert code == 1
    assert "finns ingen mall" in err
    assert not (tmp_path / "ut").exists()


def test_a_sum_over_what_is_missing_is_a_gap() -> None:
    mapping = proposal()
    lacking = mapping["parties"][1]
    del lacking["contribution"]["amount_per_year"]
    del mapping["plans"][-1]["budget_by_party"][lacking["id"]]
    for slug, gaps in (("agreement", 1), ("direction", 1), ("plan", 2)):
        made = text(services.generate(mapping, slug))
        assert made.count("[Att fylla i: summan av ") == gaps, slug


def test_no_technical_id_of_a_party_or_a_forum_is_printed() -> None:
    mapping = proposal()
    written = contract.dump_json(mapping)
    for number, party in enumerate(proposal()["parties"]):
        written = written.replace(f'"{party["id"]}"', f'"zzp{number}"')
    for number, forum in enumerate(proposal()["organisation"]["forums"]):
        written = written.replace(f'"{forum["id"]}"', f'"zzf{number}"')
    mapping = contract.read(written)
    for row in [*mapping["parties"], *mapping["organisation"]["forums"]]:
        row.pop("short_name", None)
    del mapping["parties"][0]["name"], mapping["organisation"]["forums"][0]["name"]
    for slug in (*WHOLE, *WITH_GAPS):
        made = services.generate(mapping, slug)
        heads = ["word/header1.xml", "word/header2.xml", "word/footer1.xml"]
        printed = "\n".join([text(made), *("".join(part(made, name).itertext()) for name in heads)])
        assert "zz" not in printed, slug


def test_a_party_is_called_by_its_short_name_only_where_it_has_one() -> None:
    mapping = services.example("geodata")
    assert "Lantmäteriet (LM)" in text(services.generate(mapping, "mandates"))
    for party in mapping["parties"]:
        party.pop("short_name", None)
    made = text(services.generate(mapping, "mandates"))
    assert "(LM)" not in made
    assert "kortnamn" not in made.lower()


def test_a_line_break_in_a_name_is_a_space_and_in_a_paragraph_a_line_break() -> None:
    mapping = services.blank("x", "Rad ett\vRad två") | {
        "direction": {"purpose": "Rad ett.\u2028Rad två."},
        "technology": {"prerequisites": ["En\u2029punkt"]},
    }
    made = lines(services.generate(mapping, "agreement"))
    assert "Rad ett Rad två" in made
    assert "Rad ett.\nRad två." in made
    assert "En punkt" in made
