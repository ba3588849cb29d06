"""Addresses that a person retries: they are due at once, and their tries count from zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from crawler.archive.database import transaction
from crawler.clock import stamp

USUAL = ("partial", "failed", "quarantined")
"""The states that are retried when neither a state nor an address is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The addresses to retry: those named, or all; of one state, one site, one reason."""

    state: str | None = None
    site: str | None = None
    reason: str | None = None
    urls: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """The number of addresses of a site, in a state, that are due again."""

    site: str
    state: str
    count: int


def queue(db: Connection, wanted: Wanted, *, now: datetime) -> list[Queued]:
    """Make addresses due now, and count them; a stored one that is named is revisited."""
    where, values = _where(wanted)
    with transaction(db):
        queued = counts(db, wanted)
        update = f"UPDATE frontier SET due_at = ?, tries = 0 WHERE {where}"
        db.execute(update, [stamp(now), *values])
        return queued


def counts(db: Connection, wanted: Wanted) -> list[Queued]:
    """Count the addresses to retry, by site and state."""
    where, values = _where(wanted)
    rows = db.execute(
        f"SELECT site, state, count(*) FROM frontier WHERE {where}"
        " GROUP BY site, state ORDER BY site, state",
        values,
    )
    return [Queued(*row) for row in rows]


def unknown(db: Connection, urls: Sequence[str]) -> list[str]:
    """Return the addresses that were never accepted."""
    select = "SELECT 1 FROM frontier WHERE url = ?"
    return [url for url in urls if not db.execute(select, (url,)).fetchone()]


def _where(wanted: Wanted) -> tuple[str, list[str]]:
    """Write the condition and its values.

    An alias of a stored article is never due, since the article has a row of its own, and neither
    is an address that was taken down.
    """
    conditions = [
        "(state <> 'stored' OR url IN (SELECT url FROM articles))",
        "url NOT IN (SELECT url FROM tombstone_urls)",
    ]
    values: list[str] = []
    if wanted.urls:
        conditions.append(_among("url", wanted.urls))
        values += wanted.urls
    elif wanted.state is None:
        conditions.append(_among("state", USUAL))
        values += USUAL
    for column in ("state", "site", "reason"):
        value = getattr(wanted, column)
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(value)
    return " AND ".join(conditions), values


def _among(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join('?' * len(values))})"
