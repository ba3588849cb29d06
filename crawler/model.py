"""The data that flows through the house: a page as it was read, an article as it was merged.

All of it is frozen. Absent is None, an empty list is `()`; nothing here is guessed. The class
`Edition` is the table of an article's fields.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Annotated, Any, Literal

from crawler.fields import Column, Merge, Names, Number, Numbers, Text, fields_of
from crawler.text import without_credentials

PagerKind = Literal["article", "list", "comment", "none"]
PageKind = Literal["article", "listing", "pictures", "video", "error", "challenge", "login"]
Status = Literal["complete", "partial"]
Ending = Literal["whole", "open", "cut"]
"""How the HTML of a page ends.

`whole`: closed, or between two elements, as careless templates end. `open`: in running text.
`cut`: inside a tag, a comment or a script, where no template ends.
"""


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
class Sign:
    """A sign on a page that there are more pages, as it is printed or written there.

    `pages` is the number it states, None when it only says that this page is not the last; then
    `url` is where it leads, if anywhere. `here` is its number for this page, in its own count,
    which may begin at 0.
    """

    kind: str
    text: str
    pages: int | None = None
    here: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Addresses to try: that of the next page, and those that follow if it is what it should be.

    `kind` is `stated` (by a link), `built` (by a script) or `guessed` (as systems write them).
    """

    kind: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """What a page says about the other pages.

    `page_urls` are the pages that the markup states, in page order, the current one included.
    `pages_planned` adds those that follow from them: its item i is the address of page i + 1.
    Without numbers only `next_url` and `prev_url` are known. `unreachable` holds the numbers of
    pages whose links lead nowhere a crawler goes, each with the reason.
    `signs` are all signs of more pages, understood or not; `trials` are addresses to try when
    nothing else is known, the likeliest first.
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
    signs: tuple[Sign, ...] = ()
    trials: tuple[Trial, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of HTML as it was read, before any merging."""

    url: str
    claimed_url: str | None = None
    """The address that the markup calls the article's: rel=canonical, og:url."""
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
    ending: Ending | None = None
    """How the HTML ends; None where an earlier version read it."""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """An answer as it came, before content decoding: the source of a raw record."""

    url: str
    at: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Raw:
    """The place of a page's raw bytes: a record of `length` bytes at `offset` of a WARC file."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """The fetch of a page: address that answered, aliases asked for, time, status, digest.

    `etag` and `last_modified` are the server's names for this version of the page.
    `capture` holds the bytes until they are written, `raw` their place afterwards.
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
class FetchedPage:
    """A page that was fetched and read."""

    reading: Page
    fetch: Fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedArticle:
    """A stored article, as far as its pages do not say it themselves."""

    id: int
    url: str
    site: str
    spider: str
    status: Status
    pages_declared: int | None
    pages_evidence: str | None
    missing_pages: tuple[int, ...]
    missing_reason: str | None
    reader_version: str
    pages: dict[int, FetchedPage]

    @property
    def is_view(self) -> bool:
        """Return whether the one page is a view of the whole text of several pages."""
        if self.status == "partial" or set(self.pages) != {1}:
            return False
        return (self.pages_declared or 1) > 1 or self.pages[1].reading.pager.kind == "article"


