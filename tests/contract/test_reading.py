from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.contract import faults, load, load_with_hints, loads, read
from generator.contract.files.limits import MAX_BYTES
from generator.errors import Fault, InputError

HEAD = "format: samverkan/1\ninitiative: {id: a, name: b}\n"


def refused(text: str | bytes, *, name: str = "", by: Any = read) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        by(text, name=name)
    return caught.value.faults


def the_fault(text: str | bytes, *, name: str = "") -> Fault:
    (fault,) = refused(text, name=name)
    return fault


def test_yaml_and_json_give_the_same_initiative(example_text: str, example_mapping: dict[str, Any]) -> None:
    as_json = json.dumps(example_mapping)
    assert loads(example_text) == loads(as_json) == loads(as_json.encode(), name="x.JSON")


def test_a_file_is_loaded_by_its_name(tmp_path: Path, example_text: str) -> None:
    path = tmp_path / "ett.yaml"
    path.write_text(example_text, encoding="utf-8")
    assert load(path) == load(str(path)) == loads(example_text)


def test_a_byte_order_mark_is_tolerated() -> None:
    assert read(b"\xef\xbb\xbf" + HEAD.encode()) == read("\ufeff" + HEAD) == read(HEAD)
    assert read(b'\xef\xbb\xbf{"format": "samverkan/1"}') == {"format": "samverkan/1"}


def test_plain_scalars_are_read_by_what_they_look_like() -> None:
    text = "a: 2026-11-24\nb: yes\nc: true\nd: 12\ne: 1.5\nf: ~\ng: 00789\nh: 'no'\n"
    text += "i: 1e3\n2027: 1\nno: 2\nk:\nl: |-\n  x\n"
    assert read(text) == {
        "a": "2026-11-24",
        "b": "yes",
        "c": True,
        "d": 12,
        "e": 1.5,
        "f": None,
        "g": "00789",
        "h": "no",
        "i": 1000.0,
        "2027": 1,
        "no": 2,
        "k": None,
        "l": "x",
    }


@pytest.mark.parametrize("directive", ["", "%YAML 1.1\n---\n", "%YAML 1.2\n---\n"])
def test_yes_and_no_need_no_quotes_in_any_version_of_yaml(directive: str) -> None:
    text = (
        directive
        + HEAD
        + "parties: [{id: A, participation: {relevant: yes, able: no}}]\nsystem: {actors: [{party: yes}]}\n"
    )
    initiative = loads(text)
    participation = initiative.parties[0].participation
    assert participation is not None
    assert (participation.relevant, participation.able) == ("yes", "no")
    assert initiative.system is not None
    assert initiative.system.actors[0].party is True


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c", 1, 5),
        ("a:\n\tb: 1", 2, 1),
        ('a: 1\nb: "x', 2, 4),
        ("a: [1, 2\n\n", 1, 4),
        ("a: @x", 1, 4),
        ("a: 1\n---\nb: 2", 2, 1),
        ("a: 1\nb: *c", 2, 4),
        ("a: &x [*x]", 1, 8),
        ("a: !!python/object:os.system {}", 1, 4),
        ("a: !!binary aGk=", 1, 4),
        ("a: !own [1]", 1, 4),
        ("? [a]\n: b", 1, 3),
        ("a: \0", 1, 4),
        ("a: " + "9" * 5000, 1, 4),
        ("- " * 65, 1, 129),
        ("a: " + "[" * 64, 1, 67),
    ],
)
def test_what_is_no_safe_yaml_is_refused_at_its_place(text: str, line: int, column: int) -> None:
    fault = the_fault(text, name="x.yaml")
    assert fault.path == "YAML"
    assert fault.message.startswith(f"Rad {line}, kolumn {column}: ")


def test_an_escape_beyond_unicode_is_refused_without_a_traceback() -> None:
    assert the_fault('a: "\\U99999999"').path == "YAML"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('{"a": "x}', 1, 7),
        ('{"a"\n 1}', 2, 2),
        ("{a: 1}", 1, 2),
        ('{"a": NaN}', 1, 7),
        ('{"a": -Infinity}', 1, 7),
        ('{"a": ' + "9" * 5000 + "}", 1, 7),
        ('{"a":' * 65, 1, 321),
        ("[" * 100_000, 1, 65),
    ],
)
def test_what_is_no_safe_json_is_refused_at_its_place(text: str, line: int, column: int) -> None:
    fault = the_fault(text, name="x.json")
    assert fault.path == "JSON"
    assert fault.message.startswith(f"Rad {line}, kolumn {column}: ")


