"""What a run wants of a site's sources: which of them, which days, how many pages. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from crawler.clock import Window
from crawler.errors import DeclarationError
from crawler.site import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The wishes of the person who started the run; without any it is an ordinary run, which takes what is new.

    A run that names days or a number of pages is a backfill: known addresses do not end it, and it can be resumed.
    """

    today: date
    window: Window = field(default_factory=Window)
    max_pages: int | None = None
    channels: frozenset[str] = frozenset()

    @property
    def is_backfill(self) -> bool:
        """Return whether the run asks for what is old."""
        return self.max_pages is not None or not self.window.is_open

    @property
    def key(self) -> str:
        """Name the backfill: the same wishes go on where a run that was cut short ended."""
        since, until = self.window.since, self.window.until
        return f"{since or ''}/{until or ''}/{self.max_pages or ''}"

    def chosen(self, sources: Iterable[Source]) -> list[Source]:
        """Return the sources of the channels that were asked for, all without a wish."""
        known = list(sources)
        if unknown := sorted(self.channels - {source.name for source in known}):
            names = ", ".join(sorted({source.name for source in known}))
            raise DeclarationError(
                f"-a channel={','.join(unknown)}: there is no such channel; the site has {names}."
            )
        return [source for source in known if not self.channels or source.name in self.channels]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a backfill of a source came: the page that was read last, and how many pages were read before it."""

    url: str
    pages: int


@dataclass(frozen=True, slots=True)
class Link:
    """An address, canonical, and the day it is of; None when nothing tells the day."""

    url: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The articles in the order of the page, each once, and further pages of the source."""

    articles: tuple[Link, ...] = ()
    further: tuple[Link, ...] = ()
    is_guess: bool = False
    """Whether it is no fault when the further page is not there."""
    unclear: str | None = None
    """The sign of a pager that is not understood."""
