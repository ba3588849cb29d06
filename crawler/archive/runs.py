"""One row for each run of a spider: what it was asked, what it ran with, how it ended; and what it stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from crawler.archive.database import transaction
from crawler.clock import stamp

# The columns of a run's totals, and the counts that add up to each.
_TOTALS = {
    "new": ("new",),
    "changed": ("changed", "completed"),
    "unchanged": ("unchanged",),
    "partial": ("partial",),
    "failed": ("failed", "quarantined", "gone"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as the summary of a run shows it."""

    title: str | None
    pages: int
    pages_declared: int | None
    published_at: str | None
    source: str | None
    missing_pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an archive holds: how many articles, and the date of the newest."""

    articles: int
    newest: str | None


def begin(
    db: Connection,
    *,
    spider: str,
    arguments: Mapping[str, str],
    versions: Mapping[str, str],
    now: datetime,
) -> int:
    """Enter a run that begins, and give its number."""
    with transaction(db):
        cursor = db.execute(
            "INSERT INTO runs (spider, arguments, versions, started_at) VALUES (?, ?, ?, ?)",
            (spider, json.dumps(arguments, ensure_ascii=False), json.dumps(versions), stamp(now)),
        )
        return int(cursor.lastrowid or 0)


def finish(
    db: Connection,
    run_id: int,
    *,
    reason: str,
    counts: Mapping[str, int],
    requests: int,
    now: datetime,
    exit_code: int | None = None,
) -> None:
    """Enter how a run ended, and the code its command is about to exit with; a run without an end was killed.

    The end that was entered first stays: a run that was left in a hurry enters it with its exit code.
    """
    totals = [
        sum(counts.get(f"articles/{name}", 0) for name in names) for names in _TOTALS.values()
    ]
    with transaction(db):
        db.execute(
            "UPDATE runs SET ended_at = coalesce(ended_at, ?), reason = coalesce(reason, ?), counts = ?, requests = ?, exit_code = ?,"
            f" {' = ?, '.join(_TOTALS)} = ? WHERE id = ?",
            (stamp(now), reason, json.dumps(counts), requests, exit_code, *totals, run_id),
        )


def stored_by(db: Connection, run_id: int, most: int) -> list[StoredArticle]:
    """List the articles that a run stored, or stored a new version of: newest first, at most `most`."""
    rows = db.execute(
        "SELECT title, (SELECT count(*) FROM article_pages WHERE article_id = a.id), pages_declared, published_at, source, missing_pages"
        " FROM articles a WHERE changed_at >= (SELECT started_at FROM runs WHERE id = ?)"
        " AND url IN (SELECT url FROM frontier WHERE run_id = ?) ORDER BY published_at DESC, id LIMIT ?",
        (run_id, run_id, most),
    )
    return [
        StoredArticle(
            title=title,
            pages=pages,
            pages_declared=declared,
            published_at=published,
            source=source,
            missing_pages=tuple(json.loads(missing)),
        )
        for title, pages, declared, published, source, missing in rows
    ]


def holdings(db: Connection) -> Holdings:
    """Count what the archive holds."""
    articles, newest = db.execute(
        "SELECT count(*), max(substr(published_at, 1, 10)) FROM articles"
    ).fetchone()
    return Holdings(articles, newest)
