"""Every kind of source through the real command: from saved pages into the archive, and where each address was found."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Scrapy
from tests.support.pages import html

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]
HOST = "www.paper.example"
SPIDER = """
from crawler.site import Daily, Feed, Listing, Site, Sitemap
from crawler.crawl.spider import ArticleSpider

class PaperSpider(ArticleSpider):
    name = "paper"
    site = Site(title="江边日报网", domains=("paper.example",), {sources})
"""


@pytest.fixture
def crawl(scrapy: Scrapy, tmp_path: Path) -> Callable[..., Any]:
    """Crawl a paper with these sources."""

    def run(sources: str, replay: Path, *more: str, **chosen: str) -> Any:
        package = tmp_path / "papers"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").write_text("", "utf-8")
        (package / "paper.py").write_text(SPIDER.format(sources=sources), "utf-8")
        return scrapy("crawl", "paper", *more, replay=replay, SPIDER_MODULES="papers", **chosen)

    return run


def article(number: int, day: str = "2024-03-05") -> str:
    text = "".join(
        f"<p>　　第{number}条：渡口的船一天来回{count}趟，装满了江对岸的橘子。</p>"
        for count in range(3, 7)
    )
    return html(text, title=f"渡口的第{number}班船开了", head=f"{day} 08:30:00　来源：江边日报")


def listing(numbers: range, following: str = "", day: str = "2024-03-05") -> str:
    items = "".join(
        f'<li><a href="/news/{day}/{n}.html">渡口的第{n}班船开了</a></li>' for n in numbers
    )
    more = f'<div class="pages"><a href="{following}">下一页</a></div>' if following else ""
    return f'<html><head><meta charset="utf-8"></head><body><ul class="nav"><li><a href="/life/">生活</a></li></ul><ul>{items}</ul>{more}</body></html>'


def stories(numbers: range, day: str = "2024-03-05") -> dict[str, str | bytes]:
    return {f"{HOST}/news/{day}/{n}.html": article(n, day) for n in numbers}


FEED = f"<rss><channel><item><link>http://{HOST}/news/2024-03-05/103.html</link></item></channel></rss>"
INDEX = f"<sitemapindex><sitemap><loc>http://{HOST}/news.xml.gz</loc></sitemap></sitemapindex>"
URLSET = f"<urlset><url><loc>http://{HOST}/news/2024-03-05/104.html</loc></url></urlset>"


def test_several_sources_of_a_site_and_where_each_address_was_found(
    crawl: Any, rows: Rows, saved: Saved
) -> None:
    replay = saved(
        stories(range(101, 106))
        | {
            f"{HOST}/news/index.html": listing(range(101, 102), "index_2.html"),
            f"{HOST}/news/index_2.html": listing(range(102, 103)),
            f"{HOST}/rss.xml": FEED,
            f"{HOST}/robots.txt": f"Sitemap: http://{HOST}/sitemap.xml\n",
            f"{HOST}/sitemap.xml": INDEX,
            f"{HOST}/news.xml.gz": gzip.compress(URLSET.encode()),
            f"{HOST}/szb/2024-03/05/node_1.htm": '<a href="node_2.htm">第二版</a>',
            f"{HOST}/szb/2024-03/05/node_2.htm": '<meta charset="utf-8"><a href="/news/2024-03-05/105.html">渡口的第105班船</a>',
        }
    )
    done = crawl(
        f"listings=(Listing(url='http://{HOST}/news/index.html'),), feeds=(Feed(url='http://{HOST}/rss.xml'),),"
        f"sitemaps=(Sitemap(url='http://{HOST}/robots.txt'),), dailies=(Daily(url='http://{HOST}/szb/%Y-%m/%d/node_1.htm'),)",
        replay, "-a", "since=2024-03-04", "-a", "until=2024-03-06",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    found = {
        row["url"].rpartition("/")[2]: row["found_on"]
        for row in rows("SELECT url, found_on FROM frontier")
    }
    assert found == {
        "101.html": f"http://{HOST}/news/index.html",
        "102.html": f"http://{HOST}/news/index_2.html",
        "103.html": f"http://{HOST}/rss.xml",
        "104.html": f"http://{HOST}/news.xml.gz",
        "105.html": f"http://{HOST}/szb/2024-03/05/node_2.htm",
    }
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 5}]


def test_a_channel_and_days_choose_what_is_fetched(crawl: Any, rows: Rows, saved: Saved) -> None:
    pages = (
        stories(range(101, 103))
        | stories(range(201, 203), "2023-01-05")
        | stories(range(301, 303), "2022-01-05")
    )
    replay = saved(
        pages
        | {
            f"{HOST}/news/index.html": listing(range(101, 103), "index_2.html"),
            f"{HOST}/news/index_2.html": listing(range(201, 203), "index_3.html", "2023-01-05"),
            f"{HOST}/news/index_3.html": listing(range(301, 303), day="2022-01-05"),
        }
    )
    sources = f"listings=(Listing(url='http://{HOST}/news/index.html'), Listing(url='http://{HOST}/gone/index.html'))"
    assert (
        crawl(sources, replay, "-a", "since=2023", "-a", "until=2023", "-a", "channel=news").code
        == 0
    )
    assert [row["url"] for row in rows("SELECT url FROM frontier ORDER BY url")] == [
        f"http://{HOST}/news/2023-01-05/{n}.html" for n in (201, 202)
    ]
    assert rows("SELECT asked, ended_at IS NOT NULL AS ended FROM backfills") == [
        {"asked": "2023-01-01/2023-12-31/", "ended": 1}
    ]
    wrong = crawl(sources, replay, "-a", "channel=sport")
    assert (wrong.code, len(wrong.err.splitlines())) == (2, 1)
    assert "the site has gone, news" in wrong.err


def test_a_paper_that_does_not_appear_every_day_is_no_fault_one_that_never_does_is(
    crawl: Any, rows: Rows, saved: Saved
) -> None:
    page = listing(range(101, 102))
    replay = saved(stories(range(101, 102)) | {f"{HOST}/szb/2024-03/05/node_1.htm": page})
    sources = f"dailies=(Daily(url='http://{HOST}/szb/%Y-%m/%d/node_1.htm'),)"
    assert crawl(sources, replay, "-a", "since=2024-03-03", "-a", "until=2024-03-07").code == 0
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 1}]
    done = crawl(sources, replay, "-a", "since=2024-04-03", "-a", "until=2024-04-07")
    assert done.code == 4
    assert "no-issue" in done.err


def test_a_home_page_gives_its_articles_without_any_declaration(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    home = listing(range(101, 104)).replace(
        "</body>", '<a href="http://other.example/2024-03-05/1.html">外面的文章</a></body>'
    )
    replay = saved(stories(range(101, 104)) | {f"{HOST}/index.html": home})
    done = scrapy("crawl", "article", "-a", f"home=http://{HOST}/", replay=replay)
    assert (done.code, done.err) == (0, "")
    assert {row["found_on"] for row in rows("SELECT found_on FROM frontier")} == {f"http://{HOST}/"}
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 3}]
    again = scrapy("crawl", "article", "-a", f"home=http://{HOST}/", "--summary", replay=replay)
    assert again.code == 0
    assert again.out.startswith("Nothing is new.")


def test_a_page_that_is_given_as_an_article_and_as_a_home_page_does_not_lock_itself_out(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    replay = saved(stories(range(101, 104)) | {f"{HOST}/index.html": listing(range(101, 104))})
    done = scrapy(
        "crawl", "article", "-a", f"url=http://{HOST}/", "-a", f"home=http://{HOST}/", replay=replay
    )
    assert done.code == 3, done.err
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 3}]


@pytest.mark.parametrize(
    "wrong",
    ["since=lately", "until=2024-13", "max_pages=0", f"max_pages={'9' * 5000}"],
    ids=range(4),
)
def test_wishes_that_are_none_are_exit_2(scrapy: Scrapy, archive: Path, wrong: str) -> None:
    done = scrapy("crawl", "sample", "-a", wrong)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert not archive.exists()


def test_a_day_whose_page_leads_to_another_issue_has_none(
    crawl: Any, rows: Rows, saved: Saved
) -> None:
    moved = '{"status": 302, "headers": {"Location": "/szb/2024-03/05/node_1.htm"}}'
    replay = saved(
        stories(range(101, 102))
        | {
            f"{HOST}/szb/2024-03/05/node_1.htm": listing(range(101, 102)),
            f"{HOST}/szb/2024-03/04/node_1.htm": "",
            f"{HOST}/szb/2024-03/04/node_1.htm.meta.json": moved,
        }
    )
    sources = f"dailies=(Daily(url='http://{HOST}/szb/%Y-%m/%d/node_1.htm'),)"
    done = crawl(sources, replay, "-a", "since=2024-03-04", "-a", "until=2024-03-05")
    assert (done.code, done.err) == (0, "")
    assert [row["found_on"] for row in rows("SELECT found_on FROM frontier")] == [
        f"http://{HOST}/szb/2024-03/05/node_1.htm"
    ]


def test_a_backfill_is_resumed_before_the_page_that_failed(
    crawl: Any, rows: Rows, saved: Saved
) -> None:
    pages: dict[str, str | bytes] = {
        f"{HOST}/news/index{f'_{n}' if n > 1 else ''}.html": listing(
            range(100 + n, 101 + n), f"index_{n + 1}.html" if n < 4 else ""
        )
        for n in range(1, 5)
    }
    broken = f"{HOST}/news/index_3.html.meta.json"
    replay = saved(stories(range(101, 105)) | pages | {broken: '{"status": 404}'})
    sources = f"listings=(Listing(url='http://{HOST}/news/index.html'),)"
    assert crawl(sources, replay, "-a", "max_pages=9").code == 3
    assert rows("SELECT page, ended_at FROM backfills") == [
        {"page": f"http://{HOST}/news/index_2.html", "ended_at": None}
    ]
    (replay / broken).unlink()
    assert crawl(sources, replay, "-a", "max_pages=9").code == 0
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 4}]
    assert rows("SELECT page FROM backfills WHERE ended_at IS NOT NULL") == [
        {"page": f"http://{HOST}/news/index_4.html"}
    ]


def test_a_deeper_page_that_failed_is_told_and_condemns_neither_the_source_nor_the_run(
    crawl: Any, scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    first, second = f"{HOST}/news/index.html", f"{HOST}/news/index_2.html"
    listed: dict[str, str | bytes] = {
        first: listing(range(101, 103), "index_2.html"), second: "", f"{second}.meta.json": '{"status": 404}',
    }  # fmt: skip
    done = crawl(
        f"listings=(Listing(url='http://{first}'),)", saved(stories(range(101, 103)) | listed)
    )
    assert done.code == 3
    assert done.err.splitlines()[0].startswith(
        f"scrapy crawl: listing http://{second}: The server answered 404"
    )
    assert rows("SELECT * FROM run_findings") == []
    assert rows("SELECT source, links, new, reason FROM run_sources") == [
        {"source": f"http://{first}", "links": 2, "new": 2, "reason": "http-404"}
    ]
    assert "http-404" in scrapy("report").out


def test_pages_that_no_pager_names_are_made_from_the_declaration(
    crawl: Any, rows: Rows, saved: Saved
) -> None:
    replay = saved(
        stories(range(101, 104))
        | {
            f"{HOST}/news/index{tail}.html": listing(range(n, n + 1))
            for n, tail in ((101, ""), (102, "_1"), (103, "_2"))
        }
    )
    sources = f"listings=(Listing(url='http://{HOST}/news/index.html', pages='http://{HOST}/news/index_{{}}.html', second=1),)"
    done = crawl(sources, replay)
    assert (done.code, done.err) == (0, "")
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 3}]
    assert rows("SELECT ended_at IS NOT NULL AS ended FROM listings") == [{"ended": 1}]
