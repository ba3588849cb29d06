"""Between a running spider and the archive: everything that is read or written goes through one thread, and is awaited."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Concatenate, ParamSpec, Self, TypeVar

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from crawler import __version__
from crawler.addresses.canonical import canonical
from crawler.archive import (
    articles,
    frontier,
    quarantine,
    revisits,
    runs,
    takedown,
    walks,
    warc_pointers,
)
from crawler.archive.article_parts import endings, read_pages
from crawler.archive.articles import Outcome, Stored
from crawler.archive.database import open_archive, transaction
from crawler.archive.frontier import Due
from crawler.archive.revisits import Look
from crawler.archive.schedule import needs_quarantine
from crawler.clock import now
from crawler.crawl.archive_thread import ArchiveThread
from crawler.errors import ArchiveLost, DeclarationError, StorageError
from crawler.model import Article, Ending, Fetch, FetchedPage, Refusal, Run
from crawler.site import Site
from crawler.sources.plan import Checkpoint
from crawler.text import without_credentials
from crawler.versions import reader_version, versions
from crawler.warc.writing import Writer, folder_of

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_WAIT = 36_500


def revisit_days(settings: BaseSettings) -> tuple[int, ...]:
    """Read REVISIT_DAYS; raises DeclarationError when it is no list of days."""
    days = [str(day).strip() for day in settings.getlist("REVISIT_DAYS") if str(day).strip()]
    if not all(day.isdecimal() and len(day) < 10 and int(day) <= _LONGEST_WAIT for day in days):
        raise DeclarationError(
            f"REVISIT_DAYS={settings['REVISIT_DAYS']} must be whole days, such as 1,3,14,90."
        )
    return tuple(map(int, days))


class ArchiveClient:
    """The Scrapy extension that holds the archive open while a spider crawls.

    `scrapy parse`, `shell` and `check` never open it: then every address is new and nothing is written.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.path = Path(crawler.settings["ARCHIVE_DB"])
        self.thread = ArchiveThread(crawler, self.path)
        self.run_id = 0
        self.days = revisit_days(crawler.settings)
        self._db: Connection | None = None
        self._warc: Writer | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does."""
        client = cls(crawler)
        crawler.signals.connect(client.close, signals.spider_closed)
        return client

    @classmethod
    def of(cls, crawler: Crawler) -> "ArchiveClient":
        """Return the client of a crawl."""
        client = crawler.get_extension(cls)
        if client is None:
            raise StorageError(
                "The extension crawler.crawl.archive_client.ArchiveClient is switched off; nothing can be stored without it."
            )
        return client

    @property
    def moment(self) -> Run:
        """Return the run as it is now, which the rows that it writes carry."""
        return Run(self.run_id, now(), self.days)

    @property
    def is_open(self) -> bool:
        """Return whether anything is stored."""
        return self._db is not None

    async def open(self, spider: Spider, arguments: dict[str, str]) -> None:
        """Open the archive and enter the run."""
        self._db = await self.thread.run(
            open_archive, self.path, self.crawler.settings.getfloat("ARCHIVE_PATIENCE")
        )
        begun = now()
        self.run_id = await self._run(
            runs.begin,
            spider=spider.name,
            arguments={name: without_credentials(said) for name, said in arguments.items()},
            versions=versions(),
            now=begun,
        )
        self._warc = self._raw_files(spider, begun)

    async def close(self, reason: str) -> None:
        """Enter the end of the run and let go of the archive."""
        if self._db is not None:
            with suppress(ArchiveLost):  # noted in `thread.failure`
                await self._run(
                    runs.finish,
                    self.run_id,
                    reason=reason,
                    counts=self.counts(),
                    requests=self.requests(),
                    now=now(),
                )
            await self.thread.end(partial(self._let_go, self._db))
        self.thread.shut()

    def _let_go(self, db: Connection) -> None:
        with suppress(StorageError):  # what rows point to is on the disk already
            if self._warc is not None:
                self._warc.close()
        db.close()

    def _raw_files(self, spider: Spider, begun: datetime) -> Writer | None:
        settings = self.crawler.settings
        if not settings.getbool("ARCHIVE_WARC"):
            return None
        name = f"weiye-{begun:%Y%m%dT%H%M%SZ}-{self.run_id:06}"
        about = {
            "software": f"weiye/{__version__}",
            "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        }
        about |= {"http-header-user-agent": settings["USER_AGENT"], "isPartOf": spider.name}
        return Writer(
            folder_of(self.path), name, limit=settings.getint("ARCHIVE_WARC_SIZE"), about=about
        )

    def counts(self) -> dict[str, int]:
        """Return what the spider counted so far."""
        stats = self.crawler.stats.get_stats()
        return {
            name.removeprefix("weiye/"): int(n)
            for name, n in stats.items()
            if name.startswith("weiye/")
        }

    def requests(self) -> int:
        """Return how many requests were sent so far."""
        return int(self.crawler.stats.get_value("downloader/request_count", 0))

    # -- what a spider asks

    async def due(self, site: str, most: int) -> list[Due]:
        """Take addresses that are due."""
        return (
            await self._run(frontier.due, site=site, run=self.moment, most=most) if self._db else []
        )

    async def looks(self, site: str, most: int) -> list[Look]:
        """Take stored articles that are due for a second look."""
        if self._db is None:
            return []
        return await self._run(revisits.take, site=site, run=self.moment, most=most)

    async def confirm(self, url: str, fetch: Fetch) -> None:
        """Record that a stored article is as it was."""
        if self._db is not None:
            await self._run(revisits.confirm, url, fetch, run=self.moment)

    async def accept(self, urls: Iterable[str], *, site: str, found_on: str) -> list[Due]:
        """Enter found addresses, give those to fetch."""
        if self._db is None:
            return [Due(url) for url in urls]
        return await self._run(
            frontier.accept, list(urls), site=site, found_on=found_on, run=self.moment
        )

    async def begin_walk(self, listing: str, *, site: str) -> bool:
        """Enter that a listing is walked, say whether the walk before came to its end."""
        return (
            await self._run(walks.begin, listing, site=site, now=now())
            if self._db is not None
            else False
        )

    async def end_walk(self, listing: str) -> None:
        """Enter that the walk over a listing came to its end."""
        if self._db is not None:
            await self._run(walks.end, listing, now=now())

    async def resume(self, source: str, asked: str) -> Checkpoint | None:
        """Say how far a backfill came that was cut short."""
        return await self._run(walks.resume, source, asked) if self._db is not None else None

    async def reach(self, source: str, asked: str, at: Checkpoint, *, site: str) -> None:
        """Enter how far a backfill came."""
        if self._db is not None:
            await self._run(walks.reach, source, asked, at, site=site, now=now())

    async def finish(self, source: str, asked: str) -> None:
        """Enter that a backfill came to its end."""
        if self._db is not None:
            await self._run(walks.finish, source, asked, now=now())

    async def claim(self, urls: Sequence[str], *, site: str) -> list[Due]:
        """Enter addresses that a person named, give them to fetch."""
        if self._db is None:
            return [Due(url) for url in urls]
        return await self._run(frontier.claim, urls, site=site, run=self.moment)

    async def stored(self, url: str) -> Stored | None:
        """Return what is stored of an article."""
        return await self._run(articles.stored, url) if self._db is not None else None

    async def is_whole(self, url: str) -> bool:
        """Return whether the stored version of an article is complete."""
        return await self._run(articles.is_whole, url) if self._db is not None else False

    async def pages(self, article_id: int) -> dict[int, FetchedPage]:
        """Return the stored pages of an article."""
        return await self._run(read_pages, article_id) if self._db is not None else {}

    async def endings(self, site: str) -> dict[Ending, int]:
        """Count how the HTML of pages of a site ended that are stored."""
        return await self._run(endings, site) if self._db is not None else {}

    async def adopt(self, url: str, article_id: int) -> None:
        """Record one more address of a stored article."""
        if self._db is not None:
            await self._run(frontier.adopt, url, article_id, run=self.moment)

    async def refusal(self, url: str) -> Refusal | None:
        """Say that an address is that of an article that was taken down, if it is."""
        return await self._run(takedown.refusal, [canonical(url)]) if self._db is not None else None

    async def fail(self, urls: Sequence[str], refusal: Refusal) -> str:
        """Record addresses that gave no article, give their state."""
        if self._db is None:
            return ""
        return await self._run(self._fail, urls, refusal)

    async def hold(self, refusal: Refusal) -> None:
        """Keep a page of an article in quarantine that was fetched and could not be read."""
        if self._db is not None and refusal.capture is not None:
            await self._run(self._hold, canonical(refusal.capture.url), refusal)

    async def save(self, article: Article, site: Site) -> Outcome:
        """Store an article that was read as of a site; when this returns it is on the disk. Raises Refused when it was taken down."""
        if self._db is None:
            return "new"
        return await self._run(self._save, article, reader_version(site))

    # -- what becomes of it, in the thread: raw bytes are on the disk before a row points to them. Both are of one transaction, so
    # that whoever takes the article down meanwhile comes before its first byte, or finds all of it.

    def _fail(self, db: Connection, urls: Sequence[str], refusal: Refusal) -> str:
        with transaction(db):
            answered = [canonical(refusal.capture.url)] if refusal.capture is not None else []
            refusal = takedown.refusal(db, [*urls, *answered]) or refusal
            if needs_quarantine(refusal.reason):
                refusal = self._kept(db, refusal)
            return frontier.fail(db, urls, refusal, run=self.moment)

    def _hold(self, db: Connection, url: str, refusal: Refusal) -> None:
        with transaction(db):
            if takedown.refusal(db, [url]) is None:
                frontier.know(db, [refusal.reason])
                kept = self._kept(db, refusal)
                quarantine.keep(db, url, kept, run=self.moment)

    def _kept(self, db: Connection, refusal: Refusal) -> Refusal:
        """Write the bytes that were refused, and return the refusal with their place."""
        if self._warc is None or refusal.capture is None:
            return refusal
        return replace(refusal, raw=warc_pointers.keep_refused(db, self._warc, refusal.capture))

    def _save(self, db: Connection, article: Article, reader: str) -> Outcome:
        return articles.save(
            db,
            article,
            reader_version=reader,
            run=self.moment,
            keep=partial(self._with_raw, db),
        )

    def _with_raw(self, db: Connection, article: Article) -> Article:
        return warc_pointers.keep(db, self._warc, article) if self._warc is not None else article

    # -- the thread

    async def _run(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if self._db is None:
            raise ArchiveLost
        return await self.thread.run(work, self._db, *args, **kwargs)
