"""Stored articles given out to be read again, and what came of it: a better reading is a version, the old text a revision."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from sqlite3 import Connection

import msgspec

from crawler.archive import articles, frontier
from crawler.archive.article_parts import differing_parts, read_pages, write_parts
from crawler.archive.database import transaction
from crawler.archive.identity import addresses, at
from crawler.clock import stamp
from crawler.errors import DamagedRow
from crawler.model import ArchivedArticle, Article, Run

_HELD = "id, url, site, spider, status, pages_declared, pages_evidence, missing_pages, missing_reason, reader_version"
_NAMES = tuple(_HELD.split(", "))


def chosen(
    db: Connection, *, site: str | None, since: str | None, urls: Sequence[str]
) -> list[int]:
    """List the articles to read again: those at the given addresses; else all, of a site, or with pages fetched since a date."""
    if urls:
        return [article_id for url in urls for article_id in at(db, url)]
    rows = db.execute(
        "SELECT id FROM articles WHERE site = coalesce(?1, site) AND (?2 IS NULL OR EXISTS"
        " (SELECT 1 FROM article_pages WHERE article_id = id AND fetched_at >= ?2)) ORDER BY id",
        (site, since),
    )
    return [row[0] for row in rows]


def holdings(db: Connection, ids: Sequence[int]) -> Iterator[ArchivedArticle]:
    """Return stored articles one after the other; what is gone meanwhile is left out."""
    for article_id in ids:
        row = db.execute(f"SELECT {_HELD} FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row is not None:
            held = dict(zip(_NAMES, row, strict=True))
            held["missing_pages"] = _missing(held["url"], held["missing_pages"])
            yield ArchivedArticle(**held, pages=read_pages(db, article_id))


def _missing(url: str, stored: str) -> tuple[int, ...]:
    try:
        return msgspec.json.decode(stored, type=tuple[int, ...])
    except msgspec.DecodeError as error:
        raise DamagedRow(f"{url}: the list of its missing pages is damaged: {error}.") from error


def differences(db: Connection, article_id: int, article: Article) -> set[str]:
    """Name the fields and parts in which an article differs from what is stored of it."""
    old, row = articles.stored_row(db, article_id), articles.columns(article)
    return {name for name in row if row[name] != old[name]} - {"body_sha256"} | differing_parts(
        db, article_id, article
    )


def replace_reading(
    db: Connection,
    holding: ArchivedArticle,
    article: Article,
    *,
    reader_version: str,
    days: Sequence[int],
    now: datetime,
) -> set[str]:
    """Store a new reading of an article, and name the fields and parts that changed.

    Nothing happens to one whose pages were fetched anew meanwhile: the crawl that did it read them as we do.
    """
    with transaction(db):
        if read_pages(db, holding.id) != holding.pages:
            return set()
        changed = differences(db, holding.id, article)
        frontier.know(db, [article.missing_reason])
        row = articles.columns(article) | {"reader_version": reader_version}
        if changed & articles.VERSIONED:
            articles.keep_version(db, holding.id, "reader", now)
            articles.update(db, holding.id, row | {"changed_at": stamp(now)}, revisions=1)
        elif changed or holding.reader_version != reader_version:
            articles.update(db, holding.id, row, revisions=0)
        if changed:
            write_parts(db, holding.id, article)
        if changed & {
            "status",
            "missing_pages",
        }:  # a page that we know of only now is to be fetched
            frontier.settle(
                db,
                holding.id,
                article,
                addresses(article),
                anew=True,
                run=Run(None, now, days),
            )
        return changed
