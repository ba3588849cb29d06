"""The JSON lines of `scrapy extract`: a page as it was read, or why it was not. Pure."""

from typing import Any

from crawler.crawl.extract import Extract
from crawler.errors import Refused
from crawler.model import STATED, Page
from crawler.reading.kind import KINDS

Line = dict[str, Any]

_FIELDS = (*STATED, "published_evidence")
_PAGER = (
    "kind", "current", "total", "page_urls", "pages_planned", "next_url", "single_page_url", "evidence",
)  # fmt: skip


def extract_line(name: str, extract: Extract) -> Line:
    """Make the line of a page that was read, or refused, under a name of the caller's."""
    if isinstance(extract.result, Refused):
        return refusal_line(name, extract.url, extract.result)
    return page_line(name, extract.url, extract.result)


def page_line(name: str, url: str | None, page: Page) -> Line:
    """Make the line of a page that was read."""
    return {
        "id": name,
        "url": url,
        **{field: getattr(page, field) for field in _FIELDS},
        "body": "\n".join(page.paragraphs),
        "images": [
            {"url": i.url, "caption": i.caption, "position": i.position} for i in page.images
        ],
        "related": [{"title": k.title, "url": k.url, "date_raw": k.date_raw} for k in page.related],
        "pager": {field: getattr(page.pager, field) for field in _PAGER},
        "removed": [{"text": b.text, "rule": b.rule} for b in page.removed],
        "encoding": page.encoding,
        "encoding_evidence": page.encoding_evidence,
        "page_kind": page.kind,
        "evidence": page.evidence,
        "refused": None,
    }


def refusal_line(name: str, url: str | None, refused: Refused) -> Line:
    """Make the line of a page that was refused: the same keys, no body, and the reason."""
    empty = page_line(name, url, Page(url=url or ""))
    return empty | {
        "body": None,
        "refused": str(refused.reason),
        "page_kind": KINDS.get(refused.reason),
        "evidence": refused.detail,
        "encoding": None,
    }
