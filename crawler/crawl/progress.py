"""Progress of a crawl: one line on a terminal, nothing in cron; short log lines for items."""

from typing import Any, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.logformatter import LogFormatter, LogFormatterResult
from tqdm import tqdm
from twisted.python.failure import Failure

from crawler.text import counted, printable


class Progress:
    """A line on the terminal: pages fetched, articles stored, the title of the last one."""

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats
        self.bar: tqdm[Any] = tqdm(
            disable=None,
            unit=" pages",
            bar_format="{n_fmt} pages in {elapsed}, {rate_fmt}{postfix}",
            leave=False,
        )
        if self.bar.disable:
            raise NotConfigured

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be built by Scrapy; off when stderr is no terminal."""
        progress = cls(crawler)
        crawler.signals.connect(progress.page, signals.response_received)
        crawler.signals.connect(progress.article, signals.item_scraped)
        crawler.signals.connect(progress.close, signals.spider_closed)
        return progress

    def page(self) -> None:
        """Count a page."""
        self.bar.update()

    def article(self, item: Any) -> None:
        """Show an article."""
        count = self.stats.get_value("item_scraped_count", 0) + 1
        self.bar.set_postfix_str(
            f"{counted(count, 'article')} · {printable(getattr(item, 'title', None) or '')[:24]}",
            refresh=False,
        )

    def close(self) -> None:
        """Leave the line empty for the summary."""
        self.bar.close()


class ShortLog(LogFormatter):
    """Log an item by its address, not by its text."""

    def scraped(
        self, item: Any, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """Log an item that was exported."""
        return _short(super().scraped(item, response, spider), item)

    def dropped(
        self,
        item: Any,
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """Log an item that a pipeline did not let through."""
        return _short(super().dropped(item, exception, response, spider), item)

    def item_error(
        self,
        item: Any,
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """Log an item on which a pipeline failed."""
        return _short(super().item_error(item, exception, response, spider), item)


def _short(entry: LogFormatterResult, item: Any) -> LogFormatterResult:
    if isinstance(entry["args"], dict):
        entry["args"]["item"] = printable(getattr(item, "url", type(item).__name__))
    return entry
