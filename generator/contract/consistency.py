"""What one model cannot see alone: ids, references, the order of dates, years and shares.

Works on the raw mapping and skips whatever has the wrong type, so that these faults are named together with the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.contract.base import LARGEST, Part
from generator.contract.fields import Field, fields_of
from generator.contract.initiative import Initiative
from generator.contract.messages import MAX_SUGGESTIONS, nearest
from generator.contract.moments import first_day, last_day, moment_of
from generator.errors import Fault

_NAMES = {
    "party": "ingen part",
    "forum": "inget forum",
    "party_or_forum": "ingen part och inget forum",
    "goal": "inget mål",
    "benefit": "ingen nytta",
    "activity": "ingen aktivitet",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A raw value with its path, its pattern and the field that it belongs to."""

    path: str
    pattern: str
    field: Field
    value: Any


def inconsistencies(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """Every such fault in a raw mapping, in no particular order."""
    places = tuple(_places(raw, Initiative, "", ""))
    yield from _doubled_ids(places)
    yield from _dangling_references(places)
    yield from _ends_before_starts(raw)
    yield from _plan_years(raw)
    yield from _shares(raw)


def _places(raw: Mapping[str, Any], model: type[Part], path: str, pattern: str) -> Iterator[_Place]:
    for field in fields_of(model):
        value = raw.get(field.key)
        if value is None:
            continue
        here = _Place(path + field.key, pattern + field.key, field, value)
        yield here
        yield from _inside(here)


def _inside(place: _Place) -> Iterator[_Place]:
    model = place.field.model
    if model is None:
        return
    if place.field.kind == "object" and isinstance(place.value, Mapping):
        yield from _places(place.value, model, f"{place.path}.", f"{place.pattern}.")
    if place.field.kind == "objects":
        for index, item in _items(place.value):
            yield from _places(item, model, f"{place.path}[{index}].", f"{place.pattern}[].")


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


def _doubled_ids(places: Sequence[_Place]) -> Iterator[Fault]:
    taken: dict[tuple[str, str], str] = {}
    for place in places:
        if place.field.kind != "id" or not isinstance(place.value, str):
            continue
        # Parties and forums share one space, since a decision may name either.
        space = "party or forum" if place.field.identifies in ("party", "forum") else place.pattern
        first = taken.setdefault((space, place.value), place.path)
        if first != place.path:
            yield Fault(place.path, f"Id:t ”{place.value}” används redan i {first}. Välj ett annat id.")


def _dangling_references(places: Sequence[_Place]) -> Iterator[Fault]:
    ids = _ids(places)
    count = 0
    for place in places:
        reference = place.field.reference
        if reference is None or reference.or_words:
            continue
        known, fixed = ids[reference.to], {value for value, _ in place.field.choices}
        for path, value in _references(place):
            if value.strip() and value not in known and value not in fixed:
                count += 1
                yield Fault(path, _dangling(reference.to, value, known if count <= MAX_SUGGESTIONS else ()))


def _ids(places: Sequence[_Place]) -> Mapping[str, Mapping[str, None]]:
    """The ids that each kind of reference may name, in the order of the file."""
    ids: dict[str, dict[str, None]] = {kind: {} for kind in _NAMES}
    for place in places:
        if not place.field.identifies or not isinstance(place.value, str):
            continue
        ids[place.field.identifies][place.value] = None
        if place.field.identifies in ("party", "forum"):
            ids["party_or_forum"][place.value] = None
    return ids


def _references(place: _Place) -> Iterator[tuple[str, str]]:
    """The texts in a place that must be ids, each with its path: the value, a list's items or a mapping's keys."""
    if place.field.kind == "mapping":
        found = [(f"{place.path}.{key}", key) for key in place.value] if isinstance(place.value, Mapping) else []
    elif place.field.kind == "list":
        found = [(f"{place.path}[{index}]", item) for index, item in enumerate(_listed(place.value))]
    else:
        found = [(place.path, place.value)]
    return ((path, value) for path, value in found if isinstance(value, str))


def _dangling(to: str, value: str, known: Iterable[str]) -> str:
    start = f"Det finns {_NAMES[to]} med id ”{value}”."
    if not known:
        return f"{start} Lägg till posten eller ta bort hänvisningen."
    return f"{start} Det närmaste id:t är ”{nearest(value, known)}”. Rätta hänvisningen eller lägg till posten."


def _ends_before_starts(raw: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _ordered(_part(_part(raw, "direction"), "horizon"), "direction.horizon", "starts", "ends")
    yield from _ordered(_part(raw, "validity"), "validity", "from", "until")
    for path, activity, _ in _activities(raw):
        yield from _ordered(activity, path, "starts", "ends")
        yield from _ordered(activity, path, "starts", "continues_until")


def _ordered(holder: Mapping[str, Any], path: str, start_key: str, end_key: str) -> Iterator[Fault]:
    start, end = moment_of(holder.get(start_key)), moment_of(holder.get(end_key))
    if start is not None and end is not None and last_day(end) < first_day(start):
        yield Fault(f"{path}.{end_key}", f"Slutet {end} ligger före starten {start} ({start_key}). Rätta en av dem.")


def _activities(raw: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], Any]]:
    """Each activity with its path and its plan's raw year."""
    for number, plan in _items(raw.get("plans")):
        for index, activity in _items(plan.get("activities")):
            yield f"plans[{number}].activities[{index}]", activity, plan.get("year")


def _year(value: Any) -> int | None:
    whole = isinstance(value, int | float) and not isinstance(value, bool) and 1000 <= value <= 9999
    return int(value) if whole and value == int(value) else None


def _plan_years(raw: Mapping[str, Any]) -> Iterator[Fault]:
    taken: dict[int, str] = {}
    for number, plan in _items(raw.get("plans")):
        year, path = _year(plan.get("year")), f"plans[{number}].year"
        if year is not None and taken.setdefault(year, path) != path:
            yield Fault(
                path, f"Det finns redan en plan för {year} i {taken[year]}. Slå ihop planerna eller ändra året."
            )
    for path, activity, raw_year in _activities(raw):
        year = _year(raw_year)
        for key in ("starts", "ends"):
            moment = moment_of(activity.get(key))
            if year is None or moment is None:
                continue
            if first_day(moment) < date(year, 1, 1) or last_day(moment) > date(year, 12, 31):
                yield Fault(f"{path}.{key}", f"Tidpunkten {moment} ligger utanför planens år {year}. {_LATER[key]}")


_LATER = {
    "starts": "Ange en tidpunkt under året.",
    "ends": "Ange en tidpunkt under året, och ”Fortsätter till” (continues_until) om aktiviteten fortsätter.",
}


def _shares(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """Shares are checked once every row has its percent; a draft may still lack some."""
    shares = _listed(_part(raw, "funding").get("shares"))
    percents = [share.get("percent") if isinstance(share, Mapping) else None for share in shares]
    numbers = [value for value in percents if isinstance(value, int | float) and not isinstance(value, bool)]
    if not numbers or len(numbers) < len(percents) or not all(abs(value) <= LARGEST for value in numbers):
        return
    total = sum((Decimal(str(value)) for value in numbers), Decimal(0))
    if total != 100:
        written = f"{total.normalize():f}".replace(".", ",")
        yield Fault(
            "funding.shares", f"Andelarna blir tillsammans {written} procent. Rätta dem så att de blir 100 procent."
        )
