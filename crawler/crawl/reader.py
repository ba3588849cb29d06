"""Where pages are read: in the crawl itself, or in a process beside it.

A polite crawl waits between two pages for longer than it reads; one without a delay, on a fast
server, would keep the network waiting while it reads. A large page would keep everything waiting,
signals included. So both are read in the process, which has a deadline for each page.
"""

import logging
import sys
from time import perf_counter
from typing import TypeVar

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.crawl.boundary import Reading, read_or_refuse
from crawler.crawl.reader_process import ReaderProcess
from crawler.errors import Refused
from crawler.reasons import Reason
from crawler.text import printable

T = TypeVar("T")
logger = logging.getLogger(__name__)

_LOOK = 2.0
"""Seconds after which it is looked at how much of them was spent reading."""
_MUCH = 0.2
"""The share from which on a process of its own is worth its start and its memory."""


class Reader:
    """Reads pages for a spider; `READ_BESIDE = False` keeps all of it in the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        # Windows has no pipes in its event loop.
        self._may_start = settings.getbool("READ_BESIDE") and sys.platform != "win32"
        self._seconds, self._large = (
            settings.getfloat("READ_TIMEOUT"),
            settings.getint("READ_HERE_MAX"),
        )
        self._crawler = crawler
        self._beside: ReaderProcess | None = None
        self._spent, self._since = 0.0, perf_counter()
        crawler.signals.connect(self.close, signals.spider_closed)

    @property
    def is_beside(self) -> bool:
        """Return whether pages are read in the other process now."""
        return self._beside is not None and self._beside.is_ready

    async def read(self, reading: Reading[T], size: int = 0) -> T:
        """Read a page of `size` bytes, here or there; raises Refused, and counts our mistakes."""
        try:
            return await self._read(reading, size)
        except Refused as error:
            if error.refusal.reason == Reason.READER_FAILED:
                self._crawler.stats.inc_value("weiye/bugs")
                logger.error(  # noqa: TRY400 - one event is one line; the traceback is in it
                    "A page met a mistake of this program: %s", printable(error.refusal.detail)
                )
            raise

    def start(self) -> None:
        """Start the process, once; until it is ready pages that are not large are read here."""
        self._beside, self._may_start = ReaderProcess(self._seconds), False

    def close(self) -> None:
        """End the process, if there is one."""
        if self._beside is not None:
            self._beside.close()
        self._beside = None

    async def _read(self, reading: Reading[T], size: int) -> T:
        is_large = size > self._large
        if is_large and self._may_start:
            self.start()
        if self._beside is not None and (is_large or self._beside.is_ready):
            try:
                return await self._beside.read(reading)
            except EOFError:
                self._go_on_alone()
        return self._here(reading)

    def _go_on_alone(self) -> None:
        """Let go of a process that cannot be had; each page that waited for it comes by here."""
        if self._beside is not None:
            logger.info("No process can be had to read pages in; the crawl goes on without it.")
        self.close()

    def _here(self, reading: Reading[T]) -> T:
        begun = perf_counter()
        try:
            return read_or_refuse(reading)
        finally:
            self._note(perf_counter() - begun)

    def _note(self, seconds: float) -> None:
        self._spent += seconds
        passed = perf_counter() - self._since
        if self._may_start and passed > _LOOK:
            if self._spent > _MUCH * passed:
                self.start()
            self._spent, self._since = 0.0, perf_counter()
