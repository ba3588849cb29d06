"""The frontier: every address ever accepted is one row in one state, with when it is due. One function, one transaction.

A row changes in the transaction of the record it is about (`articles.save`), so that a crash costs at most the articles in
flight. `run_id` is the run that took the address last: within a run nothing is taken twice, and a crashed run's claims are void.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection

from crawler.archive import quarantine, revisits
from crawler.archive.database import transaction
from crawler.archive.schedule import (
    is_final,
    is_withdrawn,
    needs_quarantine,
    put_off,
    retry_at,
    state_after,
)
from crawler.clock import stamp
from crawler.model import Article, Refusal, Run
from crawler.reasons import is_untried, meaning

_DUE = "url, found_on, state, article_id, reason"
# What only a person had named, and was not there, is asked for again when a page of the site names it.
_NAMED_AT_LAST = (
    "found_on = coalesce(found_on, excluded.found_on),"
    " due_at = CASE WHEN state = 'gone' AND found_on IS NULL AND excluded.found_on IS NOT NULL THEN excluded.due_at ELSE due_at END"
)
_STORED = "UPDATE frontier SET state = 'stored', reason = NULL, error = NULL, tries = 0, due_at = NULL, article_id = ?, run_id = ?"


@dataclass(frozen=True, slots=True)
class Due:
    """An address to fetch now, found on another page; `article_id` is set when pages of an article are missing.

    `reason` is why they are, or why the last try gave nothing.
    """

    url: str
    found_on: str | None = None
    article_id: int | None = None
    reason: str | None = None


def accept(
    db: Connection,
    urls: Iterable[str],
    *,
    site: str,
    found_on: str | None,
    run: Run,
) -> list[Due]:
    """Enter addresses that were found; give back, in their order, those that are due and that this run has not taken yet.

    Stored articles are not among them: a look at one is due by its own schedule (`revisits.take`).
    """
    moment = stamp(run.now)
    with transaction(db):
        taken = []
        for url in urls:
            db.execute(
                "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at, due_at, found_on) VALUES (?, ?, 'due', ?, ?, ?, ?)"
                f" ON CONFLICT (url) DO UPDATE SET last_seen_at = excluded.last_seen_at, {_NAMED_AT_LAST}",
                (url, site, moment, moment, moment, found_on),
            )
            taken += _take(db, "url = ?", [url], run)
        return taken


def due(db: Connection, *, site: str, run: Run, most: int) -> list[Due]:
    """Take up to `most` addresses of a site that are due and that this run has not taken yet, longest due first."""
    with transaction(db):
        return _take(db, "site = ? ORDER BY due_at, rowid LIMIT ?", [site, most], run)


def claim(db: Connection, urls: Sequence[str], *, site: str, run: Run) -> list[Due]:
    """Enter addresses that a person asked for, as taken by this run whatever their state, and give them in their order."""
    with transaction(db):
        taken = []
        for url in urls:
            taken += db.execute(
                "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at, due_at, run_id) VALUES (?, ?, 'due', ?, ?, ?, ?)"
                " ON CONFLICT (url) DO UPDATE SET last_seen_at = excluded.last_seen_at, run_id = excluded.run_id"
                f" RETURNING {_DUE}",
                (url, site, stamp(run.now), stamp(run.now), stamp(run.now), run.id),
            ).fetchall()
        return [_due(*row) for row in taken]


def fail(
    db: Connection,
    urls: Iterable[str],
    refusal: Refusal,
    *,
    run: Run,
) -> str:
    """Record that the addresses of one job gave no article, and give their state.

    A stored article keeps its rows: the good copy stays, and what happened to it is given instead (`revisits.lapse`). An address
    that was not even asked for stays as it was, `postponed`. Raises LookupError when none of the addresses was ever accepted.
    """
    with transaction(db):
        know(db, [refusal.reason])
        states = [state for url in urls if (state := _fail(db, url, refusal, run=run)) is not None]
        if not states:
            raise LookupError(f"none of {list(urls)} is in the frontier")
        return states[0]


def settle(
    db: Connection,
    article_id: int,
    article: Article,
    addresses: Iterable[str],
    *,
    anew: bool,
    run: Run,
) -> None:
    """Bring the row of a saved article up to date, and those of all its addresses that were ever accepted.

    `anew` says that this job brought something, so that the tries and the looks (of `run.days`) count from here. What is not whole
    is due again: a partial article, and one whose stored version is, since the look was not.
    """
    url, status = db.execute(
        "SELECT url, status FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    _insert(db, url, article.site, run.now)
    others = [(article_id, run.id, other) for other in addresses if other != url]
    quarantine.release(db, [url, *(other[2] for other in others)], "stored", run.now)
    db.executemany(f"{_STORED} WHERE url = ? AND url NOT IN (SELECT url FROM articles)", others)
    if status == article.status == "complete":
        revisits.move_on(db, url, article_id, anew=anew, run=run)
        return
    tries = (
        0 if anew else db.execute("SELECT tries FROM frontier WHERE url = ?", (url,)).fetchone()[0]
    )
    tries += not is_untried(article.missing_reason)
    db.execute(
        "UPDATE frontier SET state = ?, reason = ?, error = ?, tries = ?, due_at = ?, article_id = ?, run_id = ? WHERE url = ?",
        (
            "partial" if status == "partial" else "stored",
            article.missing_reason,
            article.missing_detail,
            tries,
            retry_at(tries, run.now),
            article_id,
            run.id,
            url,
        ),
    )


def reject(db: Connection, url: str, refusal: Refusal, *, run: Run) -> None:
    """Record that an address gave no article, also one that was stored a moment ago and is not any more."""
    db.execute(
        "UPDATE frontier SET state = 'quarantined', reason = ?, error = ?, tries = tries + 1, due_at = ?, article_id = NULL,"
        " run_id = ? WHERE url = ?",
        (refusal.reason, refusal.detail, retry_at(1, run.now), run.id, url),
    )


def adopt(db: Connection, url: str, article_id: int, *, run: Run) -> None:
    """Record that an address is one more address of a stored article, unless that was taken down meanwhile."""
    with transaction(db):
        others = "url NOT IN (SELECT url FROM articles) AND ? IN (SELECT id FROM articles)"
        db.execute(f"{_STORED} WHERE url = ? AND {others}", (article_id, run.id, url, article_id))


def adopt_all(db: Connection, urls: Iterable[str], article_id: int, *, run: Run) -> None:
    """Record the addresses of a job that led to a stored article, which is what settles them."""
    for url in urls:
        adopt(db, url, article_id, run=run)
        quarantine.release(db, [url], "stored", run.now)


def know(db: Connection, reasons: Iterable[str | None]) -> None:
    """Enter reasons into their vocabulary; `http-521` may never have been met before."""
    rows = [(str(reason), meaning(reason)) for reason in reasons if reason is not None]
    db.executemany("INSERT OR IGNORE INTO reasons VALUES (?, ?)", rows)


def _take(db: Connection, which: str, parameters: list[object], run: Run) -> list[Due]:
    """Take what is due, in the order that is asked for: what an UPDATE gives back would come in any."""
    rows = db.execute(
        f"SELECT {_DUE} FROM frontier WHERE state <> 'stored' AND due_at <= ? AND run_id IS NOT ? AND {which}",
        [stamp(run.now), run.id, *parameters],
    ).fetchall()
    taken = [_due(*row) for row in rows]
    revisits.mark(db, [due.url for due in taken], run)
    return taken


def _due(
    url: str, found_on: str | None, state: str, article_id: int | None, reason: str | None
) -> Due:
    return Due(url, found_on, article_id if state == "partial" else None, reason)


def _insert(db: Connection, url: str, site: str, now: datetime) -> None:
    db.execute(
        "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at) VALUES (?, ?, 'due', ?, ?) ON CONFLICT (url) DO NOTHING",
        (url, site, stamp(now), stamp(now)),
    )


def _postpone(db: Connection, url: str, refusal: Refusal) -> str:
    """Note why an address was not asked for; a stored article's row says why its last look failed, and that was before."""
    noted = "UPDATE frontier SET reason = ?, error = ? WHERE url = ? AND state <> 'stored'"
    db.execute(noted, (refusal.reason, refusal.detail or None, url))
    return "postponed"


