"""robots.txt, as RFC 9309 says."""

import asyncio
from typing import Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.misc import build_from_crawler

from crawler.addresses.canonical import host_and_port
from crawler.errors import RequestRefused
from crawler.model import Refusal
from crawler.network.outcome import DOWNLOAD_ERRORS, refusal_of
from crawler.network.throttle import ThrottleMiddleware
from crawler.reasons import Reason, http_reason

_RECEIVED = "robots_received"
_LONGEST = 500 * 1024
"""Bytes that count, as the RFC asks at least."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Obey robots.txt as RFC 9309 says, and name the refusal.

    Scrapy's own middleware allows everything when robots.txt answers 5xx or not at all; the RFC
    forbids everything then. A robots.txt that does not exist (4xx, but not 429) allows all. It is
    fetched once for a run and host, redirects are followed, and the first 500 KiB count.
    Crawl-delay, which is not in the RFC, is obeyed as well.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rules: dict[str, asyncio.Future[RobotParser | Refusal | None]] = {}
        self._slow: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does, and listen to what comes."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.stop_when_enough, signals.bytes_received)
        return middleware

    def stop_when_enough(self, data: bytes, request: Request) -> None:
        """End the download of a robots.txt, which may be endless, after the part that counts."""
        if _RECEIVED in request.meta:
            request.meta[_RECEIVED] += len(data)
            if request.meta[_RECEIVED] > _LONGEST:
                raise StopDownload(fail=False)

    async def process_request(  # type: ignore[override] # Scrapy's has a deprecated argument
        self, request: Request
    ) -> None:
        """Let a request pass when the rules of its host allow it."""
        await super().process_request(request)
        if urlsplit(request.url).netloc in self._slow:
            request.meta["autothrottle_dont_adjust_delay"] = (
                True  # AutoThrottle would shorten the delay again
            )

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Return the rules of a host, None if it has none; raise RequestRefused if unreachable."""
        parts = urlsplit(request.url)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = asyncio.ensure_future(
                self._fetch(f"{parts.scheme}://{parts.netloc}/robots.txt")
            )
        rules = await asyncio.shield(self._rules[parts.netloc])
        if isinstance(rules, Refusal):
            if (throttle := self.crawler.get_downloader_middleware(ThrottleMiddleware)) is not None:
                throttle.close(host_and_port(request.url), rules)
            raise RequestRefused(rules.reason, rules.detail)
        return rules

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raise RequestRefused when the rules forbid the address."""
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise RequestRefused(Reason.ROBOTS, request.url) from error

    async def _fetch(self, url: str) -> RobotParser | Refusal | None:
        request = Request(
            url,
            priority=self.DOWNLOAD_PRIORITY,
            headers={"Accept-Encoding": "identity"},  # a part of what is packed cannot be read
            meta={"dont_obey_robotstxt": True, "download_maxsize": 0, _RECEIVED: 0},
            callback=NO_CALLBACK,
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except DOWNLOAD_ERRORS as error:
            return _unreachable(url, refusal_of(error))
        if response.status >= 500 or response.status == 429:
            return _unreachable(url, Refusal(http_reason(response.status)))
        if response.status != 200:
            return None
        rules = build_from_crawler(self._parserimpl, self.crawler, _head(response.body))
        return self._paced(url, rules)

    def _paced(self, url: str, rules: RobotParser) -> RobotParser | Refusal:
        """Slow the downloads of a host down to the pauses its rules ask for."""
        agent = self._robotstxt_useragent or self._default_useragent
        delay, longest = (
            rules.crawl_delay(agent) or 0.0,
            self.crawler.settings.getfloat("CRAWL_DELAY_MAX"),
        )
        if delay > longest:
            return Refusal(Reason.CRAWL_DELAY, f"{delay:g} seconds, CRAWL_DELAY_MAX={longest:g}")
        if delay > self.crawler.settings.getfloat("DOWNLOAD_DELAY"):
            self._slow.add(urlsplit(url).netloc)
            downloader, host = self.crawler.engine.downloader, urlsplit(url).hostname or ""
            downloader.per_slot_settings[host] = {"delay": delay, "jitter": 0.0, "concurrency": 1}
            if (slot := downloader.slots.get(host)) is not None:
                slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
        return rules


def _head(body: bytes) -> bytes:
    """Return the whole lines of the part of a robots.txt that counts."""
    return body if len(body) <= _LONGEST else body[: body.rfind(b"\n", 0, _LONGEST) + 1]


def _unreachable(url: str, refusal: Refusal) -> Refusal:
    """Return the refusal of a host that is unreachable, or of one whose robots.txt is."""
    if refusal.reason in {
        Reason.DNS_FAILURE,
        Reason.CONNECTION_REFUSED,
        Reason.PRIVATE_ADDRESS,
        Reason.OFFSITE_REDIRECT,
    }:
        return refusal
    return Refusal(Reason.ROBOTS_UNREACHABLE, f"{url}: {refusal}")
