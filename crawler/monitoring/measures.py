"""What a run notes of its sources and of the articles it read, while it runs."""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median_low

from crawler.model import FIELDS, Article

WATCHED = (*(field.name for field in FIELDS if field.column.watched), "images")
"""The parts of an article whose absence is noted."""
_MOST_ARTICLES = 1000
"""How many articles are noted: the last ones of a long run say enough, and take no memory."""
_EDGE = 80
_SHORTEST_EDGE = 4


@dataclass(slots=True)
class Source:
    """The yield of a source: links on its first page, addresses that were due, lost pages."""

    links: int = 0
    new: int = 0
    pages: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """The measures of an article: its fields, length, pages, first and last lines."""

    url: str
    filled: frozenset[str]
    length: int
    edges: frozenset[str]
    day: str | None
    pages: int = 1
    is_partial: bool = False


@dataclass(slots=True)
class Vitals:
    """The notes of a run."""

    sources: dict[str, Source] = field(default_factory=dict)
    articles: deque[Note] = field(default_factory=lambda: deque(maxlen=_MOST_ARTICLES))
    replaced: Counter[str] = field(default_factory=Counter)
    """How many stored articles of a site showed something else at a second look."""

    def listed(self, source: str, links: int, new: int) -> None:
        """Count a page of a source; only the first page, which every walk reads, gives `links`."""
        noted = self.sources.setdefault(source, Source())
        noted.links = noted.links if noted.pages else links
        noted.new += new
        noted.pages += 1

    def lost(self, source: str, reason: str) -> None:
        """Note that a source, or a page of it, could not be read."""
        self.sources.setdefault(source, Source()).reason = reason

    def article(self, article: Article) -> None:
        """Note an article that was read."""
        day = article.published_at[:10] if article.published_at else None
        filled = frozenset(name for name in WATCHED if getattr(article, name))
        self.articles.append(
            Note(
                url=article.url,
                filled=filled,
                length=len(article.body),
                edges=edges(article.body),
                day=day,
                pages=_pages(article),
                is_partial=article.status == "partial",
            )
        )

    @property
    def body_median(self) -> int | None:
        """Return the median length of the bodies, in characters."""
        return median_low(note.length for note in self.articles) if self.articles else None

    @property
    def newest(self) -> str | None:
        """Return the date of the newest article."""
        return max((note.day for note in self.articles if note.day), default=None)

    @property
    def links(self) -> int:
        """Count the links to articles on the first pages of all sources."""
        return sum(source.links for source in self.sources.values())


def _pages(article: Article) -> int:
    """Count the pages of an article; a single-page view counts as all declared pages."""
    is_view = article.status == "complete" and len(article.pages) == 1
    return (article.pages_declared or 1) if is_view else len(article.pages)


def edges(body: str) -> frozenset[str]:
    """Return the first and last lines of a body, where boilerplate would be left over."""
    paragraphs = body.split("\n")
    return frozenset(_cut([paragraphs[0], *paragraphs[-2:]]))


def _cut(paragraphs: Iterable[str]) -> Iterable[str]:
    return (text[:_EDGE] for text in paragraphs if len(text) >= _SHORTEST_EDGE)
