"""A feed, RSS 0.9 to 2.0 or Atom: the addresses of its entries with their days. Pure."""

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from crawler.addresses.canonical import canonical, host_and_port, resolve
from crawler.addresses.shapes import address_day
from crawler.errors import Refused
from crawler.reasons import Reason
from crawler.site import Site
from crawler.sources.plan import Found, Link
from crawler.sources.xml import children, day_of, name, parse_xml, text_of

_DATES = ("pubdate", "published", "date", "issued", "updated", "modified")
_FEEDS = frozenset({"rss", "rdf", "feed"})


def read_feed(
    body: bytes, url: str, site: Site, *, now: datetime, content_type: str | None = None
) -> Found:
    """Read a feed. What it names is an article when it is of the site, and matches the site's rule if there is one."""
    root = parse_xml(body, content_type, site.encoding)
    if name(root) not in _FEEDS:
        raise Refused(Reason.NOT_XML, f"<{name(root)}> is no feed")
    found: dict[str, Link] = {}
    for entry in root.iter("{*}item", "{*}entry"):
        link = next(
            (link for href in _hrefs(entry) if (link := resolve(url, href)) and site.matches(link)),
            None,
        )
        if link is not None:
            day = address_day(link) or day_of(text_of(entry, *_DATES), now)
            found.setdefault(canonical(link), Link(canonical(link), day))
    return Found(tuple(found.values()), tuple(_next(root, url, site)))


def _hrefs(entry: etree._Element) -> Iterator[str]:
    """Return what may be the address of an entry, the likeliest first; a guid is one only when it is a web address."""
    for link in children(entry, "link"):
        if link.get("rel", "alternate") == "alternate":
            yield (link.get("href") or link.text or "").strip()
    guid = text_of(entry, "guid", "id", "origlink")
    if "://" in guid:
        yield guid


def _next(root: etree._Element, url: str, site: Site) -> Iterator[Link]:
    """Return the page of older entries that a paged feed names (RFC 5005)."""
    for link in root.iter("{*}link"):
        if (
            link.get("rel") == "next"
            and (older := resolve(url, link.get("href")))
            and site.covers(host_and_port(older))
        ):
            yield Link(older)
