"""Stored articles and versions proved: texts by their hashes, articles by their pages."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from sqlite3 import Connection

from crawler.archive import verify
from crawler.archive.reparse import differences
from crawler.archive.verify import Fault
from crawler.maintenance.remedies import FETCH, REREAD, RESTORE
from crawler.paging.rebuild import Holding, rebuild

# Notes on how pages were counted change without a new version.
_NO_PROOF = frozenset({"pages_evidence", "missing_reason"})


def article_faults(
    db: Connection, holding: Holding, reader_version: str, limit: int
) -> Iterator[Fault]:
    """Check one article: the hash of its text, its pages, their spans, and, for today's reader, every field against its pages."""
    body, digest = verify.text(db, holding.id)
    if sha256(body.encode()).hexdigest() != digest:
        yield Fault(
            holding.url, "the body is not the one that was stored: its hash differs", REREAD
        )
    if (what := _missing(holding)) is not None:
        yield Fault(holding.url, what, FETCH)
    elif not _covered(verify.spans(db, holding.id), body):
        yield Fault(holding.url, "the paragraphs of its pages are not those of the body", REREAD)
    elif holding.reader_version == reader_version:
        article = rebuild(holding, {n: got.reading for n, got in holding.pages.items()}, limit)
        if differing := differences(db, holding.id, article) - _NO_PROOF:
            yield Fault(
                holding.url, f"{', '.join(sorted(differing))}: not what its pages say", REREAD
            )


def version_faults(db: Connection) -> Iterator[Fault]:
    """Check the texts of replaced versions against their hashes."""
    for url, revision, body, digest in verify.versions(db):
        if sha256(body.encode()).hexdigest() != digest:
            yield Fault(
                f"{url}, version {revision}",
                "the body is not the one that was stored",
                RESTORE,
            )


def _missing(holding: Holding) -> str | None:
    """Say which page rows are not there although the article has them."""
    if not holding.pages:
        return "it has no page"
    last = holding.pages_declared or max(holding.pages)
    expected = set(range(1, last + 1)) - set(holding.missing_pages)
    lost = sorted(expected - set(holding.pages))
    return None if not lost or holding.is_view else f"page {', '.join(map(str, lost))} is not there"


def _covered(spans: Sequence[tuple[int, int | None, int | None]], body: str) -> bool:
    """Return whether the spans of the pages make up the body, one after the other; a cut paragraph is of two pages."""
    following = 0
    for _, first, last in spans:
        if first is None or last is None:
            continue
        if first not in {following, following - 1} or first < 0 or last < first:
            return False
        following = last + 1
    return following == (len(body.split("\n")) if body else 0)
