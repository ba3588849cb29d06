"""Stored articles and versions proved: texts by their hashes, articles by their pages."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from sqlite3 import Connection

from crawler.archive import verify
from crawler.archive.reparse import differences
from crawler.archive.verify import Fault
from crawler.maintenance.remedies import FETCH, REREAD, RESTORE
from crawler.model import ArchivedArticle
from crawler.paging.rebuild import rebuild

# Notes on how pages were counted change without a new version.
_NO_PROOF = frozenset({"pages_evidence", "missing_reason"})


def article_faults(
    db: Connection, holding: ArchivedArticle, reader_version: str, limit: int
) -> Iterator[Fault]:
    """Check an article: its text, its pages, their spans, and its fields against its pages.

    Fields that another version of the reader read are not compared.
    """
    body, digest = verify.text(db, holding.id)
    if not _has_digest(body, digest):
        yield Fault(
            holding.url, "the body is not the one that was stored: its hash differs", REREAD
        )
    if pages := _missing_pages(holding):
        yield Fault(holding.url, pages, FETCH)
    elif not _covered(verify.spans(db, holding.id), body):
        yield Fault(holding.url, "the paragraphs of its pages are not those of the body", REREAD)
    elif holding.reader_version == reader_version:
        yield from _field_faults(db, holding, limit)


def _field_faults(db: Connection, holding: ArchivedArticle, limit: int) -> Iterator[Fault]:
    """Merge the stored pages again, and compare the fields."""
    readings = {number: got.reading for number, got in holding.pages.items()}
    article = rebuild(holding, readings, limit)
    fields = sorted(differences(db, holding.id, article) - _NO_PROOF)
    if fields:
        yield Fault(holding.url, f"{', '.join(fields)}: not what its pages say", REREAD)


def version_faults(db: Connection) -> Iterator[Fault]:
    """Check the texts of replaced versions against their hashes."""
    for url, revision, body, digest in verify.versions(db):
        if not _has_digest(body, digest):
            where = f"{url}, version {revision}"
            yield Fault(where, "the body is not the one that was stored", RESTORE)


def _has_digest(body: str, digest: str) -> bool:
    return sha256(body.encode()).hexdigest() == digest


def _missing_pages(holding: ArchivedArticle) -> str | None:
    """Name the pages that the article has and that have no row."""
    if not holding.pages:
        return "it has no page"
    if holding.is_view:
        return None
    last = holding.pages_declared or max(holding.pages)
    missing = set(range(1, last + 1)) - set(holding.missing_pages) - set(holding.pages)
    return f"page {', '.join(map(str, sorted(missing)))} is not there" if missing else None


def _covered(spans: Sequence[tuple[int, int | None, int | None]], body: str) -> bool:
    """Return whether the spans of the pages make up the body; two pages share a cut paragraph."""
    following = 0
    for _, first, last in spans:
        if first is None or last is None:
            continue
        if first not in {following, following - 1} or first < 0 or last < first:
            return False
        following = last + 1
    paragraphs = len(body.split("\n")) if body else 0
    return following == paragraphs
