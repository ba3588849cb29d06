"""What `scrapy doctor` asks an archive. Read only."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from crawler.archive.database import pending_steps
from crawler.clock import stamp

_DISORDERED = (
    "SELECT count(*) FROM (SELECT started_at, lag(started_at) OVER (ORDER BY id) AS earlier"
    " FROM runs) WHERE started_at < earlier"
)
_LAST_GOOD = (
    "SELECT spider, max(CASE WHEN exit_code IN (0, 3) THEN started_at END) FROM runs"
    " GROUP BY spider"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """The state of an archive: SQLite's own checks, its size, how its runs ended."""

    faults: Sequence[str]
    pending: Sequence[str]
    articles: int
    partial: int
    due: int
    quarantined: int
    future_runs: int
    disordered_runs: int
    """Runs that began before the one before them, by the clock."""
    unended: int
    last_good: dict[str, str | None]
    """For each spider that ever ran, when its last run began that ended with 0 or 3."""


def check_up(db: Connection, now: datetime) -> Checkup:
    """Ask everything; the checks read the whole file."""

    def count(sql: str, *values: object) -> int:
        return int(db.execute(sql, values).fetchone()[0])

    pending = pending_steps(db)
    faults = [fault for (fault,) in db.execute("PRAGMA quick_check(3)") if fault != "ok"]
    faults += [
        f"a row of {row[0]} points to nothing in {row[2]}"
        for row in db.execute("PRAGMA foreign_key_check")
    ][:3]
    return Checkup(
        faults=faults,
        pending=pending,
        articles=count("SELECT count(*) FROM articles"),
        partial=count("SELECT count(*) FROM articles WHERE status = 'partial'"),
        due=count("SELECT count(*) FROM frontier WHERE due_at <= ?", stamp(now)),
        quarantined=count("SELECT count(*) FROM frontier WHERE state = 'quarantined'"),
        future_runs=count("SELECT count(*) FROM runs WHERE started_at > ?", stamp(now)),
        disordered_runs=count(_DISORDERED),
        unended=count("SELECT count(*) FROM runs WHERE ended_at IS NULL"),
        last_good=dict(db.execute(_LAST_GOOD).fetchall()),
    )


def sqlite_version() -> tuple[int, int, int]:
    """Return the version of the SQLite library that Python uses."""
    return sqlite3.sqlite_version_info[:3]


def log_size(path: Path) -> int:
    """Return the size of the write-ahead log beside an archive."""
    log = path.with_name(f"{path.name}-wal")
    return log.stat().st_size if log.exists() else 0
