"""Waiting when a server asks for it."""

import asyncio
from time import monotonic

from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings

from crawler.clock import now
from crawler.errors import RequestRefused
from crawler.fetching import retry_after
from crawler.reasons import Reason
from crawler.urls import host_and_port

_TOO_MANY = 429
_FIRST_PAUSE = 5.0
"""Seconds after a 429 that does not say Retry-After; each retry waits twice as long."""
_LOOK = 0.5
"""Seconds between looks whether the run was told to stop meanwhile."""


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries, after the pause that the server asks for: Retry-After in seconds or as a date.

    For as long the whole host is left alone, since it is the host that says it has too much to do; its requests then go on at
    their usual distance. A pause longer than RETRY_AFTER_MAX is not waited for: the address is due later, the host is not left.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self.longest = settings.getfloat("RETRY_AFTER_MAX")
        self.resume_at: dict[str, float] = {}

    async def process_request(self, request: Request) -> None:
        """Hold a request back while its host wants to be left alone; not longer than the run goes on."""
        host = host_and_port(request.url)
        while (left := self.resume_at.get(host, 0.0) - monotonic()) > 0:
            if not self.crawler.engine.running:
                raise RequestRefused(Reason.INTERRUPTED)
            await asyncio.sleep(min(left, _LOOK))

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override] # Scrapy's has an argument that is deprecated
        """Retry after the pause, or hand on what is to be deferred."""
        if response.status not in self.retry_http_codes:
            return response
        pause = self._pause(request, response)
        if pause > self.longest:
            return response
        host = host_and_port(request.url)
        self.resume_at[host] = max(self.resume_at.get(host, 0.0), monotonic() + pause)
        return super().process_response(request, response)

    def _pause(self, request: Request, response: Response) -> float:
        asked = retry_after(response, now())
        if asked is not None:
            return asked.total_seconds()
        retries: int = request.meta.get("retry_times", 0)
        return min(_FIRST_PAUSE * 2**retries, self.longest) if response.status == _TOO_MANY else 0.0
