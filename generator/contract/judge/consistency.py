"""What one model cannot see alone: ids, references, the order of dates, years and shares.

Works on the raw mapping and skips whatever has the wrong type, so that these faults are named together with the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Any, NamedTuple

from generator.contract.describe.fields import Field, fields_of
from generator.contract.judge.found import Found, Location, path_of, shortened
from generator.contract.judge.messages import nearest
from generator.contract.models.base import LARGEST, Part
from generator.contract.models.initiative import Initiative
from generator.contract.models.moments import first_day, last_day, moment_of

_NAMES = {
    "party": "ingen part",
    "forum": "inget forum",
    "party_or_forum": "ingen part och inget forum",
    "goal": "inget mål",
    "benefit": "ingen nytta",
    "activity": "ingen aktivitet",
}


class _Place(NamedTuple):
    """A raw value that is an id or refers to one, with its location and the field that it belongs to."""

    location: Location
    field: Field
    value: Any


def inconsistencies(raw: Mapping[str, Any]) -> Iterator[Found]:
    """Every such fault in a raw mapping, in no particular order."""
    places = tuple(_places(raw, Initiative, ()))
    yield from _doubled_ids(places)
    yield from _dangling_references(places)
    yield from _ends_before_starts(raw)
    yield from _plan_years(raw)
    yield from _shares(raw)


def _places(raw: Mapping[str, Any], model: type[Part], holder: Location) -> Iterator[_Place]:
    """The ids and references in an object and in all below it, in the contract's order."""
    for field in _naming(model):
        value = raw.get(field.key)
        if value is None:
            continue
        here = (*holder, field.key)
        if field.model is None:
            yield _Place(here, field, value)
        elif field.kind == "object" and isinstance(value, Mapping):
            yield from _places(value, field.model, here)
        elif field.kind == "objects":
            for index, item in _items(value):
                yield from _places(item, field.model, (*here, index))


@cache
def _naming(model: type[Part]) -> tuple[Field, ...]:
    """The fields of a model that are an id, refer to one, or hold such a field somewhere below."""
    return tuple(
        field
        for field in fields_of(model)
        if (_naming(field.model) if field.model else field.kind == "id" or field.reference)
    )


