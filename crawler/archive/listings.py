"""How far the walk over each listing came: where one was cut short, articles that nobody saw yet may lie behind known ones."""

from datetime import datetime

from sqlite_utils import Database

from crawler.archive.database import transaction
from crawler.clock import stamp


def begin(db: Database, url: str, *, site: str, now: datetime) -> bool:
    """Enter that a listing's walk begins; say whether the walk before came to its end."""
    with transaction(db):
        row = db.conn.execute("SELECT ended_at FROM listings WHERE url = ?", (url,)).fetchone()
        db.conn.execute(
            "INSERT INTO listings (url, site, begun_at) VALUES (?, ?, ?)"
            " ON CONFLICT (url) DO UPDATE SET begun_at = excluded.begun_at, ended_at = NULL",
            (url, site, stamp(now)),
        )
        return row is not None and row[0] is not None


def end(db: Database, url: str, *, now: datetime) -> None:
    """Enter that a listing's walk came to its end."""
    with transaction(db):
        db.conn.execute("UPDATE listings SET ended_at = ? WHERE url = ?", (stamp(now), url))