@dataclass(frozen=True, slots=True)
class Run:
    """A run at a moment: what it writes carries its number and the time.

    `days` is the schedule of the revisits, counted from when an article is stored. `id` is None
    for what no crawl did, such as reparsing.
    """

    id: int | None
    now: datetime
    days: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason for which an address or an answer gave no page of an article.

    `reason` is a `Reason`, or such as `http-404`; `detail` is the evidence. `not_before` is the
    time of the next try that the server asked for. `capture` holds the bytes that came, `raw` the
    place where they are kept.
    """

    reason: str
    detail: str = ""
    not_before: datetime | None = None
    capture: Capture | None = field(default=None, repr=False, compare=False)
    raw: Raw | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "detail", without_credentials(self.detail))

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}" if self.detail else self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPage:
    """A page in its place in the article, with the paragraphs of the body that came from it.

    `first_paragraph` and `last_paragraph` are indices into the body's paragraphs, None when the
    page gave none.
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
    """Show pages in an export without their readings, which are the fields of the article."""
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
    """What an article says and how much of it is there: the table of its fields.

    The order is that of exports; each name is a column of `articles`. It is an article as it was
    merged, or in a stored version.
    """

    url: Annotated[str, Column("网址", "Address", versioned=False)]
    site: Annotated[str, Column("网站", "Site", versioned=False)]
    spider: Annotated[str, Column("爬虫", "Spider", exported=False, versioned=False)]
    title: Annotated[Text, Column("标题", "Title", Merge.FIRST, watched=True, compared=True)]
    subtitle: Annotated[
        Text, Column("副标题", "Subtitle", Merge.FIRST_PAGE, watched=True, compared=True)
    ]
    published_at: Annotated[
        Text, Column("发表", "Published", Merge.FIRST, watched=True, compared=True)
    ]
    published_raw: Annotated[Text, Column("发表（原文）", "Published, as printed", Merge.FIRST)]
    updated_at: Annotated[Text, Column("更新", "Updated", Merge.FIRST, compared=True)]
    source: Annotated[Text, Column("来源", "Source", Merge.FIRST, watched=True, compared=True)]
    authors: Annotated[
        Names, Column("作者", "By", Merge.UNION, watched=True, compared=True, cited=True)
    ]
    photographers: Annotated[
        Names, Column("摄影", "Photos", Merge.UNION, watched=True, compared=True)
    ]
    correspondents: Annotated[
        Names,
        Column("通讯员", "Correspondents", Merge.UNION, watched=True, compared=True, cited=True),
    ]
    editors: Annotated[Names, Column("编辑", "Editors", Merge.UNION, watched=True, compared=True)]
    channel: Annotated[Names, Column("频道", "Channel", Merge.FIRST, watched=True, compared=True)]
    body: Annotated[str, Column("正文", "Text")]
    status: Annotated[Status, Column("状态", "Status", compared=True)]
    pages_declared: Annotated[Number, Column("页数", "Pages declared")]
    pages_evidence: Annotated[
        Text, Column("页数依据", "Evidence of the page count", versioned=False)
    ]
    missing_pages: Annotated[Numbers, Column("缺页", "Missing pages")]
    missing_reason: Annotated[Text, Column("缺页原因", "Why pages are missing", versioned=False)]


FIELDS = fields_of(Edition)
STATED = tuple(field.name for field in FIELDS if field.column.merge is not None)
"""The fields that pages state, each page for itself."""
LISTS = frozenset(field.name for field in FIELDS if field.is_list)


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
    """The names that a line credits. `desk` are editors of lower rank than 责任编辑."""

    source: str | None = None
    authors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    desk: tuple[str, ...] = ()

    def __or__(self, other: "Credits") -> "Credits":
        """Add what the other line credits to what this one does."""
        if not other or not self:
            return self or other
        names = {name: _union(getattr(self, name), getattr(other, name)) for name in _CREDITED}
        return Credits(source=self.source or other.source, **names)

    def otherwise(self, other: "Credits") -> "Credits":
        """Fill the fields that are empty here from weaker evidence.

        >>> credits = Credits(authors=("刘婷",)).otherwise(Credits(authors=("何旭",), source="江边日报"))
        >>> credits.source, credits.authors
        ('江边日报', ('刘婷',))
        """
        names = [declared.name for declared in fields(self)]
        return Credits(**{name: getattr(self, name) or getattr(other, name) for name in names})

    @property
    def stated(self) -> dict[str, Any]:
        """Return the fields of a page that are credits."""
        return {name: getattr(self, name) for name in STATED if hasattr(self, name)}

    def __bool__(self) -> bool:
        return self != _NOTHING


def _union(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more))) if more else names


_NOTHING = Credits()
_CREDITED = tuple(declared.name for declared in fields(Credits) if declared.name != "source")
