"""One article at several addresses.

An edition for telephones, a feed's parameters, or the address that the page claims.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from sqlite3 import Connection

import msgspec

from crawler.addresses.canonical import canonical, same_site
from crawler.addresses.variants import are_variants, variants
from crawler.model import Article, Page
from crawler.paging.agreement import is_same_article


def stored_elsewhere(db: Connection, article: Article) -> int | None:
    """Find the article that is stored at another address of this one; None when it is new.

    Headline and text must prove it.
    """
    for number, title, body in _candidates(db, article):
        if is_same_article(article.title, article.body, title, body):
            return number
    return None


def _candidates(db: Connection, article: Article) -> Iterator[tuple[int, str | None, str]]:
    claimed = _claimed(article.pages[0].reading, article.url) if article.pages else None
    yield from _at(db, [*variants(article.url), *([claimed] if claimed else [])])
    yield from _that_are_variants(db, article)


def _at(db: Connection, urls: Sequence[str]) -> list[tuple[int, str | None, str]]:
    """Read the articles that are known by one of some addresses."""
    marks = ", ".join("?" * len(urls))
    return db.execute(
        f"SELECT id, title, body FROM articles WHERE url IN ({marks})"
        " UNION SELECT a.id, a.title, a.body FROM frontier f JOIN articles a ON a.id = f.article_id"
        f" WHERE f.url IN ({marks})",
        (*urls, *urls),
    ).fetchall()


def _that_are_variants(db: Connection, article: Article) -> Iterator[tuple[int, str | None, str]]:
    """Yield the articles with the very text at an address of another edition.

    So they are, too, when their page claimed this address.
    """
    rows = db.execute(
        "SELECT a.id, a.title, a.body, a.url, p.reading FROM articles a"
        " LEFT JOIN article_pages p ON p.article_id = a.id AND p.page = 1"
        " WHERE a.body_sha256 = ? AND a.site = ? AND a.body <> ''",
        (sha256(article.body.encode()).hexdigest(), article.site),
    ).fetchall()
    for number, title, body, url, reading in rows:
        claimed = _claimed(msgspec.json.decode(reading, type=Page), url) if reading else None
        if are_variants(url, article.url) or claimed == article.url:
            yield number, title, body


def _claimed(page: Page, url: str) -> str | None:
    """Return the address that a page claims to be its own, on this site."""
    if page.claimed_url is None or not same_site(page.claimed_url, url):
        return None
    return canonical(page.claimed_url)
