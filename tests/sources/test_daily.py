"""Pages of a day: the layouts in which e-papers are published, and dated directories."""

from datetime import date

import pytest

from crawler.site import Daily, Site
from crawler.sources.daily import read_daily
from crawler.sources.plan import Found
from tests.support.pages import NOW

SITE = Site(title="江边日报", domains=("paper.example",))
DAY = date(2024, 3, 5)


def page(*links: str) -> bytes:
    anchors = "".join(f'<li><a href="{link}">渡口的早班船又开了</a></li>' for link in links)
    return (
        f'<html><head><meta charset="utf-8"></head><body><ul>{anchors}</ul></body></html>'.encode()
    )


def read(pattern: str, *links: str, file: str = "", **queries: str) -> Found:
    daily = Daily(url=f"http://szb.paper.example/{pattern}", **queries)  # type: ignore[arg-type]
    url = daily.at(DAY)
    url = f"{url.rpartition('/')[0]}/{file}" if file else url
    return read_daily(page(*links), url, SITE, daily, now=NOW)


def names(found: Found) -> tuple[list[str], list[str]]:
    return (
        [link.url.rpartition("/")[2] for link in found.articles],
        [link.url.rpartition("/")[2] for link in found.further],
    )


@pytest.mark.parametrize(
    ("pattern", "pages", "stories"),
    [
        pytest.param("html/%Y-%m/%d/node_1.htm", ["node_2.htm", "node_10.htm"], ["content_743_883794.htm", "content_743_883795.htm"], id="classic"),
        pytest.param("pc/layout/%Y%m/%d/node_A01.html", ["node_A02.html", "node_B01.html"], ["content_128707.html"], id="sections"),
        pytest.param("gsrb/%Y%m/%d/col01.html", ["col02.html"], ["content_128707.html"], id="columns"),
        pytest.param("cdrbpc/%Y%m/%d/l01.html", ["l02.html", "l12.html"], ["c128707.html"], id="l01"),
        pytest.param("shtml/sxrb/%Y%m%d/vA1.shtml", ["vA2.shtml"], ["128707.shtml"], id="vA1"),
        pytest.param("glrb/%Y%m%d/Page01BC.htm", ["Page02BC.htm"], ["Articel01002BC.htm"], id="Page01BC"),
        pytest.param("xjrb/%Y%m%d/1.html", ["2.html"], ["20240305_10032.html"], id="bare numbers"),
    ],
)  # fmt: skip
def test_the_pages_of_an_issue_are_told_from_its_articles(
    pattern: str, pages: list[str], stories: list[str]
) -> None:
    elsewhere = [
        "/html/2024-03/04/node_1.htm",
        "http://other.example/html/2024-03/05/node_2.htm",
        "/",
        "paper.pdf",
    ]
    found = read(pattern, *pages, *stories, *elsewhere)
    assert names(found) == (stories, pages)
    assert {link.day for link in found.articles} == {DAY}


def test_pages_and_articles_are_selected_where_they_are_not_named_alike() -> None:
    found = read("%Y/%m/%d/", "p/a", "p/b", pages="a[href^=p]", items="li a")
    assert names(found) == ([], ["a", "b"])


def test_a_dated_directory_names_its_articles() -> None:
    assert names(read("news/%Y-%m/%d/", "877618.html", "877618.html", "../", "pic.jpg"))[0] == [
        "877618.html"
    ]
