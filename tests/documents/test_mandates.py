"""The decision and mandate matrix: whose names stand where, what is always said, and that a large one still reads."""

from __future__ import annotations

import re
from typing import Any

from word_reading import W, clauses, faults, lines, part, text

from generator import catalogue, contract, services
from generator.contract import Initiative

NINE_POINTS = 18  # w:sz counts half points


def made(mapping: dict[str, Any]) -> bytes:
    docx = services.generate(contract.parse(mapping), "mandates")
    assert faults(docx) == []
    return docx


def section(docx: bytes, clause: str) -> str:
    control = dict(clauses(docx))[f"mandates.{clause}"]
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(f"{W}t")) for paragraph in control.iter(f"{W}p")
    ).replace("\u00a0", " ")


def table(docx: bytes, first_head: str) -> list[list[str]]:
    """The rows of the table whose first column has this head."""
    for found in part(docx).iter(f"{W}tbl"):
        rows = [
            ["\n".join("".join(p.itertext()) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
            for row in found.iter(f"{W}tr")
        ]
        if rows[0][0] == first_head and "Beslutar (B)" in " ".join(rows[0]):
            return rows[1:]
    raise AssertionError(first_head)


def large() -> dict[str, Any]:
    """60 decisions and 10 forums."""
    mapping = services.example("efterlevande")
    extra = {"id": "F10", "name": "Kommunikationsforum", "level": "support", "tasks": ["Samordna budskap"]}
    forums = [*catalogue.default_forums(), extra]
    ids = [forum["id"] for forum in forums]
    rows = [row for _ in range(3) for row in catalogue.default_decisions(ids, "SKV")][:60]
    mapping["organisation"]["forums"] = forums
    mapping["decisions"] = [
        {**row, "id": f"B{number}", "question": f"{row['question']} ({number})", "executes": ids[2:5]}
        for number, row in enumerate(rows, 1)
    ]
    return mapping


def test_a_matrix_of_60_decisions_and_10_forums_is_whole() -> None:
    docx = made(large())
    rows = table(docx, "Nr")
    assert [row[0] for row in rows] == [f"B{number}" for number in range(1, 61)]
    assert rows[1][6] == "Övriga forum"
    assert "Med övriga forum avses alla forum utom det som beslutar." in section(docx, "matrix")


def test_rows_stay_whole_heads_repeat_and_the_matrix_lies_on_turned_pages() -> None:
    docx = made(large())
    for found in part(docx).iter(f"{W}tbl"):
        for number, row in enumerate(found.iter(f"{W}tr")):
            marks = [mark.tag.removeprefix(W) for mark in row.find(f"{W}trPr")]
            assert "cantSplit" in marks
            assert ("tblHeader" in marks) == (number == 0)
    pages = [size.get(f"{W}orient") or "portrait" for size in part(docx).iter(f"{W}pgSz")]
    assert pages == ["portrait", "landscape", "portrait"]


def test_no_text_in_a_table_is_smaller_than_nine_points() -> None:
    docx = made(large())
    styles = {style.get(f"{W}styleId"): style for style in part(docx, "word/styles.xml").iter(f"{W}style")}

    def size(style: str) -> int:
        own = styles[style].find(f"{W}rPr/{W}sz")
        return int(own.get(f"{W}val")) if own is not None else size(styles[style].find(f"{W}basedOn").get(f"{W}val"))

    for found in part(docx).iter(f"{W}tbl"):
        named = {style.get(f"{W}val") for style in found.iter(f"{W}pStyle")}
        assert named <= {"TableHead", "TableHeadNumber", "TableText", "TableNumber"}
        assert min(size(style) for style in named) >= NINE_POINTS
        assert all(int(own.get(f"{W}val")) >= NINE_POINTS for own in found.iter(f"{W}sz"))


def test_roles_are_said_in_words_with_their_letters_and_never_by_the_letters_of_raci() -> None:
    docx = made(services.example("efterlevande"))
    words = section(docx, "principles")
    for role, letter in (("Beslutar", "B"), ("Bereder", "Be"), ("Tillstyrker", "T"), ("Informeras", "I")):
        assert f"{role}\n{letter}\n" in words
    assert not re.search(r"\bRACI|Responsible|Accountable", text(docx))


def test_a_cell_names_forums_and_roles_and_calls_a_party_by_its_short_name() -> None:
    rows = {row[0]: row for row in table(made(services.example("efterlevande")), "Nr")}
    assert rows["B8"][2] == "SKV\nUtpekad part beslutar efter samråd"
    assert rows["B11"][4] == "Styrgruppen\nJuristforum\nTillstyrker:\ninformationssäkerhetschef"
    assert rows["B11"][5] == "Alla parter"
    assert rows["B4"][1].endswith("\nUppstart")
    assert "SKV (Skatteverket)" in section(made(services.example("efterlevande")), "matrix")


def test_stages_in_a_row_are_named_by_the_first_and_the_last() -> None:
    mapping = services.example("efterlevande")
    mapping["decisions"][0]["stages"] = ["operation", "startup", "development", "transition"]
    mapping["decisions"][1].pop("stages")
    rows = table(made(mapping), "Nr")
    assert rows[0][1].endswith("\nUppstart till och med förvaltning och drift")
    assert rows[1][1].endswith("\nAlla skeden")


def test_a_decision_outside_the_collaboration_needs_nobody_who_decides_in_it() -> None:
    mapping = services.example("efterlevande")
    mapping["decisions"][0] = {"id": "B1", "question": "Uppdrag", "form": "principal"}
    assert table(made(mapping), "Nr")[0][2:] == ["Utanför samverkan\nBeslut utanför samverkan", *"––––"]


def test_locked_questions_are_reserved_even_when_nobody_has_said_so() -> None:
    mapping = services.example("efterlevande")
    for row in mapping["decisions"]:
        row.pop("reserved")
    words = section(made(mapping), "reserved")
    assert "B3\nFrågor om instruktion och regleringsbrev\nInstruktion och regleringsbrev\nAlltid" in words
    assert "Förteckningen är inte uttömmande." in words
    assert "Årlig handlingsplan" not in words


def test_municipal_rules_are_said_only_with_a_municipal_party() -> None:
    mixed, state = made(services.example("geodata")), made(services.example("efterlevande"))
    assert "6 kap. 40 § kommunallagen (2017:725)" in section(mixed, "mandates")
    assert "7 kap. 8 § kommunallagen" in section(mixed, "mandates")
    assert "kommunallagen" not in text(state)


def test_a_party_without_a_mandate_is_seen() -> None:
    mapping = services.example("efterlevande")
    mandates = mapping["organisation"]["mandates"]
    mapping["organisation"]["mandates"] = [mandate for mandate in mandates if mandate["party"] != "SSC"]
    assert "[Att fylla i: mandat för Statens servicecenter]" in section(made(mapping), "mandates")


def test_the_lowest_limit_of_a_forum_is_what_a_consensus_may_reach() -> None:
    words = section(made(services.example("efterlevande")), "mandates")
    assert "Styrgruppen: 100 000 kr" in words
    assert "GD-gruppen: 500 000 kr" in words


def test_urgent_questions_go_to_the_steering_group_or_to_the_nearest_step_above_it() -> None:
    mapping = services.example("efterlevande")
    assert "förs direkt till styrgruppen" in section(made(mapping), "escalation")
    steps = mapping["escalation"]["steps"]
    mapping["escalation"]["steps"] = [step for step in steps if step["forum"] != "F3"]
    assert "förs direkt till GD-gruppen" in section(made(mapping), "escalation")


def test_escalation_ends_with_each_management_and_individual_cases_are_never_in_it() -> None:
    words = section(made(services.example("efterlevande")), "escalation")
    assert "Eskaleringen slutar hos respektive parts ledning." in words
    assert "Fristerna är sammanlagt 60 arbetsdagar." in words
    assert (
        "Enskilda ärenden och frågor om myndighetsutövning får inte eskaleras (12 kap. 2 § regeringsformen)." in words
    )
    assert "Regeringskansliets sak" in words


def test_every_stage_that_a_row_names_stands_in_the_lifecycle_in_order(initiative: Initiative) -> None:
    mapping = contract.to_mapping(initiative)
    mapping["lifecycle"] = [{"stage": "wind_down", "responsible": "Samordnaren", "funding": "Egna kostnader"}]
    mapping["decisions"][1]["stages"] = ["startup"]
    found = [line for line in lines(made(mapping)) if line in ("Uppstart", "Avveckling")]
    assert found[-2:] == ["Uppstart", "Avveckling"]
    assert "[Att fylla i: ansvarig för skedet]" in section(made(mapping), "stages")
