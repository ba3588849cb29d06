"""Addresses that a person wants to be tried again: they are due at once, and their tries count from nought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from crawler.archive.database import transaction
from crawler.clock import stamp

USUAL = ("partial", "failed", "quarantined")
"""The states that are meant when neither a state nor an address is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which addresses: those that are named, or all; of one state, one site, one reason."""

    state: str | None = None
    site: str | None = None
    reason: str | None = None
    urls: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """How many addresses of a site in a state are due again."""

    site: str
    state: str
    count: int


def queue(db: Connection, wanted: Wanted, *, now: datetime) -> list[Queued]:
    """Make addresses due now, and count them. A stored one that is named is looked at again; its copy stays what it is."""
    where, given = _where(wanted)
    with transaction(db):
        queued = counts(db, wanted)
        db.execute(f"UPDATE frontier SET due_at = ?, tries = 0 WHERE {where}", [stamp(now), *given])
        return queued


def counts(db: Connection, wanted: Wanted) -> list[Queued]:
    """Count the addresses that are meant, by site and state."""
    where, given = _where(wanted)
    rows = db.execute(
        f"SELECT site, state, count(*) FROM frontier WHERE {where} GROUP BY site, state ORDER BY site, state",
        given,
    )
    return [Queued(*row) for row in rows]


def unknown(db: Connection, urls: Sequence[str]) -> list[str]:
    """Return the addresses that were never accepted."""
    return [
        url
        for url in urls
        if not db.execute("SELECT 1 FROM frontier WHERE url = ?", (url,)).fetchone()
    ]


def _where(wanted: Wanted) -> tuple[str, list[str]]:
    """Write the condition. An alias of a stored article is never due: the article has a row of its own. Nor is what was taken down."""
    given: list[str] = []
    conditions = [
        "(state <> 'stored' OR url IN (SELECT url FROM articles))",
        "url NOT IN (SELECT url FROM tombstone_urls)",
    ]
    if wanted.urls:
        conditions.append(_among("url", wanted.urls))
        given += wanted.urls
    elif wanted.state is None:
        conditions.append(_among("state", USUAL))
        given += USUAL
    for column, value in (
        ("state", wanted.state),
        ("site", wanted.site),
        ("reason", wanted.reason),
    ):
        if value is not None:
            conditions.append(f"{column} = ?")
            given.append(value)
    return " AND ".join(conditions), given


def _among(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join('?' * len(values))})"
