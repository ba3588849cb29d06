"""The process in which pages are read beside a crawl.

It has a deadline for each page, and is restarted when a page exceeds it or makes it crash.
"""

import asyncio
import signal
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

from crawler.crawl.boundary import Reading, read_or_refuse
from crawler.errors import Refused
from crawler.reasons import Reason

T = TypeVar("T")

_MOST_DEATHS = 2
"""How often the process may die over one page, or at its start, before that is given up."""


@dataclass(eq=False, slots=True)
class _Order:
    """A page to read, who waits for it, and how many processes died over it."""

    reading: Reading[Any]
    answer: asyncio.Future[Any]
    deaths: int = 0

    def settle(self, result: object) -> None:
        if self.answer.done():
            return  # nobody waits for it any more
        if isinstance(result, Exception):
            self.answer.set_exception(result)
        else:
            self.answer.set_result(result)


class ReaderProcess:
    """A process that reads pages, in batches: the next is sent when the last has come back.

    A pool of the standard library has two threads that take turns with the crawl, and its transfer
    of a page takes as long as the reading.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._waiting: deque[_Order] = deque()
        self._sent: deque[_Order] = deque()
        self._late: asyncio.TimerHandle | None = None
        self._false_starts = 0
        self._begin()

    async def read(self, reading: Reading[T]) -> T:
        """Read a page there; raises Refused, and EOFError when the process cannot be started."""
        if self._pipe.closed:
            raise EOFError
        order = _Order(reading, asyncio.get_running_loop().create_future())
        self._waiting.append(order)
        self._send()
        return cast("T", await order.answer)

    def close(self) -> None:
        """Let the process end, which it does at the end of its pipe."""
        self._leave()
        for order in (*self._sent, *self._waiting):
            order.settle(EOFError())
        self._sent.clear()
        self._waiting.clear()

    def _begin(self) -> None:
        self.is_ready = False
        context = get_context("spawn")  # a fork would take over threads and the open archive
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        asyncio.get_running_loop().add_reader(self._pipe.fileno(), self._receive)

    def _leave(self) -> None:
        """Let go of the process; it ends at once when it is in the middle of a page."""
        self._disarm()
        if not self._pipe.closed:
            asyncio.get_running_loop().remove_reader(self._pipe.fileno())
            self._pipe.close()
        if self._sent:
            self._process.kill()

    def _begin_anew(self) -> None:
        """Replace the process, and send what it did not answer to the next one."""
        self._leave()
        self._waiting.extendleft(reversed(self._sent))
        self._sent.clear()
        self._begin()

    def _send(self) -> None:
        if not self.is_ready or not self._waiting or self._sent:
            return
        self._sent, self._waiting = self._waiting, deque()
        try:
            self._pipe.send([order.reading for order in self._sent])
        except OSError:
            self._died()
        else:
            self._arm()

    def _receive(self) -> None:
        try:
            result = self._pipe.recv()
        except (EOFError, OSError):
            self._died()
            return
        if not self.is_ready:
            self.is_ready, self._false_starts = True, 0
        elif self._sent:
            self._sent.popleft().settle(result)
            self._arm()
        self._send()

    def _died(self) -> None:
        """Restart; give up a page that crashed it twice, and a process that does not start."""
        if not self.is_ready:
            self._false_starts += 1
        elif self._sent:
            self._sent[0].deaths += 1
            if self._sent[0].deaths >= _MOST_DEATHS:
                self._sent.popleft().settle(
                    Refused(Reason.READER_FAILED, "The process that read the page died, twice.")
                )
        if self._false_starts >= _MOST_DEATHS:
            self.close()
        else:
            self._begin_anew()

    def _arm(self) -> None:
        """Give the page that is read now its time."""
        self._disarm()
        if self._sent:
            self._late = asyncio.get_running_loop().call_later(self._seconds, self._give_up)

    def _disarm(self) -> None:
        if self._late is not None:
            self._late.cancel()
        self._late = None

    def _give_up(self) -> None:
        """Refuse the page that is read for too long."""
        order = self._sent[0]
        self._process.kill()
        self._sent.popleft()
        order.settle(
            Refused(Reason.TOO_COMPLEX, f"not read within {self._seconds:g} seconds, READ_TIMEOUT")
        )
        self._begin_anew()


def _serve(pipe: Connection) -> None:
    """Read what is asked for, until nobody is there who asks; say first that it is ready."""
    # A terminal sends it to the crawl as well, which stops in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, ConnectionError):  # the crawl has ended, or was killed
        pipe.send(None)
        while True:
            for reading in pipe.recv():
                pipe.send(_answer(reading))


def _answer(reading: Reading[Any]) -> object:
    try:
        return read_or_refuse(reading)
    except Refused as error:
        return error
