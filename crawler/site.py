"""What a spider file may declare about a site. Data only: nothing here fetches or parses."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.errors import DeclarationError
from crawler.urls import host_and_port


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of articles, newest first, that leads on by its own pager.

    `items` selects the links to articles; without it every link that `Site.article` matches is one. A run reads at most
    `max_pages` pages of it (the spider argument of that name overrides it).
    """

    url: str
    items: str | None = None
    max_pages: int = 10


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
        if not self.domains:
            raise DeclarationError(f"{self.title}: a Site needs at least one domain, such as ('slrbs.com',).")
        if self.article is not None:
            object.__setattr__(self, "article_pattern", self._compiled(self.article))

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        try:
            return re.compile(pattern)
        except re.error as error:
            raise DeclarationError(f"{self.title}: article={pattern!r} is no regular expression: {error}.") from error

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
