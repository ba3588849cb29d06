"""What runs inside the crawl that is tortured: it notes what was acknowledged, and dies at a commit when it is told to."""

import os
import signal
from pathlib import Path
from typing import Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from crawler.crawl.archive_client import ArchiveClient
from crawler.model import Article


class DyingClient(ArchiveClient):
    """The client, which kills its process at the commit of the number DIE_AT_COMMIT: before it, or with DIE_AFTER after it."""

    commits = 0

    async def open(self, spider: Spider, arguments: dict[str, str]) -> None:
        """Open the archive and listen to what is asked of it."""
        await super().open(spider, arguments)
        if self._db is not None and self.crawler.settings.getint("DIE_AT_COMMIT"):
            self._db.set_trace_callback(self._heard)

    def _heard(self, statement: str) -> None:
        """Hear a statement that is about to be run."""
        last = self.crawler.settings.getint("DIE_AT_COMMIT")
        if self.crawler.settings.getbool("DIE_AFTER") and self.commits == last:
            os.kill(os.getpid(), signal.SIGKILL)
        if statement == "COMMIT":
            self.commits += 1
            if self.commits == last and not self.crawler.settings.getbool("DIE_AFTER"):
                os.kill(os.getpid(), signal.SIGKILL)


class Acknowledged:
    """Write the address of each article that was reported as scraped to the file of the setting ACKNOWLEDGED."""

    def __init__(self, crawler: Crawler) -> None:
        self.file = os.open(
            Path(crawler.settings["ACKNOWLEDGED"]), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does."""
        noted = cls(crawler)
        crawler.signals.connect(noted.scraped, signals.item_scraped)
        crawler.signals.connect(noted.close, signals.spider_closed)
        return noted

    def scraped(self, item: Article) -> None:
        """Note an article, in one write: a process that is killed leaves no half of it."""
        os.write(self.file, f"{item.url}\n".encode())

    def close(self) -> None:
        """Close the file."""
        os.close(self.file)
