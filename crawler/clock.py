"""The one clock. Times of fetching and scheduling are UTC; dates on pages are China Standard Time (`CHINA`)."""

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
    """Let the time come from somewhere else than the machine, for a year that takes a minute; None goes back to it."""
    _source[0] = source or _machine


def stamp(moment: datetime) -> str:
    """Write a moment as the archive does: `2026-11-24T05:10:11Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `since` to `until`, both included; None leaves a side open. A day that is not known is inside."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Return whether a day is inside."""
        return day is None or not (
            self.precedes(day) or (self.until is not None and day > self.until)
        )

    def precedes(self, day: date | None) -> bool:
        """Return whether a day is known and before the window."""
        return day is not None and self.since is not None and day < self.since

    @property
    def is_open(self) -> bool:
        """Return whether no day was asked for."""
        return self.since is None and self.until is None


def window(since: str | None, until: str | None) -> Window:
    """Read what a person asked for; raise DeclarationError for what is no day.

    >>> window("2017", "2017-02")
    Window(since=datetime.date(2017, 1, 1), until=datetime.date(2017, 2, 28))
    """
    asked = Window(_asked("since", since, first_day), _asked("until", until, last_day))
    if asked.since is not None and asked.until is not None and asked.since > asked.until:
        raise DeclarationError(f"since={since} until={until}: since must not be after until.")
    return asked


def _asked(name: str, text: str | None, read: Callable[[str], date]) -> date | None:
    try:
        return read(text) if text else None
    except ValueError as error:
        raise DeclarationError(
            f"{name}={text}: a day is wanted, such as 2017-02-03, 2017-02 or 2017."
        ) from error


def first_day(text: str) -> date:
    """Return the day, or the first one of the month or the year; ValueError for what is none of them."""
    year, month, day = _parts(text)
    return date(int(year), int(month or 1), int(day or 1))


def last_day(text: str) -> date:
    """Return the day, or the last one of the month or the year; ValueError for what is none of them."""
    year, month, day = _parts(text)
    first = date(int(year), int(month or 12), int(day or 1))
    return first if day else first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _parts(text: str) -> tuple[str, str | None, str | None]:
    """Return the digits of year, month and day, as far as they are given."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text} is no day")
    return found[1], found[2], found[3]
