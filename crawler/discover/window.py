"""The days a run is asked for."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from crawler.errors import DeclarationError

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `since` to `until`, both included; None leaves a side open. A day that is not known is inside."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Say whether a day is inside."""
        return day is None or not (self.precedes(day) or (self.until is not None and day > self.until))

    def precedes(self, day: date | None) -> bool:
        """Say whether a day is known and before the window."""
        return day is not None and self.since is not None and day < self.since

    @property
    def is_open(self) -> bool:
        """Say whether no day was asked for."""
        return self.since is None and self.until is None


def window(since: str | None, until: str | None) -> Window:
    """Read what a person asked for: `2017-02-03`, `2017-02` or `2017`, of which the first or the last day counts.

    >>> window("2017", "2017-02")
    Window(since=datetime.date(2017, 1, 1), until=datetime.date(2017, 2, 28))
    """
    asked = Window(
        _day("since", since, last=False) if since else None, _day("until", until, last=True) if until else None
    )
    if asked.since is not None and asked.until is not None and asked.since > asked.until:
        raise DeclarationError(f"since={since} until={until}: since must not be after until.")
    return asked


def _day(name: str, text: str, *, last: bool) -> date:
    wrong = DeclarationError(f"{name}={text}: a day is wanted, such as 2017-02-03, 2017-02 or 2017.")
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise wrong
    try:
        year, month = int(found[1]), int(found[2] or (12 if last else 1))
        return date(year, month, int(found[3] or (calendar.monthrange(year, month)[1] if last else 1)))
    except ValueError as error:
        raise wrong from error
