from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.contract import faults, load, loads, read
from generator.contract.limits import MAX_BYTES
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


def test_a_crowd_of_faults_is_told_in_reasonable_time() -> None:
    keys = "".join(f'"unknown{number}": 1, ' for number in range(20_000))
    started = time.process_time()
    assert len(refused('{"format": "samverkan/1", ' + keys + '"x": 1}', by=loads)) == 20_003
    assert time.process_time() - started < 10


def test_control_characters_in_json_texts_are_accepted() -> None:
    text = '{"format": "samverkan/1", "initiative": {"id": "a", "name": "a\\u0001\\u0000b\\n"}}'
    assert loads(text).initiative.name == "a\x01\x00b\n"


def test_half_a_surrogate_pair_is_a_fault_and_a_whole_one_is_not() -> None:
    text = '{"format": "samverkan/1", "initiative": {"id": "a", "name": "%s"}}'
    assert [fault.path for fault in refused(text % "\\ud83d", by=loads)] == ["initiative.name"]
    assert loads(text % "\\ud83d\\ude00").initiative.name == "😀"
    assert the_fault("a: \ud83d").path == "YAML"


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