def _items(value: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The mappings in a raw list, each with its index."""
    for index, item in enumerate(_listed(value)):
        if isinstance(item, Mapping):
            yield index, item


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else ()


def _part(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = raw.get(key)
    return value if isinstance(value, Mapping) else {}


def _doubled_ids(places: Sequence[_Place]) -> Iterator[Found]:
    taken: dict[tuple[Any, str], Location] = {}
    for location, field, value in places:
        name = _name(value)
        if field.kind != "id" or name is None:
            continue
        # Parties and forums share one space, since a decision may name either.
        lists = tuple(step for step in location if isinstance(step, str))
        space = "party or forum" if field.identifies in ("party", "forum") else lists
        first = taken.setdefault((space, name), location)
        if first != location:
            yield Found(location, partial(_doubled, name, first))


def _doubled(name: str, first: Location) -> str:
    return f"Id:t ”{shortened(name)}” används redan i {path_of(first)}. Välj ett annat id."


def _dangling_references(places: Sequence[_Place]) -> Iterator[Found]:
    ids = _ids(places)
    for place in places:
        reference = place.field.reference
        if reference is None or reference.or_words:
            continue
        known, fixed = ids[reference.to], {value for value, _ in place.field.choices}
        for location, name in _references(place):
            if name.strip() and name not in known and name not in fixed:
                yield Found(location, partial(_dangling, reference.to, name, known))


def _ids(places: Sequence[_Place]) -> Mapping[str, Mapping[str, None]]:
    """The ids that each kind of reference may name, in the order of the file."""
    ids: dict[str, dict[str, None]] = {kind: {} for kind in _NAMES}
    for _, field, value in places:
        name = _name(value)
        if not field.identifies or name is None:
            continue
        ids[field.identifies][name] = None
        if field.identifies in ("party", "forum"):
            ids["party_or_forum"][name] = None
    return ids


def _name(value: Any) -> str | None:
    """The id that a raw value gives. A whole number is one that lacks its quotes, which is a fault of its own."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < LARGEST:
        return str(value)
    return value if isinstance(value, str) else None


def _references(place: _Place) -> Iterator[tuple[Location, str]]:
    """The names in a place that must be ids, each with its location: the value, a list's items or a mapping's keys."""
    location, field, value = place
    found: Iterable[tuple[Location, Any]] = [(location, value)]
    if field.kind == "mapping":
        found = (((*location, key), key) for key in value) if isinstance(value, Mapping) else ()
    elif field.kind == "list" and not isinstance(value, str):
        found = (((*location, index), item) for index, item in enumerate(_listed(value)))
    return ((at, name) for at, item in found if (name := _name(item)) is not None)


def _dangling(to: str, name: str, known: Iterable[str]) -> str:
    start = f"Det finns {_NAMES[to]} med id ”{shortened(name)}”."
    if not known:
        return f"{start} Lägg till posten eller ta bort hänvisningen."
    return f"{start} Det närmaste id:t är ”{nearest(name, known)}”. Rätta hänvisningen eller lägg till posten."


def _ends_before_starts(raw: Mapping[str, Any]) -> Iterator[Found]:
    yield from _ordered(_part(_part(raw, "direction"), "horizon"), ("direction", "horizon"), "starts", "ends")
    yield from _ordered(_part(raw, "validity"), ("validity",), "from", "until")
    for location, activity, _ in _activities(raw):
        yield from _ordered(activity, location, "starts", "ends")
        yield from _ordered(activity, location, "starts", "continues_until")


def _ordered(holder: Mapping[str, Any], location: Location, start_key: str, end_key: str) -> Iterator[Found]:
    start, end = moment_of(holder.get(start_key)), moment_of(holder.get(end_key))
    if start is not None and end is not None and last_day(end) < first_day(start):
        words = f"Slutet {end} ligger före starten {start} ({start_key}). Rätta en av dem."
        yield Found((*location, end_key), partial(str, words))


def _activities(raw: Mapping[str, Any]) -> Iterator[tuple[Location, Mapping[str, Any], Any]]:
    """Each activity with its location and its plan's raw year."""
    for number, plan in _items(raw.get("plans")):
        for index, activity in _items(plan.get("activities")):
            yield ("plans", number, "activities", index), activity, plan.get("year")


def _year(value: Any) -> int | None:
    whole = isinstance(value, int | float) and not isinstance(value, bool) and 1000 <= value <= 9999
    return int(value) if whole and value == int(value) else None


def _plan_years(raw: Mapping[str, Any]) -> Iterator[Found]:
    taken: dict[int, Location] = {}
    for number, plan in _items(raw.get("plans")):
        year, here = _year(plan.get("year")), ("plans", number, "year")
        if year is not None and taken.setdefault(year, here) != here:
            yield Found(here, partial(_second_plan, year, taken[year]))
    for location, activity, raw_year in _activities(raw):
        year = _year(raw_year)
        for key in ("starts", "ends"):
            moment = moment_of(activity.get(key))
            if year is None or moment is None:
                continue
            if first_day(moment) < date(year, 1, 1) or last_day(moment) > date(year, 12, 31):
                words = f"Tidpunkten {moment} ligger utanför planens år {year}. {_LATER[key]}"
                yield Found((*location, key), partial(str, words))


def _second_plan(year: int, first: Location) -> str:
    return f"Det finns redan en plan för {year} i {path_of(first)}. Slå ihop planerna eller ändra året."


_LATER = {
    "starts": "Ange en tidpunkt under året.",
    "ends": "Ange en tidpunkt under året, och ”Fortsätter till” (continues_until) om aktiviteten fortsätter.",
}


def _shares(raw: Mapping[str, Any]) -> Iterator[Found]:
    """Shares are checked once every row has its percent; a draft may still lack some."""
    shares = _listed(_part(raw, "funding").get("shares"))
    percents = [share.get("percent") if isinstance(share, Mapping) else None for share in shares]
    numbers = [value for value in percents if isinstance(value, int | float) and not isinstance(value, bool)]
    if not numbers or len(numbers) < len(percents) or not all(abs(value) <= LARGEST for value in numbers):
        return
    total = sum((Decimal(str(value)) for value in numbers), Decimal(0))
    if total != 100:
        written = f"{total.normalize():f}".replace(".", ",")
        words = f"Andelarna blir tillsammans {written} procent. Rätta dem så att de blir 100 procent."
        yield Found(("funding", "shares"), partial(str, words))
