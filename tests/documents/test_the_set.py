"""The four documents of an initiative are one set: the same names, the same sums, no contradiction."""

from __future__ import annotations

import re
from pathlib import Path

import making
import pytest
from word_reading import text

from generator import services, swedish
from generator.contract import Initiative


@pytest.fixture
def made(example: Path) -> dict[str, str]:
    return {kind.slug: text(making.made(example.stem, kind.slug)).replace("\u00a0", " ") for kind in services.kinds()}


def test_every_party_has_one_name_in_all_documents(initiative: Initiative, made: dict[str, str]) -> None:
    for party in initiative.parties:
        assert all(party.name and party.name in words for words in made.values()), party.name


def test_every_forum_has_the_same_name_in_the_agreement_and_the_matrix(
    initiative: Initiative, made: dict[str, str]
) -> None:
    assert initiative.organisation is not None
    for forum in initiative.organisation.forums:
        assert forum.name in made["agreement"].splitlines()
        assert forum.name in made["mandates"].splitlines()


def test_goals_stand_word_for_word_in_the_direction_and_the_plan(initiative: Initiative, made: dict[str, str]) -> None:
    assert initiative.direction is not None
    for goal in initiative.direction.goals:
        assert goal.text in made["direction"].splitlines()
        assert f"{goal.id} {goal.text}" in made["plan"].splitlines()


def test_contributions_have_one_sum(initiative: Initiative, made: dict[str, str]) -> None:
    amounts = [party.contribution.amount_per_year or 0 for party in initiative.parties if party.contribution]
    total = swedish.number(sum(amounts)).replace("\u00a0", " ")
    assert total in made["agreement"].splitlines()
    assert total in made["direction"].splitlines()


def test_the_plan_is_changed_in_the_forum_that_decides_on_it(made: dict[str, str]) -> None:
    changed = re.search(r"Bilaga 3 ändras genom att parternas representanter i (.+) är eniga", made["agreement"])
    decided = re.search(r"beslutas i (.+) genom att varje parts representant", made["plan"])
    assert changed is not None
    assert decided is not None
    assert changed[1] == decided[1]


def test_the_documents_call_each_other_by_the_names_the_user_chose(
    initiative: Initiative, made: dict[str, str]
) -> None:
    titles = initiative.initiative.titles
    direction = (titles.direction if titles else None) or "Inriktning"
    assert made["direction"].splitlines()[0] == direction
    assert direction in made["agreement"].splitlines()
    other = "målbilden" if direction == "Inriktning" else "inriktningen"
    assert f" {other} " not in made["plan"] + made["mandates"]
