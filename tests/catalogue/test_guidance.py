"""The guidance as the catalogue holds it: complete, true to its source, and with predicates that exist."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

from ruamel.yaml import YAML

from generator import catalogue
from generator.assess.conditions import CONDITIONS, WHERE
from generator.assess.rules import RULES
from generator.contract import fields

DATA = Path(__file__).parents[1] / "data"
FACTORS = (
    "Hitta gemensamma utmaningar",
    "Ta ett systemperspektiv",
    "Säkerställ delaktighet",
    "Utforska möjligheter inom de nuvarande rättsliga förutsättningarna",
    "Överväg om ett regeringsuppdrag avseende samverkan kan underlätta",
    "Föreslå författningsändringar endast där det är absolut nödvändigt",
    "Ledningarna måste tillsammans ange riktningen för samverkansarbetet",
    "Etablera en organisation och ta ett livscykelperspektiv redan från början",
    "Skapa relationer och förståelse för varandra",
    "Arbeta operativt i den gemensamma riktningen",
    "Säkerställ kontinuitet",
    "Säkerställ att samverkan ger önskad effekt",
)


def test_the_twelve_factors_bear_the_guidances_own_headings() -> None:
    assert tuple(factor.name for factor in catalogue.factors()) == FACTORS
    assert [len(area.factors) for area in catalogue.areas()] == [3, 3, 3, 3]


def test_the_checkpoints_are_94_and_divided_as_in_the_guidance() -> None:
    assert [len(factor.checkpoints) for factor in catalogue.factors()] == [8, 7, 6, 5, 6, 5, 17, 19, 5, 6, 5, 5]
    ids = [point.id for point in catalogue.checkpoints()]
    assert len(set(ids)) == 94
    assert all(point.id.startswith(f"{point.factor}.") for point in catalogue.checkpoints())


def test_the_quotes_are_unchanged() -> None:
    words = "\n".join(f"{point.id} {point.quote}" for point in catalogue.checkpoints())
    assert hashlib.sha256(words.encode()).hexdigest()[:16] == "8676a45211ee0f62"


def test_the_level_follows_from_the_modal_word() -> None:
    levels = Counter(point.level for point in catalogue.checkpoints())
    assert levels == {"error": 1, "warning": 58, "advice": 10, "tip": 12, "help": 13}
    assert {point.modality: point.level for point in catalogue.checkpoints()} == {
        "måste": "error",
        "behöver": "warning",
        "är viktigt": "warning",
        "förutsättning": "warning",
        "får inte": "warning",
        "normativt": "warning",
        "bör": "advice",
        "kan": "tip",
        "med fördel": "tip",
        "konstaterande": "help",
    }


def test_every_field_of_a_checkpoint_stands_in_the_contract() -> None:
    known = {pattern.removesuffix("[]") for pattern in fields()}
    asked = {pattern.removesuffix("[]") for point in catalogue.checkpoints() for pattern in point.fields}
    assert asked <= known
    assert {pattern.removesuffix("[]") for need in catalogue.needs() for pattern in need.fields} <= known


def test_every_predicate_that_the_guidance_names_exists_and_no_other_does() -> None:
    points = catalogue.checkpoints()
    conditions = {point.condition.name for point in points if point.condition}
    needs = {need.applies for need in catalogue.needs() if need.applies}
    assert conditions | needs == set(CONDITIONS)
    assert {point.rule.name for point in points if point.rule} == set(RULES)
    assert {where.name for point in points for where in point.where.values()} == set(WHERE)


def test_an_exception_for_a_field_concerns_a_field_of_that_checkpoint() -> None:
    assert all(set(point.where) <= set(point.fields) for point in catalogue.checkpoints())


def test_a_rule_tells_the_user_what_does_not_hold() -> None:
    assert all(point.rule.message.endswith(".") for point in catalogue.checkpoints() if point.rule)


def test_no_text_claims_that_the_guidance_is_complied_with() -> None:
    texts = [point.text for point in catalogue.checkpoints()] + [note.message for note in catalogue.notes().values()]
    assert not [text for text in texts if "uppfyll" in text.lower()]


def test_the_catalogue_has_not_drifted_from_the_list_it_was_made_from() -> None:
    raw = {item["id"]: item for item in YAML(typ="safe").load(DATA / "checkpoints.yaml")["checkpoints"]}
    for point in catalogue.checkpoints():
        item = raw[point.id]
        for name in ("text", "quote", "line", "modality", "level"):
            assert getattr(point, name) == item[name], point.id
        assert list(point.fields) == item["fields"], point.id
        assert (point.condition.words if point.condition else None) == item.get("condition"), point.id
        assert (point.rule.words if point.rule else None) == item.get("rule"), point.id
        assert point.note == item.get("note", ""), point.id


def test_every_quote_stands_word_for_word_on_its_line_in_the_guidance() -> None:
    numbered = (line.split("\t", 1) for line in (DATA / "guidance.txt").read_text(encoding="utf-8").splitlines())
    lines = {int(number): re.sub(r"\s+", " ", line) for number, line in numbered}
    for point in catalogue.checkpoints():
        assert point.quote in lines[point.line], point.id