def test_sixty_four_levels_are_accepted() -> None:
    assert read("{a: " + "[" * 63 + "]" * 63 + "}", name="x.yaml")
    assert read('{"a": ' + "[" * 63 + "]" * 63 + "}")


def test_brackets_and_numbers_in_json_texts_do_not_count() -> None:
    assert read(json.dumps({"a": '[[[["' * 100 + "NaN" + "9" * 100})) == {"a": '[[[["' * 100 + "NaN" + "9" * 100}


@pytest.mark.parametrize("text", ["", "# bara en kommentar", "- a", "text", "7", "null"])
def test_a_file_of_another_shape_is_at_fault_at_format(text: str) -> None:
    assert the_fault(text, name="x.yaml").path == "format"


def test_a_file_over_two_megabytes_is_refused_before_it_is_read() -> None:
    fault = the_fault("a: [" + " " * MAX_BYTES)
    assert fault.path == "format"
    assert "2 MB" in fault.message


@pytest.mark.parametrize(("data", "column"), [("a: å".encode("latin-1"), 4), ("a: b".encode("utf-16"), 1)])
def test_another_encoding_is_refused_at_its_place(data: bytes, column: int) -> None:
    fault = the_fault(data)
    assert fault.path == "YAML"
    assert f"kolumn {column}: " in fault.message
    assert "UTF-8" in fault.message


def test_a_key_given_twice_is_named_together_with_all_other_faults() -> None:
    yaml = "format: x\ninitiative: {id: a, name: b, name: c}\nparties:\n  - id: A\n    id: B\n    kind: x\n"
    parties = '[{"id": "A", "id": "B", "kind": "x"}]'
    text = '{"format": "x", "initiative": {"id": "a", "name": "b", "name": "c"}, "parties": %s}'
    for form in (yaml, text % parties):
        paths = [fault.path for fault in refused(form, by=loads)]
        assert sorted(paths) == ["format", "initiative.name", "parties[0].id", "parties[0].kind"]


def test_aliases_are_expanded_up_to_a_thousand_nodes() -> None:
    hundred = "a: &a [" + "x, " * 98 + "x]\n"
    assert read(hundred + "b: [" + "*a, " * 10 + "]\n")["b"][9] == ["x"] * 99
    assert "1000 noder" in the_fault(hundred + "b: [" + "*a, " * 11 + "]\n").message


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)
    )
    started = time.process_time()
    assert the_fault(bomb).path == "YAML"
    assert time.process_time() - started < 1


def test_aliases_do_not_reach_deeper_than_the_limit() -> None:
    deep = "a: &a " + "[" * 40 + "]" * 40 + "\n"
    assert "64" in the_fault(deep + "b: " + "[" * 30 + "*a" + "]" * 30 + "\n").message


@pytest.mark.parametrize("text", ['{"a": "' + '\\"' * 900_000, '{"a": ' + '{"b": 1, ' * 1 + '"c": 1, ' * 100_000])
def test_unfinished_json_is_refused_in_time_proportional_to_its_length(text: str) -> None:
    started = time.process_time()
    assert the_fault(text).path == "JSON"
    assert time.process_time() - started < 5


def test_of_many_faults_a_hundred_are_told_in_the_contracts_order_and_the_rest_are_counted() -> None:
    unknown = "".join(f'"unknown{number}": 1, ' for number in range(20_000))
    found = refused('{"format": "samverkan/1", ' + unknown + '"risks": [{"likelihood": 9}]}', by=loads)
    assert len(found) == 101
    assert [fault.path for fault in found[:3]] == ["initiative.id", "initiative.name", "risks[0].likelihood"]
    assert found[3] == Fault("unknown0", found[3].message)
    assert found[-1] == Fault("format", "Ytterligare 19 903 fel visas inte. Rätta först dem som visas.")


def test_a_hundred_faults_are_all_told() -> None:
    text = HEAD + "risks:\n" + "- likelihood: 9\n" * 100
    assert [fault.path for fault in refused(text, by=loads)] == [f"risks[{row}].likelihood" for row in range(100)]
    assert refused(text + "- likelihood: 9\n", by=loads)[-1].message.startswith("Ytterligare ett fel visas inte.")


