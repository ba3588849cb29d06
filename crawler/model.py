"""What flows through the house: a page as it was read, an article as it was merged.

All of it is frozen data. Absent is None, an empty list is `()`; nothing here is guessed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_origin

PagerKind = Literal["article", "list", "comment", "none"]
PageKind = Literal["article", "listing", "pictures", "video", "error", "challenge", "login"]
Status = Literal["complete", "partial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture in the article; `position` is the index of the paragraph it stands before."""

    url: str
    caption: str | None
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the block of related reading, with the date printed beside it."""

    title: str
    url: str | None
    date_raw: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedBlock:
    """Text that was taken out of the body, and the rule that did it."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """What a page says about the other pages.

    `page_urls` are the pages the markup states, in page order, the current one included. `pages_planned` adds those that
    follow from them: its item i is the address of page i + 1. Without numbers only `next_url` and `prev_url` are known.
    `unreachable` holds numbers of pages whose links lead nowhere a crawler goes, each with the reason.
    """

    kind: PagerKind = "none"
    current: int | None = None
    total: int | None = None
    page_urls: tuple[str, ...] = ()
    pages_planned: tuple[str, ...] = ()
    next_url: str | None = None
    prev_url: str | None = None
    single_page_url: str | None = None
    evidence: str | None = None
    unreachable: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of HTML as it was read, before any merging."""

    url: str
    title: str | None = None
    subtitle: str | None = None
    published_at: str | None = None
    published_raw: str | None = None
    published_evidence: str | None = None
    """Which evidence `published_at` comes from, and what confirms it."""
    updated_at: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    opens_indented: bool | None = None
    """Whether the first paragraph is indented; None when this page does not indent paragraphs."""
    images: tuple[Image, ...] = ()
    related: tuple[Link, ...] = ()
    removed: tuple[RemovedBlock, ...] = ()
    pager: Pager = Pager()
    kind: PageKind = "article"
    encoding: str = "utf-8"
    encoding_evidence: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """An answer as it came, before content decoding: what a record of raw bytes is made of."""

    url: str
    at: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Raw:
    """Where the raw bytes of a page are: a record of `length` bytes at `offset` of a WARC file beside the archive."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """How the bytes of a page came: address asked for, address that answered, time, status, digest.

    `etag` and `last_modified` are what the server calls this version of the page.
    `capture` are the bytes themselves until they are written, `raw` is where they are then.
    """

    url: str
    fetched_at: str
    http_status: int
    sha256: str
    aliases: tuple[str, ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    capture: Capture | None = field(default=None, repr=False, compare=False)
    raw: Raw | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPage:
    """A page in its place in the article: its reading, its fetch, and the paragraphs of the body that came from it.

    `first_paragraph` and `last_paragraph` are indices into the body's paragraphs, None when the page gave none.
    """

    page: int
    fetch: Fetch
    reading: Page
    first_paragraph: int | None
    last_paragraph: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedImage(Image):
    """A picture with the page it stands on; `position` counts over the merged body."""

    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock(RemovedBlock):
    """A removed block with the page it was on and its place among that page's removed blocks."""

    page: int
    position: int


def _pages(pages: tuple[MergedPage, ...]) -> list[dict[str, Any]]:
    """Show pages in an export without their readings, which the fields of the article already say."""
    return [
        {
            "page": p.page,
            "url": p.fetch.url,
            "aliases": list(p.fetch.aliases),
            "fetched_at": p.fetch.fetched_at,
            "http_status": p.fetch.http_status,
            "encoding": p.reading.encoding,
            "sha256": p.fetch.sha256,
            "first_paragraph": p.first_paragraph,
            "last_paragraph": p.last_paragraph,
        }
        for p in pages
    ]


def _serialized_by(serializer: Callable[[Any], Any]) -> Any:
    """Tell Scrapy's exporters how to write this field."""
    return field(metadata={"serializer": serializer})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an article says and how much of it is there, in the order of its columns: as it was merged, or in a stored version."""

    url: str
    site: str
    spider: str
    title: str | None
    subtitle: str | None
    published_at: str | None
    published_raw: str | None
    updated_at: str | None
    source: str | None
    authors: tuple[str, ...]
    photographers: tuple[str, ...]
    correspondents: tuple[str, ...]
    editors: tuple[str, ...]
    channel: tuple[str, ...]
    body: str
    status: Status
    pages_declared: int | None
    pages_evidence: str | None
    missing_pages: tuple[int, ...]
    missing_reason: str | None


LISTS = frozenset(
    declared.name for declared in fields(Edition) if get_origin(declared.type) is tuple
)
"""The fields of an edition that hold several values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Edition):
    """An article merged from its pages: the item that spiders yield."""

    missing_detail: str | None
    images: tuple[PlacedImage, ...]
    related: tuple[Link, ...]
    removed: tuple[PlacedBlock, ...]
    pages: tuple[MergedPage, ...] = _serialized_by(_pages)
    vanished: tuple[int, ...] = ()
    """Pages that are stored and that the site was seen not to have any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What a line credits; empty fields say nothing. `desk` are editors of a lesser kind than 责任编辑."""

    source: str | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    desk: tuple[str, ...] = ()

    def __or__(self, other: "Credits") -> "Credits":
        """Add what the other line says, keep what this one said first."""
        if not other or not self:
            return self or other
        return Credits(
            source=self.source or other.source,
            authors=_union(self.authors, other.authors),
            photographers=_union(self.photographers, other.photographers),
            correspondents=_union(self.correspondents, other.correspondents),
            editors=_union(self.editors, other.editors),
            desk=_union(self.desk, other.desk),
        )

    def otherwise(self, other: "Credits") -> "Credits":
        """Take from weaker evidence only what this says nothing of.

        >>> Credits(authors=("刘婷",)).otherwise(Credits(authors=("何旭",), source="江边日报"))
        Credits(source='江边日报', authors=('刘婷',), photographers=(), correspondents=(), editors=(), desk=())
        """
        return Credits(
            **{
                each.name: getattr(self, each.name) or getattr(other, each.name)
                for each in fields(self)
            }
        )

    def __bool__(self) -> bool:
        return self != _NOTHING


def _union(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more))) if more else names


_NOTHING = Credits()
