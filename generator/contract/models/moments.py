"""Points in time as the contract writes them: ISO dates (``2026-11-24``) and quarters (``2027-Q3``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")

DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MOMENT_PATTERN = r"^[0-9]{4}-([0-9]{2}-[0-9]{2}|Q[1-4])$"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year; ordered in time, `str()` gives the contract's form."""

    year: int
    quarter: int

    def __post_init__(self) -> None:
        if not (1 <= self.year <= 9999 and 1 <= self.quarter <= 4):
            raise ValueError(f"no such quarter: {self.year}-Q{self.quarter}")

    def __str__(self) -> str:
        return f"{self.year:04d}-Q{self.quarter}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.quarter - 2, 1)

    @property
    def last_day(self) -> date:
        if self.quarter == 4:
            return date(self.year, 12, 31)
        return date(self.year, 3 * self.quarter + 1, 1) - timedelta(days=1)


def date_of(value: Any) -> date | None:
    """The date that a raw value stands for, or None."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def moment_of(value: Any) -> date | Quarter | None:
    """The date or quarter that a raw value stands for, or None."""
    if isinstance(value, Quarter):
        return value
    match = _QUARTER.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return date_of(value)
    year, quarter = int(match[1]), int(match[2])
    return Quarter(year, quarter) if year else None


def first_day(moment: date | Quarter) -> date:
    """The first day of a date or a quarter."""
    return moment.first_day if isinstance(moment, Quarter) else moment


def last_day(moment: date | Quarter) -> date:
    """The last day of a date or a quarter."""
    return moment.last_day if isinstance(moment, Quarter) else moment
