"""`scrapy crawl article -a url=…`: one-off addresses, on any site; a declared site's own layouts are used."""

from collections.abc import AsyncIterator
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from scrapy.spiderloader import get_spider_loader

from crawler.archive.frontier import Due
from crawler.errors import DeclarationError
from crawler.middlewares.guard import may_visit, private_hosts
from crawler.site import Site
from crawler.spider import ArticleSpider
from crawler.urls import checked, host_and_port, site_of


class OneOffSpider(ArticleSpider):
    """Archive the addresses given as `-a url=URL`, `-a urls=URL,URL` or `-a file=PATH` (one address a line)."""

    name = "article"
    arguments: ClassVar[frozenset[str]] = frozenset({"url", "urls", "file"})
    refetches = True

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.addresses = [checked(address) for address in self._given_addresses()]

    def _given_addresses(self) -> list[str]:
        """Collect what was given, each address once."""
        lines = [self.given.get("url", ""), *self.given.get("urls", "").split(","), *self._lines_of_file()]
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    def ready(self) -> None:
        """Refuse to crawl without an address, or into a private network that the settings do not name."""
        if not self.addresses:
            raise DeclarationError("No address given: use -a url=http://HOST/PATH, -a urls=A,B or -a file=PATH.")
        allowed = private_hosts(self.settings)
        for address in self.addresses:
            if not may_visit(address, allowed):
                raise DeclarationError(
                    f"{address} is in a private network; -s ALLOW_PRIVATE_HOSTS={host_and_port(address)} allows it."
                )

    def _lines_of_file(self) -> list[str]:
        if "file" not in self.given:
            return []
        try:
            text = Path(self.given["file"]).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise DeclarationError(f"-a file={self.given['file']} cannot be read: {error}.") from error
        return [line for line in text.splitlines() if not line.lstrip().startswith("#")]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the given addresses, and nothing else."""
        await self.ledger.open(self, self.given)
        due: list[Due] = []
        for address in self.addresses:
            due += await self.ledger.claim([address], site=self.site_of(address).name)
        async for request in self._visits(due):
            yield request

    def site_of(self, url: str) -> Site:
        """Give the declared site of an address, or one that knows no more than its domain."""
        host = host_and_port(url)
        for site in self._declared:
            if site.covers(host):
                return site
        name = site_of(host)
        return Site(title=name, domains=(name,))

    @cached_property
    def _declared(self) -> list[Site]:
        loader = get_spider_loader(self.settings)
        spiders = (loader.load(name) for name in loader.list())
        return [spider.site for spider in spiders if issubclass(spider, ArticleSpider) and hasattr(spider, "site")]
