"""The throttle of each host: concurrency, Retry-After, circuit breaker and budgets."""

import asyncio
import logging
from collections import Counter, defaultdict
from time import monotonic
from typing import Self

from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from crawler.addresses.canonical import host_and_port
from crawler.clock import now
from crawler.errors import Refused, RequestRefused
from crawler.model import Refusal
from crawler.network.outcome import DOWNLOAD_ERRORS, refusal_of, retry_after
from crawler.reasons import Reason, http_reason, is_shut_out

_TOO_MANY = 429
_FIRST_PAUSE = 5.0
"""Seconds after a 429 that does not say Retry-After; each retry waits twice as long."""
_LOOK = 0.5
"""Seconds between looks whether the run was told to stop meanwhile."""

logger = logging.getLogger(__name__)


class ThrottleMiddleware:
    """The last middleware before the network; retries, redirects and robots.txt pass it as well.

    Requests wait here rather than in the downloader, so that an answer counts for all requests
    after it: a Retry-After pauses the whole host; BREAKER_FAILURES failures in a row (no answer,
    or a shut door), or a spent budget, close the host for this run. A request that is refused here
    was not tried, and its address stays due.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.patience = settings.getint("BREAKER_FAILURES")
        self.longest_pause = settings.getfloat("RETRY_AFTER_MAX")
        self.per_host, self.per_run = (
            settings.getint("REQUESTS_PER_HOST"),
            settings.getint("REQUESTS_PER_RUN"),
        )
        self.at_once = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self.requests: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.resume_at: dict[str, float] = {}
        self.shut: dict[str, Refusal] = {}
        self._turns: dict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(self.at_once)
        )
        self._through: set[Request] = set()
        self._ending: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does."""
        return cls(crawler)

    def close(self, host: str, refusal: Refusal) -> None:
        """Ask a host for nothing more in this run."""
        if self.shut.setdefault(host, refusal) is refusal:
            logger.info("%s is asked for nothing more in this run: %s", host, refusal)

    def refusal(self, url: str) -> Refusal | None:
        """Return why an address may not be requested; a spent budget of the run ends it."""
        host = host_and_port(url)
        if 0 < self.per_run <= self.requests.total():
            self._end()
            return Refusal(Reason.BUDGET, f"REQUESTS_PER_RUN={self.per_run}")
        if 0 < self.per_host <= self.requests[host] and host not in self.shut:
            self.crawler.stats.set_value("weiye/limits/reached", 1)
            self.close(host, Refusal(Reason.BUDGET, f"REQUESTS_PER_HOST={self.per_host}"))
        return self.shut.get(host)

    # -- the way through

    async def process_request(self, request: Request) -> None:
        """Wait for the turn; raise RequestRefused when nothing more is asked of the host."""
        host = host_and_port(request.url)
        await self._turns[host].acquire()
        self._through.add(request)
        try:
            self._check(request.url)
            await self._pause(host)
            self._check(request.url)  # what was in flight meanwhile may have said more
        except BaseException:
            self._leave(request)
            raise
        self.requests[host] += 1

    def _check(self, url: str) -> None:
        if (refusal := self.refusal(url)) is not None:
            raise RequestRefused(refusal.reason, refusal.detail)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note what the answer says about the host, and let the next request pass."""
        host = host_and_port(request.url)
        try:
            if (pause := self.pause_after(request, response)) <= self.longest_pause:
                self.resume_at[host] = max(self.resume_at.get(host, 0.0), monotonic() + pause)
            self._note(host, Refusal(http_reason(response.status)))
        finally:
            self._leave(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note that the host did not answer, and let the next request pass."""
        try:
            if isinstance(exception, DOWNLOAD_ERRORS) and not isinstance(exception, Refused):
                self._note(host_and_port(request.url), refusal_of(exception))
        finally:
            self._leave(request)

    def _leave(self, request: Request) -> None:
        if request in self._through:
            self._through.remove(request)
            self._turns[host_and_port(request.url)].release()

    # -- what answers say

    def pause_after(self, request: Request, response: Response) -> float:
        """Return the seconds to pause a host: its Retry-After, or ours after a 429 without one."""
        asked = (
            retry_after(response, now())
            if response.status == _TOO_MANY or response.status >= 500
            else None
        )
        if asked is not None:
            return asked.total_seconds()
        retries: int = request.meta.get("retry_times", 0)
        return (
            min(_FIRST_PAUSE * 2**retries, self.longest_pause)
            if response.status == _TOO_MANY
            else 0.0
        )

    async def _pause(self, host: str) -> None:
        """Wait while a host wants to be left alone, as long as the run goes on."""
        while (left := self.resume_at.get(host, 0.0) - monotonic()) > 0:
            if not self.crawler.engine.running:
                raise RequestRefused(Reason.INTERRUPTED)
            await asyncio.sleep(min(left, _LOOK))

    def _note(self, host: str, refusal: Refusal) -> None:
        self.failures[host] = self.failures[host] + 1 if is_shut_out(refusal.reason) else 0
        if 0 < self.patience <= self.failures[host]:
            self.close(
                host,
                Refusal(
                    Reason.HOST_DOWN,
                    f"{self.failures[host]} failures in a row, the last: {refusal}",
                ),
            )

    def _end(self) -> None:
        self.crawler.stats.set_value("weiye/limits/reached", 1)
        if self._ending is None:
            self._ending = asyncio.ensure_future(
                self.crawler.engine.close_spider_async(reason="closespider_budget")
            )
