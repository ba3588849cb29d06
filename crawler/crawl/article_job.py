"""The job of one article: the coroutine that fetches what is missing of it and merges it.

The scheduler brings one page. The others are awaited through the engine's downloader, all at once
if their addresses are known, one after the other if each page only names the next. The downloader
middlewares see every request; the Referer, duplicates of other jobs and failures are handled here.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Protocol

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from crawler.addresses.canonical import canonical
from crawler.archive import article_parts, articles, frontier
from crawler.clock import now
from crawler.crawl.archive_client import ArchiveClient
from crawler.crawl.endings import Endings
from crawler.crawl.reader import Reader
from crawler.crawl.stopping import Stopping
from crawler.errors import Refused
from crawler.model import Article, FetchedPage, Refusal
from crawler.network.outcome import DOWNLOAD_ERRORS, captured, fetch_of, pending_page, refusal_of
from crawler.paging.assembly import Assembly, Want
from crawler.paging.merge import merge
from crawler.reasons import Reason
from crawler.site import Site

logger = logging.getLogger(__name__)


class PageSource(Protocol):
    """Where a job gets pages: the downloader, the reader, and the time that is left for both."""

    crawler: Crawler
    parallel: int
    """How many requests of one job may be in the downloader; more would only delay a stop."""
    reader: Reader
    stop: Stopping
    endings: Endings

    def site_of(self, url: str) -> Site:
        """Return the site of an address."""


class Reports(Protocol):
    """Where a job reports what became of it."""

    def report_refusal(self, address: str, refusal: Refusal, state: str) -> None:
        """Report an address that gave no article."""

    def count(self, name: str, number: int = 1) -> None:
        """Count an event of the run."""


class ArticleHost(PageSource, Reports, Protocol):
    """The spider of an article job, with what the jobs of a run share."""

    name: str
    limit: int
    """The highest page number that is fetched."""
    refetches: bool
    jobs: "dict[str, ArticleJob]"
    """The job of each article under way, by the address of its first page."""
    partials: set[str]
    """The articles that this run stored with pages missing: they are not tried again."""

    @property
    def archive(self) -> ArchiveClient:
        """Return the client of the archive."""


class ArticleJob:
    """The work on one article, from the address that was due.

    `assembly` and `number` are given if pages of it are stored: then the first answer is for
    the missing page `number`.
    `afresh` jobs do not use what is stored.
    """

    afresh = False
    takes_cut = False
    """Whether a page 1 whose HTML ends in the middle is accepted, as it was cut last time too."""

    def __init__(
        self,
        host: ArticleHost,
        address: str,
        assembly: Assembly | None = None,
        number: int | None = None,
    ) -> None:
        self.host = host
        self.address = address
        self.assembly = assembly or Assembly(host.limit)
        self.number = number
        self.identity: str | None = None
        self.joined: list[str] = []
        """The addresses of the jobs that this one took over."""
        self.storing: asyncio.Event | None = None
        """From when the article was made: set once it is in the archive, or was dropped."""
        self._turn = asyncio.Semaphore(host.parallel)

    async def run(self, first: FetchedPage | Refusal) -> AsyncIterator[Article]:
        """Take the first answer, fetch the other pages, and yield the article or report why not."""
        first = await self._whole(first, takes_cut=self.takes_cut)
        if self.number is not None:
            await self._put(self.number, first)
        elif isinstance(first, Refusal):
            state = await self.host.archive.fail([self.address], first)
            self.host.report_refusal(self.address, first, state)
            return
        else:
            self.assembly.name(self.assembly.start(first), [self.address])
        try:
            if await self._complete():
                article = self._article()
                # Scrapy goes on while the pipelines work: other jobs of this article wait for them.
                self.storing = asyncio.Event() if self.host.archive.is_open else None
                yield article
        finally:
            if self.storing is None:
                self.leave()

    def leave(self) -> None:
        """Let go of the article: it is stored, or dropped, or none was made."""
        if self.identity is not None:
            del self.host.jobs[self.identity]
            self.identity = None
        if self.storing is not None:
            self.storing.set()

    async def read(self, response: Response) -> FetchedPage | Refusal:
        """Read a response as a page of this article."""
        moment = now()
        try:
            fetch = fetch_of(response, moment)
            reading = await self.host.reader.read(
                pending_page(response, self.host.site_of(response.url), moment),
                size=len(response.body),
            )
            return FetchedPage(reading=reading, fetch=fetch)
        except Refused as error:
            return replace(error.refusal, capture=captured(response))

    async def _whole(
        self, answer: FetchedPage | Refusal, *, takes_cut: bool = False
    ) -> FetchedPage | Refusal:
        """Refuse a page whose HTML ends in the middle, or mark it if it is to be taken as it is."""
        if isinstance(answer, Refusal) or not await self._is_cut(answer):
            return answer
        if takes_cut:
            return replace(answer, reading=replace(answer.reading, ending="cut"))
        return Refusal(Reason.TRUNCATED, "the HTML ends in the middle")

    async def _is_cut(self, got: FetchedPage) -> bool:
        url, ending = got.fetch.url, got.reading.ending
        if ending == "open":
            site = self.host.site_of(url).name
            stored = await self.host.archive.run(article_parts.endings, site) or {}
            if self.host.endings.prove_cut(url, stored):
                return True
        if ending in {"whole", "open"}:
            self.host.endings.note(url, ending)
        return ending == "cut"

    def headers(self, url: str, referer: str) -> dict[str, str]:  # noqa: ARG002
        """Return the headers to ask for another page with."""
        return {"Referer": referer}

    def _article(self) -> Article:
        return merge(
            self.assembly, site=self.host.site_of(self.address).name, spider=self.host.name
        )

    async def _complete(self) -> bool:
        """Fetch until nothing is wanted; False if another job or the archive has the article.

        An article's identity is the address of page 1, which may become known after later pages;
        so it is checked again after each round.
        """
        while True:
            self.assembly.settle()
            if not await self._claim(canonical(self.assembly.first_url)):
                return False
            wants = self.assembly.wanted()
            if not wants:
                return True
            if self.host.stop.is_over:
                self.assembly.interrupt()
                return True
            answers = await asyncio.gather(
                *(self._fetch(want, self.assembly.first_url) for want in wants)
            )
            for want, answer in zip(wants, answers, strict=True):
                await self._put(want.number, answer)

    # -- whose article it is

    async def _claim(self, identity: str) -> bool:
        """Make this the one job of the article, or join the job that is under way."""
        if identity == self.identity:
            return True
        is_late = False
        while (other := self.host.jobs.get(identity)) is not None:
            if other.storing is None:
                other.join(self)
                return False
            is_late = await self._in_time(other.storing)
            if not is_late:
                return False  # the address stays due
        self.leave()
        self.identity = identity
        self.host.jobs[identity] = self
        return await self._is_wanted(identity, is_late=is_late)

    async def _in_time(self, storing: asyncio.Event) -> bool:
        """Wait until an article is stored; False when the run ends before."""
        try:
            return await self.host.stop.in_time(storing.wait())
        except Refused:
            return False

    def join(self, other: "ArticleJob") -> None:
        """Take over the pages and the addresses of another job of this article."""
        addresses = (other.address, *other.joined)
        self.joined += addresses
        for number, got in other.assembly.pages.items():
            if number not in self.assembly.pages:
                self.assembly.add(number, got)
            self.assembly.name(number, (got.fetch.url, *got.fetch.aliases, *addresses))

    async def _is_wanted(self, identity: str, *, is_late: bool) -> bool:
        """Look the article up; False if it is stored, and only its new addresses are recorded.

        That includes one that another job stored just now (`is_late`). Of a partial article the
        stored pages are used, unless the page that came now shows that it was edited since.
        """
        archive = self.host.archive
        stored = await archive.run(articles.stored, identity)
        if stored is None:
            return True
        settled = (
            stored.status == "complete" and self.address != identity and not self.host.refetches
        )
        if is_late or settled or identity in self.host.partials:
            self.leave()
            for address in (self.address, *self.joined):
                await archive.run(frontier.adopt, address, stored.id, run=archive.moment)
            return False
        self.assembly.count_from_first()
        if (
            stored.status == "partial"
            and not self.afresh
            and not _edited(self.assembly, stored.pages)
        ):
            for number in stored.pages.keys() - self.assembly.pages.keys():
                self.assembly.restore(number, stored.pages[number])
        return True

    # -- its pages

    async def _put(self, number: int | None, answer: FetchedPage | Refusal) -> None:
        if isinstance(answer, Refusal):
            self.assembly.fail(number, answer)
            if answer.reason == Reason.READER_FAILED:
                await self.host.archive.hold(answer)
            logger.info("page %s of %s: %s", number or "with the whole text", self.address, answer)
        else:
            self.assembly.add(number, answer)

    async def _fetch(self, want: Want, referer: str) -> FetchedPage | Refusal:
        request = Request(
            want.url,
            headers=self.headers(want.url, referer),
            callback=NO_CALLBACK,
            dont_filter=True,
        )
        async with self._turn:
            if self.host.stop.is_over:
                return Refusal(Reason.INTERRUPTED)
            try:
                response = await self.host.stop.in_time(
                    self.host.crawler.engine.download_async(request)
                )
            except Refused as error:
                return error.refusal
            except DOWNLOAD_ERRORS as error:
                return refusal_of(error)
        return await self._whole(await self.read(response))


def _edited(assembly: Assembly, stored: dict[int, FetchedPage]) -> bool:
    return any(
        n in stored and stored[n].reading.paragraphs != got.reading.paragraphs
        for n, got in assembly.pages.items()
    )
