"""Pages inside one document: containers beside one another of which a script shows one at a time.

They are hidden until somebody presses a number, and they are the article. What makes containers its pages: they stand side by side
under one parent, are named alike but for a number or a word of state, and hold prose, the shown one as well as the hidden ones. A
hidden rest is the article's when the page offers to unfold it.
"""

import re
from collections.abc import Iterator, Sequence

from crawler.html.document import Box, Document, hides
from crawler.paging import pager_words

_STATE = frozenset("hide hidden none show shown on off active current cur first last".split())
_HIDDEN_NAMES = frozenset("hide hidden none d-none invisible".split())
_DIGITS = re.compile(r"\d+")
_TAGS = frozenset(("div", "section", "article", "table", "dd", "li"))
_SHORTEST = 40


def show_inner_pages(document: Document) -> None:
    """Show the hidden pages of an article, and note how many there are side by side."""
    for group in _groups(document):
        if _hold_pages(document, group):
            for box in group:
                _show(document, box)
            document.inner_pages = max(document.inner_pages, len(group))
            return
    if _unfolds(document):
        for box in _rests(document):
            _show(document, box)


def _groups(document: Document) -> Iterator[list[Box]]:
    """Yield boxes that stand under one parent and are named alike, where one of them is hidden or they are numbered."""
    alike: dict[tuple[int, str, str], list[Box]] = {}
    for box in document.boxes:
        if box.tag in _TAGS and box.parent is not None and box.last > box.first:
            alike.setdefault((box.parent.index, box.tag, _name(box)), []).append(box)
    for group in alike.values():
        if len(group) >= 2 and (
            any(_is_hidden(document, b) for b in group) or _are_numbered(group)
        ):
            yield group


def _name(box: Box) -> str:
    words = (_DIGITS.sub("", word) for word in box.label.lower().split())
    return " ".join(sorted(word for word in words if word not in _STATE))


def _is_hidden(document: Document, box: Box) -> bool:
    names = set(box.label.lower().split())
    return hides(box.element) or not names.isdisjoint(document.concealed | _HIDDEN_NAMES)


def _are_numbered(group: Sequence[Box]) -> bool:
    """Return whether the ids of the boxes count from 0 or 1: page1, page2."""
    found = [_DIGITS.findall(box.element.get("id") or "") for box in group]
    numbers = [int(digits[-1]) for digits in found if digits]
    return len(numbers) == len(group) and numbers in (
        list(range(len(group))), list(range(1, len(group) + 1))
    )  # fmt: skip


def _hold_pages(document: Document, group: Sequence[Box]) -> bool:
    return all(_prose(document, box) >= _SHORTEST for box in group)


def _prose(document: Document, box: Box) -> int:
    blocks = document.blocks[box.first : box.last]
    return sum(len(b.text) - b.link_chars for b in blocks if "。" in b.text)


def _unfolds(document: Document) -> bool:
    """Return whether the page has a button that unfolds the rest of the text where it is."""
    return any(
        pager_words.label("".join(element.itertext())) in pager_words.SINGLE
        and document.link(element.get("href")) is None
        for element in document.links
    )


def _rests(document: Document) -> Iterator[Box]:
    """Yield the hidden boxes with prose that stand beside prose that is shown."""
    for box in document.boxes:
        if not hides(box.element) or box.parent is None or _prose(document, box) < _SHORTEST:
            continue
        beside = range(box.parent.first, box.first)
        if any(
            "。" in document.blocks[i].text and not document.blocks[i].box.hidden for i in beside
        ):
            yield box


def _show(document: Document, page: Box) -> None:
    names = set(page.label.lower().split())
    document.concealed -= names
    for box in document.boxes[page.index :]:
        if box.first >= page.last and box is not page:
            return
        box.hidden = (
            box is not page and box.parent is not None and (box.parent.hidden or hides(box.element))
        )
