"""Whose a pager is: the article's, or that of a list, of comments, of pictures beside it.

A pager that demonstrably belongs to something else costs the article nothing. What demonstrates it is a table of tests, tried in
order; what passes all of them is the article's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from crawler.addresses.kinship import closely
from crawler.addresses.pages import lists
from crawler.html.document import Block, Box, Document
from crawler.paging import pager_words
from crawler.paging.boxes import PagerBox

_MOST_PROSE = 160
_SHORTEST_PROSE = 40
_SHORTEST_HEADLINE = 7
_LONGEST_HEADING = 16
_FEWEST_HEADLINES = 2
_NAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Setting:
    """A pager in its place: the blocks and the boxes around it that hold no prose, inner first."""

    document: Document
    pager: PagerBox

    @cached_property
    def around(self) -> list[Box]:
        """Return the boxes around the pager up to the first that holds a story."""
        box = self.document.box_of(self.pager.elements[0])
        return [] if box is None else list(self._small(box))

    def _small(self, box: Box) -> Iterator[Box]:
        for around in box.chain():
            blocks = self.document.blocks[around.first : around.last]
            if around.tag in {"body", "html"} or _prose(blocks) > _MOST_PROSE:
                return
            yield around

    @cached_property
    def before(self) -> list[Block]:
        """Return the blocks between the begin of the widest box and the pager."""
        if not self.around:
            return []
        start = self.around[0].first
        return self.document.blocks[self.around[-1].first : start]

    @cached_property
    def names(self) -> list[str]:
        """Return the ids and classes of the pager and of the boxes around it, in lower case."""
        inside = [c.element for c in self.pager.controls[:1]]
        inside += [e for element in inside for e in element.iterancestors() if e.tag != "body"]
        top = {*self.pager.elements}
        within = [*takewhile(lambda e: e not in top, inside)]
        elements = [*within, *self.pager.elements, *(box.element for box in self.around)]
        labels = (f"{e.get('id') or ''} {e.get('class') or ''}" for e in elements)
        return [name for label in labels for name in label.lower().split()]

    @cached_property
    def urls(self) -> list[str]:
        """Return the addresses its controls lead to."""
        return [control.url for control in self.pager.controls if control.url]

    @cached_property
    def is_kin(self) -> bool:
        """Return whether a control leads to a page of the very article, told by more than an id: its pictures share that."""
        return any(closely(url, self.document.url) for url in self.urls)


def owner(document: Document, pager: PagerBox) -> str | None:
    """Name what a pager belongs to; None when it is the article's, as far as the page shows."""
    setting = Setting(document, pager)
    if found := _comments(setting) or _by_count(setting):
        return found
    if setting.is_kin and not lists(document.url):
        return None
    return next((found for test in _TESTS if (found := test(setting))), None)


def _comments(setting: Setting) -> str | None:
    named = any(pager_words.OWNER_NAMES["comments"].search(name) for name in setting.names)
    sent = bool(setting.urls) and all(pager_words.COMMENT_MARKS.search(url) for url in setting.urls)
    texts = (setting.pager.text, *_headings(setting))
    heading = any(pager_words.OWNERS["comments"].search(text) for text in texts)
    return "comments" if named or sent or heading else None


def _by_name(setting: Setting) -> str | None:
    tokens = [token for name in setting.names for token in (name, *_NAMES.split(name))]
    return next(
        (
            what
            for what, names in pager_words.OWNER_NAMES.items()
            if any(names.search(token) for token in tokens)
        ),
        None,
    )


def _by_address(setting: Setting) -> str | None:
    """Know a listing's pages by their addresses."""
    urls = setting.urls
    return (
        "a list"
        if urls and all(lists(url) for url in urls) and not lists(setting.document.url)
        else None
    )


def _by_words(setting: Setting) -> str | None:
    texts = (setting.pager.text, *_headings(setting))
    return next(
        (
            what
            for what, words in pager_words.OWNERS.items()
            if any(words.search(text) for text in texts)
        ),
        None,
    )


def _by_count(setting: Setting) -> str | None:
    """Know a pager that counts records (595条): more of them than pages."""
    text = setting.pager.text.replace(" ", "")
    counted = pager_words.RECORDS.search(text)
    total = setting.pager.stated[1]
    return "a list" if counted and int(counted[1] or counted[2]) != total else None


def _by_headlines(setting: Setting) -> str | None:
    """Know a list by the headlines of other articles that stand above its pager, in a box that holds no story."""
    headlines = [
        b
        for b in setting.before
        if len(b.text) >= _SHORTEST_HEADLINE and 2 * b.link_chars > len(b.text)
    ]
    return "a list" if len(headlines) >= _FEWEST_HEADLINES else None


_TESTS = (_by_name, _by_address, _by_words, _by_headlines)


def _headings(setting: Setting) -> Iterator[str]:
    """Yield the short lines that stand above the pager in its box, or right before it."""
    for block in setting.before:
        if len(block.text) <= _LONGEST_HEADING and 2 * block.link_chars <= len(block.text):
            yield block.text


def _prose(blocks: list[Block]) -> int:
    return sum(len(b.text) - b.link_chars for b in blocks if len(b.text) >= _SHORTEST_PROSE)