def test_keys_given_twice_are_counted_with_the_other_faults() -> None:
    text = HEAD + "risks:\n" + "- {risk: a, risk: b, likelihood: 9}\n" * 300
    assert refused(text, by=loads)[-1].message.startswith("Ytterligare 500 fel")
    assert refused(text)[-1].message.startswith("Ytterligare 200 fel")


def _filled(head: str, unit: str, tail: str = "") -> str:
    return head + unit * ((MAX_BYTES - len((head + tail).encode())) // len(unit.encode())) + tail


_JSON = '{"format": "samverkan/1", "initiative": {"id": "a", "name": "b"}, '
_LARGE = {
    "words.yaml": _filled(HEAD + "challenge: {examples: [", "a,", "a]}"),
    "rows.yaml": _filled(HEAD + "parties:\n", "- {}\n"),
    "tags.yaml": _filled(HEAD + "challenge: {examples: [", "!!str a,", "a]}"),
    "anchors.yaml": _filled(HEAD + "challenge: {examples: [", "&a a,", "a]}"),
    "twice.yaml": _filled(HEAD + "challenge: {", "a,", "a}"),
    "endless-key.yaml": _filled(HEAD, "a", ": 1"),
    "many-below-an-endless-key.yaml": _filled(HEAD + '? "' + "k" * 1_000_000 + '"\n: {', "å,", "å}"),
    "one-text.yaml": _filled(HEAD + "challenge: {problem: ", "a ", "b}"),
    "comments.yaml": _filled(HEAD, "#\n"),
    "cut.yaml": _filled(HEAD + "challenge:\n examples:\n", "  - och annat arbete #b\n"),
    "deep.yaml": _filled(HEAD + "a: ", "["),
    "indents.yaml": HEAD + "".join(" " * depth + "a:\n" for depth in range(1900)),
    "documents.yaml": _filled("", "--- a\n"),
    "line-ends.yaml": _filled(HEAD + "challenge: {examples: [", "\u2028,", "b]}"),
    "words.json": _filled(_JSON + '"challenge": {"examples": [', '"a",', '"a"]}}'),
    "faults.json": _JSON + '"challenge": {"examples": [' + "1," * 190_000 + "1]}}",
    "rows.json": _JSON + '"parties": [' + "{}," * 98_000 + "{}]}",
    "accepted-rows.json": _JSON + '"parties": [' + ",".join(f'{{"id": "p{row}"}}' for row in range(60_000)) + "]}",
}


@pytest.mark.parametrize("name", _LARGE)
def test_two_megabytes_of_anything_are_judged_within_the_bound_on_time(name: str, tmp_path: Path) -> None:
    """The process is ended by the system when it has used four times the seconds that it may use when alone."""
    file = tmp_path / name
    file.write_text(_LARGE[name], encoding="utf-8")
    assert file.stat().st_size <= MAX_BYTES
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", file], capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (20, 20)),
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr[-500:]
    assert len(done.stdout + done.stderr) < 100_000
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("text", "kind"), [("[" + "0," * 200_001 + "0]", "JSON"), ("- a\n" * 200_001, "YAML")])
def test_more_nodes_than_any_initiative_has_are_refused_by_a_fault_that_names_the_limit(text: str, kind: str) -> None:
    fault = the_fault(text)
    assert fault.path == kind
    assert "200 000" in fault.message


