"""One article as a person reads it: its versions, pages, pictures, links and removed blocks."""

import json
from dataclasses import asdict, dataclass, replace
from sqlite3 import Connection
from typing import Any

from crawler.archive.articles import CONTENT
from crawler.archive.identity import at
from crawler.citation import Cited, parts, record_identifier
from crawler.model import LISTS, Edition, Link, PlacedBlock, PlacedImage

_NAMED = ("url", "site", "spider")
_RECORD = ("id", *_NAMED, "first_seen_at", "gone_at")
_CONTENT = ("revision", *CONTENT, "body_sha256", "reader_version", "changed_at")
_PAGE = (
    "page",
    "url",
    "aliases",
    "fetched_at",
    "http_status",
    "encoding",
    "encoding_evidence",
    "sha256",
    "first_paragraph",
    "last_paragraph",
    "warc_file",
    "warc_offset",
    "warc_length",
)
# A version was archived when its bytes came, or, when newer bytes of the same text replaced them,
# when it was stored.
_FETCHED = "SELECT max(fetched_at) FROM article_pages WHERE article_id = articles.id"
_FETCHED_THEN = "SELECT max(value ->> 'fetched_at') FROM json_each(pages)"
ARCHIVED_AT = f"min(changed_at, coalesce(({_FETCHED}), changed_at)) AS archived_at"
_ARCHIVED_THEN = f"min(changed_at, coalesce(({_FETCHED_THEN}), changed_at)) AS archived_at"
_REVISION = (*_CONTENT, _ARCHIVED_THEN, "cause", "replaced_at", "pages")
_REMOVED = ("page", "position", "rule", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """A page of a version: address, time, hash, place of its bytes.

    None in a replaced version: the release that replaced it did not keep the value.
    """

    page: int
    url: str
    aliases: tuple[str, ...]
    fetched_at: str
    http_status: int | None
    encoding: str | None
    encoding_evidence: str | None
    sha256: str
    first_paragraph: int | None
    last_paragraph: int | None
    warc_file: str | None
    warc_offset: int | None
    warc_length: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Edition):
    """A version of an article; `cause` and `replaced_at` are set when another took its place."""

    revision: int
    body_sha256: str
    reader_version: str
    changed_at: str
    archived_at: str
    pages: tuple[StoredPage, ...] = ()
    cause: str | None = None
    replaced_at: str | None = None

    @property
    def paragraphs(self) -> list[str]:
        """Return the body's paragraphs."""
        return self.body.split("\n") if self.body else []


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
        """Return the current version."""
        return self.versions[-1]

    def version(self, revision: int) -> Version | None:
        """Return a version by its number."""
        return next((version for version in self.versions if version.revision == revision), None)

    def as_of(self, version: Version) -> "Record":
        """Return the record as a version had it; only the current one has pictures and links."""
        if version is self.current:
            return self
        return replace(self, pages=version.pages, images=(), related=(), removed=())

    def cite(self, version: Version) -> Cited:
        """Return what a citation of a version says."""
        return Cited.of(asdict(version))


def find_address(db: Connection, address: str) -> int | None:
    """Find the article at an address in any spelling; raises DeclarationError for other text."""
    return next(iter(at(db, address)), None)


def find_identified(db: Connection, identifier: str) -> tuple[int, int | None] | None:
    """Find the article that an identifier names, and the version, if it names one.

    All addresses are hashed, a million in a second: a column would have to be filled by everybody
    who writes to the archive.
    """
    record, revision, text = parts(identifier) or (None, None, None)
    article_id = _with_identifier(db, record) if record else None
    if article_id is None or text is None:
        return None if article_id is None else (article_id, None)
    revisions = _with_text(db, article_id, text)
    if not revisions:
        return None
    return article_id, revision if revision in revisions else revisions[-1]


def _with_identifier(db: Connection, identifier: str) -> int | None:
    for article_id, url in db.execute("SELECT id, url FROM articles"):
        if record_identifier(url) == identifier:
            return int(article_id)
    return None


def _with_text(db: Connection, article_id: int, text: str) -> list[int]:
    """List the versions whose hash begins so; another archive may have numbered them otherwise."""
    has_text = "substr(body_sha256, 1, ?3) = ?2"
    rows = db.execute(
        f"SELECT revision FROM articles WHERE id = ?1 AND {has_text} UNION"
        f" SELECT revision FROM article_revisions WHERE article_id = ?1 AND {has_text} ORDER BY 1",
        (article_id, text, len(text)),
    )
    return [row[0] for row in rows]


def read_record(db: Connection, article_id: int) -> Record | None:
    """Read an article with all its parts and versions; None when there is none of that number."""
    rows = _rows(db, "articles", (*_RECORD, *_CONTENT, ARCHIVED_AT), f"id = {article_id:d}")
    if not rows:
        return None
    [current] = rows
    record = {name: current.pop(name) for name in _RECORD}
    names = {name: record[name] for name in _NAMED}
    of_article = f"article_id = {article_id:d} ORDER BY"
    pages = tuple(map(_page, _rows(db, "article_pages", _PAGE, f"{of_article} page")))
    versions = [
        _version(names | row, _pages_then(row["pages"]))
        for row in _rows(db, "article_revisions", _REVISION, f"{of_article} revision")
    ]
    images = _rows(db, "images", ("position", "page", "url", "caption"), f"{of_article} rowid")
    related = _rows(db, "links", ("title", "url", "date_raw"), f"{of_article} position")
    removed = _rows(db, "removed_blocks", _REMOVED, f"{of_article} page, position")
    return Record(
        **record,
        versions=(*versions, _version(names | current, pages)),
        pages=pages,
        images=tuple(PlacedImage(**row) for row in images),
        related=tuple(Link(**row) for row in related),
        removed=tuple(PlacedBlock(**row) for row in removed),
    )


def _rows(db: Connection, table: str, columns: tuple[str, ...], which: str) -> list[dict[str, Any]]:
    cursor = db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {which}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _version(row: dict[str, Any], pages: tuple[StoredPage, ...]) -> Version:
    lists = {name: tuple(json.loads(row[name])) for name in LISTS}
    return Version(**row | lists | {"pages": pages})


def _page(row: dict[str, Any]) -> StoredPage:
    return StoredPage(**row | {"aliases": tuple(json.loads(row["aliases"]))})


def _pages_then(pages: str) -> tuple[StoredPage, ...]:
    """Read the pages of a replaced version; earlier releases kept less of them."""
    rows = sorted(json.loads(pages), key=lambda row: row["page"])
    absent = dict.fromkeys(_PAGE)
    return tuple(
        StoredPage(**absent | row | {"aliases": tuple(row.get("aliases", ()))}) for row in rows
    )
