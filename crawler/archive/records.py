"""One record as a person reads it: an article with its pages, pictures, links and removed blocks, and its versions."""

import json
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from crawler.items import Link, PlacedBlock, PlacedImage

_LISTS = ("authors", "photographers", "correspondents", "editors", "channel", "missing_pages")
_CONTENT = (
    "revision", "title", "subtitle", "published_at", "published_raw", "updated_at", "source", *_LISTS, "body", "status",
    "pages_declared", "pages_evidence", "missing_reason", "body_sha256", "reader_version", "changed_at",
)  # fmt: skip
_RECORD = ("id", "url", "site", "spider", "first_seen_at", "gone_at")
_PAGE = (
    "page", "url", "aliases", "fetched_at", "http_status", "encoding", "encoding_evidence", "sha256", "first_paragraph",
    "last_paragraph", "warc_file", "warc_offset", "warc_length",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What an article said at a time; `cause` and `replaced_at` tell of the version that took its place."""

    revision: int
    title: str | None
    subtitle: str | None
    published_at: str | None
    published_raw: str | None
    updated_at: str | None
    source: str | None
    authors: tuple[str, ...]
    photographers: tuple[str, ...]
    correspondents: tuple[str, ...]
    editors: tuple[str, ...]
    channel: tuple[str, ...]
    body: str
    status: str
    pages_declared: int | None
    pages_evidence: str | None
    missing_pages: tuple[int, ...]
    missing_reason: str | None
    body_sha256: str
    reader_version: str
    changed_at: str
    cause: str | None = None
    replaced_at: str | None = None

    @property
    def paragraphs(self) -> list[str]:
        """Give the body's paragraphs."""
        return self.body.split("\n") if self.body else []


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """A page of the current version: where it was, when it came, what proves it, where its bytes are."""

    page: int
    url: str
    aliases: tuple[str, ...]
    fetched_at: str
    http_status: int
    encoding: str
    encoding_evidence: str
    sha256: str
    first_paragraph: int | None
    last_paragraph: int | None
    warc_file: str | None
    warc_offset: int | None
    warc_length: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article with everything the archive holds of it; `versions` ends with the current one."""

    id: int
    url: str
    site: str
    spider: str
    first_seen_at: str
    gone_at: str | None
    versions: tuple[Version, ...]
    pages: tuple[StoredPage, ...]
    images: tuple[PlacedImage, ...]
    related: tuple[Link, ...]
    removed: tuple[PlacedBlock, ...]

    @property
    def current(self) -> Version:
        """Give the current version."""
        return self.versions[-1]

    def version(self, revision: int) -> Version | None:
        """Give a version by its number."""
        return next((version for version in self.versions if version.revision == revision), None)


def find_id(db: Database, url: str) -> int | None:
    """Find the article that has a page at an address."""
    row = db.conn.execute(
        "SELECT id FROM articles WHERE url = :url"
        " UNION ALL SELECT article_id FROM article_pages WHERE url = :url"
        " UNION ALL SELECT article_id FROM frontier WHERE url = :url AND article_id IS NOT NULL LIMIT 1",
        {"url": url},
    ).fetchone()
    return row[0] if row else None


def read_record(db: Database, article_id: int) -> Record | None:
    """Read an article with all its parts and versions; None when there is none of that number."""
    found = _rows(db, "articles", (*_RECORD, *_CONTENT), f"id = {article_id:d}")
    if not found:
        return None
    its = f"article_id = {article_id:d} ORDER BY"
    past = _rows(db, "article_revisions", (*_CONTENT, "cause", "replaced_at"), f"{its} revision")
    images = _rows(db, "images", ("position", "page", "url", "caption"), f"{its} rowid")
    related = _rows(db, "links", ("title", "url", "date_raw"), f"{its} position")
    removed = _rows(db, "removed_blocks", ("page", "position", "rule", "text"), f"{its} page, position")
    return Record(
        **{name: found[0].pop(name) for name in _RECORD},
        versions=tuple(_version(row) for row in (*past, *found)),
        pages=tuple(_page(row) for row in _rows(db, "article_pages", _PAGE, f"{its} page")),
        images=tuple(PlacedImage(**row) for row in images),
        related=tuple(Link(**row) for row in related),
        removed=tuple(PlacedBlock(**row) for row in removed),
    )


def _rows(db: Database, table: str, columns: tuple[str, ...], which: str) -> list[dict[str, Any]]:
    found = db.conn.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {which}")
    return [dict(zip(columns, row, strict=True)) for row in found]


def _version(row: dict[str, Any]) -> Version:
    return Version(**row | {name: tuple(json.loads(row[name])) for name in _LISTS})


def _page(row: dict[str, Any]) -> StoredPage:
    return StoredPage(**row | {"aliases": tuple(json.loads(row["aliases"]))})
