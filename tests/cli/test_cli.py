"""The command line as the contract promises it: what is written, what is said, and with which exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from word_reading import faults, text

from generator import contract
from generator.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "efterlevande.yaml"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert "\u00a0" not in said.out + said.err
    return code, said.out, said.err


def test_generate_writes_the_agreement_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "generate", EXAMPLE, "--document", "agreement", "--out", tmp_path / "new" / "folder")
    file = tmp_path / "new" / "folder" / "efterlevande-2027-agreement.docx"
    assert (code, out.strip()) == (0, str(file))
    assert "Överenskommelse om samverkan" in text(file.read_bytes())
    assert list(file.parent.iterdir()) == [file]


def test_generate_makes_html_and_pdf_beside_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(
        capsys, "generate", EXAMPLE, "--document", "agreement", "--out", tmp_path, "--format", "docx,pdf,html"
    )
    assert code == 0, err
    page = (tmp_path / "efterlevande-2027-agreement.html").read_text(encoding="utf-8")
    assert '<html lang="sv">' in page
    assert '<h2 id="agreement.decisions">9&nbsp;Beslut, mandat och eskalering</h2>' in page
    assert '<a href="#agreement.decisions">9\tBeslut, mandat och eskalering</a>' in page
    assert re.search(r'<p class="clause" id="punkt-9\.4">9\.4&nbsp;Kan representanterna', page)
    assert 'enligt punkt <a href="#punkt-9.4">9.4</a> och bilaga' in page
    assert "<script" not in page
    assert (tmp_path / "efterlevande-2027-agreement.pdf").read_bytes().startswith(b"%PDF")


def test_check_reports_94_checkpoints_in_twelve_factors(capsys: pytest.CaptureFixture[str], example: Path) -> None:
    code, out, _ = run(capsys, "check", example, "--json")
    answer = json.loads(out)
    assert code == 0
    assert set(answer) == {"valid", "errors", "coverage", "findings"}
    assert answer["valid"] is True
    assert answer["errors"] == []
    assert len(answer["coverage"]) == 12
    assert sum(factor["of"] for factor in answer["coverage"].values()) == 94
    for factor in answer["coverage"].values():
        assert factor["dealt_with"] == factor["of"] - len(factor["missing"])
    assert {"code", "severity", "path", "message", "source"} <= set(answer["findings"][0])


def test_check_in_words_counts_and_never_says_that_anything_is_fulfilled(
    capsys: pytest.CaptureFixture[str], example: Path
) -> None:
    code, out, _ = run(capsys, "check", example)
    assert code == 0
    assert "av 94 kontrollpunkter" in out
    assert "uppfyller" not in out.lower()


def test_a_wrong_file_names_every_fault_by_its_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "fel.yaml"
    file.write_text(
        "format: samverkan/1\ninitiative: {id: x, nam: y}\nparties:\n- {id: A, kind: kommun}\n- {id: A}\n",
        encoding="utf-8",
    )
    code, _, err = run(capsys, "generate", file, "--out", tmp_path / "out")
    assert code == 1
    for path in ("initiative.nam", "initiative.name", "parties[0].kind", "parties[1].id"):
        assert path in err
    assert not (tmp_path / "out").exists()
    code, out, _ = run(capsys, "check", file, "--json")
    assert code == 1
    assert json.loads(out)["valid"] is False
    assert len(json.loads(out)["errors"]) == 4


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff", b"[1, 2", b"{", b"- a\n- b", b"a: &a [*a]", b"!!python/object:os.system x"]
)
def test_a_file_that_is_no_initiative_is_refused_in_a_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    code, _, err = run(capsys, "check", file)
    assert code == 1
    assert err.strip()


def test_a_crowd_of_faults_is_told_in_a_hundred_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("format: samverkan/1\ninitiative: {id: x, name: y}\nrisks:\n" + "- likelihood: 9\n" * 5000)
    code, _, err = run(capsys, "check", file)
    lines = err.splitlines()
    assert (code, len(lines)) == (1, 102)
    assert "fler än 100 fel" in lines[0]
    assert "Ytterligare 4 900 fel" in lines[-1]
    errors = json.loads(run(capsys, "check", file, "--json")[1])["errors"]
    assert (len(errors), errors[-1]["path"]) == (101, "format")


def test_a_crowd_of_findings_of_one_kind_is_counted_in_words_and_whole_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.json"
    parties = [{"id": f"p{number}"} for number in range(300)]
    file.write_text(json.dumps({"format": "samverkan/1", "initiative": {"id": "x", "name": "y"}, "parties": parties}))
    _, out, _ = run(capsys, "check", file)
    findings = json.loads(run(capsys, "check", file, "--json")[1])["findings"]
    code = next(line for line in out.splitlines() if "Ytterligare 200 iakttagelser" in line).split("kod ")[1].split()[0]
    assert sum(finding["code"] == code for finding in findings) == 300
    assert len(out.splitlines()) < 1000


def test_a_text_cut_by_a_comment_is_a_hint_and_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("format: samverkan/1\ninitiative: {id: x, name: y}\nchallenge:\n  problem: Ärenden av typ # 3\n")
    for arguments in (["check", file], ["generate", file, "--document", "plan", "--out", tmp_path]):
        code, _, err = run(capsys, *arguments)
        assert code == 0
        assert "challenge.problem: Rad 4: Det som följer efter ” #” läses inte" in err
    code, out, _ = run(capsys, "check", file, "--json")
    (finding,) = [each for each in json.loads(out)["findings"] if each["code"] == "file.cut_text"]
    assert (finding["severity"], finding["path"]) == ("advice", "challenge.problem")
    assert finding["source"] == "produktens egen regel"


def test_a_file_that_is_not_there_or_is_a_folder_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (tmp_path / "saknas.yaml", tmp_path):
        code, _, err = run(capsys, "generate", file, "--out", tmp_path)
        assert code == 1
        assert str(file) in err


def test_a_folder_that_cannot_be_written_to_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fil").write_text("x")
    code, _, err = run(capsys, "generate", EXAMPLE, "--document", "agreement", "--out", tmp_path / "fil")
    assert code == 1
    assert "Kan inte skriva" in err
    assert list(tmp_path.iterdir()) == [tmp_path / "fil"]


def test_a_broken_template_is_a_sentence_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mallar" / "agreement"
    folder.mkdir(parents=True)
    (folder / "template.docx").write_bytes(b"no docx")
    code, _, err = run(
        capsys,
        "generate",
        EXAMPLE,
        "--document",
        "agreement",
        "--out",
        tmp_path / "out",
        "--templates",
        tmp_path / "mallar",
    )
    assert code == 1
    assert "Word" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [["generate"], ["nonsense"], [], ["generate", str(EXAMPLE), "--out", "x", "--document", "nonsense"],
     ["generate", str(EXAMPLE), "--out", "x", "--archival"],
     ["generate", str(EXAMPLE), "--out", "x", "--format", "odt"], ["schema", "nonsense"]],
)  # fmt: skip
def test_wrong_usage_is_exit_code_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert err


def test_new_writes_an_initiative_that_check_accepts_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "Vårt ärende.yaml"
    assert run(capsys, "new", file)[0] == 0
    assert "Obs!" not in run(capsys, "check", file)[2]
    assert contract.load(file).initiative.id == "vart-arende"
    assert "# " in file.read_text(encoding="utf-8")
    file.write_text("mitt", encoding="utf-8")
    code, _, err = run(capsys, "new", file)
    assert code == 1
    assert "finns redan" in err
    assert file.read_text(encoding="utf-8") == "mitt"


def test_the_items_that_new_comments_out_are_accepted_when_the_marks_are_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.yaml"
    run(capsys, "new", file)
    lines = file.read_text(encoding="utf-8").splitlines()
    start = lines.index("parties:")
    stop = lines.index("", start)
    lines[start + 1 : stop] = [
        line.removeprefix("# ").replace("- id:", "- id: SKV") for line in lines[start + 1 : stop]
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert contract.load(file).parties[0].id == "SKV"


def test_new_offers_the_starting_points_and_they_are_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.yaml"
    run(capsys, "new", file)
    lines = file.read_text(encoding="utf-8").splitlines()
    start = lines.index("  # Förval att utgå från:")
    stop = lines.index("  mandates:") - 1
    lines[start:stop] = [line.replace("# ", "", 1) for line in lines[start + 1 : stop]]
    file.write_text("\n".join(lines), encoding="utf-8")
    organisation = contract.load(file).organisation
    assert organisation is not None
    assert [forum.id for forum in organisation.forums] == [f"F{number}" for number in range(1, 10)]


def test_schema_prints_the_whole_and_a_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "schema")[1])["type"] == "object"
    assert "array" in json.dumps(json.loads(run(capsys, "schema", "parties")[1]))


def test_a_finding_of_severity_error_heads_the_document_as_a_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = contract.read(EXAMPLE.read_bytes())
    mapping["initiative"]["status"] = "adopted"
    del mapping["parties"][0]["direction_decision"]
    file = tmp_path / "x.json"
    file.write_text(contract.dump_json(mapping), encoding="utf-8")
    code, _, err = run(capsys, "generate", file, "--document", "agreement", "--out", tmp_path)
    assert code == 0
    assert "Utkast" in err
    docx = (tmp_path / "efterlevande-2027-agreement.docx").read_bytes()
    assert "Status\tUtkast" in text(docx)
    assert faults(docx) == []
