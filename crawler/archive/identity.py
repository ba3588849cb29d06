"""Which row is an article's: one article is one row, whatever addresses its pages have."""

from collections.abc import Iterator
from itertools import chain
from sqlite3 import Connection

from crawler.addresses.canonical import canonical, checked, twins
from crawler.addresses.pages import first_page_twins
from crawler.model import Article
from crawler.text import fold


def addresses(article: Article) -> list[str]:
    """List every address of an article, canonical: its own, and those under which its pages were asked for or named."""
    urls = (url for page in article.pages for url in (page.fetch.url, *page.fetch.aliases))
    return list(dict.fromkeys((article.url, *map(canonical, urls))))


def find(db: Connection, article: Article) -> int | None:
    """Find an article's row: by its address; else, with the same headline, by an address of its pages, or by a twin of it.

    Some systems write page 1 as 4711.html in listings and as 4711_1.html in pagers; whichever was stored first is kept. An
    address that leads to another article by now (1000.html redirects to 2000.html) has another headline.
    """
    exact = db.execute("SELECT id FROM articles WHERE url = ?", (article.url,)).fetchone()
    return (
        int(exact[0])
        if exact
        else next(chain(_namesakes(db, article), _first_pages(db, article)), None)
    )


def at(db: Connection, address: str) -> list[int]:
    """Find the articles at an address, written as somebody has it: their own, or any under which a page was fetched or accepted.

    It is tried as it stands, since pages keep the address they were fetched at, then in the form the archive knows addresses by.
    Raises DeclarationError when it is none.
    """
    known = checked(address)
    return _at(db, address.strip()) or _at(db, known)


def _at(db: Connection, url: str) -> list[int]:
    rows = db.execute(
        "SELECT id FROM articles WHERE url = ?1 UNION ALL SELECT article_id FROM article_pages WHERE url = ?1"
        " UNION ALL SELECT article_id FROM frontier WHERE url = ?1 AND article_id IS NOT NULL",
        (url,),
    )
    return list(dict.fromkeys(row[0] for row in rows))


def absorb(db: Connection, article_id: int, article: Article) -> None:
    """Make one row of an article and of fragments of it: stored by themselves while its first page could not be found."""
    for fragment in set(_namesakes(db, article)) - {article_id}:
        if _holds(db, fragment, addresses(article)):
            db.execute(
                "UPDATE frontier SET article_id = ? WHERE article_id = ?", (article_id, fragment)
            )
            db.execute("DELETE FROM articles WHERE id = ?", (fragment,))
    later = {canonical(page.fetch.url) for page in article.pages if page.page > 1}
    row = db.execute("SELECT url FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row[0] in later:
        db.execute("UPDATE articles SET url = ? WHERE id = ?", (article.url, article_id))


def _namesakes(db: Connection, article: Article) -> Iterator[int]:
    """Yield the articles with this headline that are stored at an address of this article, or known by its own."""
    query = (
        "SELECT id, title FROM articles WHERE url = ?1"
        " UNION SELECT a.id, a.title FROM frontier f JOIN articles a ON a.id = f.article_id WHERE f.url = ?1"
    )
    for url in (*addresses(article), *twins(article.url)):
        for row_id, title in db.execute(query, (url,)).fetchall():
            if fold(title or "") == fold(article.title or ""):
                yield int(row_id)


def _first_pages(db: Connection, article: Article) -> Iterator[int]:
    """Yield the articles at the other ways to write this address, when headline and first paragraph prove that they are this one."""
    for url in first_page_twins(article.url):
        row = db.execute("SELECT id, title, body FROM articles WHERE url = ?", (url,)).fetchone()
        if row and _opening(row[1], row[2]) == _opening(article.title, article.body):
            yield int(row[0])


def _opening(title: str | None, body: str) -> tuple[str, str]:
    return fold(title or ""), fold(body.partition("\n")[0])


def _holds(db: Connection, fragment: int, known: list[str]) -> bool:
    """Return whether all pages of a stored article are at known addresses."""
    urls = db.execute("SELECT url FROM article_pages WHERE article_id = ?", (fragment,)).fetchall()
    return {canonical(url) for (url,) in urls} <= set(known)
