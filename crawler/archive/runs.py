"""Runs of spiders: a row each with arguments, versions, end and totals; and what a run stored."""

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
    """The size of an archive: how many articles, and the date of the newest."""

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
    """Store that a run begins; return its number."""
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
    """Store the end of a run and the exit code of its command; a run without an end was killed.

    The end that was stored first stays; a later call adds counts and exit code.
    """
    totals = [
        sum(counts.get(f"articles/{name}", 0) for name in names) for names in _TOTALS.values()
    ]
    totals_set = ", ".join(f"{name} = ?" for name in _TOTALS)
    with transaction(db):
        db.execute(
            "UPDATE runs SET ended_at = coalesce(ended_at, ?), reason = coalesce(reason, ?),"
            f" counts = ?, requests = ?, exit_code = ?, {totals_set} WHERE id = ?",
            (stamp(now), reason, json.dumps(counts), requests, exit_code, *totals, run_id),
        )


def stored_by(db: Connection, run_id: int, most: int) -> list[StoredArticle]:
    """List articles that a run stored, or stored a new version of: the newest `most`."""
    rows = db.execute(
        "SELECT title, (SELECT count(*) FROM article_pages WHERE article_id = a.id),"
        " pages_declared, published_at, source, missing_pages"
        " FROM articles a WHERE changed_at >= (SELECT started_at FROM runs WHERE id = ?)"
        " AND url IN (SELECT url FROM frontier WHERE run_id = ?)"
        " ORDER BY published_at DESC, id LIMIT ?",
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
    """Count the articles of the archive."""
    select = "SELECT count(*), max(substr(published_at, 1, 10)) FROM articles"
    return Holdings(*db.execute(select).fetchone())
