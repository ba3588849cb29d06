"""Pointers of the archive into its WARC files; raw bytes are written before the rows."""

from dataclasses import replace
from sqlite3 import Connection

from crawler.errors import DamagedRecord
from crawler.model import Article, Capture, Fetch, MergedPage, Raw
from crawler.warc.reading import WarcRecord, read
from crawler.warc.writing import Writer


def keep(db: Connection, writer: Writer, article: Article) -> Article:
    """Write and sync the bytes of an article's new pages; return the article with their places."""
    pages = tuple(_written(db, writer, page) for page in article.pages)
    writer.sync()
    return replace(article, pages=pages)


def keep_refused(db: Connection, writer: Writer, capture: Capture) -> Raw:
    """Write and sync the bytes of a page that is no article; return their place."""
    place = writer.write(capture, _earlier(db, writer, capture.url))
    writer.sync()
    return place


def place_of(file: str | None, offset: int | None, length: int | None) -> Raw | None:
    """Read a place from its three columns."""
    if file is None or offset is None or length is None:
        return None
    return Raw(file, offset, length)


def with_known_bytes(article: Article, before: dict[int, Fetch]) -> Article:
    """Return the article with the stored places of bytes that came again unchanged."""
    pages = tuple(_with_place(page, before.get(page.page)) for page in article.pages)
    return replace(article, pages=pages)


def _with_place(page: MergedPage, before: Fetch | None) -> MergedPage:
    if page.fetch.raw is not None or before is None or before.sha256 != page.fetch.sha256:
        return page
    return replace(page, fetch=replace(page.fetch, raw=before.raw))


def _written(db: Connection, writer: Writer, page: MergedPage) -> MergedPage:
    capture = page.fetch.capture
    if capture is None:
        return page
    place = writer.write(capture, _earlier(db, writer, capture.url))
    return replace(page, fetch=replace(page.fetch, raw=place, capture=None))


def _earlier(db: Connection, writer: Writer, url: str) -> WarcRecord | None:
    """Find the record of an address's earlier bytes, for a revisit record to refer to."""
    row = db.execute(
        "SELECT warc_file, warc_offset, warc_length FROM article_pages"
        " WHERE url = ? AND warc_file IS NOT NULL ORDER BY fetched_at DESC LIMIT 1",
        (url,),
    ).fetchone()
    if row is None:
        return None
    try:
        return read(writer.folder, Raw(*row))
    except DamagedRecord:
        return None  # `scrapy verify` tells; these bytes are written anew
