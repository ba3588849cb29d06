"""`scrapy reparse`: what is read again from the raw bytes is what the crawl read, unless the rules changed."""

import gzip
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.article import ARTICLE, FILE, archive_one, pages
from tests.support.commands import Scrapy
from tests.support.pages import PROSE, html

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]

SPIDER = """
from crawler.site import Layout, Listing, Site
from crawler.crawl.spider import ArticleSpider

class Paper(ArticleSpider):
    name = "paper"
    site = Site(
        title="江边日报", domains=("paper.example",), article=r"/news/.*\\.html",
        listings=(Listing(url="http://www.paper.example/news/"),), layouts=(Layout(body="div.content"{}),),
    )
"""


def declare(archive: Path, rule: str = "") -> None:
    """Write the spider file, as an archivist who changes a rule does."""
    (archive.parent / "papers.py").write_text(SPIDER.format(rule), "utf-8")


def paper(saved: Saved) -> Path:
    """A paper of three articles, one of which has a paragraph that a rule may take out."""
    note = '<p class="note">　　河水今年涨得早，两岸的柳树已经全绿了，孩子们放了学就往岸边跑。</p>'
    body = "".join(f"<p>　　{text}</p>" for text in PROSE)
    links = "".join(
        f'<li><a href="/news/{n}.html">{title}</a></li>'
        for n, title in enumerate(("渡口", "冷库", "账本"), 1)
    )
    found: dict[str, str | bytes] = {
        "www.paper.example/news/index.html": f"<html><body><ul>{links}</ul></body></html>",
        "www.paper.example/news/1.html": html(body, title="渡口的早班船"),
        "www.paper.example/news/2.html": html(
            body.replace("</p>", f"</p>{note}", 1), title="冷库封顶"
        ),
        "www.paper.example/news/3.html": html(body, title="账本补齐了"),
    }
    return saved(found)


def test_after_a_crawl_nothing_changes(scrapy: Scrapy, rows: Rows) -> None:
    scrapy("crawl", "sample")
    before = [
        rows(f"SELECT * FROM {table}")
        for table in ("articles", "article_pages", "frontier", "images")
    ]
    done = scrapy("reparse", replay=None)
    assert (done.code, done.err) == (0, "")
    assert done.out == "37 pages of 15 articles read again: nothing changed.\n"
    assert [
        rows(f"SELECT * FROM {table}")
        for table in ("articles", "article_pages", "frontier", "images")
    ] == before


