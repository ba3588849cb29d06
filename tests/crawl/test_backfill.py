"""A listing is filled back from its end, killed in the middle, and resumed."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.support.commands import Command, Scrapy
from tests.support.pages import html
from tests.support.recording_paper import RecordingPaper

Rows = Callable[..., list[dict[str, Any]]]
PAGES, PER_PAGE = 14, 3
SPIDER = """
from crawler.site import Listing, Site
from crawler.crawl.spider import ArticleSpider

class PaperSpider(ArticleSpider):
    name = "paper"
    site = Site(title="江边日报网", domains=("{host}",), listings=(Listing(url="http://{host}/news/index.html"),))
"""


def listing(page: int) -> str:
    names = [f"/news/2024-03-05/{1000 + page * PER_PAGE + n}.html" for n in range(PER_PAGE)]
    items = "".join(f'<li><a href="{name}">渡口的早班船又开了</a></li>' for name in names)
    more = (
        f'<a href="index_{page + 1}.html">下一页</a> <a href="index_{PAGES}.html">尾页</a>'
        if page < PAGES
        else ""
    )
    return f'<html><meta charset="utf-8"><ul>{items}</ul><div class="pages">{page}/{PAGES} {more}</div></html>'


def answer(path: str) -> str | None:
    name = path.rpartition("/")[2].removesuffix(".html")
    if path == "/robots.txt":
        return "User-agent: *\nDisallow:\n"
    if name.startswith("index"):
        return listing(int(name.partition("_")[2] or 1))
    return html(
        f"<p>　　第{name}班船今天清早开了，船上装满了江对岸的橘子和笋。</p>" * 2,
        title=f"渡口的第{name}班船",
    )


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[RecordingPaper]:
    served = RecordingPaper(answer)
    package = tmp_path / "papers"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "paper.py").write_text(SPIDER.format(host=served.host), "utf-8")
    yield served
    served.close()


def listings(paper: RecordingPaper) -> list[int]:
    return [int(path[12:-5].lstrip("_") or 1) for path in paper.paths if "index" in path]


def test_a_backfill_that_is_killed_goes_on_where_it_was_and_fetches_no_stored_article_again(
    start: Callable[..., Command], scrapy: Scrapy, rows: Rows, paper: RecordingPaper
) -> None:
    command = ("crawl", "paper", "-a", "since=2024")
    settings: dict[str, Any] = {"replay": None, "private": paper.host, "SPIDER_MODULES": "papers"}
    reached, go = Event(), Event()

    def hold(path: str) -> str | None:
        if len(listings(paper)) == PAGES // 2:
            reached.set()
            go.wait(60)
        return answer(path)

    paper.answer = hold
    process = start(*command, **settings)
    assert reached.wait(60)
    while not rows("SELECT 1 FROM articles"):
        time.sleep(0.01)
    process.kill()
    process.wait()
    go.set()
    paper.answer = answer
    read = listings(paper)
    stored = {row["url"].partition(paper.host)[2] for row in rows("SELECT url FROM articles")}
    assert stored
    paper.log.clear()
    assert scrapy(*command, **settings).code == 0
    assert listings(paper)[0] in {read[-1] - 1, read[-1]}
    assert listings(paper)[-1] == PAGES
    assert not stored & set(paper.paths)
    assert len(paper.paths) == len(set(paper.paths))
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": PAGES * PER_PAGE}]
    assert rows(
        "SELECT page LIKE '%index_14.html' AS last, pages, ended_at IS NOT NULL AS ended FROM backfills"
    ) == [{"last": 1, "pages": PAGES - 1, "ended": 1}]


def test_the_articles_of_a_page_are_asked_for_before_its_next_page(
    scrapy: Scrapy, paper: RecordingPaper
) -> None:
    """Then what a run holds in memory does not grow with the depth of a listing."""
    done = scrapy(
        "crawl",
        "paper",
        "-a",
        "max_pages=9",
        replay=None,
        private=paper.host,
        SPIDER_MODULES="papers",
        CONCURRENT_REQUESTS="1",
    )
    assert done.code == 0
    asked = [path for path in paper.paths if path != "/robots.txt"]
    for page in range(2, 10):
        before = asked[: asked.index(f"/news/index_{page}.html")]
        assert len(before) >= (page - 2) * (PER_PAGE + 1) + 1
