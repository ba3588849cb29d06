"""The job of one source in a run: fetch and read its pages, enter their links into the frontier.

Pages of sources are awaited through the engine's downloader, one after the other, and the articles
of a page are requested before the next page is. So the memory of a run does not grow with the
depth of a listing.
"""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from typing import Protocol

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from crawler.addresses.shapes import address_day
from crawler.archive import frontier, walks
from crawler.archive.frontier import Due
from crawler.clock import now
from crawler.crawl.archive_client import ArchiveClient
from crawler.crawl.reader import Reader
from crawler.errors import Refused
from crawler.model import Refusal
from crawler.monitoring.measures import Vitals
from crawler.network.outcome import DOWNLOAD_ERRORS, content_type, refusal_of, refuse_unfit
from crawler.reasons import Reason
from crawler.site import Daily, Listing, Site, Source
from crawler.sources.dispatch import read_source
from crawler.sources.plan import Found, Plan
from crawler.sources.walk import Walk, walk_of

logger = logging.getLogger(__name__)
_AT_ONCE = 500
"""How many addresses are entered in one transaction."""
_ABSENT = frozenset({"http-404", "http-410", Reason.NO_ISSUE, Reason.NO_LINKS, Reason.SOFT_404})


class SourceHost(Protocol):
    """The spider of a source job."""

    crawler: Crawler
    plan: Plan
    vitals: Vitals
    reader: Reader

    @property
    def archive(self) -> ArchiveClient:
        """Return the client of the archive."""

    @property
    def stopping(self) -> bool:
        """Return whether the run was told to stop."""

    def site_of(self, url: str) -> Site:
        """Return the site of an address."""

    def count(self, name: str, number: int = 1) -> None:
        """Count an event of the run."""

    def report_source_refusal(self, source: Source, url: str, refusal: Refusal) -> None:
        """Report a page of a source that gave nothing."""


class SourceJob:
    """The work on one source."""

    def __init__(self, host: SourceHost, source: Source) -> None:
        self.host = host
        self.source = source
        self.site = host.site_of(source.url)
        self.whole = True

    async def run(self) -> AsyncIterator[list[Due]]:
        """Read page after page; give of each the articles that are to be fetched."""
        walk = await self._begin()
        while (url := walk.next()) is not None:
            found = await self._page(walk, url)
            if self.host.stopping:
                return
            if found is not None:
                taken = await self._accept(walk.wanted(found[1]), found[0])
                walk.take(url, found[1], len(taken))
                self.host.vitals.listed(self.source.url, len(found[1].articles), len(taken))
                if walk.stops_short(found[1], {due.url for due in taken}):
                    self._refused(url, Refusal(Reason.PAGER_UNCLEAR, found[1].unclear or ""))
                await self._note(walk)
                yield taken
        await self._end(walk)

    async def _begin(self) -> Walk:
        plan, archive = self.host.plan, self.host.archive
        if not plan.is_backfill:
            url, site = self.source.url, self.site.name
            was_ended = await archive.run(walks.begin, url, site=site, now=now())
            return walk_of(self.source, plan, patient=not was_ended)
        walk = walk_of(self.source, plan)
        if (at := await archive.run(walks.resume, self.source.url, plan.key)) is not None:
            logger.info("%s: resumed at %s", self.source.url, at.url)
            walk.resume(at)
        return walk

    async def _accept(self, wanted: list[str], found_on: str) -> list[Due]:
        """Enter addresses, in many transactions, so that articles are stored in between."""
        archive = self.host.archive
        taken: list[Due] = []
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            entered = await archive.run(
                frontier.accept, some, site=self.site.name, found_on=found_on, run=archive.moment
            )
            taken += [Due(url) for url in some] if entered is None else entered
        return taken

    async def _note(self, walk: Walk) -> None:
        """Store the checkpoint of a backfill, unless a page failed: it is resumed there."""
        if self.whole and (at := walk.checkpoint) is not None:
            url, key = self.source.url, self.host.plan.key
            await self.host.archive.run(walks.reach, url, key, at, site=self.site.name, now=now())

    async def _end(self, walk: Walk) -> None:
        if self.whole and not walk.pages:
            self._refused(self.source.url, Refusal(Reason.NO_ISSUE))
        if walk.pending and walk.limit is not None and walk.pages >= walk.limit:
            logger.info(
                "%s: stopped after %d pages, -a max_pages=N goes deeper",
                self.source.url,
                walk.pages,
            )
        if not self.whole:
            return
        plan, archive = self.host.plan, self.host.archive
        if plan.is_backfill:
            await archive.run(walks.finish, self.source.url, plan.key, now=now())
        else:
            await archive.run(walks.end, self.source.url, now=now())

    # -- one page

    async def _page(self, walk: Walk, url: str) -> tuple[str, Found] | None:
        """Fetch and read a page; return its final address and its links, None without any."""
        try:
            response = await self._fetch(url, walk.last)
            found = await self._read(response)
        except Refused as error:
            is_expected = error.refusal.reason in _ABSENT and walk.may_lack(url)
            if not is_expected and not self.host.stopping:
                self._refused(url, error.refusal)
            return None
        self.host.count("listings/read")
        self.host.count("listings/links", len(found.articles))
        return response.url, found

    async def _read(self, response: Response) -> Found:
        body, kind = response.body, content_type(response)
        reading = partial(
            read_source, body, response.url, self.site, self.source, now=now(), content_type=kind
        )
        found = await self.host.reader.read(reading, size=len(body))
        if not found.articles and not found.further:
            raise Refused(Reason.NO_LINKS)
        return self._bounded(found, response.url)

    def _bounded(self, found: Found, url: str) -> Found:
        """Leave out links beyond LINKS_PER_PAGE, and report them; files have bounds of size."""
        most = self.host.crawler.settings.getint("LINKS_PER_PAGE")
        if not isinstance(self.source, (Listing, Daily)) or len(found.articles) <= most:
            return found
        detail = f"{len(found.articles):,} links, LINKS_PER_PAGE={most}"
        self._refused(url, Refusal(Reason.LINK_LIMIT, detail))
        return replace(found, articles=found.articles[:most])

    async def _fetch(self, url: str, referer: str) -> Response:
        headers = {"Referer": referer} if referer else None
        try:
            response = await self.host.crawler.engine.download_async(
                Request(url, headers=headers, callback=NO_CALLBACK, dont_filter=True)
            )
        except DOWNLOAD_ERRORS as error:
            refusal = refusal_of(error)
            raise Refused(refusal.reason, refusal.detail, refusal.not_before) from error
        refuse_unfit(response)
        if "redirect_urls" in response.meta and address_day(url) != address_day(response.url):
            raise Refused(
                Reason.NO_ISSUE, f"redirects to {response.url}"
            )  # a day without an issue leads to the newest
        return response

    def _refused(self, url: str, refusal: Refusal) -> None:
        self.whole = False
        self.host.count("listings/failed")
        self.host.report_source_refusal(self.source, url, refusal)
