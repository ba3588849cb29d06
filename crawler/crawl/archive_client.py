"""The way from a running spider to the archive: one thread, whose answers are awaited."""

from collections.abc import Callable, Sequence
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
    runs,
    takedown,
    warc_pointers,
)
from crawler.archive.articles import Outcome
from crawler.archive.database import open_archive, transaction
from crawler.archive.schedule import needs_quarantine
from crawler.clock import now
from crawler.crawl.archive_thread import ArchiveThread
from crawler.errors import ArchiveLost, DeclarationError, StorageError
from crawler.model import Article, Refusal, Run
from crawler.site import Site
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

    `scrapy parse`, `shell` and `check` never open it: then every address is new, and nothing is
    written.
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
                "The extension crawler.crawl.archive_client.ArchiveClient is switched off;"
                " nothing can be stored without it."
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
        self.run_id = await self.thread.run(
            runs.begin,
            self._db,
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
                await self.run(
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

    async def run(
        self,
        function: Callable[Concatenate[Connection, P], T],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Call a function of the archive in its thread; None when nothing is stored."""
        if self._db is None:
            return None
        return await self.thread.run(function, self._db, *args, **kwargs)

    # -- what is stored with its raw bytes

    async def fail(self, urls: Sequence[str], refusal: Refusal) -> str:
        """Store that addresses gave no article, and return their state."""
        return await self.run(self._fail, urls, refusal) or ""

    async def hold(self, refusal: Refusal) -> None:
        """Put a page of an article into quarantine that was fetched and could not be read."""
        if refusal.capture is not None:
            await self.run(self._hold, canonical(refusal.capture.url), refusal)

    async def save(self, article: Article, site: Site) -> Outcome:
        """Store an article of a site; when this returns, it is on the disk.

        Raises Refused when it was taken down.
        """
        return await self.run(self._save, article, reader_version(site)) or "new"

    # Raw bytes are on the disk before a row points to them, in one transaction: a takedown at the
    # same time comes before the first byte, or finds all of them.

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
