"""The blocks of text that pagers consist of: what paging found is handed to cleaning, and leaves wherever it stands."""

from collections.abc import Iterator

from crawler.html.document import Document
from crawler.paging import pager_words
from crawler.paging.boxes import PagerBox, find_boxes
from crawler.text import fold


def pager_blocks(document: Document) -> frozenset[int]:
    """Return the indices of the blocks that are nothing but a pager, the article's or another's."""
    turning = {
        index for box in find_boxes(document) if _turns(box) for index in _blocks(document, box)
    }
    marks = {b.index for b in document.blocks if pager_words.BREAK_MARK.fullmatch(b.text)}
    return frozenset(turning | marks)


def _turns(box: PagerBox) -> bool:
    """Return whether a box is a pager for certain: it shows several numbers, a total, or leads on or back by a word."""
    words = {control.word for control in box.controls} & {"next", "previous", "last"}
    return len(box.numbered) >= 2 or bool(words) or (box.stated[1] or 0) >= 2 or _is_pair(box)


def _is_pair(box: PagerBox) -> bool:
    """Return whether one number is shown to press and its neighbour is not: `1 2` on the last of two pages."""
    here = box.unlinked
    return here is not None and any(abs(number - here) == 1 for number in box.numbered)


def _blocks(document: Document, box: PagerBox) -> Iterator[int]:
    lines: set[int] = set()
    for element in box.elements:
        held = document.box_of(element)
        if held is None:
            continue
        if held.element is element and box.controls:
            yield from range(held.first, held.last)
        else:
            lines.update(range(held.first, held.last))
    if not lines:
        return
    whole = fold(box.text)  # once: there may be as many elements as characters in it
    for line in sorted(lines):
        if fold(document.blocks[line].text) == whole:
            yield document.blocks[line].index
