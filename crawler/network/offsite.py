"""Which requests may leave, and whether an answer came from where it should."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings

from crawler.addresses.canonical import WEB, host_and_port, is_private
from crawler.errors import DeclarationError, RequestRefused
from crawler.reasons import Reason
from crawler.text import without_credentials

if TYPE_CHECKING:
    from crawler.site import Site


def private_hosts(settings: BaseSettings) -> frozenset[str] | None:
    """Read ALLOW_PRIVATE_HOSTS; None allows every host, as REPLAY sends nothing anywhere."""
    if settings.get("REPLAY"):
        return None
    return frozenset(
        host.strip().lower() for host in settings.getlist("ALLOW_PRIVATE_HOSTS") if host.strip()
    )


def may_visit(url: str, allowed: frozenset[str] | None) -> bool:
    """Return whether the text of an address names a public host, or one that is allowed."""
    host = urlsplit(url).hostname or ""
    return allowed is None or not is_private(host) or bool({host_and_port(url), host} & allowed)


def check_public(urls: Iterable[str], settings: BaseSettings) -> None:
    """Raise DeclarationError for an address in a private network that the settings do not name."""
    allowed = private_hosts(settings)
    for url in urls:
        if not may_visit(url, allowed):
            raise DeclarationError(
                f"{url} is in a private network;"
                f" -s ALLOW_PRIVATE_HOSTS={host_and_port(url)} allows it."
            )


class OffsiteMiddleware:
    """Let a request through only to the web, to public hosts, and to the site it belongs to.

    It sees every request: redirects, retries and robots.txt as well. Scrapy's own
    OffsiteMiddleware lets requests with `dont_filter` pass wherever a redirect leads them. The
    setting ALLOW_PRIVATE_HOSTS names hosts (`host` or `host:port`, comma-separated) that may be
    private.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.private = private_hosts(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does."""
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        """Raise RequestRefused for a request that must not be sent; take passwords off others."""
        if (url := without_credentials(request.url)) != request.url:
            return request.replace(url=url, dont_filter=True)
        parts = urlsplit(request.url)
        if parts.scheme not in WEB:
            raise RequestRefused(Reason.BAD_SCHEME, request.url)
        host = host_and_port(request.url)
        if not may_visit(request.url, self.private):
            raise RequestRefused(Reason.PRIVATE_ADDRESS, f"{host} is not in ALLOW_PRIVATE_HOSTS")
        self._check_site(request, host)
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse an answer from a private address of a public name; proxies may be private."""
        address = response.ip_address
        if address is not None and not request.meta.get("proxy") and not address.is_global:
            named = {host_and_port(request.url), urlsplit(request.url).hostname, str(address)}
            if self.private is not None and not named & self.private:
                raise RequestRefused(
                    Reason.PRIVATE_ADDRESS,
                    f"{urlsplit(request.url).hostname} resolves to {address}",
                )
        return response

    def _check_site(self, request: Request, host: str) -> None:
        site_of = getattr(self.crawler.spider, "site_of", None)
        if site_of is None:
            return
        came_from = request.meta.get("redirect_urls")
        site: Site = site_of(came_from[0] if came_from else request.url)
        if not site.covers(host):
            raise RequestRefused(
                Reason.OFFSITE_REDIRECT if came_from else Reason.OFFSITE,
                f"{host} is not of {site.name}",
            )
