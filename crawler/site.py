"""The declaration of a site, made in a spider file. Data only: nothing here fetches or parses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from urllib.parse import urlsplit

from cssselect import SelectorError
from parsel.csstranslator import HTMLTranslator

from crawler.addresses.canonical import WEB, host_and_port
from crawler.errors import DeclarationError

_INDEX = frozenset({"", "index", "default", "main"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that names articles; `channel` is its name for `-a channel=`."""

    url: str
    channel: str | None = None

    @property
    def name(self) -> str:
        """Return the source's name: its channel, else the last folder or file of its address.

        >>> Source(url="http://h/news/sszh/index.html").name
        'sszh'
        >>> Source(url="http://h/node_4139.htm").name
        'node_4139'
        """
        if self.channel is not None:
            return self.channel
        folder, _, file = urlsplit(self.url).path.rpartition("/")
        stem = file.partition(".")[0]
        if stem.lower() not in _INDEX:
            return stem
        return folder.rpartition("/")[2] or "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Source):
    """A list of articles, newest first, followed by its own pager.

    `items` selects the links to articles; without it every link that `Site.article` matches is
    one. A run reads at most `max_pages` pages; the spider argument of that name overrides it.
    `pages` is needed where a script makes the pager: the address of the other pages with {} for
    the number, such as `http://HOST/news/index_{}.html`. The second page has the number `second`.
    """

    items: str | None = None
    max_pages: int = 10
    pages: str | None = None
    second: int = 2

    def __post_init__(self) -> None:
        if self.pages is not None and self.pages.count("{}") != 1:
            raise DeclarationError(
                f"pages={self.pages!r} of {self.url} must hold {{}} once, in place of the page's"
                " number."
            )
        check_query("items", self.items)
        at_least_one("max_pages", self.max_pages, self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Source):
    """A feed: RSS of any version, or Atom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap(Source):
    """A sitemap, a news sitemap, an index of sitemaps, or the robots.txt that names them.

    A run reads at most `max_pages` sitemaps, and takes addresses that are dated within the last
    `days` days; `-a since=` goes deeper.
    """

    days: int = 7
    max_pages: int = 20

    def __post_init__(self) -> None:
        at_least_one("days", self.days, self.url)
        at_least_one("max_pages", self.max_pages, self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily(Source):
    """A page for each day: the first page of an e-paper (数字报), or a dated directory.

    `url` has the day in it as strftime writes it: `http://HOST/html/%Y-%m/%d/node_1.htm`. The
    other pages of an issue (版) are those named like it in the same directory; `pages` selects
    them where they are not. `items` selects the links to articles. A run reads the last `days`
    days; `-a since=` goes deeper.
    """

    items: str | None = None
    pages: str | None = None
    days: int = 3

    def __post_init__(self) -> None:
        check_query("items", self.items)
        check_query("pages", self.pages)
        at_least_one("days", self.days, self.url)
        if self.at(date(2001, 1, 1)) == self.at(date(2002, 2, 2)):
            raise DeclarationError(
                f"The address {self.url!r} of a Daily must hold the day, such as /%Y-%m/%d/."
            )

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


__all__ = ["Daily", "Feed", "Layout", "Listing", "Site", "Sitemap", "Source"]

_PORT = re.compile(r":\d+$")
_EXAMPLES = {
    "domains": "'slrbs.com'",
    "listings": "Listing(url='http://…')",
    "feeds": "Feed(url='http://…/rss.xml')",
    "sitemaps": "Sitemap(url='http://…/sitemap.xml')",
    "dailies": "Daily(url='http://…/%Y-%m/%d/node_1.htm')",
    "layouts": "Layout(body='#content')",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """CSS queries of one template of a site; None: the reader finds it without help.

    `body` is the element that holds the text; `remove` are elements inside it that never belong
    to it. All others take the text of the elements that they select.
    """

    body: str | None = None
    title: str | None = None
    subtitle: str | None = None
    published: str | None = None
    source: str | None = None
    authors: str | None = None
    editors: str | None = None
    channel: str | None = None
    remove: str | None = None

    def __post_init__(self) -> None:
        for declared in fields(self):
            check_query(declared.name, getattr(self, declared.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One newspaper's web site.

    `domains` are its registered domains, subdomains included; the first is its name in the
    archive. Addresses of articles come from its `listings`, `feeds`, `sitemaps` and `dailies`, as
    many of each as there are. `article` is a regular expression for the path of an article's
    address; without it articles are recognised by the shape of their addresses. `layouts` are
    tried newest first. `encoding` is that of pages that do not say theirs.
    """

    title: str
    domains: tuple[str, ...]
    listings: tuple[Listing, ...] = ()
    feeds: tuple[Feed, ...] = ()
    sitemaps: tuple[Sitemap, ...] = ()
    dailies: tuple[Daily, ...] = ()
    article: str | None = None
    layouts: tuple[Layout, ...] = ()
    encoding: str | None = None
    article_pattern: re.Pattern[str] | None = field(init=False, default=None, repr=False)

    def __post_init__(self) -> None:
        for mistake in self._mistakes():
            raise DeclarationError(f"{self.title}: {mistake}")
        if self.article is not None:
            object.__setattr__(self, "article_pattern", re.compile(self.article))

    def _mistakes(self) -> Iterator[str]:
        """Find what cannot work, before anything is fetched."""
        for name, kind in _ENTRIES.items():
            if not _is_tuple_of(kind, getattr(self, name)):
                yield f"{name} must be a tuple of {kind.__name__}, such as ({_EXAMPLES[name]},)."
                return
        if not self.domains:
            yield "a Site needs at least one domain, such as ('slrbs.com',)."
        for domain in self.domains:
            if "/" in domain:
                yield f"the domain {domain!r} must be a host's name, such as 'slrbs.com'."
        for source in self.sources:
            if not self._is_own(source.url):
                noun, domains = type(source).__name__.lower(), ", ".join(self.domains)
                yield f"the {noun} {source.url!r} is no web address of {domains}."
        if self.article is not None and (problem := _pattern_problem(self.article)):
            yield f"article={self.article!r} is no regular expression: {problem}."
        if self.encoding is not None and not _is_encoding(self.encoding):
            yield f"encoding={self.encoding!r} is not known to Python."

    def _is_own(self, url: str) -> bool:
        return urlsplit(url).scheme in WEB and self.covers(host_and_port(url))

    @property
    def name(self) -> str:
        """Return the site's name in the archive."""
        return self.domains[0]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return all places that name articles, in the order in which a run visits them."""
        return (*self.listings, *self.feeds, *self.sitemaps, *self.dailies)

    def matches(self, url: str) -> bool:
        """Return whether an address is of this site, and matches `article` if that is declared."""
        if not self.covers(host_and_port(url)):
            return False
        parts = urlsplit(url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        return self.article_pattern is None or self.article_pattern.search(path) is not None

    def covers(self, host: str) -> bool:
        """Return whether a host (`www.slrbs.com`, `127.0.0.1:8217`) is of this site.

        A domain without a port has all ports of its hosts, as sites of browsers have.
        """
        names = (host, _PORT.sub("", host))
        return any(
            name == domain or name.endswith(f".{domain}")
            for domain in self.domains
            for name in names
        )


_ENTRIES: dict[str, type] = {
    "domains": str,
    "listings": Listing,
    "feeds": Feed,
    "sitemaps": Sitemap,
    "dailies": Daily,
    "layouts": Layout,
}


def _is_tuple_of(kind: type, values: object) -> bool:
    """Return whether values are a tuple; most often a comma is missing behind a single entry."""
    return isinstance(values, tuple) and all(isinstance(value, kind) for value in values)


def _pattern_problem(pattern: str) -> str | None:
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return None


def _is_encoding(name: str) -> bool:
    try:
        b"text".decode(name, "replace")
    except (LookupError, UnicodeError):  # base64 and idna are codecs of Python's, and no encodings
        return False
    return True
