"""The headline: what the page shows as its heading, agreed with what <title> says."""

import re
from dataclasses import dataclass

from crawler.extract.document import Block, Document
from crawler.text import fold, tidy

_SITE_SUFFIX = re.compile(r"\s*[_|｜\-–—>»·]+\s*")
_PAGE_SUFFIX = re.compile(
    r"\s*[(（【\[]\s*(?:第?\s*\d{1,3}\s*页?|\d{1,3}\s*/\s*\d{1,3})\s*[)）】\]]\s*$|\s*[-_—]\s*第\s*\d{1,3}\s*页\s*$|\s*第\s*\d{1,3}\s*页\s*$"
)
_HEADINGS = ("h1", "h2", "h3")
_META = ("og:title", "articletitle", "twitter:title")
_LONGEST_BEFORE_BODY = 300


@dataclass(frozen=True, slots=True)
class Title:
    """A headline, the block that shows it (None when only <title> has it), and where it was found."""

    text: str
    block: Block | None
    evidence: str


def find_title(document: Document, body_first: int, declared: str | None = None) -> Title | None:
    """Find the headline, looking at the blocks up to the body's beginning."""
    if declared and (text := _select(document, declared)):
        return Title(strip_page(text), _block_of(document, text), f"declared {declared}")
    head = _head_title(document)
    shown = _shown(document, body_first, head)
    if shown is not None:
        return Title(strip_page(shown.text), shown, f"<{shown.tag}>")
    if head:
        return Title(strip_page(_without_site(head)), None, "<title>")
    return None


def strip_page(title: str) -> str:
    """Take a page's number off the end of a title: `标题(2)`, `标题（第3页）`.

    >>> strip_page("把账算清楚（2）"), strip_page("“十四五”规划（草案）")
    ('把账算清楚', '“十四五”规划（草案）')
    """
    return _PAGE_SUFFIX.sub("", title).strip() or title


def _select(document: Document, query: str) -> str | None:
    for selected in document.selector.css(query):
        if text := tidy(
            "".join(selected.root.itertext()) if hasattr(selected.root, "itertext") else str(selected.get())
        ):
            return text
    return None


def _head_title(document: Document) -> str:
    element = next(document.root.iter("title"), None)
    text = tidy("".join(element.itertext())) if element is not None else ""
    return text or next((document.meta[name] for name in _META if name in document.meta), "")


def _shown(document: Document, body_first: int, head: str) -> Block | None:
    """Choose the block that shows the headline: a heading that <title> begins with or holds, else any line it begins with."""
    wanted = fold(head)
    before = document.blocks[: min(body_first + 6, len(document.blocks))]
    headings = [
        b for b in before if any(box.tag in _HEADINGS for box in (b.box, *([b.box.parent] if b.box.parent else [])))
    ]
    agreeing = [b for b in headings if _agrees(b.text, wanted)]
    if agreeing:
        return max(agreeing, key=lambda b: (b.tag == "h1", len(b.text)))
    lines = [
        b
        for b in before
        if len(fold(b.text)) >= 4 and b.link_share < 0.9 and wanted.startswith(fold(strip_page(b.text)))
    ]
    if lines:
        return max(lines, key=lambda b: (len(b.text), b.index))
    only = [b for b in headings if b.tag == "h1" and b.link_share < 0.5]
    return only[-1] if only and not _article_title(head) else None


def _article_title(head: str) -> str:
    return _without_site(head) if head else ""


def _agrees(text: str, wanted: str) -> bool:
    mine = fold(strip_page(text))
    return len(mine) >= 2 and (mine in wanted or (bool(wanted) and wanted in mine))


def _without_site(head: str) -> str:
    """Cut the names of channel and site off a <title>: the longest part before a separator, from the left."""
    parts = [part for part in _SITE_SUFFIX.split(head) if part]
    if len(parts) < 2:
        return head
    cut = _SITE_SUFFIX.search(head, len(parts[0]) if len(parts[0]) >= 6 else len(parts[0]) + 1)
    return head[: cut.start()].strip() if cut and cut.start() > 0 else parts[0]


def _block_of(document: Document, text: str) -> Block | None:
    return next((block for block in document.blocks if block.text == text), None)
