"""One visit to one article: the coroutine that fetches what is missing of it and merges it.

The scheduler brought one page; the others are awaited here through the engine's downloader, all at once when their addresses
are known, one after the other when each page only names the next. Downloader middlewares see every request; the Referer, the
check against other visits and the judgement of failures are owed here.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Protocol

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from crawler.clock import now
from crawler.errors import Refused
from crawler.fetching import DOWNLOAD_ERRORS, page_of, refusal
from crawler.items import Article
from crawler.ledger import Ledger
from crawler.paging.assembly import Assembly, Got, Want
from crawler.paging.merge import merge
from crawler.site import Site
from crawler.urls import canonical

logger = logging.getLogger(__name__)


class Host(Protocol):
    """What a visit needs of the spider it runs in."""

    name: str
    crawler: Crawler
    limit: int
    refetches: bool
    in_flight: set[str]

    @property
    def ledger(self) -> Ledger:
        """Give the way to the archive."""

    def site_of(self, url: str) -> Site:
        """Give the site of an address."""

    def refused(self, address: str, refused: Refused, state: str) -> None:
        """Report an address that gave no article."""


class Visit:
    """The work on one article, from the address that was due.

    `assembly` and `number` are given when pages of it are stored: then the first answer is for the missing page `number`.
    """

    def __init__(self, host: Host, address: str, assembly: Assembly | None = None, number: int | None = None) -> None:
        self.host = host
        self.address = address
        self.assembly = assembly
        self.number = number

    async def run(self, first: Got | Refused) -> AsyncIterator[Article]:
        """Take the first answer, fetch the other pages, yield the article; or record why there is none."""
        assembly = self._begin(first)
        if isinstance(assembly, Refused):
            state = await self.host.ledger.fail(self.address, assembly.reason, assembly.detail)
            self.host.refused(self.address, assembly, state)
            return
        identity = canonical(assembly.first_url)
        if identity in self.host.in_flight:
            return
        self.host.in_flight.add(identity)
        try:
            if not await self._is_wanted(identity, assembly):
                return
            await self._fetch_rest(assembly)
        finally:
            self.host.in_flight.discard(identity)
        yield merge(assembly, site=self.host.site_of(self.address).name, spider=self.host.name)

    def read(self, response: Response) -> Got | Refused:
        """Read a response as a page of this article."""
        try:
            return page_of(response, self.host.site_of(response.url), now())
        except Refused as refused:
            return refused

    def _begin(self, first: Got | Refused) -> Assembly | Refused:
        if self.assembly is not None:
            _put(self.assembly, self.number, first)
            return self.assembly
        if isinstance(first, Refused):
            return first
        self.assembly = Assembly(self.host.limit)
        self.assembly.start(first)
        return self.assembly

    async def _is_wanted(self, identity: str, assembly: Assembly) -> bool:
        """Look the article up: a stored one needs no more than its address noted, a partial one only what is missing.

        Stored pages are not used when the page that came now says that the article was edited since.
        """
        stored = await self.host.ledger.stored(identity)
        if stored is None:
            return True
        if stored.status == "partial" and not _edited(assembly, stored.pages):
            for number in stored.pages.keys() - assembly.pages.keys():
                assembly.restore(number, stored.pages[number])
        elif stored.status == "complete" and self.address != identity and not self.host.refetches:
            await self.host.ledger.adopt(self.address, stored.id)
            return False
        return True

    async def _fetch_rest(self, assembly: Assembly) -> None:
        while wants := assembly.wanted():
            answers = await asyncio.gather(*(self._fetch(want, assembly.first_url) for want in wants))
            for want, answer in zip(wants, answers, strict=True):
                _put(assembly, want.number, answer)
            assembly.settle()

    async def _fetch(self, want: Want, referer: str) -> Got | Refused:
        request = Request(want.url, headers={"Referer": referer}, callback=NO_CALLBACK, dont_filter=True)
        try:
            return self.read(await self.host.crawler.engine.download_async(request))
        except DOWNLOAD_ERRORS as error:
            return refusal(error)


def _put(assembly: Assembly, number: int | None, answer: Got | Refused) -> None:
    if isinstance(answer, Refused):
        assembly.fail(number, answer.reason)
        logger.info("page %s: %s", number, answer)
    else:
        assembly.add(number, answer)


def _edited(assembly: Assembly, stored: dict[int, Got]) -> bool:
    return any(
        n in stored and stored[n].reading.paragraphs != got.reading.paragraphs for n, got in assembly.pages.items()
    )