def _fail(db: Connection, url: str, refusal: Refusal, *, run: Run) -> str | None:
    reason, detail = refusal.reason, refusal.detail
    row = db.execute(
        "SELECT f.state, f.tries, a.id IS NOT NULL, f.found_on IS NOT NULL FROM frontier f LEFT JOIN articles a ON a.url = f.url"
        " WHERE f.url = ?",
        (url,),
    ).fetchone()
    if row is None:
        return None
    before, tries, is_article, is_linked = row[0], row[1] + 1, row[2], row[3]
    if is_untried(reason):
        return _postpone(db, url, refusal)
    if before == "stored":
        return revisits.lapse(db, url, refusal, run=run) if is_article else before
    if is_article and is_withdrawn(reason):
        revisits.withdraw(db, url, run.now)
    state = (
        "partial" if before == "partial" else state_after(reason, tries, is_linked=bool(is_linked))
    )
    db.execute(
        "UPDATE frontier SET state = ?, reason = ?, error = ?, tries = ?, due_at = ?, run_id = ? WHERE url = ?",
        (
            state,
            reason,
            detail or None,
            tries,
            None if is_final(state, reason) else put_off(retry_at(tries, run.now), refusal),
            run.id,
            url,
        ),
    )
    if state == "quarantined" or (is_article and needs_quarantine(reason)):
        quarantine.keep(db, url, refusal, run=run)
    return state