def test_a_large_initiative_is_well_within_the_bounds(example_mapping: dict[str, Any]) -> None:
    plan = example_mapping["plans"][-1]
    activities = plan["activities"] * (300 // len(plan["activities"]) + 1)
    plans = [{**plan, "activities": activities}] * 4
    large = example_mapping | {"parties": example_mapping["parties"] * 10, "plans": plans}
    text = json.dumps(large, ensure_ascii=False)
    assert len(text.encode()) < MAX_BYTES
    assert len(read(text)["plans"][3]["activities"]) >= 300


def test_control_characters_in_json_texts_are_accepted() -> None:
    text = '{"format": "samverkan/1", "initiative": {"id": "a", "name": "a\\u0001\\u0000b\\n"}}'
    assert loads(text).initiative.name == "a\x01\x00b\n"


def test_half_a_surrogate_pair_is_a_fault_and_a_whole_one_is_not() -> None:
    text = '{"format": "samverkan/1", "initiative": {"id": "a", "name": "%s"}}'
    assert [fault.path for fault in refused(text % "\\ud83d", by=loads)] == ["initiative.name"]
    assert loads(text % "\\ud83d\\ude00").initiative.name == "😀"
    assert the_fault("a: \ud83d").path == "YAML"


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("a:\n\u00a0 \u00a0 id: prov\n  name: Prov\n", 2, "hårt mellanslag"),
        ("a:\n\u00a0id: prov\n", 2, "hårt mellanslag"),
        ("a:\n\u202fb: 1\n", 2, "smalt hårt mellanslag"),
        ("a:\n \u2007b: 1\n", 2, "siffermellanslag"),
        ("a:\n\u2003b: 1\n", 2, "särskilt mellanslag (U+2003)"),
        ("a:\n\u200bb: 1\n", 2, "osynligt tecken"),
        ("a:\n\tb: 1\n", 2, "tabbtecken"),
        ("a:\n  - b\n\t- c\n", 3, "tabbtecken"),
        ("initiative:\n  id:\u00a0prov\n  name: Prov\n", 2, "Efter kolonet står ett hårt mellanslag"),
        ("parties:\n  -\u00a0id: a\n    name: A\n", 2, "Efter bindestrecket står ett hårt mellanslag"),
        ('{"a": 1,\n\u00a0"b": 2}', 2, "hårt mellanslag"),
    ],
)
def test_a_blank_that_is_none_to_the_format_is_named_at_its_line(text: str, line: int, named: str) -> None:
    message = the_fault(text).message
    assert message.startswith(f"Rad {line}, ")
    assert named in message


def test_a_hard_blank_in_a_text_is_part_of_it() -> None:
    texts = [HEAD + f"challenge:\n  problem: {text}\n" for text in ("\u00a05 procent", "§\u00a05", "\n    \u00a0a")]
    assert [read(text)["challenge"]["problem"] for text in texts] == ["\u00a05 procent", "§\u00a05", "\u00a0a"]


def test_line_ends_of_yaml_1_1_are_ordinary_characters() -> None:
    assert read("a: x\u2028y\u2029z\x85å\nb: 'q\u2028'\n") == {"a": "x\u2028y\u2029z\x85å", "b": "q\u2028"}


def hints(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    return [hint.path for hint in load_with_hints(file)[1]]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("challenge:\n  problem: Ärenden av typ # 3 och # 4 tar tid.\n", "challenge.problem"),
        ("challenge:\n  problem: #3 är svårast\n", "challenge.problem"),
        ("challenge:\n  examples:\n  - Ärende\n    nr #3\n", "challenge.examples[0]"),
        ("follow_up: {reports_to: [Styrelse #1\n]}\n", "follow_up.reports_to[0]"),
    ],
)
def test_a_comment_that_looks_like_the_rest_of_a_text_gives_a_hint(tmp_path: Path, text: str, path: str) -> None:
    assert hints(tmp_path, HEAD + text) == [path]


@pytest.mark.parametrize(
    "text",
    [
        "challenge:\n  problem: Ärenden tar tid.  # en kommentar\n",
        "challenge:\n  problem: 'Ärenden av typ' # 3\n",
        "challenge: # utmaningen\n  problem: # fyll i\n",
        "validity:\n  until: 2028-12-31 # beslutat\n",
        "rationale:\n  kind: efficiency # eller societal\n",
        "challenge:\n  problem: |\n    Ärenden av typ # 3\n",
    ],
)
def test_an_ordinary_comment_gives_none(tmp_path: Path, text: str) -> None:
    assert hints(tmp_path, HEAD + text) == []


_SCRAPS = st.lists(
    st.sampled_from([
        "a", ": ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ",", '"', "'", "&x ", "*x", "!t ", "!!str ",
        "|\n", ">-\n",
        "%", "---\n", "...\n", "? ", "<<", "\\", "\\x", "\0", "å", "😀", "\ufeff", "\x85", "1", "2026-01-01",
        "~", "@", "`",
        "#",
    ]),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(_SCRAPS, st.text(max_size=60), st.binary(max_size=60)),
    name=st.sampled_from(["", "x.json", "x.yaml"]),
)
@example(text="? - \n", name="")
@example(text="&a : *a", name="")
def test_no_text_gives_anything_but_an_initiative_or_named_faults(text: str | bytes, name: str) -> None:
    answer: tuple[Fault, ...] = ()
    try:
        mapping = read(text, name=name)
    except InputError as error:
        answer = error.faults
    else:
        answer = faults(mapping)
    # Nothing so short is an initiative.
    assert answer
    assert all(fault.path and fault.message for fault in answer)
