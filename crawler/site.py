"""What a spider file may declare about a site. Data only: nothing here fetches or parses."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from urllib.parse import urlsplit

from cssselect import SelectorError
from parsel.csstranslator import HTMLTranslator

from crawler.errors import DeclarationError
from crawler.urls import WEB, host_and_port

_EXAMPLES = {"domains": "'slrbs.com'", "listings": "Listing(url='http://…')", "layouts": "Layout(body='#content')"}


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
            _check_query(declared.name, getattr(self, declared.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of articles, newest first, that leads on by its own pager.

    `items` selects the links to articles; without it every link that `Site.article` matches is one. A run reads at most
    `max_pages` pages of it (the spider argument of that name overrides it).
    """

    url: str
    items: str | None = None
    max_pages: int = 10

    def __post_init__(self) -> None:
        _check_query("items", self.items)
        if self.max_pages < 1:
            raise DeclarationError(f"max_pages={self.max_pages} of the listing {self.url} must be 1 or more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One newspaper's web site.

    `domains` are its registered domains, the first of which is its name in the archive; subdomains belong to it.
    `article` is a regular expression that the path of an article's address matches. `layouts` are tried newest first.
    `encoding` is that of pages that do not say theirs.
    """

    title: str
    domains: tuple[str, ...]
    listings: tuple[Listing, ...] = ()
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
            ("layouts", self.layouts, Layout),
        ):
            if not isinstance(values, tuple) or not all(isinstance(value, kind) for value in values):
                yield f"{name} must be a tuple of {kind.__name__}, such as ({_EXAMPLES[name]},)."
        if not self.domains:
            yield "a Site needs at least one domain, such as ('slrbs.com',)."
        for domain in self.domains:
            if "/" in domain:
                yield f"the domain {domain!r} must be a host's name, such as 'slrbs.com'."
        for listing in self.listings:
            if urlsplit(listing.url).scheme not in WEB or not self.covers(host_and_port(listing.url)):
                yield f"the listing {listing.url!r} is no web address of {', '.join(self.domains)}."
        if self.article is not None and (problem := _pattern_problem(self.article)):
            yield f"article={self.article!r} is no regular expression: {problem}."
        if self.encoding is not None and not _is_encoding(self.encoding):
            yield f"encoding={self.encoding!r} is not known to Python."

    @property
    def name(self) -> str:
        """Give the site's name in the archive."""
        return self.domains[0]

    def matches(self, url: str) -> bool:
        """Say whether an address is of this site, and matches `article` if that is declared."""
        if not self.covers(host_and_port(url)):
            return False
        parts = urlsplit(url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        return self.article_pattern is None or self.article_pattern.search(path) is not None

    def covers(self, host: str) -> bool:
        """Say whether a host (`www.slrbs.com`, `127.0.0.1:8217`) is of this site."""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


def _check_query(name: str, query: str | None) -> None:
    if query is None:
        return
    try:
        HTMLTranslator().css_to_xpath(query)
    except (SelectorError, TypeError) as error:
        raise DeclarationError(f"{name}={query!r} is no CSS query: {error}.") from error


def _pattern_problem(pattern: str) -> str | None:
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return None


def _is_encoding(name: str) -> bool:
    try:
        return bool(codecs.lookup(name))
    except LookupError:
        return False