def test_a_partial_article_stays_partial_and_due_when_it_was(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    archive_one(scrapy, saved(pages(4, without=(3,))))
    before = rows("SELECT * FROM frontier"), rows("SELECT * FROM articles")
    done = scrapy("reparse", "--jobs", "1", replay=None)
    assert done.out == "3 pages of 1 article read again: nothing changed.\n"
    assert (rows("SELECT * FROM frontier"), rows("SELECT * FROM articles")) == before


def test_compressed_pages_are_read_as_they_were(scrapy: Scrapy, saved: Saved) -> None:
    file = FILE.format("")
    headers = {"headers": {"Content-Encoding": "gzip", "Content-Type": "text/html"}}
    archive_one(
        scrapy,
        saved({file: gzip.compress(html().encode()), f"{file}.meta.json": json.dumps(headers)}),
    )
    assert (
        scrapy("reparse", "--jobs", "1", replay=None).out
        == "1 page of 1 article read again: nothing changed.\n"
    )


def test_a_changed_rule_changes_exactly_the_articles_concerned(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    declare(archive)
    assert scrapy("crawl", "paper", replay=paper(saved), SPIDER_MODULES="papers").code == 0
    old = rows("SELECT body FROM articles WHERE url LIKE '%/2.html'")[0]["body"]
    assert "柳树" in old
    declare(archive, ', remove="p.note"')

    before = archive.read_bytes()
    dry = scrapy("reparse", "--jobs", "1", "--dry-run", replay=None, SPIDER_MODULES="papers")
    assert dry.out.endswith("3 pages of 3 articles read again: 1 record would change.\n")
    assert archive.read_bytes() == before
    assert rows("SELECT count(*) AS n FROM article_revisions") == [{"n": 0}]

    done = scrapy("reparse", "--jobs", "1", replay=None, SPIDER_MODULES="papers")
    assert done.code == 0
    assert "body" in done.out
    assert rows("SELECT url, revision FROM articles WHERE revision > 1") == [
        {"url": "http://www.paper.example/news/2.html", "revision": 2}
    ]
    assert "柳树" not in rows("SELECT body FROM articles WHERE revision = 2")[0]["body"]
    assert rows("SELECT cause, body FROM article_revisions") == [{"cause": "reader", "body": old}]
    assert (
        "nothing changed"
        in scrapy("reparse", "--jobs", "1", replay=None, SPIDER_MODULES="papers").out
    )


def test_another_site_leaves_what_is_stored_of_the_reader_of_today(
    scrapy: Scrapy, saved: Saved, archive: Path
) -> None:
    declare(archive)
    scrapy("crawl", "paper", replay=paper(saved), SPIDER_MODULES="papers")
    other = (
        SPIDER.format("").replace("paper.example", "other.example").replace('"paper"', '"other"')
    )
    (archive.parent / "others.py").write_text(other, "utf-8")
    proved = scrapy("verify", "--jobs", "1", replay=None, SPIDER_MODULES="papers,others")
    assert (proved.code, proved.out.count("\n")) == (0, 1)

    declare(archive, ', remove="p.note"')
    proved = scrapy("verify", "--jobs", "1", replay=None, SPIDER_MODULES="papers,others")
    assert (
        "3 articles read by a former reader or declaration, not compared with the pages"
        in proved.out
    )


def test_only_what_is_named_is_read(scrapy: Scrapy, saved: Saved) -> None:
    archive_one(scrapy, saved(pages(2)))
    assert (
        "2 pages of 1 article"
        in scrapy("reparse", "--jobs", "1", ARTICLE.replace(".html", "_2.html"), replay=None).out
    )
    other = scrapy("reparse", "--jobs", "1", "--site", "other.example", replay=None)
    assert (
        other.code,
        "The archive has no site other.example; it has paper.example." in other.err,
    ) == (2, True)
    assert (
        "0 pages of 0 articles"
        in scrapy("reparse", "--jobs", "1", "--since", "2999-01-01", replay=None).out
    )
    nothing = scrapy(
        "reparse", "--jobs", "1", "http://www.paper.example/elsewhere.html", replay=None
    )
    assert (nothing.code, nothing.out) == (2, "")
    assert "Nothing is stored at http://www.paper.example/elsewhere.html" in nothing.err
    assert scrapy("reparse", "--jobs", "1", "--since", "yesterday", replay=None).code == 2


def test_what_cannot_be_read_again_stays_as_it_is(
    scrapy: Scrapy, rows: Rows, saved: Saved, archive: Path
) -> None:
    archive_one(scrapy, saved(pages(2)))
    before = rows("SELECT * FROM articles")
    [file] = archive.with_suffix(".warc").iterdir()
    file.write_bytes(file.read_bytes()[:-50])
    done = scrapy("reparse", "--jobs", "1", replay=None)
    assert done.code == 3
    assert ARTICLE in done.err
    assert "there is no record" in done.err
    assert rows("SELECT * FROM articles") == before


@pytest.mark.parametrize("command", ["reparse", "retry"])
def test_a_dry_run_leaves_an_archive_of_an_earlier_version_as_it_is(
    scrapy: Scrapy, saved: Saved, archive: Path, command: str
) -> None:
    archive_one(scrapy, saved(pages(2, without=(2,))))
    with closing(sqlite3.connect(archive)) as db:
        db.executescript(
            "DROP TABLE baselines; DELETE FROM _sqlite_migrations WHERE name = 'accept_findings'; PRAGMA journal_mode = DELETE;"
        )
    before = archive.read_bytes()
    done = scrapy(command, "--dry-run", replay=None)
    assert (done.code, done.err) == (0, "")
    assert (
        "1 page of 1 article" if command == "reparse" else "1 partial would be due again"
    ) in done.out
    assert archive.read_bytes() == before
    assert sorted(path.name for path in archive.parent.glob("archive.db*")) == ["archive.db"]
