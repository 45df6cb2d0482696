from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.contract import dump_json, dump_yaml, faults, parse, read, to_mapping

COMMENTED = """\
# Först en rad om filen.
format: samverkan/1

# Om initiativet
initiative:
  name: Ett namn  # kort
  id: a
  version: '0.9'   # inom citattecken

# Om parterna
parties:
  # den samordnande
  - id: SKV
    name: "Skatteverket"
    task: Folkbokför.
  # den andra
  - id: FK
    kind: state_agency  # statlig
    name: Försäkringskassan
challenge:
  problem:   # fyll i
  examples:
    - Första.   # ett
    - Andra.    # två
    - Tredje.   # tre
# Sist i filen.
"""


def comments(text: str) -> list[str]:
    return sorted(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


def test_an_example_survives_the_whole_way_round(example_mapping: dict[str, Any]) -> None:
    initiative = parse(example_mapping)
    mapping = to_mapping(initiative)
    assert json.loads(dump_json(mapping)) == mapping
    assert read(dump_yaml(mapping)) == mapping
    assert parse(mapping) == initiative


def test_a_mapping_stands_in_the_order_of_the_contract_without_what_is_empty(minimal: dict[str, Any]) -> None:
    mapping = to_mapping(parse({"risks": [{}], "challenge": {"examples": ["b", ""]}, "definitions": [], **minimal}))
    assert list(mapping) == ["format", "initiative", "challenge", "risks"]
    assert mapping["risks"] == [{}]
    assert mapping["challenge"] == {"examples": ["b", ""]}


def test_an_unchanged_file_is_written_back_letter_for_letter(example_text: str) -> None:
    assert dump_yaml(read(example_text), example_text) == example_text
    assert dump_yaml(to_mapping(parse(read(example_text))), example_text) == example_text
    assert dump_yaml(read(COMMENTED), COMMENTED) == COMMENTED


def test_years_and_dates_need_no_quotes_and_words_that_look_like_others_get_them(minimal: dict[str, Any]) -> None:
    mapping = minimal | {
        "validity": {"from": "2027-01-01"},
        "funding": {"budget": {"2027": 5}},
        "plans": [{"year": 2027, "activities": [{"id": "A", "starts": "2027-Q1"}]}],
        "communication": {"spokesperson_title": "no", "key_message": "2026-11-24"},
    }
    text = dump_yaml(mapping)
    assert "from: 2027-01-01\n" in text
    assert "2027: 5\n" in text
    assert "starts: 2027-Q1\n" in text
    assert "spokesperson_title: 'no'\n" in text
    assert "key_message: '2026-11-24'\n" in text


def test_a_changed_value_leaves_every_comment_and_other_line_as_it_was() -> None:
    mapping = read(COMMENTED)
    mapping["parties"][1]["name"] = "FK: ny"
    text = dump_yaml(mapping, COMMENTED)
    assert read(text) == mapping
    old, new = COMMENTED.splitlines(), text.splitlines()
    assert [line for line in new if line not in old] == ["    name: 'FK: ny'"]
    assert len(old) == len(new)


def test_a_new_section_and_a_new_key_stand_where_the_contract_has_them() -> None:
    mapping = read(COMMENTED)
    mapping["rationale"] = {"kind": "both"}
    mapping["parties"][1]["genitive"] = "Försäkringskassans"
    text = dump_yaml(mapping, COMMENTED)
    assert read(text) == mapping
    assert list(read(text)) == ["format", "initiative", "parties", "rationale", "challenge"]
    assert comments(text) == comments(COMMENTED)


def test_objects_are_followed_by_their_id() -> None:
    mapping = read(COMMENTED)
    mapping["parties"] = [{"id": "PM", "name": "Pensionsmyndigheten"}, *reversed(mapping["parties"])]
    text = dump_yaml(mapping, COMMENTED)
    assert read(text) == mapping
    assert comments(text) == comments(COMMENTED)
    assert "kind: state_agency  # statlig" in text


def test_items_without_ids_keep_their_own_comments_when_one_is_taken_out() -> None:
    mapping = read(COMMENTED)
    del mapping["challenge"]["examples"][0]
    text = dump_yaml(mapping, COMMENTED)
    assert read(text) == mapping
    assert "- Andra.    # två\n    - Tredje.   # tre" in text
    assert comments(text) == comments(COMMENTED)


def test_no_comment_is_lost_with_what_is_taken_out() -> None:
    mapping = read(COMMENTED)
    del mapping["challenge"]
    mapping["parties"] = mapping["parties"][1:]
    text = dump_yaml(mapping, COMMENTED)
    assert read(text) == mapping
    assert comments(text) == comments(COMMENTED)


def test_empty_keys_that_wait_to_be_filled_in_stay() -> None:
    mapping = read(COMMENTED)
    mapping["initiative"]["name"] = "Annat"
    mapping["challenge"] = {"examples": ["Ny."]}
    text = dump_yaml(mapping, COMMENTED)
    assert "  problem:   # fyll i\n" in text
    assert parse(read(text)) == parse(mapping)


@pytest.mark.parametrize(
    "original",
    [
        '{"format": "samverkan/1", "initiative": {"id": "a", "name": "x"}}',
        "format: &f samverkan/1\ninitiative: {id: a, name: &n x, short_name: *n}\nrisks: [&r {risk: y}, *r] # kvar\n",
        "not: [yaml",
        "",
        "%YAML 1.1\n---\nformat: samverkan/1\ninitiative: {id: a, name: x}\nsystem: {actors: [{party: yes}]} # kvar\n",
        "\ufeffformat: samverkan/1\r\ninitiative: {id: a, name: x} # kvar\r\n",
    ],
)
def test_any_original_gives_a_text_that_reads_as_the_new_mapping(original: str) -> None:
    mapping = {"format": "samverkan/1", "initiative": {"id": "a", "name": "y"}, "risks": [{"risk": "z"}, {"risk": "y"}]}
    text = dump_yaml(mapping, original)
    assert read(text) == mapping
    assert ("# kvar" in text) is ("# kvar" in original)


_WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from([
        "yes", "NO", "on", "null", "~", "0.9", "1e3", "0x1F", "012", "1_000", "12:30:45", "2026-11-24", "2027-Q1",
        " inledande", "avslutande ", "a: b", "a #b", "# a", "- a", "'", '"', '"citat" & <AB>', "a\nb", "a\n\nb\n",
        ".inf",
        "\n a\n", "a\n  indrag\n\tb", "rad\r\nrad", "\tx", "😀", "\x00\x01\x07\x1b\x7f", "\x85\u2028\u2029",
        "\ufeffx",
        "\ufffe", "|", ">", "%x", "@x", "`x", "!x", "&x", "*x", "?", "? x", ":", "[x", "{x", "x]", ",", "...", "---",
        "=",
        "<<", "a " * 200, "å" * 300, "x\n# y", "x \ny", "x\n\n\n", "\\n", "{{ direction.purpose }}",
    ]),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(_WORDS, min_size=4, max_size=4),
    number=st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e15, 1e15)),
)
@example(words=["a\n", "\n", "a\n\n b", "x\n\n"], number=1e-7)
@example(words=["- ", " ", "a\u200b", "\u3000a"], number=-0.0)
def test_any_words_and_numbers_survive_yaml_and_json(words: list[str], number: float) -> None:
    one, two, three, four = words
    raw = {
        "format": "samverkan/1",
        "initiative": {"id": "a", "name": f"x{one}", "summary": two, "version": three},
        "challenge": {"examples": [one, two], "target_groups": [{"name": three}, {"needs": four}]},
        "government_assignment": {"joint_preparation": four},
        "direction": {"goals": [{"id": "M1", "baseline": number, "target": one}]},
        "follow_up": {"reports_to": words, "evaluation": three},
    }
    initiative = parse(raw)
    mapping = to_mapping(initiative)
    for text in (dump_yaml(mapping), dump_yaml(mapping, COMMENTED), dump_json(mapping)):
        assert parse(read(text.encode("utf-8"))) == initiative


