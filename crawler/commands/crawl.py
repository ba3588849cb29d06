"""`scrapy crawl`: Scrapy's own, and an exit code that tells the truth."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.archive.database import inspect, open_archive
from crawler.console.command import answering, check_spider, refuse_unknown
from crawler.console.settings_check import check_settings
from crawler.console.verdict import CrawlVerdict
from crawler.crawl.spider import ArticleSpider
from crawler.errors import DeclarationError
from crawler.exports.targets import emit
from crawler.locks import opening, working


class Command(ScrapyCrawl):
    """Run a spider, report its problems, exit with a code that scripts can rely on."""

    requires_crawler_process = False  # made in run(), where its errors become one sentence

    def long_desc(self) -> str:
        return (
            "Run a spider of the project, by name, and store what it finds in the archive"
            " (setting ARCHIVE_DB). Example: scrapy crawl article -a"
            " url=http://www.example.com/2017/0203/1.html -- Exit codes: 0 every due address"
            " reached a good state; 1 a bug; 2 usage, configuration or a site's declaration,"
            " nothing was requested; 3 finished, but some pages failed or articles are partial; 4"
            " nothing good came; 5 the archive cannot be used; 6 the same work is already"
            " running, nothing was done; 7 stopped by a signal or a limit, the next run goes on."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --summary to Scrapy's options."""
        super().add_options(parser)
        parser.add_argument(
            "--summary",
            action="store_true",
            help="end with a table of what was stored, also without a terminal",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Refuse options that nobody knows; they would be taken for a spider's name."""
        refuse_unknown(args)
        super().process_options(args, opts)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the crawl and set the exit code."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # until Scrapy listens
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup
            signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
        try:
            with answering(self):
                self._work(self._prepare(args), opts)
        except KeyboardInterrupt:
            self._say("Stopped before anything was fetched.")
            self.exitcode = 7

    def _work(self, crawler: Crawler, opts: argparse.Namespace) -> None:
        archive = Path(crawler.settings["ARCHIVE_DB"])
        patience = crawler.settings.getfloat("ARCHIVE_PATIENCE")
        with working(archive, self._work_of(crawler, opts)):
            with opening(archive, patience):
                inspect(archive, reserve=crawler.settings.getint("DISK_RESERVE"))
                open_archive(archive, patience).close()
            self._crawl(crawler, opts)

    def _prepare(self, args: list[str]) -> Crawler:
        """Check everything that can be checked before a request is sent."""
        assert self.settings is not None
        check_settings(self.settings)
        try:
            self.crawler_process = AsyncCrawlerProcess(self.settings)
        except OSError as error:
            raise DeclarationError(
                f"LOG_FILE={self.settings['LOG_FILE']} cannot be written: {error.strerror}."
            ) from error
        if len(args) != 1:
            raise DeclarationError(
                "Name one spider: scrapy crawl [options] NAME; `scrapy list` shows the names."
            )
        check_spider(args[0], self.crawler_process.spider_loader.list())
        return self._create_crawler(args[0])

    def _work_of(self, crawler: Crawler, opts: argparse.Namespace) -> Sequence[str]:
        """Make the spider as the crawl will, to check its arguments; return the work it locks."""
        spider = crawler.spidercls.from_crawler(crawler, **opts.spargs)
        if not isinstance(spider, ArticleSpider):
            return (str(spider.name),)
        spider.ready()
        return spider.work

    def _crawl(self, crawler: Crawler, opts: argparse.Namespace) -> None:
        assert self.crawler_process is not None
        verdict = CrawlVerdict(crawler)
        task = cast("asyncio.Task[None]", self.crawler_process.crawl(crawler, **opts.spargs))
        self.crawler_process.start()
        for number in (signal.SIGTERM, signal.SIGINT):  # the result takes milliseconds from here
            signal.signal(number, signal.SIG_IGN)
        # A second signal leaves the task unfinished, one before the spider was open cancels it.
        if task.done() and not task.cancelled() and (error := task.exception()):
            raise error
        verdict.bugs += self.crawler_process.bootstrap_failed
        verdict.reach(summary=opts.summary or sys.stdout.isatty())
        self.exitcode = verdict.exit_code
        for line in verdict.lines:
            self._say(line)
        emit(verdict.summary)

    def _say(self, line: str) -> None:
        sys.stderr.write(f"scrapy crawl: {line}\n")
