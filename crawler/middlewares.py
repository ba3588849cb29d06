"""Downloader middlewares: which requests may leave, what robots.txt says, and answers from saved files."""

import asyncio
import json
import mimetypes
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.downloadermiddlewares.useragent import UserAgentMiddleware
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import HtmlResponse, Request, Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.settings import BaseSettings
from scrapy.utils.misc import build_from_crawler

from crawler.errors import DeclarationError, Refused, RequestRefused
from crawler.fetching import DOWNLOAD_ERRORS, refusal
from crawler.reasons import Reason, http_reason
from crawler.site import Site
from crawler.urls import WEB, host_and_port, is_private


def private_hosts(settings: BaseSettings) -> frozenset[str]:
    """Read ALLOW_PRIVATE_HOSTS."""
    return frozenset(host.strip().lower() for host in settings.getlist("ALLOW_PRIVATE_HOSTS") if host.strip())


def may_visit(url: str, allowed: frozenset[str]) -> bool:
    """Say whether an address is public, as far as its text tells, or allowed although it is not."""
    host = urlsplit(url).hostname or ""
    return not is_private(host) or bool({host_and_port(url), host} & allowed)


class GuardMiddleware:
    """Let a request through only to the web, to public hosts, and to the site it belongs to.

    Every request passes, redirects, retries and robots.txt included. Scrapy's own OffsiteMiddleware lets requests with
    `dont_filter` pass wherever a redirect leads them. The setting ALLOW_PRIVATE_HOSTS names hosts (`host` or `host:port`,
    comma-separated) that may be private.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.private = private_hosts(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be built by Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise RequestRefused with the reason when the request must not leave."""
        parts = urlsplit(request.url)
        if parts.scheme not in WEB:
            raise RequestRefused(Reason.BAD_SCHEME, request.url)
        host = host_and_port(request.url)
        if not may_visit(request.url, self.private):
            raise RequestRefused(Reason.PRIVATE_ADDRESS, f"{host} is not in ALLOW_PRIVATE_HOSTS")
        self._check_site(request, host)

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse an answer from a private network that a public name led to; a proxy's own address says nothing."""
        address = response.ip_address
        if address is not None and not request.meta.get("proxy") and not address.is_global:
            named = {host_and_port(request.url), urlsplit(request.url).hostname, str(address)}
            if not named & self.private:
                raise RequestRefused(Reason.PRIVATE_ADDRESS, f"{urlsplit(request.url).hostname} resolves to {address}")
        return response

    def _check_site(self, request: Request, host: str) -> None:
        site_of = getattr(self.crawler.spider, "site_of", None)
        if site_of is None:
            return
        came_from = request.meta.get("redirect_urls")
        site: Site = site_of(came_from[0] if came_from else request.url)
        if not site.covers(host):
            raise RequestRefused(
                Reason.OFFSITE_REDIRECT if came_from else Reason.OFFSITE, f"{host} is not of {site.name}"
            )


class IdentityMiddleware(UserAgentMiddleware):
    """Scrapy's user agent middleware, which adds the setting CONTACT: a server's owner should know whom to write to."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be built by Scrapy."""
        agent, contact = crawler.settings["USER_AGENT"], crawler.settings["CONTACT"]
        return cls(f"{agent} {contact}".strip() if contact else agent)


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


def replay_folder(settings: BaseSettings) -> Path | None:
    """Read the setting REPLAY; raises DeclarationError when it names no folder."""
    name = settings.get("REPLAY")
    if not name:
        return None
    folder = Path(name).resolve()
    if not folder.is_dir():
        raise DeclarationError(f"REPLAY={name} is no folder; it must be one laid out as HOST/PATH.")
    return folder


class ReplayMiddleware:
    """Answer every request from the folder REPLAY, laid out as HOST/PATH, instead of the network; http and https alike.

    A folder answers with its index.html; `PATH?QUERY` is a file of that name. `FILE.meta.json` beside a file may say
    `{"status": 200, "headers": {…}}`. What is not there is 404.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be built by Scrapy, unless the setting is empty."""
        folder = replay_folder(crawler.settings)
        if folder is None:
            raise NotConfigured
        return cls(folder)

    def process_request(self, request: Request) -> Response:
        """Give the saved answer."""
        file = self._file(request.url)
        if file is None:
            return HtmlResponse(
                request.url, status=404, body=b"<html><body>404 Not Found</body></html>", request=request
            )
        meta_file = file.with_name(f"{file.name}.meta.json")
        meta = json.loads(meta_file.read_text("utf-8")) if meta_file.is_file() else {}
        headers = {"Content-Type": mimetypes.guess_type(file.name)[0] or "text/html", **meta.get("headers", {})}
        return HtmlResponse(
            request.url, status=meta.get("status", 200), headers=headers, body=file.read_bytes(), request=request
        )

    def _file(self, url: str) -> Path | None:
        parts = urlsplit(url)
        host = self.folder / (parts.hostname or "")
        target = (host / unquote(parts.path).lstrip("/")).resolve()
        target = target / "index.html" if target.is_dir() else target
        asked = target.with_name(f"{target.name}?{parts.query}")
        found = asked if parts.query and asked.is_file() else target
        return found if found.is_relative_to(host) and found.is_file() else None
