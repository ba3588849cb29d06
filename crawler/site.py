"""What a spider file may declare about a site. Data only: nothing here fetches or parses."""

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
    """CSS queries of one template of a site; what is None is found without help.

    `body` is the element that holds the text; `remove` are elements inside it that never belong to it.
    `title`, `subtitle`, `published`, `source`, `authors`, `editors` and `channel` take the text of what they select.
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

    `domains` are its registered domains, the first of which is its name in the archive; subdomains belong to it.
    Addresses of articles come from its `listings`, `feeds`, `sitemaps` and `dailies`, as many of each as there are. `article`
    is a regular expression that the path of an article's address matches; without it addresses are told by their shape.
    `layouts` are tried newest first. `encoding` is that of pages that do not say theirs.
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
        for wrong in self._mistakes():
            raise DeclarationError(f"{self.title}: {wrong}")
        if self.article is not None:
            object.__setattr__(self, "article_pattern", re.compile(self.article))

    def _mistakes(self) -> Iterator[str]:
        """Find what cannot work, before anything is fetched; most of it is a comma that is missing after a single entry."""
        for name, values, kind in (
            ("domains", self.domains, str),
            ("listings", self.listings, Listing),
            ("feeds", self.feeds, Feed),
            ("sitemaps", self.sitemaps, Sitemap),
            ("dailies", self.dailies, Daily),
            ("layouts", self.layouts, Layout),
        ):
            if not isinstance(values, tuple) or not all(
                isinstance(value, kind) for value in values
            ):
                yield f"{name} must be a tuple of {kind.__name__}, such as ({_EXAMPLES[name]},)."
                return
        if not self.domains:
            yield "a Site needs at least one domain, such as ('slrbs.com',)."
        for domain in self.domains:
            if "/" in domain:
                yield f"the domain {domain!r} must be a host's name, such as 'slrbs.com'."
        for source in self.sources:
            if urlsplit(source.url).scheme not in WEB or not self.covers(host_and_port(source.url)):
                yield f"the {type(source).__name__.lower()} {source.url!r} is no web address of {', '.join(self.domains)}."
        if self.article is not None and (problem := _pattern_problem(self.article)):
            yield f"article={self.article!r} is no regular expression: {problem}."
        if self.encoding is not None and not _is_encoding(self.encoding):
            yield f"encoding={self.encoding!r} is not known to Python."

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
        """Return whether a host (`www.slrbs.com`, `127.0.0.1:8217`) is of this site."""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


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
