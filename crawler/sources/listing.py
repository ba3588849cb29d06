"""A page of a listing: the addresses of articles on it, and the next page. Pure."""

from collections.abc import Iterator
from datetime import date, datetime

from crawler.addresses.canonical import canonical, host_and_port
from crawler.addresses.shapes import address_day, looks_like_article
from crawler.errors import Refused
from crawler.html.decode import decode
from crawler.html.document import Document, Element
from crawler.html.markup import parse
from crawler.reading.features.printed_dates import first_stamp
from crawler.reading.kind import other_kind
from crawler.site import Listing, Site
from crawler.sources.list_pager import following
from crawler.sources.plan import Found, Link
from crawler.text import tidy

# What holds one entry of a list: its date, if it shows one, is in there.
_ENTRIES = frozenset({"li", "tr", "dd", "dt", "p"})
_LONGEST_ENTRY = 400
# 首页, 视频 and 845 (comments) are no headlines.
_SHORTEST_HEADLINE = 5


def read_listing(
    body: bytes,
    url: str,
    site: Site,
    listing: Listing,
    *,
    now: datetime,
    content_type: str | None = None,
) -> Found:
    """Read one page of a declared listing."""
    document = parse(decode(body, content_type, site.encoding).text, url)
    pager = following(document)
    found = tuple(articles(document, site, listing.items, now))
    if not found and (kind := other_kind(document, 0)) is not None:
        raise Refused(kind, document.head_title)
    further = (Link(pager.url),) if pager.url else ()
    return Found(found, further, is_guess=pager.is_guess, unclear=pager.sign)


def articles(document: Document, site: Site, items: str | None, now: datetime) -> Iterator[Link]:
    """Return the articles of the site that a page links to, each once; where nothing is declared, by address and headline."""
    found: dict[str, list[Element]] = {}
    for anchor in _anchors(document, items):
        link = document.link(anchor.get("href"))
        if link is not None and (
            site.covers(host_and_port(link))
            if items and not site.article
            else is_article(site, link)
        ):
            found.setdefault(canonical(link), []).append(anchor)
    told = items is not None or site.article is not None
    for link, anchors in found.items():
        if told or any(_may_be_headline(anchor) for anchor in anchors):
            yield Link(
                link,
                address_day(link)
                or next(filter(None, (_day(anchor, now) for anchor in anchors)), None),
            )


def _anchors(document: Document, items: str | None) -> Iterator[Element]:
    """Return the links of a page, or those that `items` selects; of a selected block that is no link, those in it."""
    if items is None:
        yield from document.root.iter("a")
        return
    for selected in document.selector.css(items):
        yield from selected.root.iter("a")


def _may_be_headline(anchor: Element) -> bool:
    said = tidy("".join(anchor.itertext()) or anchor.get("title") or "")
    return not said or len(said) >= _SHORTEST_HEADLINE


def _day(anchor: Element, now: datetime) -> date | None:
    """Read the date beside a link, in the entry of the list that holds it."""
    entry = next((element for element in anchor.iterancestors() if element.tag in _ENTRIES), None)
    if entry is None:
        return None
    text = " ".join(entry.itertext())
    stamp = first_stamp(text, now) if len(text) <= _LONGEST_ENTRY else None
    return (
        date.fromisoformat(stamp.iso[:10]) if stamp is not None and stamp.iso is not None else None
    )


def is_article(site: Site, url: str) -> bool:
    """Return whether a link leads to an article of a site: by the site's rule, or without one by the shape of the address."""
    if site.article is not None:
        return site.matches(url)
    return site.covers(host_and_port(url)) and looks_like_article(url)
