"""A page of a listing: the addresses of articles on it, and the next page. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.extract.decode import decode
from crawler.extract.document import Document, Element
from crawler.extract.parse import parse
from crawler.paging.pager import find_pager
from crawler.site import Listing, Site
from crawler.urls import canonical


@dataclass(frozen=True, slots=True)
class ListingPage:
    """The addresses of articles in the order of the page, canonical, each once; and where the listing goes on."""

    articles: tuple[str, ...]
    next_url: str | None


def read_listing(body: bytes, url: str, site: Site, listing: Listing, content_type: str | None = None) -> ListingPage:
    """Read one page of a declared listing."""
    document = parse(decode(body, content_type, site.encoding).text, url)
    pager = find_pager(document)
    found = dict.fromkeys(canonical(link) for link in _links(document, listing) if site.matches(link))
    return ListingPage(tuple(found), pager.next_url)


def _links(document: Document, listing: Listing) -> Iterator[str]:
    anchors: Iterator[Element]
    if listing.items is None:
        anchors = document.root.iter("a")
    else:
        anchors = (selected.root for selected in document.selector.css(listing.items))
    for anchor in anchors:
        if url := document.link(anchor.get("href")):
            yield url
