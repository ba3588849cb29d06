"""What a page of a source tells: addresses of articles with the day that is known of them, and where the source goes on."""

from dataclasses import dataclass
from datetime import date


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
