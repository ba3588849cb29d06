"""When a host, or the run, has had enough: a circuit breaker and budgets."""

import asyncio
import logging
from collections import Counter
from typing import Self

from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from crawler.errors import Refused, RequestRefused
from crawler.fetching import DOWNLOAD_ERRORS, refusal
from crawler.reasons import Reason, http_reason, is_shut_out
from crawler.urls import host_and_port

logger = logging.getLogger(__name__)


class GateMiddleware:
    """Ask a host for nothing more when it failed BREAKER_FAILURES times in a row, and count requests against the budgets.

    A failure is no answer, or one that lets nobody in (5xx, 429, 401, 403); a page that is not there is an answer. What is
    refused here was not tried: it stays due. Retries, redirects and robots.txt are requests like others.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.patience = crawler.settings.getint("BREAKER_FAILURES")
        self.per_host = crawler.settings.getint("REQUESTS_PER_HOST")
        self.per_run = crawler.settings.getint("REQUESTS_PER_RUN")
        self.requests: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.shut: dict[str, Refused] = {}
        self._ending: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be built by Scrapy."""
        return cls(crawler)

    def close(self, host: str, refused: Refused) -> None:
        """Ask a host for nothing more in this run."""
        if self.shut.setdefault(host, refused) is refused:
            logger.info("%s is asked for nothing more in this run: %s", host, refused)

    def refusal(self, url: str) -> Refused | None:
        """Say why an address is not asked for; None when it may be."""
        if 0 < self.per_run <= self.requests.total():
            return Refused(Reason.BUDGET, f"REQUESTS_PER_RUN={self.per_run}")
        return self.shut.get(host_and_port(url))

    def process_request(self, request: Request) -> None:
        """Raise RequestRefused when nothing more is asked for; count the request otherwise."""
        host = host_and_port(request.url)
        if 0 < self.per_host <= self.requests[host]:
            self.close(host, Refused(Reason.BUDGET, f"REQUESTS_PER_HOST={self.per_host}"))
        refused = self.refusal(request.url)
        if refused is None:
            self.requests[host] += 1
            return
        if refused.reason == Reason.BUDGET:
            self._end(refused)
        raise RequestRefused(refused.reason, refused.detail)

    def process_response(self, request: Request, response: Response) -> Response:
        """Note whether the host answered."""
        self._note(request, Refused(http_reason(response.status)))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note that the host did not answer."""
        if isinstance(exception, DOWNLOAD_ERRORS) and not isinstance(exception, RequestRefused):
            self._note(request, refusal(exception))

    def _note(self, request: Request, refused: Refused) -> None:
        host = host_and_port(request.url)
        if not is_shut_out(refused.reason):
            self.failures[host] = 0
            return
        self.failures[host] += 1
        if 0 < self.patience <= self.failures[host]:
            self.close(host, Refused(Reason.HOST_DOWN, f"{self.failures[host]} failures in a row, the last: {refused}"))

    def _end(self, refused: Refused) -> None:
        """Note that a budget is used up; that of the run ends it."""
        self.crawler.stats.set_value("weiye/limits/reached", 1)
        if refused.detail.startswith("REQUESTS_PER_RUN") and self._ending is None:
            self._ending = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="closespider_budget"))
