"""A page of a day's issue: an e-paper's page (版) with its articles and the other pages, or a dated directory. Pure."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from crawler.addresses.canonical import canonical
from crawler.addresses.shapes import address_day
from crawler.html.decode import decode
from crawler.html.document import Document
from crawler.html.markup import parse
from crawler.paging.pager import find_pager
from crawler.site import Daily, Site
from crawler.sources.listing import articles
from crawler.sources.plan import Found, Link

# The number of a page in its name: node_01, node_A12, Page03BC, vA1, l01.
_NUMBER = re.compile(r"[A-Z]?\d{1,3}(?!\d)")


def read_daily(
    body: bytes,
    url: str,
    site: Site,
    daily: Daily,
    *,
    now: datetime,
    content_type: str | None = None,
) -> Found:
    """Read one page of an issue. All of it is of the day that the address says."""
    document = parse(decode(body, content_type, site.encoding).text, url)
    pages = dict.fromkeys(canonical(page) for page in _pages(document, daily))
    day = address_day(url)
    found = (
        link.url for link in articles(document, site, daily.items, now) if link.url not in pages
    )
    pages.pop(canonical(url), None)
    return Found(
        tuple(Link(address, day) for address in found), tuple(Link(page, day) for page in pages)
    )


def _pages(document: Document, daily: Daily) -> Iterator[str]:
    """Return the other pages of the issue: those that `pages` selects, or those beside this one that are named like it."""
    if daily.pages is not None:
        anchors = [selected.root for selected in document.selector.css(daily.pages)]
        yield from filter(None, (document.link(anchor.get("href")) for anchor in anchors))
        return
    here = _shape(document.url)
    for anchor in document.root.iter("a"):
        link = document.link(anchor.get("href"))
        if link is not None and _shape(link) == here and here[2]:
            yield link
    if (following := find_pager(document).next_url) is not None:
        yield following


def _shape(url: str) -> tuple[str, str, str]:
    """Take an address apart into host, directory and file name without numbers: an issue's pages have all in common."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rpartition("/")
    return parts.netloc, folder, _NUMBER.sub("#", name)
