"""Articles in and out of the archive: one article with its pages, pictures, links and removed blocks is one transaction."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

import msgspec
from sqlite_utils import Database

from crawler.archive.database import transaction
from crawler.archive.frontier import due_after, know
from crawler.clock import stamp
from crawler.items import Article, Fetch, Page
from crawler.paging.assembly import Got
from crawler.urls import canonical

Outcome = Literal["new", "changed", "completed", "unchanged"]

_FIELDS = (
    "title", "subtitle", "published_at", "published_raw", "updated_at", "source", "authors", "photographers", "correspondents",
    "editors", "channel", "body", "status", "pages_declared", "pages_evidence", "missing_pages", "missing_reason",
)  # fmt: skip
_LISTS = frozenset({"authors", "photographers", "correspondents", "editors", "channel", "missing_pages"})
_KEPT = (*_FIELDS, "body_sha256", "reader_version", "changed_at")
# A difference in these alone is not a new version of the article.
_NOT_CONTENT = frozenset({"pages_evidence", "missing_reason"})


@dataclass(frozen=True, slots=True)
class Stored:
    """What the archive knows of an article when its pages are about to be fetched."""

    id: int
    status: str
    pages: dict[int, Got]


def save(db: Database, article: Article, *, reader_version: str, run_id: int, now: datetime) -> Outcome:
    """Store an article, or a new version of it, and bring its addresses in the frontier up to date, in one transaction.

    What came with pages missing never replaces a version that has more pages.
    """
    with transaction(db):
        know(db, [article.missing_reason])
        row = _columns(article)
        article_id, outcome = _write(db, article, row, reader_version, now)
        if outcome != "unchanged":
            _write_parts(db, article_id, article)
        _write_frontier(db, article_id, article, run_id=run_id, now=now)
        return outcome


def stored(db: Database, url: str) -> Stored | None:
    """Give what is stored of the article at an address of its first page."""
    row = db.conn.execute("SELECT id, status FROM articles WHERE url = ?", (url,)).fetchone()
    return Stored(row[0], row[1], pages(db, row[0])) if row else None


def pages(db: Database, article_id: int) -> dict[int, Got]:
    """Give the stored pages of an article as they were read, by number."""
    rows = db.conn.execute(
        "SELECT page, url, aliases, fetched_at, http_status, sha256, reading FROM article_pages WHERE article_id = ?",
        (article_id,),
    )
    return {
        page: Got(
            reading=msgspec.json.decode(reading, type=Page),
            fetch=Fetch(url=url, fetched_at=at, http_status=status, sha256=digest, aliases=tuple(json.loads(aliases))),
        )
        for page, url, aliases, at, status, digest, reading in rows
    }


def adopt(db: Database, url: str, article_id: int, *, run_id: int) -> None:
    """Record that an address is one more address of a stored article."""
    with transaction(db):
        db.conn.execute(
            "UPDATE frontier SET state = 'stored', reason = NULL, error = NULL, due_at = NULL, article_id = ?, run_id = ? WHERE url = ?",
            (article_id, run_id, url),
        )


# -- the article -------------------------------------------------------------------------------------------------------------


def _columns(article: Article) -> dict[str, Any]:
    row = {name: getattr(article, name) for name in _FIELDS}
    row |= {name: json.dumps(row[name], ensure_ascii=False) for name in _LISTS}
    return row | {"body_sha256": sha256(article.body.encode()).hexdigest()}


def _write(
    db: Database, article: Article, row: dict[str, Any], reader_version: str, now: datetime
) -> tuple[int, Outcome]:
    article_id = _known_as(db, article)
    if article_id is None:
        new = {
            "url": article.url,
            "site": article.site,
            "spider": article.spider,
            **row,
            "reader_version": reader_version,
        }
        return _insert(db, "articles", new | {"first_seen_at": stamp(now), "changed_at": stamp(now)}), "new"
    found = db.conn.execute(f"SELECT id, {', '.join(_KEPT)} FROM articles WHERE id = ?", (article_id,)).fetchone()  # noqa: S608
    old = dict(zip(("id", *_KEPT), found, strict=True))
    if _is_less(db, old, article) or not _differs(old, row):
        return old["id"], "unchanged"
    completed = old["status"] == "partial" and len(article.missing_pages) < len(json.loads(old["missing_pages"]))
    _keep_version(db, old["id"], "completed" if completed else "paper", now)
    _update(db, old["id"], row | {"reader_version": reader_version, "changed_at": stamp(now)})
    return old["id"], "completed" if completed else "changed"


def _differs(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return any(old[name] != new[name] for name in _FIELDS if name not in _NOT_CONTENT)


def _known_as(db: Database, article: Article) -> int | None:
    """Find the article's row: by its address, or by another address of its first page that a pager named.

    Some systems write page 1 as 4711.html in listings and as 4711_1.html in pagers; whichever was stored first is kept.
    """
    first = article.pages[0]
    names = {article.url, *(canonical(url) for url in (first.fetch.url, *first.fetch.aliases) if first.page == 1)}
    for name in sorted(names, key=lambda name: name != article.url):
        row = db.conn.execute("SELECT id FROM articles WHERE url = ?", (name,)).fetchone()
        if row is not None:
            return int(row[0])
    row = db.conn.execute(
        "SELECT article_id FROM frontier WHERE url = ? AND article_id IS NOT NULL", (article.url,)
    ).fetchone()
    return int(row[0]) if row else None


def _is_less(db: Database, old: dict[str, Any], article: Article) -> bool:
    """Say whether what came is a part of what is there: it must not replace it."""
    if article.status == "complete":
        return False
    held: int = db.conn.execute("SELECT count(*) FROM article_pages WHERE article_id = ?", (old["id"],)).fetchone()[0]
    return bool(old["status"] == "complete") or held > len(article.pages)


def _keep_version(db: Database, article_id: int, cause: str, now: datetime) -> None:
    columns = ", ".join(_KEPT)
    db.conn.execute(
        f"INSERT INTO article_revisions (article_id, revision, cause, replaced_at, {columns})"  # noqa: S608
        f" SELECT id, revision, ?, ?, {columns} FROM articles WHERE id = ?",
        (cause, stamp(now), article_id),
    )


def _update(db: Database, article_id: int, row: dict[str, Any]) -> None:
    assignments = ", ".join(f"{name} = ?" for name in row)
    db.conn.execute(
        f"UPDATE articles SET {assignments}, revision = revision + 1, gone_at = NULL WHERE id = ?",  # noqa: S608
        [*row.values(), article_id],
    )


def _insert(db: Database, table: str, row: dict[str, Any]) -> int:
    marks = ", ".join("?" * len(row))
    cursor = db.conn.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))  # noqa: S608
    return int(cursor.lastrowid or 0)


# -- its parts ---------------------------------------------------------------------------------------------------------------


def _write_parts(db: Database, article_id: int, article: Article) -> None:
    """Write the rows that belong to the current version, in place of those of the version before."""
    _replace(db, article_id, "article_pages", _page_rows(article))
    _replace(
        db,
        article_id,
        "images",
        ({"position": i.position, "page": i.page, "url": i.url, "caption": i.caption} for i in article.images),
    )
    _replace(
        db, article_id, "links",
        ({"position": n, "kind": "related", "title": k.title, "url": k.url, "date_raw": k.date_raw} for n, k in enumerate(article.related)),
    )  # fmt: skip
    _replace(
        db, article_id, "removed_blocks",
        ({"page": b.page, "position": b.position, "rule": b.rule, "text": b.text} for b in article.removed),
    )  # fmt: skip


def _page_rows(article: Article) -> Iterable[dict[str, Any]]:
    for p in article.pages:
        yield {
            "page": p.page,
            "url": p.fetch.url,
            "aliases": json.dumps(p.fetch.aliases, ensure_ascii=False),
            "fetched_at": p.fetch.fetched_at,
            "http_status": p.fetch.http_status,
            "encoding": p.reading.encoding,
            "encoding_evidence": p.reading.encoding_evidence,
            "sha256": p.fetch.sha256,
            "reading": msgspec.json.encode(p.reading).decode(),
            "first_paragraph": p.first_paragraph,
            "last_paragraph": p.last_paragraph,
        }


def _replace(db: Database, article_id: int, table: str, rows: Iterable[dict[str, Any]]) -> None:
    db.conn.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))  # noqa: S608
    for row in rows:
        _insert(db, table, {"article_id": article_id, **row})


# -- its addresses -----------------------------------------------------------------------------------------------------------


def _write_frontier(db: Database, article_id: int, article: Article, *, run_id: int, now: datetime) -> None:
    """Settle the row of the article's address, and of every address of its pages that was ever accepted."""
    url, status, reason = db.conn.execute(
        "SELECT url, status, missing_reason FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    row = db.conn.execute("SELECT tries FROM frontier WHERE url = ? AND state = 'partial'", (url,)).fetchone()
    tries = (row[0] if row else 0) + 1 if status == "partial" else 0
    db.conn.execute(
        "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at) VALUES (?, ?, 'due', ?, ?) ON CONFLICT (url) DO NOTHING",
        (url, article.site, stamp(now), stamp(now)),
    )
    db.conn.execute(
        "UPDATE frontier SET state = ?, reason = ?, error = NULL, tries = ?, due_at = ?, article_id = ?, run_id = ? WHERE url = ?",
        (
            "partial" if tries else "stored",
            reason,
            tries,
            due_after(tries, now) if tries else None,
            article_id,
            run_id,
            url,
        ),
    )
    others = {article.url, *(canonical(u) for p in article.pages for u in (p.fetch.url, *p.fetch.aliases))} - {url}
    db.conn.executemany(
        "UPDATE frontier SET state = 'stored', reason = NULL, error = NULL, due_at = NULL, article_id = ?, run_id = ? WHERE url = ?",
        [(article_id, run_id, other) for other in sorted(others)],
    )
