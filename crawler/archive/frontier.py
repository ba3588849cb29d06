"""The frontier: every address ever accepted is one row in one state, with when it is due. One function, one transaction.

A row changes in the transaction of the record it is about (`articles.save`), so that a crash costs at most the articles in
flight. `run_id` is the run that took the address last: within a run nothing is taken twice, and a crashed run's claims are void.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from crawler.archive.database import transaction
from crawler.clock import stamp
from crawler.reasons import Reason, meaning

# Days until an address that failed, or an article with pages missing, is tried again; after the last it is settled.
RETRY_DAYS = (0, 1, 3, 14, 90)

_SKIPPED = frozenset(
    {Reason.ROBOTS, Reason.OFFSITE, Reason.OFFSITE_REDIRECT, Reason.PRIVATE_ADDRESS, Reason.BAD_SCHEME}
)
_QUARANTINED = frozenset(
    {
        Reason.EMPTY, Reason.NOT_HTML, Reason.TOO_COMPLEX, Reason.NO_BODY, Reason.NO_TITLE, Reason.LISTING, Reason.SOFT_404,
        Reason.SOFT_ERROR, Reason.CHALLENGE, Reason.LOGIN_REQUIRED,
    }
)  # fmt: skip
_GONE = "http-410"


@dataclass(frozen=True, slots=True)
class Due:
    """An address to fetch now, found on another page; `article_id` is set when pages of an article are missing, for `reason`."""

    url: str
    found_on: str | None = None
    article_id: int | None = None
    reason: str | None = None


def accept(
    db: Database, urls: Iterable[str], *, site: str, found_on: str | None, run_id: int, now: datetime
) -> list[Due]:
    """Enter addresses that were found; give back, in their order, those that are due and that this run has not taken yet."""
    moment = stamp(now)
    with transaction(db):
        taken = []
        for url in urls:
            db.conn.execute(
                "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at, due_at, found_on) VALUES (?, ?, 'due', ?, ?, ?, ?)"
                " ON CONFLICT (url) DO UPDATE SET last_seen_at = excluded.last_seen_at",
                (url, site, moment, moment, moment, found_on),
            )
            taken += _take(db, "url = ?", [url], run_id, moment)
        return taken


def due(db: Database, *, site: str, run_id: int, now: datetime, most: int) -> list[Due]:
    """Take up to `most` addresses of a site that are due and that this run has not taken yet, longest due first."""
    with transaction(db):
        where = "url IN (SELECT url FROM frontier WHERE site = ? AND due_at <= ? AND run_id IS NOT ? ORDER BY due_at, rowid LIMIT ?)"
        return _take(db, where, [site, stamp(now), run_id, most], run_id, stamp(now))


def claim(db: Database, urls: Sequence[str], *, site: str, run_id: int, now: datetime) -> None:
    """Enter addresses that a person asked for, as taken by this run whatever their state."""
    with transaction(db):
        for url in urls:
            db.conn.execute(
                "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at, due_at, run_id) VALUES (?, ?, 'due', ?, ?, ?, ?)"
                " ON CONFLICT (url) DO UPDATE SET last_seen_at = excluded.last_seen_at, run_id = excluded.run_id",
                (url, site, stamp(now), stamp(now), stamp(now), run_id),
            )


def fail(db: Database, url: str, reason: str, detail: str, *, run_id: int, now: datetime) -> str:
    """Record that an address gave no article, and give its new state. A stored article keeps its row: the good copy stays."""
    with transaction(db):
        know(db, [reason])
        row = db.conn.execute("SELECT state, tries FROM frontier WHERE url = ?", (url,)).fetchone()
        if row is None or row[0] == "stored":
            return "stored"
        tries = row[1] + 1
        state = _state(reason, tries)
        if row[0] == "partial":
            state = "partial"
        db.conn.execute(
            "UPDATE frontier SET state = ?, reason = ?, error = ?, tries = ?, due_at = ?, run_id = ? WHERE url = ?",
            (state, reason, detail or None, tries, due_after(tries, now) if state != "gone" else None, run_id, url),
        )
        if state == "quarantined":
            db.conn.execute(
                "INSERT INTO quarantine (url, reason, detail, at, run_id) VALUES (?, ?, ?, ?, ?)",
                (url, reason, detail, stamp(now), run_id),
            )
        return state


def due_after(tries: int, now: datetime) -> str | None:
    """Say when an address is due after it failed `tries` times; None when it is settled."""
    return stamp(now + timedelta(days=RETRY_DAYS[tries - 1])) if tries <= len(RETRY_DAYS) else None


def know(db: Database, reasons: Iterable[str | None]) -> None:
    """Enter reasons into their vocabulary; `http-521` may never have been met before."""
    rows = [(str(reason), meaning(reason)) for reason in reasons if reason is not None]
    db.conn.executemany("INSERT OR IGNORE INTO reasons VALUES (?, ?)", rows)


def _take(db: Database, where: str, parameters: list[object], run_id: int, moment: str) -> list[Due]:
    rows = db.conn.execute(
        f"UPDATE frontier SET run_id = ? WHERE {where} AND due_at <= ? AND run_id IS NOT ? RETURNING url, found_on, state, article_id, reason",  # noqa: S608
        [run_id, *parameters, moment, run_id],
    ).fetchall()
    return [
        Due(url, found_on, article_id, reason) if state == "partial" else Due(url, found_on)
        for url, found_on, state, article_id, reason in rows
    ]


def _state(reason: str, tries: int) -> str:
    if reason == _GONE:
        return "gone"
    if reason in _SKIPPED:
        return "skipped"
    if reason in _QUARANTINED:
        return "quarantined"
    return "gone" if reason == "http-404" and tries > len(RETRY_DAYS) else "failed"
