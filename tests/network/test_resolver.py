"""Names that lead to private addresses: no connection is made, and the reason is said."""

from collections.abc import Callable

import pytest
from scrapy.http import Request
from scrapy.resolver import CachingThreadedResolver
from scrapy.settings import Settings
from twisted.internet import defer
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from crawler.errors import RequestRefused
from crawler.network.resolver import GuardedResolver, PrivateNameMiddleware

Resolve = Callable[..., str | Failure]


class Process:
    """What Scrapy builds a resolver from: it has no more than settings."""

    def __init__(self, **settings: str) -> None:
        self.settings = Settings(settings)


@pytest.fixture
def resolve(monkeypatch: pytest.MonkeyPatch) -> Resolve:
    """Resolve a name that the network would lead to an address."""

    def run(name: str, address: str, **settings: str) -> str | Failure:
        monkeypatch.setattr(
            CachingThreadedResolver, "getHostByName", lambda *_: defer.succeed(address)
        )
        resolver = GuardedResolver.from_crawler(Process(**settings), None)  # type: ignore[arg-type]
        results: list[str | Failure] = []
        resolver.getHostByName(name).addBoth(results.append)
        return results[0]

    return run


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "192.168.1.1"])
def test_a_name_that_leads_to_a_private_address_leads_nowhere(
    resolve: Resolve, address: str
) -> None:
    result = resolve("inside.paper.example", address)
    assert isinstance(result, Failure)
    assert isinstance(result.value, DNSLookupError)
    with pytest.raises(RequestRefused) as refused:
        PrivateNameMiddleware().process_exception(
            Request("http://Inside.paper.example/robots.txt"), DNSLookupError("no results")
        )
    assert str(refused.value) == f"private-address: inside.paper.example resolves to {address}"


def test_a_name_of_the_web_leads_where_it_leads(resolve: Resolve) -> None:
    assert resolve("www.paper.example", "203.0.114.7") == "203.0.114.7"
    PrivateNameMiddleware().process_exception(
        Request("http://www.paper.example/"), DNSLookupError("no results")
    )


@pytest.mark.parametrize(
    "allowed", ["intranet.example", "intranet.example:8080", "10.0.0.8", "10.0.0.8:80"]
)
def test_a_name_that_the_settings_allow_leads_inside(resolve: Resolve, allowed: str) -> None:
    assert resolve("intranet.example", "10.0.0.8", ALLOW_PRIVATE_HOSTS=allowed) == "10.0.0.8"


def test_the_name_of_a_proxy_leads_inside(
    resolve: Resolve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    assert resolve("proxy.example", "10.0.0.3") == "10.0.0.3"
