"""The one clock. Times of fetching and scheduling are UTC; dates on pages are of `CHINA`."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from crawler.errors import DeclarationError

CHINA = timezone(timedelta(hours=8))
"""China Standard Time, the zone of every date that a page prints."""


def _machine() -> datetime:
    return datetime.now(UTC)


_source: list[Callable[[], datetime]] = [_machine]


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _source[0]().astimezone(UTC)


def follow(source: Callable[[], datetime] | None) -> None:
    """Take the time from another source than the machine; None goes back to the machine.

    Global on purpose: tests and `make torture` let a year pass in a minute, in every room at once.
    """
    _source[0] = source or _machine


def stamp(moment: datetime) -> str:
    """Write a moment as the archive does: `2026-11-24T05:10:11Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `since` to `until`, both included; None leaves a side open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Return whether a day is inside; None, an unknown day, is."""
        if day is None:
            return True
        is_late = self.until is not None and day > self.until
        return not (is_late or self.precedes(day))

    def precedes(self, day: date | None) -> bool:
        """Return whether a day is known and before the window."""
        return day is not None and self.since is not None and day < self.since

    @property
    def is_open(self) -> bool:
        """Return whether no day was asked for."""
        return self.since is None and self.until is None


def window(since: str | None, until: str | None) -> Window:
    """Read two days, months or years; raises DeclarationError when one is neither.

    >>> window("2017", "2017-02")
    Window(since=datetime.date(2017, 1, 1), until=datetime.date(2017, 2, 28))
    """
    first = _option("since", since, first_day)
    last = _option("until", until, last_day)
    if first is not None and last is not None and first > last:
        raise DeclarationError(f"since={since} until={until}: since must not be after until.")
    return Window(first, last)


def _option(name: str, text: str | None, read: Callable[[str], date]) -> date | None:
    try:
        return read(text) if text else None
    except ValueError as error:
        raise DeclarationError(
            f"{name}={text}: a day is wanted, such as 2017-02-03, 2017-02 or 2017."
        ) from error


def first_day(text: str) -> date:
    """Return a day, or the first day of a month or a year; raises ValueError for other text."""
    year, month, day = _parts(text)
    return date(int(year), int(month or 1), int(day or 1))


def last_day(text: str) -> date:
    """Return a day, or the last day of a month or a year; raises ValueError for other text."""
    year, month, day = _parts(text)
    if day:
        return date(int(year), int(month or 12), int(day))
    first = date(int(year), int(month or 12), 1)
    _, days = calendar.monthrange(first.year, first.month)
    return first.replace(day=days)


def _parts(text: str) -> tuple[str, str | None, str | None]:
    """Return the digits of year, month and day; None where they are not given."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text} is no day")
    return match[1], match[2], match[3]
