"""Second looks at stored articles: which are due, and what came of them. The good copy stays whatever a look meets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from crawler.archive import quarantine
from crawler.archive.database import transaction
from crawler.archive.schedule import is_withdrawn, needs_quarantine, put_off, retry_at, revisit_at
from crawler.clock import stamp
from crawler.model import Fetch, Refusal, Run
from crawler.reasons import is_shut_out


@dataclass(frozen=True, slots=True)
class Look:
    """A stored article to look at again; `is_last` when the schedule holds no further look."""

    url: str
    is_last: bool = False


def take(db: Connection, *, site: str, run: Run, most: int) -> list[Look]:
    """Take up to `most` stored articles of a site that are due for a look and that this run has not taken yet, longest due first."""
    with transaction(db):
        rows = db.execute(
            "SELECT url, revisits FROM frontier WHERE state = 'stored' AND site = ? AND due_at <= ? AND run_id IS NOT ?"
            " AND url IN (SELECT url FROM articles) ORDER BY due_at, rowid LIMIT ?",
            (site, stamp(run.now), run.id, most),
        ).fetchall()
        mark(db, [url for url, _ in rows], run)
        return [Look(url, is_last=revisits + 1 >= len(run.days)) for url, revisits in rows]


def mark(db: Connection, urls: Iterable[str], run: Run) -> None:
    """Enter that a run has taken addresses."""
    db.executemany("UPDATE frontier SET run_id = ? WHERE url = ?", [(run.id, url) for url in urls])


def confirm(db: Connection, url: str, fetch: Fetch, *, run: Run) -> None:
    """Record that a look found an article as it is stored; `fetch` is that of its first page. No row is added.

    Nothing happens to one that was taken down meanwhile.
    """
    with transaction(db):
        row = db.execute("SELECT id FROM articles WHERE url = ?", (url,)).fetchone()
        if row is None:
            return
        move_on(db, url, row[0], anew=False, run=run)
        restore(db, row[0])
        quarantine.release(db, [url], "stored", run.now)
        db.execute(
            "UPDATE article_pages SET etag = ?1, last_modified = ?2"
            " WHERE article_id = ?3 AND url = ?4 AND (etag IS NOT ?1 OR last_modified IS NOT ?2)",
            (fetch.etag, fetch.last_modified, row[0], fetch.url),
        )


def move_on(
    db: Connection,
    url: str,
    article_id: int,
    *,
    anew: bool,
    run: Run,
) -> None:
    """Enter at an article's address that it is stored, and when the next look is due; after a change the schedule begins `anew`.

    A look before its time (a person asked for it) leaves the schedule as it is.
    """
    due_at, revisits = db.execute(
        "SELECT due_at, revisits FROM frontier WHERE url = ?", (url,)
    ).fetchone()
    if anew:
        due_at, revisits = revisit_at(0, run.days, run.now), 0
    elif due_at is not None and due_at <= stamp(run.now):
        due_at, revisits = revisit_at(revisits + 1, run.days, run.now), revisits + 1
    db.execute(
        "UPDATE frontier SET state = 'stored', reason = NULL, error = NULL, tries = 0, due_at = ?, revisits = ?, article_id = ?,"
        " run_id = ? WHERE url = ?",
        (due_at, revisits, article_id, run.id, url),
    )


def lapse(db: Connection, url: str, refusal: Refusal, *, run: Run) -> str:
    """Record that a look at a stored article failed, and name what happened: `vanished`, `still-gone` or `unreached`."""
    [tries] = db.execute("SELECT tries + 1 FROM frontier WHERE url = ?", (url,)).fetchone()
    db.execute(
        "UPDATE frontier SET reason = ?, error = ?, tries = ?, due_at = ?, run_id = ? WHERE url = ?",
        (
            refusal.reason,
            refusal.detail or None,
            tries,
            put_off(retry_at(tries, run.now), refusal),
            run.id,
            url,
        ),
    )
    if needs_quarantine(refusal.reason):
        quarantine.keep(db, url, refusal, run=run)
    is_new = is_withdrawn(refusal.reason) and withdraw(db, url, run.now)
    if is_shut_out(refusal.reason) or not is_withdrawn(refusal.reason):
        return "unreached"
    return "vanished" if is_new else "still-gone"


def withdraw(db: Connection, url: str, now: datetime) -> bool:
    """Enter at the article of an address that the site does not show it any more; say whether that is news."""
    gone = db.execute(
        "UPDATE articles SET gone_at = ? WHERE url = ? AND gone_at IS NULL", (stamp(now), url)
    )
    return gone.rowcount > 0


def restore(db: Connection, article_id: int) -> None:
    """Enter at an article that the site shows it (again)."""
    db.execute(
        "UPDATE articles SET gone_at = NULL WHERE id = ? AND gone_at IS NOT NULL", (article_id,)
    )
