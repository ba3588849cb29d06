"""ArticleSpider: due addresses, then sources, then revisits, with a job for each article."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, ClassVar, Self, TypeVar

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.addresses.canonical import canonical
from crawler.addresses.pages import lists
from crawler.archive import articles, frontier, revisits
from crawler.archive.article_parts import read_pages
from crawler.archive.frontier import Due
from crawler.archive.revisits import Look
from crawler.clock import CHINA, now, window
from crawler.crawl.archive_client import ArchiveClient
from crawler.crawl.article_job import ArticleJob
from crawler.crawl.endings import Endings
from crawler.crawl.reader import Reader
from crawler.crawl.revisit_job import RevisitJob
from crawler.crawl.source_job import SourceJob
from crawler.crawl.stopping import Stopping
from crawler.errors import ArchiveLost, DeclarationError, Refused
from crawler.model import Article, Refusal
from crawler.monitoring.measures import Vitals
from crawler.network.offsite import check_public
from crawler.network.outcome import content_type, failure_reason, refuse_unfit
from crawler.network.throttle import ThrottleMiddleware
from crawler.paging.assembly import Assembly
from crawler.reasons import Reason, is_shut_out, is_untried, meaning
from crawler.site import Listing, Site, Source
from crawler.sources.dispatch import read_source
from crawler.sources.plan import Plan

_BATCH = 200
_BEGIN_AGAIN = frozenset({Reason.CHANGED_DURING_CRAWL, Reason.PAGE_REPEATED})
"""Reasons to doubt stored pages as well: the article is fetched from its first page again."""

_NO_PROBLEM = frozenset({"vanished", "still-gone"})
"""What may become of a stored article without anybody having to do something about it."""

_OF_STORED = frozenset({"unreached", "partial"})
"""What becomes of a stored article whose page was something else this time."""

_IN_PLACE_OF_ARTICLES = frozenset({Reason.NOTICE, Reason.REPLACED})

_MOST_PAGES = 10
"""How many missing pages a line names."""

D = TypeVar("D", Due, Look)

logger = logging.getLogger(__name__)


class ArticleSpider(Spider):
    """A spider for one declared site. Subclasses set `name` and `site`, and need no code.

    Spider arguments: `max_pages`, how many pages of each source to read; `since` and `until`, the
    first and last day (2017-02-03, 2017-02, 2017); `channel`, the names of the sources to read.
    With days or pages, known addresses do not end the walk, and the same command resumes it.
    """

    site: ClassVar[Site]
    arguments: ClassVar[frozenset[str]] = frozenset({"max_pages", "since", "until", "channel"})
    stop: Stopping
    reader: Reader
    refetches = False
    """Whether a stored article is fetched again when another address leads to it."""

    def __init__(self, name: str | None = None, **given: Any) -> None:
        super().__init__(name)
        if unknown := sorted(given.keys() - self.arguments):
            raise DeclarationError(
                f"Spider {self.name} does not know the argument {', '.join(unknown)};"
                f" it knows {', '.join(sorted(self.arguments))}."
            )
        self.given: dict[str, str] = {key: str(value) for key, value in given.items()}
        self.plan = Plan(
            today=now().astimezone(CHINA).date(),
            window=window(self.given.get("since"), self.given.get("until")),
            max_pages=self._number("max_pages"),
            channels=frozenset(
                name for part in self.given.get("channel", "").split(",") if (name := part.strip())
            ),
        )
        self.jobs: dict[str, ArticleJob] = {}
        self.partials: set[str] = set()
        self.problems: list[str] = []
        self.told: set[str] = set()
        self.vitals = Vitals()
        self.endings = Endings()
        self.limit = self.parallel = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build it from a crawler, as Scrapy does."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.stop = Stopping(crawler)
        spider.reader = Reader(crawler)
        spider.limit = crawler.settings.getint("ARTICLE_MAX_PAGES")
        spider.parallel = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") + 1
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(spider.handed_over, signal)
        return spider

    def _number(self, argument: str) -> int | None:
        value = self.given.get(argument)
        if value is not None and not (value.isdecimal() and len(value) < 10 and int(value)):
            raise DeclarationError(f"-a {argument}={value}: a whole number from 1 is wanted.")
        return None if value is None else int(value)

    def ready(self) -> None:
        """Raise DeclarationError before any request if the spider cannot crawl."""
        if not self.site.sources:
            raise DeclarationError(
                f"Spider {self.name} declares no listing or other source,"
                " so it has nowhere to begin."
            )
        check_public((source.url for source in self.plan.chosen(self.site.sources)), self.settings)

    @property
    def work(self) -> Sequence[str]:
        """Name what this run works on, which no other process may work on meanwhile."""
        return (str(self.name),)

    @property
    def archive(self) -> ArchiveClient:
        """Return the way to the archive."""
        return ArchiveClient.of(self.crawler)

    @property
    def stopping(self) -> bool:
        """Return whether the run was told to stop: then nothing new is begun."""
        return self.stop.has_begun

    def site_of(self, url: str) -> Site:  # noqa: ARG002 - the one-off spider chooses by address
        """Return the site an address belongs to."""
        return self.site

    # -- where addresses come from

    async def start(self) -> AsyncIterator[Any]:
        """Open the archive and begin."""
        with suppress(ArchiveLost):  # the client ends the run; to Scrapy an error here is a bug
            await self.archive.open(self, self.given)
            async for request in self.requests():
                yield request

    async def requests(self) -> AsyncIterator[Request]:
        """Request due addresses, then those of the sources; revisits last: no news waits."""
        while (batch := await self._due()) and not all(self._is_shut(due.url) for due in batch):
            async for request in self._at_leisure(batch, self._article):
                yield request
        for source in self.plan.chosen(self.site.sources):
            async for request in self.requests_of(source):
                yield request
        while not self.plan.is_backfill and (looks := await self._revisits_due()):
            async for request in self._at_leisure(looks, self._look):
                yield request

    async def _due(self) -> list[Due]:
        archive, site = self.archive, self.site.name
        return await archive.run(frontier.due, site=site, run=archive.moment, most=_BATCH) or []

    async def _revisits_due(self) -> list[Look]:
        archive, site = self.archive, self.site.name
        return await archive.run(revisits.take, site=site, run=archive.moment, most=_BATCH) or []

    async def requests_of(self, source: Source) -> AsyncIterator[Request]:
        """Ask for the articles that a source names."""
        if self.stopping:
            return
        async for taken in SourceJob(self, source).run():
            async for request in self._at_leisure(taken, self._article):
                yield request

    async def _at_leisure(
        self, batch: Iterable[D], asking: Callable[[D], Awaitable[Request | None]]
    ) -> AsyncIterator[Request]:
        """Request articles as the engine takes them: the frontier stays on the disk."""
        for due in batch:
            if self._is_shut(due.url):
                continue
            if self.crawler.engine.needs_backout():
                await self.crawler.signals.wait_for(signals.scheduler_empty)
            if (request := await asking(due)) is not None:
                yield request

    def _is_shut(self, url: str) -> bool:
        """Return whether the throttle closed the host for this run; the address stays due."""
        throttle = self.crawler.get_downloader_middleware(ThrottleMiddleware)
        return throttle is not None and throttle.refusal(url) is not None

    async def _article(self, due: Due) -> Request:
        """Request the page at the address, or the first missing page of a partial article."""
        job, url = ArticleJob(self, due.url), due.url
        job.takes_cut = due.reason == Reason.TRUNCATED
        if due.article_id is not None:
            assembly = Assembly(self.limit)
            for number, got in (await self.archive.run(read_pages, due.article_id) or {}).items():
                assembly.restore(number, got)
            job.afresh = due.reason in _BEGIN_AGAIN
            if (wanted := assembly.wanted()) and not job.afresh:
                job, url = ArticleJob(self, due.url, assembly, wanted[0].number), wanted[0].url
        return self._request(url, job, {"Referer": due.found_on} if due.found_on else {})

    async def _look(self, look: Look) -> Request | None:
        """Request page 1 of a stored article; None if it was taken down since the claim."""
        stored = await self.archive.run(articles.stored, look.url)
        if stored is None:
            return None
        job = RevisitJob(self, look, stored)
        return self._request(job.first_url, job, job.first_headers())

    def _request(self, url: str, job: ArticleJob, headers: dict[str, str]) -> Request:
        kept = {"job": job}
        return Request(
            url,
            self.parse_article,
            headers=headers,
            errback=self.article_failed,
            cb_kwargs=kept,
            dont_filter=True,
        )

    def report_source_refusal(self, source: Source, url: str, refusal: Refusal) -> None:
        """Report a page of a source that gave nothing."""
        self.vitals.lost(source.url, refusal.reason)
        self._problem(f"{type(source).__name__.lower()} {url}", refusal)

    # -- articles

    async def parse_article(
        self, response: Response, job: ArticleJob | None = None
    ) -> AsyncIterator[Article]:
        """Go on with the job that asked for this page, or begin one."""
        job = job or ArticleJob(self, canonical(response.url))
        async for article in job.run(await job.read(response)):
            yield article

    async def article_failed(self, failure: Failure) -> AsyncIterator[Article]:
        """Go on with the job without the page: other missing pages are still tried."""
        job: ArticleJob = failure.request.cb_kwargs["job"]  # type: ignore[attr-defined]
        async for article in job.run(failure_reason(failure)):
            yield article

    def handed_over(self, response: Response | Failure) -> None:
        """End the job whose article was stored, or dropped on the way."""
        job: ArticleJob | None = response.request.cb_kwargs.get("job")  # type: ignore[union-attr]
        if job is not None:
            job.leave()

    async def parse(
        self,
        response: Response,
        **kwargs: Any,  # noqa: ARG002 - Scrapy's own signature
    ) -> AsyncIterator[Any]:
        """Handle what `scrapy parse` fetched: a page of a listing, or of an article."""
        site = self.site_of(response.url)
        declared = next((source for source in site.sources if source.url == response.url), None)
        if declared is not None or lists(response.url):
            source = declared or Listing(url=response.url)
            try:
                refuse_unfit(response)
                found = read_source(
                    response.body,
                    response.url,
                    site,
                    source,
                    now=now(),
                    content_type=content_type(response),
                )
            except Refused as error:
                self.report_source_refusal(source, response.url, error.refusal)
                return
            for link in found.articles:
                yield await self._article(Due(link.url, response.url))
            return
        async for article in self.parse_article(response):
            yield article

    # -- what the run reports

    def count(self, name: str, number: int = 1) -> None:
        """Count an event of the run."""
        self.crawler.stats.inc_value(f"weiye/{name}", number)

    def report_refusal(self, address: str, refusal: Refusal, state: str) -> None:
        """Report an address that gave no article."""
        self.count(f"articles/{state or 'failed'}")
        if is_shut_out(refusal.reason):
            self.count("articles/shut-out")
        if refusal.reason in _IN_PLACE_OF_ARTICLES and state in _OF_STORED:
            self.vitals.replaced[self.site_of(address).name] += 1
        if refusal.reason == Reason.INTERRUPTED or (
            is_untried(refusal.reason) and str(refusal) in self.told
        ):
            return  # it is the host's problem, said once, and not that of each of its addresses
        self.told.add(str(refusal))
        if state in _NO_PROBLEM and not self.refetches:
            logger.info("%s: %s (%s)", address, meaning(refusal.reason), refusal)
        else:
            self._problem(address, refusal)

    def partial(self, article: Article, *, is_kept: bool) -> None:
        """Report an article without some pages: stored so, or not, if the stored copy has them."""
        self.count("articles/unreached" if is_kept else "articles/partial")
        self.partials.add(article.url)
        if article.missing_reason == Reason.INTERRUPTED:
            return
        more = " …" if len(article.missing_pages) > _MOST_PAGES else ""
        pages = ", ".join(map(str, article.missing_pages[:_MOST_PAGES])) + more
        lost = f"the site did not give page {pages}, which the stored copy has"
        said = lost if is_kept else f"stored without page {pages}"
        reason = article.missing_reason or Reason.PAGE_MISSING
        self._problem(article.url, Refusal(reason, f"{said}; {article.missing_detail}"))

    def _problem(self, what: str, refusal: Refusal) -> None:
        said = f"{what}: {meaning(refusal.reason)} ({refusal})"
        self.problems.append(said)
        logger.info("%s", said)
