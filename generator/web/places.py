"""Where on the pages each field of the contract stands: the shape of a page, and the way to a field.

The pages themselves are lists of paths in `page_contents`; forms are drawn from them, and links to fields found in
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator import contract
from generator.editing import EACH, Path, look
from generator.errors import PathError

# What stands in the address: the open initiative, the chosen party, plan, theme and row, the field to go to, the place
# under Granska to come back to from a change, and what is chosen there.
(
    QUERY_INITIATIVE, QUERY_PARTY, QUERY_PLAN, QUERY_THEME, QUERY_ROW, QUERY_FIELD, QUERY_BACK, QUERY_CHOICE,
) = (
    "arende", "part", "plan", "del", "rad", "falt", "tillbaka", "val",
)  # fmt: skip
OWNERS: Mapping[str, str] = {"parties": QUERY_PARTY, "plans": QUERY_PLAN}
"""Lists whose rows have so much in them that a page shows one at a time in several themes, and their mark's name."""

_ROWS_IN_FULL = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that stand together under one heading: `fields` are patterns of the contract's paths, those of one object
    in a row. With `rows` (the pattern of a list) they are the fields of each row, `row` is what one row is called, and
    `columns` are shown in the overview; the first `naming` of them say which row it is. `defaults` names what the
    catalogue has to start from. With `offered` the block is shown only when a field of it has to do with the
    initiative (`services.offered`), or says something."""

    title: str
    fields: tuple[str, ...]
    rows: str = ""
    row: str = ""
    columns: tuple[str, ...] = ()
    naming: int = 1
    intro: str = ""
    defaults: str = ""
    offered: bool = False

    @property
    def in_full(self) -> bool:
        """Whether rows are so small that several are shown at once; of others, one is chosen in the overview."""
        return len(self.fields) <= _ROWS_IN_FULL


@dataclass(frozen=True, slots=True)
class Theme:
    """What a page shows at one time. With `owner` it is about one row of that list (see `OWNERS`)."""

    page: str
    slug: str
    title: str
    blocks: tuple[Block, ...]
    owner: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field for block in self.blocks for field in block.fields)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value is edited: the page, and what its address says besides the initiative."""

    page: str
    query: Mapping[str, str]


def pattern_of(path: str) -> str:
    """``parties[1].kind`` → ``parties[].kind``; a text that is no path, as a fault's may be, as it is."""
    found = _parsed(path)
    return found.pattern if found else path


@lru_cache(maxsize=16_384)
def in_row(pattern: str, row: str) -> str:
    """``parties[].task`` in ``parties[2]`` → ``parties[2].task``: the path of a pattern's value in one row."""
    return str(Path.parse(pattern).in_row(Path.parse(row)))


def row_on(path: str, rows: str) -> tuple[Path, int] | None:
    """The list and the number of the row that `path` goes through, of the list with the path or pattern `rows`; None
    when it goes through none."""
    found, holder = _parsed(path), Path.parse(rows)
    place = len(holder.steps)
    number = found.steps[place] if found and len(found.steps) > place else None
    if found is None or not isinstance(number, int):
        return None
    on_the_way = Path(found.steps[:place])
    return (on_the_way, number) if rows in (str(on_the_way), on_the_way.pattern) else None


def is_within(path: str, holder: str) -> bool:
    """Whether `path` leads to the value at `holder` or to something in it."""
    found = _parsed(path)
    return found is not None and found.within(Path.parse(holder))


def mark_of(rows: Any, index: int) -> str:
    """What a row is called in the address: its id, or its number where the id is missing or an earlier row's too."""
    identity = look(rows, Path((index, "id")))
    earlier = (look(rows, Path((number, "id"))) for number in range(index))
    return identity if isinstance(identity, str) and identity and identity not in earlier else str(index)


def index_of(rows: Any, mark: str | None) -> int:
    """The number of the row that `mark_of` calls so, or that has the mark as its number; else the first."""
    count = len(rows) if isinstance(rows, list) else 0
    number = int(mark) if mark and mark.isdecimal() and int(mark) < count else 0
    return next((index for index in range(count) if mark_of(rows, index) == mark), number)


def place_in(themes: tuple[Theme, ...], path: str, mapping: Mapping[str, Any]) -> Place | None:
    """The place of a field, a whole list or an object; None when it is on no page.

    A pattern without row numbers (``parties[].task``, as the catalogue writes it) leads to the first row.
    """
    found, pattern = _parsed(path), field_pattern(path)
    theme = _holding(themes, pattern) if found else None
    if found is None or theme is None:
        return None
    concrete = str(Path(tuple(0 if step is EACH else step for step in found.steps)))
    query = {QUERY_THEME: theme.slug, QUERY_FIELD: concrete}
    rows = next((block.rows for block in theme.blocks if block.rows and is_within(pattern, block.rows)), "")
    for name, holder in ((OWNERS.get(theme.owner, ""), theme.owner), (QUERY_ROW, rows)):
        mark = _mark_at(concrete, holder, mapping) if holder else None
        if mark is not None:
            query[name] = mark
    return Place(theme.page, query)


def field_pattern(path: str) -> str:
    """The pattern of the field that a path leads to; for an item of a list or a key of a mapping, its holder's."""
    try:
        return contract.field_at(path).path
    except KeyError:
        return pattern_of(path)


@lru_cache(maxsize=1024)
def _holding(themes: tuple[Theme, ...], pattern: str) -> Theme | None:
    return next((theme for theme in themes if pattern in theme.fields), None) or next(
        (theme for theme in themes if any(is_within(field, pattern) for field in theme.fields)), None
    )


def _mark_at(path: str, holder: str, mapping: Mapping[str, Any]) -> str | None:
    """The mark of the row of the list `holder` that `path` goes through; None when it goes through none."""
    row = row_on(path, holder)
    return mark_of(look(mapping, row[0]), row[1]) if row else None


def _parsed(path: str) -> Path | None:
    try:
        return Path.parse(path)
    except PathError:
        return None
