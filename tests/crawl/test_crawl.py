"""`scrapy crawl` as a user and a cron job meet it: the real command, saved pages, a fresh archive each."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler import settings
from tests.support.article import ARTICLE, FILE, archive_one, pages
from tests.support.commands import ROOT, SAMPLE, Scrapy
from tests.support.pages import PROSE, html

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]


def test_one_address_of_a_site_nobody_declared(scrapy: Scrapy, rows: Rows, saved: Saved) -> None:
    done = archive_one(scrapy, saved(pages(3)))
    assert (done.code, done.out, done.err) == (0, "", "")
    [row] = rows("SELECT * FROM articles")
    assert (row["url"], row["site"], row["spider"], row["title"], row["status"]) == (
        ARTICLE,
        "paper.example",
        "article",
        "渡口的早班船",
        "complete",
    )
    assert len(row["body"].split("\n")) == 6


def test_entered_at_page_three_it_is_the_same_record(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    assert archive_one(scrapy, saved(pages(3)), url=ARTICLE.replace(".html", "_3.html")).code == 0
    assert rows("SELECT url, pages_declared FROM articles") == [
        {"url": ARTICLE, "pages_declared": 3}
    ]
    assert {row["state"] for row in rows("SELECT state FROM frontier")} == {"stored"}


def test_several_addresses_at_once_and_from_a_file(
    scrapy: Scrapy, rows: Rows, saved: Saved, tmp_path: Path
) -> None:
    other: dict[str, str | bytes] = {
        "www.paper.example/news/2024-03-06/1.html": html(title="冷库封顶"),
        "www.paper.example/news/2024-03-06/2.html": html(
            "<p>　　账本补齐了，一共四十二本，从今天起谁都可以来翻。</p>", title="账本"
        ),
    }
    listed = tmp_path / "addresses.txt"
    listed.write_text(
        "# two more\nhttp://www.paper.example/news/2024-03-06/1.html\n\nhttp://www.paper.example/news/2024-03-06/2.html\n",
        "utf-8",
    )
    done = scrapy(
        "crawl",
        "article",
        "-a",
        f"urls={ARTICLE},{ARTICLE}",
        "-a",
        f"file={listed}",
        replay=saved(pages(2) | other),
    )
    assert done.code == 0
    assert {row["title"] for row in rows("SELECT title FROM articles")} == {
        "渡口的早班船",
        "冷库封顶",
        "账本",
    }


def test_a_missing_page_makes_a_partial_article_which_the_next_run_completes(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    partial = archive_one(scrapy, saved(pages(4, without=(3,))))
    assert partial.code == 3
    assert "stored without page 3" in partial.err
    [row] = rows("SELECT status, missing_pages, missing_reason, revision FROM articles")
    assert row == {
        "status": "partial",
        "missing_pages": "[3]",
        "missing_reason": "page-missing",
        "revision": 1,
    }
    saved(pages(4))
    assert archive_one(scrapy, saved({})).code == 0
    [row] = rows("SELECT status, missing_pages, revision FROM articles")
    assert row == {"status": "complete", "missing_pages": "[]", "revision": 2}
    assert rows("SELECT cause FROM article_revisions") == [{"cause": "completed"}]


def test_an_article_archived_again_unchanged_is_no_new_version(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    replay = saved(pages(2))
    archive_one(scrapy, replay)
    again = archive_one(scrapy, replay, "--summary")
    assert again.code == 0
    assert again.out.startswith("Nothing is new.")
    assert rows("SELECT revision FROM articles") == [{"revision": 1}]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(None, "http-404", id="not there"),
        pytest.param(b"%PDF-1.7 ...", "not-html", id="a PDF"),
        pytest.param(b"", "empty", id="an empty page"),
        pytest.param(
            html("<p>您访问的页面不存在。</p>", title="提示"),
            "soft-404",
            id="a page that says there is none",
        ),
    ],
)
def test_an_address_that_gives_no_article_is_one_sentence_and_exit_4(
    scrapy: Scrapy, rows: Rows, saved: Saved, content: str | bytes | None, reason: str
) -> None:
    done = archive_one(scrapy, saved({FILE.format(""): content} if content is not None else {}))
    assert done.code == 4
    problem, more = done.err.splitlines()
    assert problem.startswith(f"scrapy crawl: {ARTICLE}: ")
    assert reason in problem
    assert re.fullmatch(
        r"scrapy crawl: More: .*scrapy report --run 1 -s ARCHIVE_DB=.*archive\.db", more
    )
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 0}]
    assert [row["reason"] for row in rows("SELECT reason FROM frontier")] == [reason]


WATCH = """
import sys
from scrapy import signals
from scrapy.exceptions import DropItem

