"""Where the pages of a crawl are read: in the crawl itself, or in a process beside it while reading takes much of its time.

A polite crawl waits between two pages for longer than it reads; one without a delay, on a fast server, would keep the network
waiting while it reads.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from time import perf_counter

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.items import Page
from crawler.workers import workers

logger = logging.getLogger(__name__)

_LOOK = 2.0
"""Seconds after which it is looked at how much of them was spent reading."""
_MUCH = 0.2
"""The share from which on a process of its own is worth its start and its memory."""


class Reader:
    """Reads pages for a spider; `READ_BESIDE = False` keeps all of it in the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._may_start = crawler.settings.getbool("READ_BESIDE")
        self._pool: ProcessPoolExecutor | None = None
        self._ready: Future[None] | None = None
        self._spent, self._since = 0.0, perf_counter()
        crawler.signals.connect(self.close, signals.spider_closed)

    @property
    def is_beside(self) -> bool:
        """Say whether pages are read in the other process now."""
        return self._ready is not None and self._ready.done()

    async def read(self, reading: Callable[[], Page]) -> Page:
        """Read a page, here or there; raises Refused as `read_page` does."""
        if not self.is_beside:
            return self._here(reading)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, reading)
        except BrokenProcessPool:
            self._give_up()
        return self._here(reading)

    def start(self) -> None:
        """Start the process; until it is ready pages are read here."""
        self._pool = workers(1)
        self._ready = self._pool.submit(_nothing)
        self._may_start = False

    def close(self) -> None:
        """End the process, if there is one."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._ready = None

    def _here(self, reading: Callable[[], Page]) -> Page:
        begun = perf_counter()
        try:
            return reading()
        finally:
            self._note(perf_counter() - begun)

    def _note(self, seconds: float) -> None:
        self._spent += seconds
        passed = perf_counter() - self._since
        if self._may_start and passed > _LOOK:
            if self._spent > _MUCH * passed:
                self.start()
            self._spent, self._since = 0.0, perf_counter()

    def _give_up(self) -> None:
        """Read here for the rest of the run: somebody killed the process, or there was no room for it."""
        if self._pool is not None:
            logger.warning("The process that reads pages beside the crawl has died; the crawl goes on without it.")
        self.close()


def _nothing() -> None:
    """Be done as soon as the process is there and has imported this module."""
