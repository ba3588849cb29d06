"""Names resolved, and private addresses found before a connection is made to them."""

from collections.abc import Sequence
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawler.addresses.canonical import is_private
from crawler.errors import RequestRefused
from crawler.network.offsite import private_hosts
from crawler.reasons import Reason

_UNRESOLVED = (DNSLookupError, CannotResolveHostError)


_private: dict[str, str] = {}
"""The private addresses of public names, for the whole process, like Scrapy's DNS cache."""


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver, without private addresses of names that ALLOW_PRIVATE_HOSTS lacks.

    Without it, a public name that resolves to this machine or its network would get one request
    before its answer could be refused. Proxies may be private.
    """

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float) -> None:
        super().__init__(reactor, cache_size, timeout)
        self.allowed: frozenset[str] | None = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> "GuardedResolver":
        """Build it from a crawler, as Scrapy does."""
        resolver = super().from_crawler(crawler, reactor)
        named = private_hosts(crawler.settings)
        if named is not None:
            proxies = (urlsplit(proxy).hostname or "" for proxy in getproxies().values())
            hosts = (host.rpartition(":")[0] or host for host in named)
            named = frozenset((*hosts, *named, *proxies))
        resolver.allowed = named
        return resolver

    def getHostByName(  # noqa: N802 - Twisted's name
        self, name: str, timeout: Sequence[int] = ()
    ) -> "Deferred[str]":
        """Resolve a name to an address that may be connected to; the failure is DNSLookupError."""
        return super().getHostByName(name, timeout).addCallback(self._public, name)

    def _public(self, address: str, name: str) -> str:
        is_open = self.allowed is None or bool({name.lower(), address} & self.allowed)
        if not is_open and is_private(address):
            _private[name.lower()] = address
            raise DNSLookupError(f"{name} resolves to {address}")
        return address


class PrivateNameMiddleware:
    """Report names with private addresses; for Twisted they just failed to resolve."""

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise RequestRefused in place of the resolver's error, which a retry would repeat."""
        host = (urlsplit(request.url).hostname or "").lower()
        if isinstance(exception, _UNRESOLVED) and host in _private:
            detail = f"{host} resolves to {_private[host]}"
            raise RequestRefused(Reason.PRIVATE_ADDRESS, detail) from exception