class Watch:
    @classmethod
    def from_crawler(cls, crawler):
        watch = cls()
        crawler.signals.connect(watch.closed, signals.spider_closed)
        return watch

    def closed(self, spider):
        sys.stderr.write(f"{len(spider.jobs)} under way at the end\\n")

class End:
    def process_item(self, item):
        {end}
"""


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("return item", 0),
        ("raise DropItem('on the way')", 4),
        ("raise RuntimeError('on the way')", 1),
    ],
    ids=["stored", "dropped", "failed"],
)
def test_a_visit_ends_with_what_becomes_of_its_article(
    scrapy: Scrapy, saved: Saved, tmp_path: Path, end: str, code: int
) -> None:
    (tmp_path / "watch.py").write_text(WATCH.replace("{end}", end), "utf-8")
    loaded = {
        "EXTENSIONS": json.dumps({**settings.EXTENSIONS, "watch.Watch": 1}),
        "ITEM_PIPELINES": json.dumps({**settings.ITEM_PIPELINES, "watch.End": 50}),
    }
    done = archive_one(scrapy, saved(pages(2)), **loaded)
    assert done.code == code
    assert "0 under way at the end" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ("crawl", "artikel"),
            "There is no spider called 'artikel'. Known: article",
            id="unknown spider",
        ),
        pytest.param(("crawl",), "Name one spider", id="no spider"),
        pytest.param(("crawl", "article"), "No address given", id="no address"),
        pytest.param(
            ("crawl", "article", "-a", "url=paper.example/1.html"),
            "must begin with http:// or https://",
            id="no scheme",
        ),
        pytest.param(
            ("crawl", "article", "-a", "url=file:///etc/passwd"),
            "must begin with http:// or https://",
            id="a local file",
        ),
        pytest.param(("crawl", "article", "-a", "url=http://"), "names no host", id="no host"),
        pytest.param(
            ("crawl", "article", "-a", "url=http://10.0.0.1/a.html"),
            "is in a private network",
            id="private address",
        ),
        pytest.param(
            ("crawl", "article", "-a", "url=http://2130706433/a.html"),
            "is in a private network",
            id="private address in disguise",
        ),
        pytest.param(
            ("crawl", "article", "-a", "file=/no/such/file"), "cannot be read", id="no such file"
        ),
        pytest.param(
            ("crawl", "article", "-a", "uri=http://paper.example/"),
            "does not know the argument uri",
            id="misspelt argument",
        ),
        pytest.param(
            ("crawl", "sample", "-a", "max_pages=all"),
            "a whole number from 1 is wanted",
            id="wrong number",
        ),
        pytest.param(
            ("crawl", "sample", "--logfile", "/no/such/folder/log"),
            "LOG_FILE=/no/such/folder/log cannot be written",
            id="no log",
        ),
        pytest.param(
            ("crawl", "sample", "-s", "STOP_GRACE=nan"),
            "must be a number",
            id="no number of seconds",
        ),
        pytest.param(
            ("crawl", "sample", "-s", "RUN_UNTIL=soon"),
            "must be a time of day",
            id="no time of day",
        ),
        pytest.param(
            ("crawl", "sample", "-s", "REPLAY=/no/such/folder"),
            "is no folder",
            id="no folder to replay",
        ),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2_before_anything_is_made(
    scrapy: Scrapy, archive: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = scrapy(*arguments, replay=None)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert not archive.exists()


def test_a_site_in_a_private_network_is_exit_2_unless_the_settings_name_it(
    scrapy: Scrapy, archive: Path
) -> None:
    done = scrapy("crawl", "sample", replay=None, private="")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "is in a private network; -s ALLOW_PRIVATE_HOSTS=127.0.0.1:8217 allows it" in done.err
    assert not archive.exists()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(
            lambda path: path.write_text("a letter to the editor, and no database at all\n" * 30),
            "is no SQLite database",
            id="foreign file",
        ),
        pytest.param(lambda path: path.mkdir(), "is a folder", id="folder"),
    ],
)
def test_an_archive_that_cannot_be_used_is_one_sentence_and_exit_5(
    scrapy: Scrapy, archive: Path, saved: Saved, make: Callable[[Path], Any], said: str
) -> None:
    make(archive)
    done = archive_one(scrapy, saved(pages(1)))
    assert done.code == 5
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_a_source_that_is_down_is_exit_4(scrapy: Scrapy, rows: Rows, saved: Saved) -> None:
    done = scrapy("crawl", "sample", replay=saved({}))
    assert done.code == 4
    assert (
        "listing http://127.0.0.1:8217/news/index.html: The server answered 404 Not Found. (http-404: no file "
        in done.err
    )
    assert rows("SELECT exit_code, counts FROM runs") == [
        {"exit_code": 4, "counts": '{"listings/failed": 1}'}
    ]


def test_a_failing_article_beside_good_ones_is_exit_3(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    listing = '<html><meta charset="utf-8"><div class="list"><ul><li><a href="/news/a/2024-03-05/1.html">一</a></li><li><a href="/news/a/2024-03-05/2.html">二</a></li></ul></div></html>'
    replay = saved(
        {"127.0.0.1/news/index.html": listing, "127.0.0.1/news/a/2024-03-05/1.html": html()}
    )
    done = scrapy("crawl", "sample", replay=replay)
    assert done.code == 3
    assert {row["state"] for row in rows("SELECT state FROM frontier")} == {"stored", "failed"}


def test_a_bug_is_exit_1(scrapy: Scrapy, saved: Saved) -> None:
    done = archive_one(
        scrapy,
        saved(pages(1)),
        ITEM_PIPELINES='{"tests.support.broken_pipeline.BrokenPipeline": 1}',
    )
    assert done.code == 1


def test_robots_txt_is_obeyed_and_said(scrapy: Scrapy, rows: Rows, saved: Saved) -> None:
    replay = saved(
        pages(3)
        | {
            "www.paper.example/robots.txt": "User-agent: *\nDisallow: /news/2024-03-05/4711_2.html\n"
        }
    )
    assert archive_one(scrapy, replay).code == 3
    assert rows("SELECT status, missing_pages, missing_reason FROM articles") == [
        {"status": "partial", "missing_pages": "[2]", "missing_reason": "robots"}
    ]


def test_a_robots_txt_that_cannot_be_had_forbids_everything(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    replay = saved(
        pages(1)
        | {
            "www.paper.example/robots.txt": "",
            "www.paper.example/robots.txt.meta.json": json.dumps({"status": 503}),
        }
    )
    assert archive_one(scrapy, replay, RETRY_TIMES="0").code == 4
    assert rows("SELECT reason FROM frontier") == [{"reason": "robots-unreachable"}]


def test_a_redirect_to_another_site_is_not_followed(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    moved = json.dumps({"status": 302, "headers": {"Location": "http://elsewhere.example/1.html"}})
    replay = saved(
        {
            FILE.format(""): "moved",
            FILE.format("") + ".meta.json": moved,
            "elsewhere.example/1.html": html(),
        }
    )
    assert archive_one(scrapy, replay).code == 4
    assert rows("SELECT state, reason FROM frontier") == [
        {"state": "skipped", "reason": "offsite-redirect"}
    ]


def test_a_redirect_within_the_site_ends_at_one_record_under_the_final_address(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    moved = json.dumps({"status": 301, "headers": {"Location": ARTICLE}})
    replay = saved(
        pages(1)
        | {"www.paper.example/old/1.html": "moved", "www.paper.example/old/1.html.meta.json": moved}
    )
    assert archive_one(scrapy, replay, url="http://www.paper.example/old/1.html").code == 0
    assert rows("SELECT url FROM articles") == [{"url": ARTICLE}]
    assert {row["url"]: row["state"] for row in rows("SELECT url, state FROM frontier")} == {
        ARTICLE: "stored",
        "http://www.paper.example/old/1.html": "stored",
    }


def test_more_pages_than_the_limit_are_reported(scrapy: Scrapy, rows: Rows, saved: Saved) -> None:
    done = archive_one(scrapy, saved(pages(6)), ARTICLE_MAX_PAGES="4")
    assert done.code == 3
    assert "page-limit" in done.err
    assert rows("SELECT missing_pages, missing_reason FROM articles") == [
        {"missing_pages": "[5, 6]", "missing_reason": "page-limit"}
    ]


def test_scrapys_own_commands_work(scrapy: Scrapy, saved: Saved, archive: Path) -> None:
    assert set(scrapy("list").out.split()) >= {"article", "sample", "slrbs"}
    assert scrapy("check").code == 0
    parsed = scrapy("parse", ARTICLE, "--spider", "article", "--nolinks", replay=saved(pages(2)))
    assert (parsed.code, parsed.err) == (0, "")
    assert re.search(r"^title +渡口的早班船$", parsed.out, re.MULTILINE)
    assert re.search(r"^subtitle +-$", parsed.out, re.MULTILINE)
    assert f"二、{PROSE[0]}" in parsed.out
    assert (
        "渡口的早班船"
        in scrapy("shell", ARTICLE, "-c", "response.css('h1::text').get()", replay=saved({})).out
    )
    assert not archive.exists()


def test_the_log_shows_addresses_not_whole_articles(scrapy: Scrapy, saved: Saved) -> None:
    done = archive_one(scrapy, saved(pages(1)), "-L", "DEBUG")
    assert "Scraped from" in done.err
    assert PROSE[0] not in done.err


def test_help_explains_the_exit_codes_with_an_example(scrapy: Scrapy) -> None:
    shown = " ".join(scrapy("crawl", "--help").out.split())
    assert "Example: scrapy crawl article -a url=" in shown
    assert "3 finished, but some pages failed" in shown


def test_a_bare_environment_and_closed_streams_are_no_trouble(archive: Path, rows: Rows) -> None:
    given = {
        "ARCHIVE_DB": str(archive),
        "REPLAY": str(SAMPLE),
        "ALLOW_PRIVATE_HOSTS": "127.0.0.1:8217",
    }
    options = " ".join(f"-s {name}={value}" for name, value in given.items())
    command = f"exec {sys.executable} -m scrapy crawl sample {options} <&- >&- 2>&-"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT / "docs", env={"LANG": "C"}, check=False
    )
    assert done.returncode == 0
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 15}]


def test_nothing_listens_while_a_crawl_runs() -> None:
    assert not settings.TELNETCONSOLE_ENABLED
    assert not settings.REMOTE_CONTROL_ENABLED


def test_a_broken_spider_file_is_one_sentence_and_spoils_no_other(
    scrapy: Scrapy, rows: Rows, saved: Saved, tmp_path: Path
) -> None:
    package = tmp_path / "papers"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "broken.py").write_text(
        "from crawler.site import Site\n\nsite = Site(title='江边日报网', domains=('paper.example'))\n",
        "utf-8",
    )
    replay = saved(pages(1))
    done = archive_one(scrapy, replay, SPIDER_MODULES="spiders,papers")
    assert done.code == 0
    assert done.err == (
        "papers/broken.py:3 cannot be used: 江边日报网: domains must be a tuple of str, such as ('slrbs.com',).\n"
    )


def test_a_password_that_is_typed_is_stored_nowhere(
    scrapy: Scrapy, saved: Saved, archive: Path
) -> None:
    url = ARTICLE.replace("http://", "http://user:geheim@")
    done = archive_one(scrapy, saved(pages(2)), "-L", "DEBUG", url=url)
    assert done.code == 0
    assert "geheim" not in done.out + done.err
    files = [archive, *(archive.parent / "archive.warc").iterdir()]
    assert not any(b"geheim" in file.read_bytes() for file in files)


def test_a_home_page_of_too_many_links_is_bounded_and_said(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    links = "".join(
        f"<li><a href='/news/2024-03-05/{n}.html'>第{n}条船过了江</a></li>"
        for n in range(4000, 4030)
    )
    done = scrapy(
        "crawl", "article", "-a", "home=http://www.paper.example/index.html",
        replay=saved({"www.paper.example/index.html": html(f"<ul>{links}</ul>")}), LINKS_PER_PAGE="10",
    )  # fmt: skip
    assert "30 links, LINKS_PER_PAGE=10" in done.err
    assert rows("SELECT count(*) AS n FROM frontier") == [{"n": 10}]
