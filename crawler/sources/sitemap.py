"""A sitemap, a news sitemap, or an index of sitemaps: addresses with their days, and further sitemaps. Pure."""

from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree
from scrapy.utils.gz import gunzip

from crawler.addresses.canonical import canonical, host_and_port, resolve
from crawler.addresses.shapes import address_day
from crawler.errors import Refused
from crawler.reasons import Reason
from crawler.site import Site
from crawler.sources.listing import is_article
from crawler.sources.plan import Found, Link
from crawler.sources.xml import day_of, name, parse_xml, text_of

_GZIP = b"\x1f\x8b"
_MOST = 64 * 2**20
"""Bytes of an unpacked sitemap; the protocol allows 50 MiB."""


def read_sitemap(
    body: bytes, url: str, site: Site, *, now: datetime, content_type: str | None = None
) -> Found:
    """Read a sitemap, or the robots.txt that names the site's sitemaps."""
    body = _unpacked(body)
    if url.partition("?")[0].endswith("/robots.txt"):
        return Found(further=tuple(dict.fromkeys(_of_robots(body, url, site))))
    root = parse_xml(body, content_type, site.encoding)
    if name(root) == "sitemapindex":
        return Found(further=tuple(_entries(root, "sitemap", url, site, now)))
    if name(root) == "urlset":
        links = (
            Link(canonical(link.url), link.day) for link in _entries(root, "url", url, site, now)
        )
        return Found(
            articles=tuple(
                {link.url: link for link in links if is_article(site, link.url)}.values()
            )
        )
    raise Refused(Reason.NOT_XML, f"<{name(root)}> is no sitemap")


def _of_robots(body: bytes, url: str, site: Site) -> Iterator[Link]:
    """Return the sitemaps of the site that its robots.txt names."""
    for line in body.decode("utf-8", "replace").splitlines():
        field, _, said = line.partition(":")
        link = resolve(url, said) if field.strip().lower() == "sitemap" else None
        if link is not None and site.covers(host_and_port(link)):
            yield Link(link)


def _unpacked(body: bytes) -> bytes:
    """Unpack a sitemap that was packed twice: as a file, and for the transfer."""
    try:
        return gunzip(body, max_size=_MOST) if body.startswith(_GZIP) else body
    except (OSError, EOFError, ValueError) as error:
        raise Refused(Reason.CORRUPT_GZIP, str(error)[:200]) from error


def _entries(
    root: etree._Element, kind: str, url: str, site: Site, now: datetime
) -> Iterator[Link]:
    """Return the entries that are of the site: a sitemap may name its own site's addresses only."""
    for entry in root.iter(f"{{*}}{kind}"):
        link = resolve(url, text_of(entry, "loc"))
        if link is not None and site.covers(host_and_port(link)):
            yield Link(
                link,
                _day(entry, link, now) if kind == "url" else day_of(text_of(entry, "lastmod"), now),
            )


def _day(entry: etree._Element, link: str, now: datetime) -> date | None:
    """Return the day of publication as the news sitemap says or the address does; else that of the last change."""
    printed = next(
        (element.text or "" for element in entry.iter("{*}publication_date")), ""
    ).strip()
    return day_of(printed, now) or address_day(link) or day_of(text_of(entry, "lastmod"), now)
