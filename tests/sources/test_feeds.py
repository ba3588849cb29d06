"""Feeds and sitemaps: what they name, in every dialect; what is none is refused."""

import gzip
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import Refused
from crawler.site import Site
from crawler.sources.feed import read_feed
from crawler.sources.plan import Found, Link
from crawler.sources.sitemap import read_sitemap
from tests.support.pages import NOW

SITE = Site(title="江边日报网", domains=("paper.example",))
FEED, MAP = "http://www.paper.example/rss.xml", "http://www.paper.example/sitemap.xml"
ONE = "http://www.paper.example/news/4711.html"

RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>要闻</title><link>http://www.paper.example/</link>
<item><title>渡口的早班船</title><link>{ONE}?utm_source=rss</link><pubDate>Tue, 05 Mar 2024 23:30:00 GMT</pubDate></item>
<item><title>外面的</title><link>http://other.example/news/4712.html</link></item></channel></rss>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>要闻</title></channel><item rdf:about="{ONE}"><title>船</title><link>{ONE}</link><dc:date>2024-03-06T07:30:00+08:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>要闻</title><link rel="next" href="/rss.xml?page=2"/>
<entry><title>船</title><link rel="self" href="/api/4711"/><link href="/news/4711.html"/><id>tag:paper,4711</id><published>2024-03-06T07:30:00+08:00</published></entry></feed>"""
GUID = f"<rss><channel><item><title>船</title><guid>{ONE}</guid><pubDate>2024-03-06 07:30:00</pubDate></item></channel></rss>"
BROKEN = f"<rss><channel><item><title>船&渡口</title><link>{ONE}</link><pubDate>2024年3月6日</pubDate></item></channel>"
GBK = f'<?xml version="1.0" encoding="gb2312"?><rss><channel><title>要闻</title><item><title>船</title><link>{ONE}</link><pubDate>Wed, 6 Mar 2024 07:30:00 +0800</pubDate></item></channel></rss>'


def feed(text: str | bytes) -> Found:
    return read_feed(text if isinstance(text, bytes) else text.encode(), FEED, SITE, now=NOW)


def sitemap(text: str | bytes, url: str = MAP) -> Found:
    return read_sitemap(text if isinstance(text, bytes) else text.encode(), url, SITE, now=NOW)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(RSS, id="RSS 2.0"),
        pytest.param(RDF, id="RSS 1.0"),
        pytest.param(ATOM, id="Atom"),
        pytest.param(GUID, id="only a guid"),
        pytest.param(BROKEN, id="an ampersand, and an end that is missing"),
        pytest.param("\ufeff\n" + RSS, id="a byte order mark and an empty line"),
        pytest.param(GBK.encode("gbk"), id="GBK labelled gb2312"),
    ],
)
def test_a_feed_names_the_articles_of_its_site_with_their_day(text: str | bytes) -> None:
    assert feed(text).articles == (Link(ONE, date(2024, 3, 6)),)


def test_a_paged_feed_names_its_older_entries() -> None:
    assert feed(ATOM).further == (Link("http://www.paper.example/rss.xml?page=2"),)
    assert feed(RSS).further == ()


URLSET = f"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> {ONE} </loc><lastmod>2026-01-01</lastmod><news:news><news:publication_date>2024-03-06T07:30:00+08:00</news:publication_date></news:news></url>
<url><loc>http://www.paper.example/news/2024-03-05/12.html</loc><lastmod>2026-01-01</lastmod></url><url><loc>http://www.paper.example/news/</loc></url>
<url><loc>http://other.example/news/4712.html</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://www.paper.example/a.xml.gz</loc><lastmod>2024-03-05T10:00:00Z</lastmod></sitemap>
<sitemap><loc>/b.xml</loc></sitemap><sitemap><loc>http://other.example/c.xml</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize(
    "text", [URLSET.encode(), gzip.compress(URLSET.encode())], ids=["plain", "gzip"]
)
def test_a_sitemap_names_articles_by_the_day_of_publication(text: bytes) -> None:
    assert sitemap(text).articles == (
        Link(ONE, date(2024, 3, 6)),
        Link("http://www.paper.example/news/2024-03-05/12.html", date(2024, 3, 5)),
    )


@pytest.mark.parametrize(
    "day",
    [
        "0001-01-01T00:00:00+08:00",
        "Mon, 01 Jan 99999999999 00:00:00 GMT",
        "9999-12-31T23:59:59-12:00",
        "x",
    ],
)
def test_a_day_that_is_none_is_no_day(day: str) -> None:
    text = f"<urlset><url><loc>http://www.paper.example/news/4711.html</loc><lastmod>{day}</lastmod></url></urlset>"
    assert sitemap(text).articles == (Link("http://www.paper.example/news/4711.html"),)


def test_an_index_names_the_sitemaps_of_its_site() -> None:
    assert sitemap(INDEX).further == (
        Link("http://www.paper.example/a.xml.gz", date(2024, 3, 5)),
        Link("http://www.paper.example/b.xml"),
    )


def test_robots_txt_names_sitemaps() -> None:
    robots = "User-agent: *\nDisallow:\nSitemap: /news.xml\nsitemap: http://other.example/a.xml\n"
    assert sitemap(robots, "http://www.paper.example/robots.txt").further == (
        Link("http://www.paper.example/news.xml"),
    )


def test_a_line_of_robots_txt_that_is_no_address_costs_itself() -> None:
    robots = "Sitemap: http://[!--class.url--]/a.xml\nSitemap: /news.xml\n"
    assert sitemap(robots, "http://www.paper.example/robots.txt").further == (
        Link("http://www.paper.example/news.xml"),
    )


BOMB = '<!DOCTYPE x [<!ENTITY a "冷库冷库冷库">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            f"{BOMB}]><urlset><url><loc>&i;</loc></url></urlset>",
            "xml-entities",
            id="an entity bomb",
        ),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>',
            "xml-entities",
            id="an external entity",
        ),
        pytest.param("<html><body>维护中</body></html>", "not-xml", id="a page"),
        pytest.param("not found", "not-xml", id="no markup at all"),
        pytest.param("", "not-xml", id="nothing"),
    ],
)
def test_what_is_no_feed_and_no_sitemap_is_refused(text: str, reason: str) -> None:
    for read in (sitemap, feed):
        with pytest.raises(Refused) as refused:
            read(text)
        assert refused.value.refusal.reason == reason


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"<rss>{text}</rss>".encode())
)
def test_any_bytes_are_a_feed_or_are_refused(body: bytes) -> None:
    for read in (sitemap, feed):
        try:
            assert isinstance(read(body), Found)
        except Refused as refused:
            assert refused.refusal.reason in {"not-xml", "xml-entities", "corrupt-gzip"}


@pytest.mark.parametrize(
    "slip", ["<http://x.cn/>", "<:", "<a:b>", "<loc>&#xD800;</loc>", "<link>&#56320;x</link>"]
)
def test_a_slip_in_the_markup_of_a_feed_costs_itself(slip: str) -> None:
    entry = f"<item>{slip}</item><item><link>{ONE}</link></item>"
    url = f"<url><loc>{ONE}</loc></url><url>{slip}</url>"
    assert Link(ONE) in feed(f"<rss><channel>{entry}</channel></rss>").articles
    assert Link(ONE) in sitemap(f"<urlset>{url}</urlset>").articles
