"""Where the pages of a crawl are read: in the crawl itself, or in a process beside it while reading takes much of its time.

A polite crawl waits between two pages for longer than it reads; one without a delay, on a fast server, would keep the network
waiting while it reads.
"""

import asyncio
import logging
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.errors import Refused
from crawler.model import Page
from crawler.reading.read import PendingPage

logger = logging.getLogger(__name__)

_LOOK = 2.0
"""Seconds after which it is looked at how much of them was spent reading."""
_MUCH = 0.2
"""The share from which on a process of its own is worth its start and its memory."""


class Reader:
    """Reads pages for a spider; `READ_BESIDE = False` keeps all of it in the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        # Windows has no pipes in its event loop.
        self._may_start = crawler.settings.getbool("READ_BESIDE") and sys.platform != "win32"
        self._beside: Beside | None = None
        self._spent, self._since = 0.0, perf_counter()
        crawler.signals.connect(self.close, signals.spider_closed)

    @property
    def is_beside(self) -> bool:
        """Return whether pages are read in the other process now."""
        return self._beside is not None and self._beside.is_ready

    async def read(self, reading: PendingPage) -> Page:
        """Read a page, here or there; raises Refused as `read_page` does."""
        if self._beside is not None and self._beside.is_ready:
            try:
                return await self._beside.read(reading)
            except EOFError:
                self._go_on_alone()
        return self._here(reading)

    def start(self) -> None:
        """Start the process, once; until it is ready pages are read here."""
        self._beside, self._may_start = Beside(), False

    def close(self) -> None:
        """End the process, if there is one."""
        if self._beside is not None:
            self._beside.close()
        self._beside = None

    def _go_on_alone(self) -> None:
        """Let go of a process that ended; each page that waited for it comes by here."""
        if self._beside is not None:
            logger.info(
                "The process that reads pages beside the crawl has ended; the crawl goes on without it."
            )
        self.close()

    def _here(self, reading: PendingPage) -> Page:
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


class Beside:
    """A process that reads pages. What waits is sent together, when what was sent before has come back.

    A pool of the standard library costs two threads here that take turns with the crawl, and as much again as the reading itself
    takes to send a page and to hear of it.
    """

    def __init__(self) -> None:
        self.is_ready = False
        self._waiting: list[tuple[PendingPage, asyncio.Future[Page]]] = []
        self._sent: list[asyncio.Future[Page]] = []
        context = get_context("spawn")  # a fork would take over threads and the open archive
        self._pipe, theirs = context.Pipe()
        context.Process(target=_serve, args=(theirs,), daemon=True).start()
        theirs.close()
        asyncio.get_running_loop().add_reader(self._pipe.fileno(), self._receive)

    async def read(self, reading: PendingPage) -> Page:
        """Read a page there; raises Refused as it does, and EOFError when the process has ended."""
        answer: asyncio.Future[Page] = asyncio.get_running_loop().create_future()
        self._waiting.append((reading, answer))
        self._send()
        return await answer

    def close(self) -> None:
        """Let the process end, which it does at the end of its pipe."""
        if not self._pipe.closed:
            asyncio.get_running_loop().remove_reader(self._pipe.fileno())
            self._pipe.close()
        for answer in (*self._sent, *(answer for _, answer in self._waiting)):
            _settle(answer, EOFError())
        self._sent, self._waiting = [], []

    def _send(self) -> None:
        if self.is_ready and self._waiting and not self._sent:
            readings, self._sent = (
                [reading for reading, _ in self._waiting],
                [answer for _, answer in self._waiting],
            )
            self._waiting = []
            try:
                self._pipe.send(readings)
            except OSError:
                self.close()

    def _receive(self) -> None:
        try:
            read: Sequence[Page | Refused] = self._pipe.recv()
        except (EOFError, OSError):
            self.close()
            return
        for answer, page in zip(self._sent, read, strict=True):
            _settle(answer, page)
        self.is_ready, self._sent = True, []
        self._send()


def _settle(answer: asyncio.Future[Page], page: Page | Exception) -> None:
    if answer.done():
        return  # nobody waits for it any more
    if isinstance(page, Exception):
        answer.set_exception(page)
    else:
        answer.set_result(page)


def _serve(pipe: Connection) -> None:
    """Read what is asked for, until nobody is there who asks. An error that is none of ours ends it, and is met in the crawl again."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # a terminal sends it to the crawl as well, which stops in order
    with suppress(EOFError, ConnectionError):  # the crawl has ended, or was killed
        pipe.send([])
        while True:
            pipe.send([_read(reading) for reading in pipe.recv()])


def _read(reading: PendingPage) -> Page | Refused:
    try:
        return reading()
    except Refused as refused:
        return refused
