"""The early end of a run: a signal, a limit (CLOSESPIDER_*) or a time of day, all alike.

Nothing new is begun. Articles under way have STOP_GRACE seconds; then their waiting pages are given
up, and what came is stored as partial and is due again. Hanging requests are left behind.
"""

import asyncio
import contextlib
from collections.abc import Coroutine
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from scrapy.utils.reactor import is_reactor_installed

from crawler.clock import now
from crawler.errors import DeclarationError, Refused
from crawler.reasons import Reason

T = TypeVar("T")
_LOOK_EVERY = 0.2
_TO_STORE = 2.0
"""How long what was given up may take to be stored before hanging requests are left behind."""


def run_until(settings: BaseSettings) -> time | None:
    """Read RUN_UNTIL; None when it is empty."""
    text = str(settings.get("RUN_UNTIL") or "")
    if not text:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise DeclarationError(f"RUN_UNTIL={text} must be a time of day, such as 06:30.") from error


def seconds_until(end: time, moment: datetime) -> float:
    """Count the seconds from a moment to the next time a clock on its wall shows `end`."""
    ends = moment.replace(hour=end.hour, minute=end.minute, second=end.second, microsecond=0)
    return ((ends if ends > moment else ends + timedelta(days=1)) - moment).total_seconds()


class Stopping:
    """Knows whether a run is ending, and for how long its articles may still go on."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.grace = crawler.settings.getfloat("STOP_GRACE")
        self.until = run_until(crawler.settings)
        self._over = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        crawler.signals.connect(self._open, signals.spider_opened)
        crawler.signals.connect(self._close, signals.spider_closed)

    @property
    def has_begun(self) -> bool:
        """Return whether the run is ending: then nothing new is begun."""
        # Only this private slot tells that a spider is closing.
        slot = self.crawler.engine._slot  # noqa: SLF001
        return slot is None or slot.closing is not None

    @property
    def is_over(self) -> bool:
        """Return whether STOP_GRACE is over: articles under way are stored as far as they came."""
        return self._over.is_set()

    async def in_time(self, answer: Coroutine[Any, Any, T]) -> T:
        """Await an answer; at the end of STOP_GRACE it is cancelled, and Refused is raised."""
        asked, over = asyncio.ensure_future(answer), asyncio.ensure_future(self._over.wait())
        try:
            await asyncio.wait({asked, over}, return_when=asyncio.FIRST_COMPLETED)
            if asked.done():
                return asked.result()
            raise Refused(Reason.INTERRUPTED)
        finally:
            over.cancel()
            asked.cancel()

    def _open(self) -> None:
        self._tasks.append(asyncio.create_task(self._watch()))
        if self.until is not None:
            self._tasks.append(asyncio.create_task(self._end_at(self.until)))

    def _close(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _end_at(self, until: time) -> None:
        await asyncio.sleep(seconds_until(until, now().astimezone()))
        self.crawler.stats.set_value(
            "finish_reason", "run_until"
        )  # should the end be left in a hurry
        await self.crawler.engine.close_spider_async(reason="run_until")

    async def _watch(self) -> None:
        while not self.has_begun:  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(_LOOK_EVERY)
        await asyncio.sleep(self.grace)
        self._over.set()
        await asyncio.sleep(_TO_STORE)
        self._leave()

    def _leave(self) -> None:
        """Leave requests behind that still hang, as a second signal does."""
        if is_reactor_installed():
            from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one

            self._tasks.append(asyncio.create_task(self.crawler.stop_async()))
            with contextlib.suppress(RuntimeError):  # it is stopped already
                asyncio.get_running_loop().call_soon(reactor.stop)  # type: ignore[misc]
