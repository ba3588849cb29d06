"""robots.txt, as RFC 9309 says."""

import asyncio
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.misc import build_from_crawler

from crawler.errors import Refused, RequestRefused
from crawler.fetching import DOWNLOAD_ERRORS, refusal
from crawler.reasons import Reason, http_reason


class RobotsMiddleware(RobotsTxtMiddleware):
    """Obey robots.txt as RFC 9309 says, and name the refusal.

    Scrapy's own middleware allows everything when robots.txt answers 5xx or not at all; the RFC forbids everything then. A
    robots.txt that does not exist (4xx) allows all. It is asked for once a run and host.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rules: dict[str, asyncio.Future[RobotParser | RequestRefused | None]] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Give the rules of the request's host, None when there are none; raise RequestRefused when they cannot be had."""
        parts = urlsplit(request.url)
        if parts.netloc not in self._rules:
            self._rules[parts.netloc] = asyncio.ensure_future(
                self._fetch(f"{parts.scheme}://{parts.netloc}/robots.txt")
            )
        rules = await asyncio.shield(self._rules[parts.netloc])
        if isinstance(rules, RequestRefused):
            raise RequestRefused(rules.reason, rules.detail)
        return rules

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raise RequestRefused when the rules forbid the address."""
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise RequestRefused(Reason.ROBOTS, request.url) from error

    async def _fetch(self, url: str) -> RobotParser | RequestRefused | None:
        request = Request(
            url, priority=self.DOWNLOAD_PRIORITY, meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except DOWNLOAD_ERRORS as error:
            return _unreachable(url, refusal(error))
        if response.status >= 500 or response.status == 429:
            return _unreachable(url, Refused(http_reason(response.status)))
        if response.status != 200:
            return None
        return build_from_crawler(self._parserimpl, self.crawler, response.body)


def _unreachable(url: str, refused: Refused) -> RequestRefused:
    """Say why nothing of a host is fetched: the host itself cannot be reached, or only its robots.txt."""
    if refused.reason in {
        Reason.DNS_FAILURE,
        Reason.CONNECTION_REFUSED,
        Reason.PRIVATE_ADDRESS,
        Reason.OFFSITE_REDIRECT,
    }:
        return RequestRefused(refused.reason, refused.detail)
    return RequestRefused(Reason.ROBOTS_UNREACHABLE, f"{url}: {refused}")
