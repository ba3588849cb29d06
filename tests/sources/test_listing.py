from datetime import date

import pytest

from crawler.errors import Refused
from crawler.site import Listing, Site
from crawler.sources.listing import read_listing
from crawler.sources.plan import Found, Link
from tests.support.pages import NOW

SITE = Site(
    title="江边日报网",
    domains=("paper.example",),
    article=r"/\d{4}-\d{2}-\d{2}/\d+(?:_\d+)?\.html$",
)
HERE = "http://www.paper.example/news/index.html"
PAGE = """<html><head><meta charset="utf-8"></head><body><ul class="nav"><li><a href="/news/">新闻</a></li></ul>
<div class="list"><ul><li><a href="/news/2024-03-05/2.html">渡口的早班船</a></li><li><a href="2024-03-04/1.html#top">老渡口</a></li>
<li><a href="/news/2024-03-05/2.html">渡口的早班船</a></li><li><a href="http://other.example/2024-03-05/9.html">外面的</a></li><li><a href="/zt/spring/">专题</a></li></ul></div>
<div class="hot"><a href="/news/2024-03-01/7.html">热点</a></div>
<div class="epages"><a title="Total record">&nbsp;<b>45</b></a> <b>1</b> <a href="/news/index_2.html">2</a> <a href="/news/index_2.html">下一页</a> <a href="/news/index_3.html">尾页</a></div></body></html>"""


def read(page: str, site: Site = SITE, url: str = HERE, **declared: str) -> Found:
    return read_listing(page.encode(), url, site, Listing(url=HERE, **declared), now=NOW)  # type: ignore[arg-type]


def test_articles_come_in_the_order_of_the_page_each_once_and_of_this_site_only() -> None:
    found = read(PAGE, items="div.list a")
    assert [link.url for link in found.articles] == [
        "http://www.paper.example/news/2024-03-05/2.html",
        "http://www.paper.example/news/2024-03-04/1.html",
    ]
    assert [link.url for link in found.further] == ["http://www.paper.example/news/index_2.html"]


def test_without_a_query_every_link_that_looks_like_an_article_is_one() -> None:
    found = read(PAGE)
    assert len(found.articles) == 3


def test_the_last_page_leads_nowhere() -> None:
    last = PAGE.replace(
        '<b>1</b> <a href="/news/index_2.html">2</a> <a href="/news/index_2.html">下一页</a> <a href="/news/index_3.html">尾页</a>',
        '<a href="/news/index.html">首页</a> <a href="/news/index_2.html">上一页</a> <a href="/news/index_2.html">2</a> <b>3</b>',
    )
    assert read(last, url=HERE.replace("index", "index_3")).further == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("请完成安全验证", "challenge"),
        ("您访问的页面不存在", "soft-404"),
        ("系统维护中", "soft-error"),
    ],
)
def test_a_page_without_articles_that_says_what_it_is_is_refused_as_that(
    text: str, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        read(f'<html><meta charset="utf-8"><title>{text}</title><body><p>{text}</p></body></html>')
    assert refused.value.refusal.reason == reason


def test_without_a_rule_articles_are_told_by_address_and_headline_and_dated_by_their_entry() -> (
    None
):
    site = Site(title="江边日报网", domains=("paper.example",))
    page = """<html><meta charset="utf-8"><ul><li><a href="/news/4711.html">渡口的早班船又开了</a><span>2024-03-05</span></li>
    <li><a href="/news/4712.html"><img src="a.jpg"></a><a href="/news/4712.html">老渡口修好了</a> 03-04</li>
    <li><a href="/news/4713.html">845</a></li><li><a href="/life/">生活频道的全部文章</a></li></ul></html>"""
    assert read(page, site).articles == (
        Link("http://www.paper.example/news/4711.html", date(2024, 3, 5)),
        Link("http://www.paper.example/news/4712.html"),
    )
