"""Articles, and how an archive comes to hold them."""

from dataclasses import replace
from sqlite3 import Connection
from typing import Any

from crawler.archive import articles, runs
from crawler.model import Article, Link, RemovedBlock, Run
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from tests.support.article_pages import got, page
from tests.support.pages import NOW

HOME = "http://www.paper.example/news/4711.html"


def article(*numbers: int, total: int = 3, **changes: Any) -> Article:
    assembly = Assembly(100)
    for number in numbers:
        reading = replace(
            page(number, total),
            related=(Link(title="老渡口修了新码头", url=None, date_raw="03-01"),),
            removed=(RemovedBlock(rule="editor", text="责任编辑：杨柳"),),
        )
        assembly.restore(number, got(reading))
    return replace(merge(assembly, site="paper.example", spider="t"), **changes)


def changed_bytes(item: Article) -> Article:
    """Return the article as if the paper had sent other bytes."""
    return replace(
        item, pages=tuple(replace(p, fetch=replace(p.fetch, sha256="1")) for p in item.pages)
    )


def save(db: Connection, item: Article, version: str = "1") -> str:
    run = runs.begin(db, spider="t", arguments={}, versions={}, now=NOW)
    return articles.save(db, item, reader_version=version, run=Run(run, NOW, (1, 3, 14, 90)))


def one(db: Connection, sql: str) -> Any:
    return db.execute(sql).fetchone()


def at(url: str, claimed: str | None = None, **changes: Any) -> Article:
    """Make an article of one page at an address."""
    item = article(1, total=1, url=url, **({"published_at": "2024-03-05"} | changes))
    [page] = item.pages
    reading = replace(page.reading, url=url, claimed_url=claimed)
    fetch = replace(page.fetch, url=url, aliases=(), sha256=url)
    return replace(item, pages=(replace(page, reading=reading, fetch=fetch),))
