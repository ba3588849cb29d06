"""A revisit of a stored article: one conditional request, or all pages after a change."""

from collections.abc import AsyncIterator
from dataclasses import replace

from scrapy.http import Response

from crawler.addresses.canonical import canonical, twins
from crawler.addresses.pages import plain
from crawler.archive import frontier, revisits
from crawler.archive.articles import Stored
from crawler.archive.revisits import Look
from crawler.crawl.article_job import ArticleHost, ArticleJob
from crawler.crawl.reparse import Task, reread
from crawler.model import Article, FetchedPage, Page, Refusal
from crawler.paging.agreement import is_other_article
from crawler.paging.assembly import Want
from crawler.paging.judge import titles_agree
from crawler.reasons import Reason
from crawler.versions import reader_version
from crawler.warc.writing import folder_of

# Why a stored page that the pager names no more is gone.
_VANISHED = frozenset(
    {
        "http-404",
        "http-410",
        Reason.SOFT_404,
        Reason.PAGE_MISSING,
        Reason.PAGE_REPEATED,
        Reason.PAGE_OF_OTHER_ARTICLE,
        Reason.PAGE_EMPTY,
    }
)


class RevisitJob(ArticleJob):
    """The revisit of a stored article, from its first page on.

    An unchanged first page counts as an unchanged article: that is one request. The last revisit
    of the schedule fetches the other pages as well, as a correction on page 4 does not show on
    page 1.
    """

    def __init__(self, host: ArticleHost, look: Look, stored: Stored) -> None:
        super().__init__(host, look.url)
        self.look, self.stored = look, stored
        self._lowest = min(stored.pages)  # not 1 where page 1 could never be had
        self._at = {plain(got.fetch.url): got for got in stored.pages.values()}
        # Pages of another reader version are not mixed with ours: a 304 brings no bytes to read.
        self._may_mix = stored.reader_version == reader_version(host.site_of(look.url))

    @property
    def first_url(self) -> str:
        """Return the address of page 1, or of the single-page view, as it was fetched."""
        return self.stored.pages[self._lowest].fetch.url

    def first_headers(self) -> dict[str, str]:
        """Return the headers to ask for it with."""
        return (
            _conditions(self.stored.pages[self._lowest])
            if self._may_mix or not self.look.is_last
            else {}
        )

    def headers(self, url: str, referer: str) -> dict[str, str]:
        """Return the headers to ask for another page with."""
        known = self._at.get(plain(url)) if self._may_mix else None
        return super().headers(url, referer) | (_conditions(known) if known else {})

    async def read(self, response: Response) -> FetchedPage | Refusal:
        """Read a response; to 304 the page is the stored one."""
        known = self._at.get(plain(response.url))
        return (
            known if response.status == 304 and known is not None else await super().read(response)
        )

    async def run(self, first: FetchedPage | Refusal) -> AsyncIterator[Article]:
        """Confirm the stored article, yield its new version, or report why it was not seen."""
        first = await self._whole(first)
        if (
            isinstance(first, FetchedPage)
            and not self.look.is_last
            and await self._is_same(self._lowest, first)
        ):
            await self._confirm(first)
            return
        async for article in super().run(await self._first_page(first)):
            yield article

    async def _first_page(self, first: FetchedPage | Refusal) -> FetchedPage | Refusal:
        """Return page 1, fetched after a single-page view; refuse another article in its place."""
        if isinstance(first, Refusal):
            return first
        if len(self.stored.pages) == 1 and (self.stored.pages_declared or 1) > 1:
            first = await self._fetch(Want(1, self.address), self.first_url)
        moved = isinstance(first, FetchedPage) and canonical(first.fetch.url) not in {
            self.address, canonical(self.first_url), *twins(self.address),
        }  # fmt: skip
        if (
            isinstance(first, FetchedPage)
            and (refusal := self._objection(first, moved=moved)) is not None
        ):
            return replace(refusal, capture=first.fetch.capture)
        return first

    def _objection(self, first: FetchedPage, *, moved: bool) -> Refusal | None:
        """Say why page 1 is not that of the stored article, if it is not."""
        now, before = first.reading, self.stored.pages[self._lowest].reading
        if moved and not titles_agree(now.title, before.title):
            return Refusal(Reason.SOFT_404, f"leads to another article, {first.fetch.url}")
        if is_other_article(now.title, _text(now), before.title, _text(before)):
            return Refusal(Reason.REPLACED, now.title or "")
        return None

    async def _complete(self) -> bool:
        """Fetch the pages that are named, then stored pages that a changed pager names no more.

        False also when the article is as it is stored.
        """
        if not await super()._complete():
            return False
        if self.assembly.single is None and not self.host.stop.is_over:
            for number in sorted(
                self.stored.pages.keys()
                - self.assembly.pages.keys()
                - self.assembly.failures.keys()
            ):
                await self._look_for(number)
        if await self._is_as_stored():
            await self._confirm(self.assembly.pages[self._lowest])
            return False
        return True

    async def _look_for(self, number: int) -> None:
        url = self.stored.pages[number].fetch.url
        answer = await self._fetch(Want(number, url), self.assembly.first_url)
        if isinstance(answer, FetchedPage):
            await self._put(number, answer)
            answer = self.assembly.failures.get(number, answer)
        if isinstance(answer, Refusal) and answer.reason in _VANISHED:
            self.assembly.forget(number)
        elif isinstance(answer, Refusal):
            await self._put(number, answer)

    def _article(self) -> Article:
        """Merge what is there, and say which stored pages the site has no more."""
        known = self.assembly.pages.keys() | self.assembly.failures.keys()
        vanished = self.stored.pages.keys() - known if self.assembly.single is None else ()
        return replace(super()._article(), vanished=tuple(sorted(vanished)))

    async def _is_as_stored(self) -> bool:
        pages, stored = dict(self.assembly.pages), self.stored.pages  # a job may join meanwhile
        if self.assembly.failures or pages.keys() != stored.keys():
            return False
        for number, got in pages.items():
            if not await self._is_same(number, got):
                return False
        return True

    async def _is_same(self, number: int, got: FetchedPage) -> bool:
        """Return whether the paper left a page as it was; another reader version is no change."""
        stored = self.stored.pages[number]
        if _same(got, stored):
            return True
        return not self._may_mix and await self._as_ours(number, stored) == _article_of(got.reading)

    async def _as_ours(self, number: int, stored: FetchedPage) -> Page | None:
        """Read the stored bytes of a page as we read today; None where they were not kept."""
        folder = folder_of(self.host.archive.path)
        task = Task(folder, self.host.site_of(self.address), ((number, stored.fetch),))
        read = await self.host.archive.thread.run(reread, task)
        return _article_of(read.readings[number]) if number in read.readings else None

    async def _confirm(self, first: FetchedPage) -> None:
        archive = self.host.archive
        await archive.run(revisits.confirm, self.address, first.fetch, run=archive.moment)
        for address in self.joined:
            await archive.run(frontier.adopt, address, self.stored.id, run=archive.moment)
        self.host.count("articles/unchanged")


def _text(page: Page) -> str:
    return "\n".join(page.paragraphs)


def _conditions(got: FetchedPage) -> dict[str, str]:
    """Write the headers by which a server answers 304 when a page is as it was."""
    asked = {"If-None-Match": got.fetch.etag, "If-Modified-Since": got.fetch.last_modified}
    return {name: value for name, value in asked.items() if value}


def _same(got: FetchedPage, stored: FetchedPage) -> bool:
    """Return whether two pages have the same article; its surroundings change all the time."""
    return got.fetch.sha256 == stored.fetch.sha256 or _article_of(got.reading) == _article_of(
        stored.reading
    )


def _article_of(page: Page) -> Page:
    """Return a page without its evidence and without what changes with each request."""
    return replace(
        page,
        url="",
        claimed_url=None,
        ending=None,
        related=(),
        removed=(),
        published_evidence=None,
        encoding="",
        encoding_evidence="",
        evidence="",
        pager=replace(page.pager, evidence=None),
    )
