"""ArticleSpider: what is due, then the listings, then a visit to each article. Scrapy's callbacks, and no more."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self, TypeVar

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.archive.frontier import Due
from crawler.archive.revisits import Look
from crawler.discover.listing import read_listing
from crawler.errors import ArchiveLost, DeclarationError, Refused
from crawler.fetching import content_type, failure_reason, refuse_unfit
from crawler.items import Article
from crawler.ledger import Ledger
from crawler.paging.assembly import Assembly
from crawler.paging.family import lists
from crawler.reasons import Reason, is_shut_out, meaning
from crawler.revisit import Revisit
from crawler.site import Listing, Site
from crawler.urls import canonical
from crawler.visit import Visit

_BATCH = 200
_KNOWN_PAGES = 2
"""How many pages of a listing in a row must bring nothing new for the walk to end there."""

_BEGIN_AGAIN = frozenset({Reason.CHANGED_DURING_CRAWL, Reason.PAGE_REPEATED})
"""Why pages are missing when the stored ones are to be doubted: the article is fetched from its first page again."""

_NO_PROBLEM = frozenset({"vanished", "still-gone"})
"""What may become of a stored article without anybody having to do something about it."""

D = TypeVar("D")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Walk:
    """How far the walk over a listing is.

    `known` pages in a row brought nothing new; at `patience` the walk ends. Without it known pages end nothing: the walk before
    was cut short, and what nobody saw yet may lie behind them.
    """

    listing: Listing
    page: int = 1
    known: int = 0
    patience: int | None = None

    def goes_on(self, max_pages: int | None) -> bool:
        """Say whether to read the next page; `max_pages` is what a person asked for instead of the declared number."""
        if max_pages is not None:
            return self.page < max_pages
        if self.patience is not None and self.known >= self.patience:
            return False
        if self.page >= self.listing.max_pages > 1:
            logger.info("%s: stopped after %d pages, -a max_pages=N goes deeper", self.listing.url, self.page)
        return self.page < self.listing.max_pages


class ArticleSpider(Spider):
    """A spider for one declared site. Subclasses set `name` and `site`, and need no code.

    Spider argument: `max_pages`, how many pages of each listing to read; when it is given, known addresses do not end the walk.
    """

    site: ClassVar[Site]
    arguments: ClassVar[frozenset[str]] = frozenset({"max_pages"})
    refetches = False
    """Whether an article that is stored already is fetched again when another address leads to it."""

    def __init__(self, name: str | None = None, **given: Any) -> None:
        super().__init__(name)
        if unknown := sorted(given.keys() - self.arguments):
            raise DeclarationError(
                f"Spider {self.name} does not know the argument {', '.join(unknown)}; it knows {', '.join(sorted(self.arguments))}."
            )
        self.given: dict[str, str] = {key: str(value) for key, value in given.items()}
        self.max_pages = self._number("max_pages")
        self.visits: dict[str, Visit] = {}
        self.partials: set[str] = set()
        self.problems: list[str] = []
        self.limit = self.parallel = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Be built by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.limit = crawler.settings.getint("ARTICLE_MAX_PAGES")
        spider.parallel = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") + 1
        return spider

    def _number(self, argument: str) -> int | None:
        value = self.given.get(argument)
        if value is not None and not (value.isdecimal() and int(value)):
            raise DeclarationError(f"-a {argument}={value}: a whole number from 1 is wanted.")
        return None if value is None else int(value)

    def ready(self) -> None:
        """Raise DeclarationError unless the spider can crawl with what it was given; called before anything is requested."""
        if not self.site.listings:
            raise DeclarationError(f"Spider {self.name} declares no listing, so it has nowhere to begin.")

    @property
    def work(self) -> Sequence[str]:
        """Name what this run works on, which no other process may work on meanwhile."""
        return (str(self.name),)

    @property
    def ledger(self) -> Ledger:
        """Give the way to the archive."""
        return Ledger.of(self.crawler)

    @property
    def stopping(self) -> bool:
        """Say whether the run was told to stop: then what is under way is stored as far as it came."""
        return not self.crawler.engine.running

    def site_of(self, url: str) -> Site:  # noqa: ARG002 - the one-off spider chooses by address
        """Give the site an address belongs to."""
        return self.site

    # -- where addresses come from

    async def start(self) -> AsyncIterator[Any]:
        """Open the archive and begin."""
        with suppress(ArchiveLost):  # the ledger ends the run; to Scrapy an error here is a bug
            await self.ledger.open(self, self.given)
            async for request in self.requests():
                yield request

    async def requests(self) -> AsyncIterator[Request]:
        """Ask for what is due, then for the first pages of the listings; second looks come last, and no news waits for them."""
        while batch := await self.ledger.due(self.site.name, _BATCH):
            async for request in self._at_leisure(batch, self._article):
                yield request
        for listing in self.site.listings:
            was_ended = await self.ledger.begin_walk(listing.url, site=self.site.name)
            yield self._listing(Walk(listing, patience=_KNOWN_PAGES if was_ended else None), listing.url)
        while looks := await self.ledger.looks(self.site.name, _BATCH):
            async for request in self._at_leisure(looks, self._look):
                yield request

    async def _at_leisure(
        self, batch: Iterable[D], asking: Callable[[D], Awaitable[Request]]
    ) -> AsyncIterator[Request]:
        """Ask for articles as fast as the engine takes them: the frontier stays on the disk, not in the scheduler."""
        for due in batch:
            if self.crawler.engine.needs_backout():
                await self.crawler.signals.wait_for(signals.scheduler_empty)
            yield await asking(due)

    async def _article(self, due: Due) -> Request:
        """Ask for an article's page: the one at the address, or, of a partial article, the first that is missing."""
        visit, url = Visit(self, due.url), due.url
        if due.article_id is not None:
            assembly = Assembly(self.limit)
            for number, got in (await self.ledger.pages(due.article_id)).items():
                assembly.restore(number, got)
            visit.afresh = due.reason in _BEGIN_AGAIN
            if (wanted := assembly.wanted()) and not visit.afresh:
                visit, url = Visit(self, due.url, assembly, wanted[0].number), wanted[0].url
        return self._request(url, visit, {"Referer": due.found_on} if due.found_on else {})

    async def _look(self, look: Look) -> Request:
        """Ask for the first page of a stored article again."""
        stored = await self.ledger.stored(look.url)
        assert stored is not None, look.url
        visit = Revisit(self, look, stored)
        return self._request(visit.first_url, visit, visit.first_headers())

    def _request(self, url: str, visit: Visit, headers: dict[str, str]) -> Request:
        kept = {"visit": visit}
        return Request(
            url, self.parse_article, headers=headers, errback=self.article_failed, cb_kwargs=kept, dont_filter=True
        )

    def _listing(self, walk: Walk, url: str) -> Request:
        kept = {"walk": walk}
        return Request(url, self.parse_listing, errback=self.listing_failed, cb_kwargs=kept, dont_filter=True)

    async def parse_listing(self, response: Response, walk: Walk) -> AsyncIterator[Any]:
        """Ask for the new articles of a listing's page, and for its next page."""
        try:
            refuse_unfit(response)
        except Refused as refused:
            self._listing_refused(response.url, refused)
            return
        site = self.site_of(response.url)
        found = read_listing(response.body, response.url, site, walk.listing, content_type(response))
        if not found.articles:
            self._listing_refused(response.url, Refused(Reason.NO_LINKS))
            return
        self.count("listings/read")
        taken = await self.ledger.accept(found.articles, site=site.name, found_on=response.url)
        for due in taken:
            yield await self._article(due)
        walk = replace(walk, known=0 if taken else walk.known + 1)
        if found.next_url is not None and walk.goes_on(self.max_pages):
            yield self._listing(replace(walk, page=walk.page + 1), found.next_url)
        else:
            await self.ledger.end_walk(walk.listing.url)

    def listing_failed(self, failure: Failure) -> None:
        """Report a listing that could not be fetched."""
        self._listing_refused(failure.request.url, failure_reason(failure))  # type: ignore[attr-defined]

    def _listing_refused(self, url: str, refused: Refused) -> None:
        self.count("listings/failed")
        self._problem(f"listing {url}", refused)

    # -- articles

    async def parse_article(self, response: Response, visit: Visit | None = None) -> AsyncIterator[Article]:
        """Go on with the visit that asked for this page, or begin one."""
        visit = visit or Visit(self, canonical(response.url))
        async for article in visit.run(visit.read(response)):
            yield article

    async def article_failed(self, failure: Failure) -> AsyncIterator[Article]:
        """Go on with the visit without the page: of a partial article the other missing pages are still tried."""
        visit: Visit = failure.request.cb_kwargs["visit"]  # type: ignore[attr-defined]
        async for article in visit.run(failure_reason(failure)):
            yield article

    async def parse(self, response: Response, **kwargs: Any) -> AsyncIterator[Any]:  # noqa: ARG002 - Scrapy's own signature
        """Handle what `scrapy parse` fetched: a page of a listing, or of an article."""
        declared = next((entry for entry in self.site_of(response.url).listings if entry.url == response.url), None)
        if declared is not None or lists(response.url):
            found = self.parse_listing(response, Walk(declared or Listing(url=response.url, max_pages=1)))
        else:
            found = self.parse_article(response)
        async for item in found:
            yield item

    # -- what the run reports

    def count(self, name: str) -> None:
        """Count an event of the run."""
        self.crawler.stats.inc_value(f"weiye/{name}")

    def refused(self, address: str, refused: Refused, state: str) -> None:
        """Report an address that gave no article."""
        self.count(f"articles/{state or 'failed'}")
        if is_shut_out(refused.reason):
            self.count("articles/shut-out")
        if state in _NO_PROBLEM and not self.refetches:
            logger.info("%s: %s (%s)", address, meaning(refused.reason), refused)
        else:
            self._problem(address, refused)

    def partial(self, article: Article) -> None:
        """Report an article that was stored with pages missing."""
        self.count("articles/partial")
        self.partials.add(article.url)
        if article.missing_reason != Reason.INTERRUPTED:
            pages = ", ".join(map(str, article.missing_pages[:10])) + (" …" if len(article.missing_pages) > 10 else "")
            detail = f"stored without page {pages}; {article.missing_detail}"
            self._problem(article.url, Refused(article.missing_reason or Reason.PAGE_MISSING, detail))

    def _problem(self, what: str, refused: Refused) -> None:
        said = f"{what}: {meaning(refused.reason)} ({refused})"
        self.problems.append(said)
        logger.info("%s", said)
