"""The one clock. Times of fetching and scheduling are UTC; dates on pages are China Standard Time (`extract.dates`)."""

from datetime import UTC, datetime


def now() -> datetime:
    """Give the present moment, aware, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Write a moment as the archive does: `2026-11-24T05:10:11Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
