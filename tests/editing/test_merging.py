"""Two people's versions made one: nothing of either lost in silence."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from plain_data import MAPPINGS, edited, unhurried

from generator.editing import Conflict, Order, Path, diff, look, merge, same

BOTH = MAPPINGS.flatmap(lambda base: st.tuples(st.just(base), edited(base), edited(base)))

BASE: dict[str, Any] = {
    "initiative": {"name": "Prov"},
    "parties": [{"id": "A", "name": "Alfa"}, {"id": "B", "name": "Beta"}, {"id": "C", "name": "Gamma"}],
    "risks": [{"risk": "x", "action": "1"}, {"risk": "y", "action": "2"}, {"risk": "z", "action": "3"}],
    "terms": ["ett", "två"],
}


@unhurried
@given(BOTH)
def test_what_only_one_has_changed_is_that_ones_and_what_both_have_changed_alike_is_so(versions: Any) -> None:
    base, mine, theirs = versions
    assert _is(merge(base, mine, base), mine)
    assert _is(merge(base, base, theirs), theirs)
    assert _is(merge(base, mine, mine), mine)


@unhurried
@given(BOTH)
def test_every_change_of_mine_is_in_the_merged_or_told_as_a_conflict(versions: Any) -> None:
    base, mine, theirs = versions
    merged, conflicts = merge(base, mine, theirs)
    before = repr(versions)
    for change in diff(base, mine):
        colliding = [c for c in conflicts if _meet(change.path, c.path)]
        # A row that has no mark, or has lost it, may stand at another number now, and then it stands there whole.
        held = change.new if isinstance(change.new, Order) else look(merged, change.path)
        elsewhere = change.path.rows or (change.path.row and look(merged, change.path.row) is None)
        assert colliding or isinstance(change.new, Order) or elsewhere or _holds(held, change.new), change
    assert repr(versions) == before


@unhurried
@given(BOTH)
def test_where_nothing_collides_each_text_of_both_stands(versions: Any) -> None:
    base, mine, theirs = versions
    merged, conflicts = merge(base, mine, theirs)
    if not conflicts:
        assert _texts(mine) - _texts(base) <= _texts(merged)
        assert _texts(theirs) - _texts(base) <= _texts(merged)


def test_changes_of_different_things_both_stand() -> None:
    mine = BASE | {"parties": [{"id": "A", "name": "Alfaverket"}, *BASE["parties"][1:], {"id": "D"}]}
    theirs = BASE | {"initiative": {"name": "Prov två"}, "parties": [BASE["parties"][0], {"id": "B"}, {"id": "E"}]}
    assert merge(BASE, mine, theirs) == (
        BASE
        | {
            "initiative": {"name": "Prov två"},
            "parties": [{"id": "A", "name": "Alfaverket"}, {"id": "B"}, {"id": "E"}, {"id": "D"}],
        },
        (),
    )


def test_a_collision_keeps_both_values_and_what_is_stored_stands() -> None:
    mine, theirs = BASE | {"initiative": {"name": "Mitt"}}, BASE | {"initiative": {"name": "Deras"}}
    assert merge(BASE, mine, theirs) == (
        theirs,
        (Conflict(Path.parse("initiative.name"), "Prov", "Mitt", "Deras"),),
    )


def test_a_row_that_one_removes_and_the_other_changes_is_a_collision_whichever_way() -> None:
    changed, removed = _with_party(0, {"id": "A", "name": "Nya"}), BASE | {"parties": BASE["parties"][1:]}
    path = Path.parse("parties[id=A]")
    assert merge(BASE, changed, removed) == (
        removed,
        (Conflict(path, BASE["parties"][0], {"id": "A", "name": "Nya"}, None),),
    )
    assert merge(BASE, removed, changed) == (
        changed,
        (Conflict(path, BASE["parties"][0], None, {"id": "A", "name": "Nya"}),),
    )


def test_two_new_rows_that_got_one_id_are_two_and_not_blended() -> None:
    mine = BASE | {"parties": [*BASE["parties"], {"id": "D", "name": "Mitt", "task": "Utreder"}]}
    theirs = BASE | {"parties": [*BASE["parties"], {"id": "D", "name": "Deras"}]}
    merged, conflicts = merge(BASE, mine, theirs)
    assert merged == theirs
    assert [(str(c.path), c.mine) for c in conflicts] == [("parties[id=D]", mine["parties"][3])]


def test_rows_without_id_are_merged_one_by_one_and_rows_that_both_add_are_kept() -> None:
    rows = BASE["risks"]
    mine = BASE | {"risks": [rows[0] | {"action": "ny"}, *rows[1:], {"risk": "m"}], "terms": ["ett", "två", "tre"]}
    theirs = BASE | {"risks": [rows[0] | {"risk": "X"}, *rows[1:], {"risk": "t"}], "terms": ["två", "tre", "fyra"]}
    merged, conflicts = merge(BASE, mine, theirs)
    assert merged["risks"] == [{"risk": "X", "action": "ny"}, *rows[1:], {"risk": "t"}, {"risk": "m"}]
    assert merged["terms"] == ["två", "tre", "fyra"]
    assert conflicts == ()


def test_an_order_that_one_has_changed_holds_and_two_orders_collide() -> None:
    parties = BASE["parties"]
    mine = BASE | {"parties": parties[::-1]}
    theirs = BASE | {"parties": [*parties, {"id": "D"}]}
    merged, conflicts = merge(BASE, mine, theirs)
    assert [row["id"] for row in merged["parties"]] == ["C", "D", "B", "A"]
    assert conflicts == ()
    other = BASE | {"parties": [parties[1], parties[0], parties[2]]}
    merged, conflicts = merge(BASE, mine, other)
    assert merged == other
    assert [str(conflict.path) for conflict in conflicts] == ["parties"]


def _with_party(index: int, row: dict[str, Any]) -> dict[str, Any]:
    return BASE | {"parties": [row if place == index else old for place, old in enumerate(BASE["parties"])]}


def _is(merged: tuple[dict[str, Any], tuple[Conflict, ...]], wanted: dict[str, Any]) -> bool:
    return same(merged[0], wanted) and merged[1] == ()


def _meet(one: Path, other: Path) -> bool:
    return one.within(other) or other.within(one)


def _holds(held: Any, wanted: Any) -> bool:
    """Whether all that was put in is there; the other may have added to it."""
    if isinstance(wanted, dict) and isinstance(held, dict):
        return all(_holds(held.get(key), item) for key, item in wanted.items())
    if not wanted or not held:  # to the contract what holds nothing is the same as missing
        return isinstance(held, dict | list) or held == wanted or (held is None and wanted in ({}, []))
    return isinstance(wanted, list) or same(held, wanted)


def _texts(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {text for item in value.values() for text in _texts(item)}
    if isinstance(value, list):
        return {text for item in value for text in _texts(item)}
    return {value} if isinstance(value, str) else set()
