"""`scrapy quarantine` and `scrapy retry` as an archivist meets them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.archive.database import open_archive
from tests.support.commands import Ran, Scrapy
from tests.support.newspaper import Newspaper, article_pages, listing, path, serving

Rows = Callable[..., list[dict[str, Any]]]
SOFT_404 = (
    "<html><meta charset='utf-8'><title>提示\x1b[31m</title><p>您访问的页面不存在。</p></html>"
)


@pytest.fixture
def paper() -> Iterator[Newspaper]:
    pages = listing(101, 102, 103) | article_pages(101, 1) | {path(102): SOFT_404}
    with serving(Newspaper(pages)) as served:
        yield served


def test_what_is_no_article_is_listed_dismissed_and_what_failed_is_tried_again(
    scrapy: Scrapy, paper: Newspaper, rows: Rows, tmp_path: Path
) -> None:
    modules = paper.declare(tmp_path)

    def run(*arguments: str) -> Ran:
        return scrapy(*arguments, replay=None, private=paper.host, SPIDER_MODULES=modules)

    assert run("crawl", "paper").code == 3
    shown = run("quarantine")
    assert (shown.code, shown.err) == (0, "")
    assert "soft-404" in shown.out
    assert f"{paper.url}{path(102)}" in shown.out
    assert "1 in quarantine" in shown.out
    [line] = run("quarantine", "--json").out.splitlines()
    assert (json.loads(line)["reason"], json.loads(line)["site"]) == ("soft-404", paper.host)
    assert run("quarantine", "--dismiss", f"{paper.url}{path(102)}").out == "1 dismissed.\n"
    assert run("quarantine").out == "Nothing is in quarantine.\n"

    paper.pages |= article_pages(103, 1)
    rows("UPDATE frontier SET due_at = NULL, tries = 6 WHERE state = 'failed'")
    before = rows("SELECT * FROM frontier")
    assert (
        run("retry", "--dry-run").out
        == f"{paper.host}: 1 failed would be due again; scrapy crawl paper fetches them.\n"
    )
    assert rows("SELECT * FROM frontier") == before
    assert (
        run("retry").out == f"{paper.host}: 1 failed due again; scrapy crawl paper fetches them.\n"
    )
    paper.answers()
    assert run("crawl", "paper").code == 0
    assert set(paper.answers()) == {("/news/index.html", 200), (path(103), 200)}
    assert run("retry").out == "Nothing is to be tried again.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("retry", "http://paper.example/1.html"),
            "was never accepted; scrapy crawl article -a url=",
        ),
        (("retry", "paper.example"), "must begin with http://"),
        (("quarantine", "--dismiss", "http://paper.example/1.html"), "is not in quarantine"),
        (
            ("retry", "--site", "paper.example"),
            "The archive has no site paper.example; it has none yet.",
        ),
        (
            ("quarantine", "--reason", "timeot"),
            "The archive has no reason timeot; it has none yet.",
        ),
    ],
)
def test_a_wrong_address_or_name_is_one_sentence_and_exit_2(
    scrapy: Scrapy, archive: Path, arguments: tuple[str, ...], said: str
) -> None:
    open_archive(archive).close()
    done = scrapy(*arguments)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert said in done.err
