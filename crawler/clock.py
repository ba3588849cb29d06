"""The one clock. Times of fetching and scheduling are UTC; dates on pages are China Standard Time (`extract.dates`)."""

from collections.abc import Callable
from datetime import UTC, datetime


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
