"""How far the walk over each source came.

Where a walk was cut short, unseen articles may lie behind known ones.
"""

from datetime import datetime
from sqlite3 import Connection

from crawler.archive.database import transaction
from crawler.clock import stamp
from crawler.sources.plan import Checkpoint


def begin(db: Connection, url: str, *, site: str, now: datetime) -> bool:
    """Store that the walk over a listing begins; return whether the one before was complete."""
    with transaction(db):
        row = db.execute("SELECT ended_at FROM listings WHERE url = ?", (url,)).fetchone()
        db.execute(
            "INSERT INTO listings (url, site, begun_at) VALUES (?, ?, ?)"
            " ON CONFLICT (url) DO UPDATE SET begun_at = excluded.begun_at, ended_at = NULL",
            (url, site, stamp(now)),
        )
        return row is not None and row[0] is not None


def end(db: Connection, url: str, *, now: datetime) -> None:
    """Store that the walk over a listing is complete."""
    with transaction(db):
        db.execute("UPDATE listings SET ended_at = ? WHERE url = ?", (stamp(now), url))


def resume(db: Connection, url: str, asked: str) -> Checkpoint | None:
    """Return the checkpoint of a backfill that was cut short; `asked` are its arguments."""
    select = "SELECT page, pages FROM backfills WHERE url = ? AND asked = ? AND ended_at IS NULL"
    row = db.execute(select, (url, asked)).fetchone()
    return Checkpoint(*row) if row is not None else None


def reach(
    db: Connection, url: str, asked: str, at: Checkpoint, *, site: str, now: datetime
) -> None:
    """Store the checkpoint of a backfill."""
    with transaction(db):
        db.execute(
            "INSERT INTO backfills (url, asked, site, page, pages, begun_at, reached_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url, asked) DO UPDATE SET"
            " page = excluded.page, pages = excluded.pages,"
            " begun_at = iif(ended_at IS NULL, begun_at, excluded.begun_at),"
            " reached_at = excluded.reached_at, ended_at = NULL",
            (url, asked, site, at.url, at.pages, stamp(now), stamp(now)),
        )


def finish(db: Connection, url: str, asked: str, *, now: datetime) -> None:
    """Store that a backfill is complete: the same arguments begin another one."""
    with transaction(db):
        db.execute(
            "UPDATE backfills SET ended_at = ? WHERE url = ? AND asked = ?",
            (stamp(now), url, asked),
        )
