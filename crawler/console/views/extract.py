"""The JSON lines of `scrapy extract`: a page as it was read, or why it was not. Pure."""

from collections.abc import Sequence
from typing import Any

from crawler.crawl.extract import Extract
from crawler.model import STATED, Page, Refusal
from crawler.reading.kind import KINDS

Line = dict[str, Any]

_FIELDS = (*STATED, "published_evidence")
_PAGER = (
    "kind",
    "current",
    "total",
    "page_urls",
    "pages_planned",
    "next_url",
    "single_page_url",
    "evidence",
)


def extract_line(name: str, extract: Extract) -> Line:
    """Make the line of a page that was read, or refused, under a name of the caller's."""
    if isinstance(extract.result, Refusal):
        return refusal_line(name, extract.url, extract.result)
    return page_line(name, extract.url, extract.result)


def page_line(name: str, url: str | None, page: Page) -> Line:
    """Make the line of a page that was read."""
    return {
        "id": name,
        "url": url,
        **_members(page, _FIELDS),
        "body": "\n".join(page.paragraphs),
        "images": [_members(image, ("url", "caption", "position")) for image in page.images],
        "related": [_members(link, ("title", "url", "date_raw")) for link in page.related],
        "pager": _members(page.pager, _PAGER),
        "removed": [_members(block, ("text", "rule")) for block in page.removed],
        "encoding": page.encoding,
        "encoding_evidence": page.encoding_evidence,
        "page_kind": page.kind,
        "evidence": page.evidence,
        "refused": None,
    }


def refusal_line(name: str, url: str | None, refusal: Refusal) -> Line:
    """Make the line of a page that was refused: the same keys, no body, and the reason."""
    empty = page_line(name, url, Page(url=url or ""))
    return empty | {
        "body": None,
        "refused": str(refusal.reason),
        "page_kind": KINDS.get(refusal.reason),
        "evidence": refusal.detail,
        "encoding": None,
    }


def _members(value: object, names: Sequence[str]) -> Line:
    return {name: getattr(value, name) for name in names}
