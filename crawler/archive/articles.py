"""Articles in and out of the archive: one article with its pages, pictures, links and removed blocks is one transaction."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from sqlite3 import Connection
from typing import Any, Literal

from crawler.archive import frontier, revisits, takedown
from crawler.archive.aliases import stored_elsewhere
from crawler.archive.article_parts import Row, insert, read_pages, write_parts
from crawler.archive.database import transaction
from crawler.archive.identity import absorb, addresses, find
from crawler.archive.repeats import refuse_repeated
from crawler.archive.warc_pointers import with_known_bytes
from crawler.clock import stamp
from crawler.errors import Refused
from crawler.model import FIELDS, LISTS, Article, FetchedPage, Run
from crawler.paging.agreement import is_other_article
from crawler.reasons import Reason
from crawler.text import fold

Outcome = Literal["new", "changed", "completed", "unchanged", "repeated"]
"""What became of an article; a repeated one is none, and is in quarantine (`repeats`)."""

CONTENT = tuple(field.name for field in FIELDS if field.name not in {"url", "site", "spider"})
"""The columns of a version: the fields of an article but those that name it."""
_KEPT = (*CONTENT, "body_sha256", "reader_version", "changed_at")
# Where the bytes of a replaced version are; their readings are not kept, since they can be read again.
_PAGES_THEN = (
    "(SELECT json_group_array(json_object('page', page, 'url', url, 'aliases', json(aliases), 'fetched_at', fetched_at,"
    " 'http_status', http_status, 'encoding', encoding, 'encoding_evidence', encoding_evidence, 'sha256', sha256,"
    " 'first_paragraph', first_paragraph, 'last_paragraph', last_paragraph, 'warc_file', warc_file, 'warc_offset', warc_offset,"
    " 'warc_length', warc_length)) FROM article_pages WHERE article_id = articles.id)"
)
VERSIONED = frozenset(field.name for field in FIELDS if field.column.versioned)
"""The fields whose difference makes a new version."""


Keep = Callable[[Article], Article]
"""Brings the bytes of an article's pages to the disk, and gives the article with their places."""


def _as_it_is(article: Article) -> Article:
    return article


@dataclass(frozen=True, slots=True)
class Stored:
    """What the archive knows of an article when its pages are about to be fetched."""

    id: int
    status: str
    pages_declared: int | None
    reader_version: str
    pages: dict[int, FetchedPage]


def save(
    db: Connection,
    article: Article,
    *,
    reader_version: str,
    run: Run,
    keep: Keep = _as_it_is,
) -> Outcome:
    """Store an article, or a new version of it, and bring its addresses in the frontier up to date, in one transaction.

    What is less than the stored version never replaces it; what was taken down, or shares nothing with the stored version, raises
    Refused. `run.days` is the schedule of looks at it. `keep` brings the raw bytes of pages to the disk, and is called for
    what rows will point to alone: other bytes no takedown would find.
    """
    with transaction(db):
        takedown.refuse(db, addresses(article))
        article_id = find(db, article)
        if article_id is None:
            takedown.refuse_text(db, article.body)
            article_id = stored_elsewhere(db, article)
            if article_id is not None and not _completes(db, article_id, article):
                frontier.adopt_all(db, addresses(article), article_id, run=run)
                return "unchanged"
        if article_id is None:
            article = keep(article)
            if refuse_repeated(db, article, run=run):
                return "repeated"
        else:
            _refuse_other(db, article_id, article)
            article = keep(article)
        frontier.know(db, [article.missing_reason])
        article_id, outcome = _write(db, article_id, article, reader_version, run.now)
        if outcome != "new":
            absorb(db, article_id, article)
        anew = outcome != "unchanged"
        frontier.settle(
            db,
            article_id,
            article,
            addresses(article),
            anew=anew,
            run=run,
        )
        return outcome


def stored(db: Connection, url: str) -> Stored | None:
    """Return what is stored of the article at an address of its first page."""
    row = db.execute(
        "SELECT id, status, pages_declared, reader_version FROM articles WHERE url = ?", (url,)
    ).fetchone()
    return Stored(row[0], row[1], row[2], row[3], read_pages(db, row[0])) if row else None


def is_whole(db: Connection, url: str) -> bool:
    """Return whether an article is stored at an address, with all its pages."""
    return (
        db.execute(
            "SELECT 1 FROM articles WHERE url = ? AND status = 'complete'", (url,)
        ).fetchone()
        is not None
    )


def _write(
    db: Connection, article_id: int | None, article: Article, reader_version: str, now: datetime
) -> tuple[int, Outcome]:
    if article_id is None:
        return _enter(db, article, reader_version, now), "new"
    return article_id, _renew(db, article_id, article, reader_version, now)


def _completes(db: Connection, article_id: int, article: Article) -> bool:
    """Return whether an article that is stored in part is whole at this address."""
    [status] = db.execute("SELECT status FROM articles WHERE id = ?", (article_id,)).fetchone()
    return bool(status == "partial") and article.status == "complete"


