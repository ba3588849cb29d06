"""The sample newspaper, read from every page of every article, and crawled by the real command."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import Refused
from crawler.model import Article, Fetch, FetchedPage
from crawler.paging.assembly import Assembly
from crawler.paging.merge import merge
from crawler.reading.read import read_page
from tests.support.commands import ROOT, SAMPLE, Scrapy
from tests.support.pages import NOW

HOST = "http://127.0.0.1:8217"
EXPECTED: list[dict[str, Any]] = json.loads((ROOT / "sample" / "expected.json").read_text("utf-8"))
ENTRIES = [
    pytest.param(e, page, id=f"{e['title']} from {page.rpartition('/')[2]}")
    for e in EXPECTED
    for page in e["pages"]
]
FIELDS = (
    "title",
    "subtitle",
    "published_at",
    "published_raw",
    "source",
    "authors",
    "photographers",
    "correspondents",
    "editors",
    "channel",
    "pages_declared",
)


def got(url: str) -> FetchedPage:
    file = SAMPLE / "127.0.0.1" / url.removeprefix(HOST).lstrip("/")
    if not file.is_file():
        raise Refused("http-404")
    fetch = Fetch(url=url, fetched_at="2024-06-01T00:00:00Z", http_status=200, sha256="0")
    return FetchedPage(reading=read_page(file.read_bytes(), url, now=NOW), fetch=fetch)


def assemble(path: str) -> Article:
    assembly = Assembly(100)
    assembly.start(got(HOST + path))
    while wants := assembly.wanted():
        for want in wants:
            try:
                assembly.add(want.number, got(want.url))
            except Refused as refused:
                assembly.fail(want.number, refused.refusal)
        assembly.settle()
    return merge(assembly, site="s", spider="t")


@pytest.mark.parametrize(("expected", "page"), ENTRIES)
def test_an_article_is_the_same_from_whichever_page_it_is_entered(
    expected: dict[str, Any], page: str
) -> None:
    article = assemble(page)
    said = {
        name: list(value) if isinstance(value := getattr(article, name), tuple) else value
        for name in FIELDS
    }
    assert said == {name: expected[name] for name in FIELDS}
    assert article.url == HOST + expected["url"]
    assert article.body.split("\n") == expected["paragraphs"]
    assert (article.status, article.missing_pages) == ("complete", ())
    assert [(i.url.removeprefix(HOST), i.caption) for i in article.images] == [
        (i["url"], i["caption"]) for i in expected["images"]
    ]
    assert [link.title for link in article.related] == expected["related"]
    assert [p.fetch.url for p in article.pages] == [
        HOST + p
        for p in ([expected["single_page"]] if "single_page" in expected else expected["pages"])
    ]
    assert not [word for word in expected["never_in_body"] if word in article.body]


def test_what_was_removed_from_the_glued_paragraph_is_kept() -> None:
    article = assemble(next(e["url"] for e in EXPECTED if "glued" in e["trap"]))
    assert [b.rule for b in article.removed if b.text.startswith("免责声明")] == ["disclaimer"]


def test_the_crawl_stores_every_article_and_a_second_one_finds_nothing_new(
    scrapy: Scrapy, rows: Callable[..., list[dict[str, Any]]], tmp_path: Path
) -> None:
    first = scrapy("crawl", "sample", "--summary", "-O", str(tmp_path / "out.jsonl"))
    assert (first.code, first.err) == (0, "")
    assert f"{len(EXPECTED)} new. archive.db holds {len(EXPECTED)} articles," in first.out
    assert "雾溪河上的十二座桥" in first.out
    assert "12/12" in first.out
    stored = {row["url"]: row for row in rows("SELECT * FROM articles")}
    assert set(stored) == {HOST + e["url"] for e in EXPECTED}
    for expected in EXPECTED:
        row = stored[HOST + expected["url"]]
        assert row["body"].split("\n") == expected["paragraphs"]
        assert json.loads(row["authors"]) == expected["authors"]
        assert row["status"] == "complete"
    exported = [
        json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    ]
    assert {item["url"] for item in exported} == set(stored)
    assert list(exported[0])[:6] == ["url", "site", "spider", "title", "subtitle", "published_at"]
    assert all("reading" not in page for item in exported for page in item["pages"])
    states = rows("SELECT state, count(*) AS n FROM frontier GROUP BY state")
    assert states == [{"state": "stored", "n": len(EXPECTED)}]

    second = scrapy("crawl", "sample", "--summary")
    assert (second.code, second.err) == (0, "")
    assert (
        second.out
        == f"Nothing is new. archive.db holds {len(EXPECTED)} articles, the newest of 2024-03-28.\n"
    )
    assert rows("SELECT count(*) AS n FROM article_revisions") == [{"n": 0}]


def test_without_its_server_the_sample_says_when_it_is_served(scrapy: Scrapy) -> None:
    done = scrapy("crawl", "sample", replay=None, private="")
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert done.err.endswith("The sample is served there only while `make crawl` runs.\n")
