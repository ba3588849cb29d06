"""Where the addresses of a site's articles come from, as a spider file declares it. Data only."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from cssselect import SelectorError
from parsel.csstranslator import HTMLTranslator

from crawler.errors import DeclarationError

_INDEX = frozenset({"", "index", "default", "main"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that names articles. `channel` is what `-a channel=` calls it; without it the end of its address is."""

    url: str
    channel: str | None = None

    @property
    def name(self) -> str:
        """Return what the source is called: its channel, else the last folder or file name of its address.

        >>> Source(url="http://h/news/sszh/index.html").name, Source(url="http://h/node_4139.htm").name
        ('sszh', 'node_4139')
        """
        if self.channel is not None:
            return self.channel
        folder, _, file = urlsplit(self.url).path.rpartition("/")
        stem = file.partition(".")[0]
        return stem if stem.lower() not in _INDEX else folder.rpartition("/")[2] or "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Source):
    """A list of articles, newest first, that leads on by its own pager.

    `items` selects the links to articles; without it every link that `Site.article` matches is one. A run reads at most
    `max_pages` pages of it (the spider argument of that name overrides it). Where the pager is made by a script that is not
    understood, `pages` is the address of the other pages with {} for the number, which is `second` on the second page:
    `http://HOST/news/index_{}.html`.
    """

    items: str | None = None
    max_pages: int = 10
    pages: str | None = None
    second: int = 2

    def __post_init__(self) -> None:
        if self.pages is not None and self.pages.count("{}") != 1:
            raise DeclarationError(
                f"pages={self.pages!r} of {self.url} must hold {{}} once, in place of the page's number."
            )
        check_query("items", self.items)
        at_least_one("max_pages", self.max_pages, self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Source):
    """A feed: RSS of any version, or Atom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap(Source):
    """A sitemap, a news sitemap, an index of sitemaps, or the robots.txt that names them; gzip or not.

    A run takes what is dated within the last `days` days, from `max_pages` sitemaps at most; `-a since=` goes deeper.
    """

    days: int = 7
    max_pages: int = 20

    def __post_init__(self) -> None:
        at_least_one("days", self.days, self.url)
        at_least_one("max_pages", self.max_pages, self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily(Source):
    """A page for each day: the first page of an e-paper (数字报), or a dated directory.

    `url` has the day in it as strftime writes it: `http://HOST/html/%Y-%m/%d/node_1.htm`. The other pages of an issue (版) are
    the pages named like it in the same directory; `pages` selects them where they are not, `items` the links to articles. A
    run looks at the last `days` days; `-a since=` goes deeper.
    """

    items: str | None = None
    pages: str | None = None
    days: int = 3

    def __post_init__(self) -> None:
        check_query("items", self.items)
        check_query("pages", self.pages)
        at_least_one("days", self.days, self.url)
        if self.at(date(2001, 1, 1)) == self.at(date(2002, 2, 2)):
            raise DeclarationError(f"The address {self.url!r} of a Daily must hold the day, such as /%Y-%m/%d/.")

    def at(self, day: date) -> str:
        """Return the address of a day's first page."""
        return day.strftime(self.url)


def check_query(name: str, query: str | None) -> None:
    """Raise DeclarationError when a CSS query cannot be read."""
    if query is None:
        return
    try:
        HTMLTranslator().css_to_xpath(query)
    except (SelectorError, TypeError) as error:
        raise DeclarationError(f"{name}={query!r} is no CSS query: {error}.") from error


def at_least_one(name: str, number: int, where: str) -> None:
    """Raise DeclarationError when a number is below one."""
    if number < 1:
        raise DeclarationError(f"{name}={number} of {where} must be 1 or more.")