def _enter(db: Connection, article: Article, reader_version: str, now: datetime) -> int:
    named = {
        "url": article.url,
        "site": article.site,
        "spider": article.spider,
        "reader_version": reader_version,
    }
    times = {"first_seen_at": stamp(now), "changed_at": stamp(now)}
    article_id = insert(db, "articles", named | columns(article) | times)
    write_parts(db, article_id, article)
    return article_id


def _renew(
    db: Connection, article_id: int, article: Article, reader_version: str, now: datetime
) -> Outcome:
    """Store what differs from the stored version, as a new one if a reader would see it."""
    old, before = stored_row(db, article_id), read_pages(db, article_id)
    if {p.fetch for p in article.pages} - {got.fetch for got in before.values()}:
        revisits.restore(db, article_id)
    article = with_known_bytes(article, {n: got.fetch for n, got in before.items()})
    if _is_less(old, len(before), article):
        return "unchanged"
    row = columns(article) | {"reader_version": reader_version}
    outcome = _outcome(old, row, article)
    if outcome != "unchanged":
        keep_version(db, article_id, _cause(outcome, before, article), now)
        update(db, article_id, row | {"changed_at": stamp(now)}, revisions=1)
    elif (
        old["reader_version"] != reader_version
        or not _same_bytes(before, article)
        or _finds_bytes(before, article)
    ):
        update(db, article_id, {"reader_version": reader_version}, revisions=0)
    else:
        return outcome
    write_parts(db, article_id, article)
    return outcome


def _cause(outcome: Outcome, before: dict[int, FetchedPage], article: Article) -> str:
    """Say why a version is replaced."""
    if outcome == "completed":
        return "completed"
    return "reader" if _same_bytes(before, article) else "paper"


def columns(article: Article) -> Row:
    """Write the fields of an article as its row holds them."""
    row = {name: getattr(article, name) for name in CONTENT}
    row |= {name: json.dumps(row[name], ensure_ascii=False) for name in LISTS}
    return row | {"body_sha256": sha256(article.body.encode()).hexdigest()}


def stored_row(db: Connection, article_id: int) -> Row:
    """Read the fields of an article that a version has."""
    found = db.execute(
        f"SELECT {', '.join(_KEPT)} FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return dict(zip(_KEPT, found, strict=True))


# -- what a new version is


def _outcome(old: Row, row: Row, article: Article) -> Outcome:
    if all(old[name] == row[name] for name in VERSIONED):
        return "unchanged"
    completed = old["status"] == "partial" and len(article.missing_pages) < len(
        json.loads(old["missing_pages"])
    )
    return "completed" if completed else "changed"


def _refuse_other(db: Connection, article_id: int, article: Article) -> None:
    """Refuse other bytes that share nothing with the stored version: a notice, another article."""
    pages = db.execute("SELECT page, sha256 FROM article_pages WHERE article_id = ?", (article_id,))
    if dict(pages.fetchall()) == {page.page: page.fetch.sha256 for page in article.pages}:
        return
    [title, body] = db.execute(
        "SELECT title, body FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if is_other_article(article.title, article.body, title, body):
        raise Refused(Reason.REPLACED, article.title or "")


def _is_less(old: Row, held: int, article: Article) -> bool:
    """Return whether what came is a part of what is there: fewer pages, and no text that is not there already."""
    if article.status == "partial":
        return bool(old["status"] == "complete") or held > len(article.pages)
    if article.vanished:
        return False
    text = fold(old["body"])
    return held > len(article.pages) and all(
        fold(paragraph) in text for paragraph in article.body.split("\n")
    )


def _same_bytes(before: dict[int, FetchedPage], article: Article) -> bool:
    """Return whether the pages are the very bytes that are stored: then another reading is ours, not the paper's."""
    return {n: got.fetch.sha256 for n, got in before.items()} == {
        p.page: p.fetch.sha256 for p in article.pages
    }


def _finds_bytes(before: dict[int, FetchedPage], article: Article) -> bool:
    """Return whether raw bytes of a page were written anew: they were not kept before, or are damaged."""
    return any(p.fetch.raw != before[p.page].fetch.raw for p in article.pages if p.page in before)


def keep_version(db: Connection, article_id: int, cause: str, now: datetime) -> None:
    """Copy the current version to the replaced ones."""
    columns = ", ".join(_KEPT)
    db.execute(
        f"INSERT INTO article_revisions (article_id, revision, cause, replaced_at, pages, {columns})"
        f" SELECT id, revision, ?, ?, {_PAGES_THEN}, {columns} FROM articles WHERE id = ?",
        (cause, stamp(now), article_id),
    )


def update(db: Connection, article_id: int, row: dict[str, Any], *, revisions: int) -> None:
    """Set fields of an article, and count the versions up."""
    assignments = ", ".join(f"{name} = ?" for name in row)
    db.execute(
        f"UPDATE articles SET {assignments}, revision = revision + ? WHERE id = ?",
        [*row.values(), revisions, article_id],
    )
