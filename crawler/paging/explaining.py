"""What a page says of more pages, beyond the families of addresses that are known: its signs, and what they can be explained by."""

from collections.abc import Iterable
from dataclasses import replace

from crawler.html.document import Document
from crawler.model import Pager
from crawler.paging import pager_words
from crawler.paging.belonging import owner
from crawler.paging.boxes import PagerBox, find_boxes
from crawler.paging.built import Scripts
from crawler.paging.counts import Count, find_counts
from crawler.paging.signs import signs_of
from crawler.paging.trials import find_trials
from crawler.paging.understand import Understanding, from_scripts


def explained(document: Document, pager: Pager) -> Pager:
    """Add the signs of more pages to what is known of them; what was not understood by its addresses is read by its controls."""
    boxes = [box for box in find_boxes(document) if owner(document, box) is None]
    counts = [count for count in find_counts(document) if owner(document, _place(count)) is None]
    signs = signs_of(document, boxes, counts)
    scripts = Scripts(document)
    if not _is_known(pager):
        pager = _understood(document, boxes, counts, scripts) or pager
    if not _is_known(pager) and not signs:
        pager = (
            replace(pager, kind="none", total=None, current=None, unreachable=())
            if pager.unreachable
            else pager
        )
    if _is_known(pager):
        return replace(pager, signs=signs)
    return replace(pager, signs=signs, trials=find_trials(document.url, boxes, scripts, signs))


def _place(count: Count) -> PagerBox:
    return PagerBox((count.element,), "", ())


def _is_known(pager: Pager) -> bool:
    return pager.kind == "article" and bool(
        pager.next_url or pager.prev_url or len(pager.page_urls) > 1
    )


def _understood(
    document: Document, boxes: Iterable[PagerBox], counts: list[Count], scripts: Scripts
) -> Pager | None:
    for box in boxes:
        if (pager := Understanding(document, scripts, box).pager()) is not None:
            return pager
    if not counts and not pager_words.WRITTEN.search(scripts.code):
        return None
    total = max((count.total for count in counts), default=None)
    if total == 1:
        return None
    return from_scripts(document, scripts, total, None)
