"""One record as a person reads it: an article with its pages, pictures, links and removed blocks, and its versions."""

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
    "page", "url", "aliases", "fetched_at", "http_status", "encoding", "encoding_evidence", "sha256", "first_paragraph",
    "last_paragraph", "warc_file", "warc_offset", "warc_length",
)  # fmt: skip
# When a version was archived: its bytes came then, or, if newer ones of the same text are kept by now, it was stored then.
ARCHIVED_AT = (
    "min(changed_at, coalesce((SELECT max(fetched_at) FROM article_pages WHERE article_id = articles.id), changed_at))"
    " AS archived_at"
)
_ARCHIVED_THEN = "min(changed_at, coalesce((SELECT max(value ->> 'fetched_at') FROM json_each(pages)), changed_at)) AS archived_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """A page of a version: where it was, when it came, what proves it, where its bytes are.

    Of a version that was replaced by an earlier release, what is None was not kept.
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
    """What an article said at a time; `cause` and `replaced_at` tell of the version that took its place."""

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
        """Return the record with what is kept of a version: pictures, links and removed text only of the current one."""
        if version is self.current:
            return self
        return replace(self, pages=version.pages, images=(), related=(), removed=())

    def cite(self, version: Version) -> Cited:
        """Return what a citation of a version says."""
        return Cited.of(asdict(version))


def find_address(db: Connection, address: str) -> int | None:
    """Find the article at an address, written as somebody has it; raises DeclarationError when it is no address."""
    return next(iter(at(db, address)), None)


def find_identified(db: Connection, identifier: str) -> tuple[int, int | None] | None:
    """Find the article that an identifier names, and the version, if it names one.

    All addresses are hashed for it, a million in a second: no column, so that nobody who writes to the archive has to fill one.
    """
    record, number, text = parts(identifier) or (None, None, None)
    for article_id, url in db.execute("SELECT id, url FROM articles") if record else ():
        if record_identifier(url) == record:
            if text is None:
                return article_id, None
            kept = _with_text(db, article_id, text)
            return (article_id, number if number in kept else kept[-1]) if kept else None
    return None


def _with_text(db: Connection, article_id: int, text: str) -> list[int]:
    """List the versions of an article whose hash begins so; another archive may have counted them otherwise."""
    rows = db.execute(
        "SELECT revision FROM articles WHERE id = ?1 AND substr(body_sha256, 1, ?3) = ?2 UNION"
        " SELECT revision FROM article_revisions WHERE article_id = ?1 AND substr(body_sha256, 1, ?3) = ?2 ORDER BY 1",
        (article_id, text, len(text)),
    )
    return [row[0] for row in rows]


def read_record(db: Connection, article_id: int) -> Record | None:
    """Read an article with all its parts and versions; None when there is none of that number."""
    found = _rows(db, "articles", (*_RECORD, *_CONTENT, ARCHIVED_AT), f"id = {article_id:d}")
    if not found:
        return None
    its = f"article_id = {article_id:d} ORDER BY"
    past = _rows(
        db,
        "article_revisions",
        (*_CONTENT, _ARCHIVED_THEN, "cause", "replaced_at", "pages"),
        f"{its} revision",
    )
    images = _rows(db, "images", ("position", "page", "url", "caption"), f"{its} rowid")
    related = _rows(db, "links", ("title", "url", "date_raw"), f"{its} position")
    removed = _rows(
        db, "removed_blocks", ("page", "position", "rule", "text"), f"{its} page, position"
    )
    pages = tuple(_page(row) for row in _rows(db, "article_pages", _PAGE, f"{its} page"))
    its_own = {name: found[0].pop(name) for name in _RECORD}
    named = {name: its_own[name] for name in _NAMED}
    return Record(
        **its_own,
        versions=(
            *(_version(named | row, _pages_then(row["pages"])) for row in past),
            _version(named | found[0], pages),
        ),
        pages=pages,
        images=tuple(PlacedImage(**row) for row in images),
        related=tuple(Link(**row) for row in related),
        removed=tuple(PlacedBlock(**row) for row in removed),
    )


def _rows(db: Connection, table: str, columns: tuple[str, ...], which: str) -> list[dict[str, Any]]:
    found = db.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {which}")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _version(row: dict[str, Any], pages: tuple[StoredPage, ...]) -> Version:
    lists = {name: tuple(json.loads(row[name])) for name in LISTS}
    return Version(**row | lists | {"pages": pages})


def _page(row: dict[str, Any]) -> StoredPage:
    return StoredPage(**row | {"aliases": tuple(json.loads(row["aliases"]))})


def _pages_then(kept: str) -> tuple[StoredPage, ...]:
    """Read the pages of a replaced version; earlier releases kept less of them."""
    rows = sorted(json.loads(kept), key=lambda row: row["page"])
    absent = dict.fromkeys(_PAGE) | {"aliases": ()}
    return tuple(
        StoredPage(**absent | row | {"aliases": tuple(row.get("aliases", ()))}) for row in rows
    )
