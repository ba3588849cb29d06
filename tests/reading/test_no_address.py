"""No page ends a command with a traceback: without an address, or at one that nobody expects, it is read or refused."""

import pytest

from crawler.errors import Refused
from crawler.model import Page
from crawler.reading.read import read_page
from crawler.site import Listing, Site
from crawler.sources.listing import read_listing
from crawler.sources.plan import Found
from tests.golden.pages import GoldenPage, pages
from tests.support.pages import NOW

SITE = Site(title="江边日报网", domains=("paper.example",))
LISTING = Listing(url="http://paper.example/")
# What a wording stands in changes nothing here.
PAGES = [page for page in pages() if not page.name.startswith(("below: ", "news: "))]


def read(page: GoldenPage, url: str) -> Page | Refused:
    try:
        return read_page(page.body, url, now=NOW)
    except Refused as refused:
        return refused


def listed(page: GoldenPage, url: str) -> Found | Refused:
    try:
        return read_listing(page.body, url, SITE, LISTING, now=NOW)
    except Refused as refused:
        return refused


@pytest.mark.parametrize(
    "url", ["", "page.html", "file:///page.html", "http://paper.example/?page=2"], ids=range(4)
)
def test_every_page_is_read_or_refused_wherever_it_is_said_to_be(url: str) -> None:
    assert all(read(page, url) for page in PAGES)
    assert all(listed(page, url) for page in PAGES)