_RAW: Any = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        _WORDS,
        st.sampled_from(["yes", "SKV", "2027-Q1", "draft"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "kind", "party", "activities", "year", "x", "2027"]), inner, max_size=3),
    ),
    max_leaves=6,
)
_ENGLISH = (
    "input should",
    "field required",
    "permitted",
    "valid ",
    "value error",
    "assertion",
    "unexpected",
    "extra inputs",
)


def test_a_plan_keeps_its_comments_when_one_is_put_before_it_and_it_is_changed() -> None:
    original = "format: samverkan/1\nplans:\n  - year: 2027\n    focus: Ett # fokus\n"
    plans = [{"year": 2026}, {"year": 2027, "focus": "Tre"}]
    written = dump_yaml({"format": "samverkan/1", "plans": plans}, original)
    assert "focus: Tre # fokus" in " ".join(written.split())


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in _places(item, (*path, key)))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_mutated_example_gives_swedish_faults_or_survives_writing(
    survivors: dict[str, Any], data: st.DataObject
) -> None:
    mapping: Any = copy.deepcopy(survivors)
    for _ in range(data.draw(st.integers(1, 4))):
        *holders, last = data.draw(st.sampled_from(_places(mapping)[1:]))
        holder = mapping
        for step in holders:
            holder = holder[step]
        holder[last] = data.draw(_RAW)
    answer = faults(mapping)
    for fault in answer:
        assert fault.path
        assert fault.message.endswith(".")
        assert not any(phrase in fault.message.lower() for phrase in _ENGLISH), fault
    if not answer:
        initiative = parse(mapping)
        assert parse(to_mapping(initiative)) == initiative
