"""What was fetched and not understood: kept with its reason and evidence until it is resolved. SQL of one table."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime
from sqlite3 import Connection

from crawler.archive.database import transaction
from crawler.clock import stamp
from crawler.model import Refusal, Run
from crawler.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A page in quarantine: why, on what evidence, when it was met last, and when it is tried again."""

    url: str
    site: str
    reason: str
    meaning: str
    detail: str
    at: str
    tries: int
    due_at: str | None


def keep(db: Connection, url: str, refusal: Refusal, *, run: Run) -> None:
    """Put an address into quarantine; the same reason again is the same row with the newest evidence."""
    reason, raw = refusal.reason, refusal.raw
    row = db.execute(
        "SELECT id FROM quarantine WHERE url = ? AND reason = ? AND resolved_at IS NULL",
        (url, reason),
    ).fetchone()
    if row is None:
        row = db.execute(
            "INSERT INTO quarantine (url, reason, at) VALUES (?, ?, ?) RETURNING id",
            (url, reason, stamp(run.now)),
        ).fetchone()
    db.execute(
        "UPDATE quarantine SET detail = ?, at = ?, run_id = ?, warc_file = ?, warc_offset = ?, warc_length = ? WHERE id = ?",
        (
            refusal.detail,
            stamp(run.now),
            run.id,
            *(astuple(raw) if raw else (None, None, None)),
            row[0],
        ),
    )


def release(db: Connection, urls: Iterable[str], resolution: str, now: datetime) -> int:
    """Resolve what is held of some addresses; say how many rows that were."""
    resolved = "UPDATE quarantine SET resolved_at = ?, resolution = ? WHERE url = ? AND resolved_at IS NULL"
    return db.executemany(resolved, [(stamp(now), resolution, url) for url in urls]).rowcount


def dismiss(db: Connection, urls: Iterable[str], *, now: datetime) -> list[str]:
    """Settle addresses that a person calls no articles: they are not fetched again. Give those that were in quarantine."""
    with transaction(db):
        dismissed = [url for url in urls if release(db, [url], "dismissed", now)]
        db.executemany(
            "UPDATE frontier SET state = 'skipped', reason = ?, due_at = NULL WHERE url = ? AND state = 'quarantined'",
            [(Reason.DISMISSED, url) for url in dismissed],
        )
        return dismissed


def held(db: Connection, *, site: str | None = None, reason: str | None = None) -> list[Held]:
    """List what is in quarantine, newest first."""
    rows = db.execute(
        "SELECT url, site, reason, meaning, detail, at, tries, due_at FROM quarantine_open"
        " WHERE site IS coalesce(?, site) AND reason = coalesce(?, reason) ORDER BY at DESC, url",
        (site, reason),
    )
    names = tuple(Held.__dataclass_fields__)
    return [Held(**dict(zip(names, row, strict=True))) for row in rows]
