"""`scrapy crawl article -a url=…`: one-off addresses, on any site; a declared site's own layouts are used."""

from collections.abc import AsyncIterator, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, ClassVar

from scrapy.http import Request

from crawler.addresses.canonical import canonical, checked
from crawler.archive import frontier, takedown
from crawler.archive.frontier import Due
from crawler.crawl.sites import declared, site_at
from crawler.crawl.spider import ArticleSpider
from crawler.errors import DeclarationError
from crawler.network.offsite import check_public
from crawler.site import Listing, Site


class OneOffSpider(ArticleSpider):
    """Archive the addresses given as `-a url=URL`, `-a urls=URL,URL` or `-a file=PATH` (one address a line).

    `-a home=URL` archives the articles that a page links to, such as the home page of a site that nobody declared.
    """

    name = "article"
    arguments: ClassVar[frozenset[str]] = frozenset({"url", "urls", "file", "home"})
    refetches = True

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.addresses = list(dict.fromkeys(self._given_addresses()))
        self.home = checked(self.given["home"]) if "home" in self.given else None
        if self.home is not None and not self.addresses:
            self.refetches = (
                False  # a home page without news is no failure, as an address without an article is
            )

    def _given_addresses(self) -> Iterator[str]:
        """Check what was given, in its order."""
        url = self.given.get("url", "")
        if url.count("://") > 1 and "," in url:
            raise DeclarationError(f"-a url={url} holds several addresses; that is -a urls=A,B.")
        yield from (
            checked(text) for text in (url, *self.given.get("urls", "").split(",")) if text.strip()
        )
        if "file" in self.given:
            yield from _addresses_in(self.given["file"])

    def ready(self) -> None:
        """Refuse to crawl without an address, or into a private network that the settings do not name."""
        if not self.work:
            raise DeclarationError(
                "No address given: use -a url=http://HOST/PATH, -a urls=A,B, -a file=PATH or -a home=http://HOST/."
            )
        check_public(self.work, self.settings)

    @property
    def work(self) -> Sequence[str]:
        """Name the addresses: two processes may archive different ones at once."""
        return list(dict.fromkeys([*self.addresses, *([self.home] if self.home else [])]))

    async def requests(self) -> AsyncIterator[Request]:
        """Ask for the given addresses, and for those that the given home page links to."""
        wanted: list[Due] = []
        for address in self.addresses:
            claimed = await self._claim(address)
            refusal = await self.archive.run(takedown.refusal, [canonical(address)])
            if claimed and refusal is not None:
                self.report_refusal(
                    address, refusal, await self.archive.fail([due.url for due in claimed], refusal)
                )
            else:
                wanted += claimed
        async for request in self._at_leisure(wanted, self._article):
            yield request
        if self.home is not None:
            async for request in self.requests_of(Listing(url=self.home, max_pages=1)):
                yield request

    async def _claim(self, address: str) -> list[Due]:
        archive, site = self.archive, self.site_of(address).name
        claimed = await archive.run(frontier.claim, [address], site=site, run=archive.moment)
        return [Due(address)] if claimed is None else claimed

    def site_of(self, url: str) -> Site:
        """Return the declared site of an address, or one that knows no more than its domain."""
        return site_at(url, self._declared)

    @cached_property
    def _declared(self) -> list[Site]:
        return list(declared(self.settings).values())


def _addresses_in(file: str) -> Iterator[str]:
    for number, line in enumerate(_text(file).splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                yield checked(line)
            except DeclarationError as error:
                raise DeclarationError(f"{file}, line {number}: {error}") from error


@cache  # a pipe can be read only once, and a spider is made twice: to check what it was given, and to crawl
def _text(file: str) -> str:
    try:
        return Path(file).read_text("utf-8-sig")
    except OSError as error:
        raise DeclarationError(f"-a file={file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise DeclarationError(
            f"-a file={file} is not written in UTF-8, save it as that: {error.reason}."
        ) from error
