"""The surroundings of a pager's links: the text beside them, the other links among them, what the box around them is for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from crawler.html.document import Element
from crawler.paging import pager_words
from crawler.text import narrow

_MOST_TEXT = 400
_LEAST_TEXT = 12
_MOST_LEFT = 14
_STOP = "\u3002"
_BESIDE = frozenset(("a", "b", "strong", "em", "i", "span", "font", "br"))


@dataclass(frozen=True, slots=True)
class Around:
    """The element around a pager, None when only siblings make it one; its text in half width; the first link."""

    element: Element | None
    text: str
    first: Element

    def anchors(self) -> Iterator[Element]:
        """Yield all links of the pager, whatever they lead to."""
        if self.element is not None:
            yield from self.element.iter("a")
        else:
            yield from (element for element in _run(self.first) if element.tag == "a")

    def stated(self) -> tuple[int | None, int | None]:
        """Return the current page and the total that are printed here: `1/5`, 共5页."""
        if both := pager_words.stated(self.text):
            return both
        alone = pager_words.TOTAL.search(self.text)
        return None, int(alone[1]) if alone else None

    @property
    def is_comments(self) -> bool:
        """Return whether the box, or one around it, is named as comments or as another widget with pages of its own."""
        for box in (self.first, *self.first.iterancestors()):
            names = f"{box.get('id') or ''} {box.get('class') or ''}"
            if box.tag not in {"body", "html"} and pager_words.COMMENT_MARKS.search(names):
                return True
        return False

    @property
    def is_list(self) -> bool:
        """Return whether the text counts records, as the pager of a listing does."""
        return pager_words.LIST_MARKS.search(self.text.replace(" ", "")) is not None


def surroundings(elements: Sequence[Element]) -> Around:
    """Find the smallest element that holds most of the links and is no more than a pager.

    A pager may stand above the text and below it; then this is about the first. One without an element of its own is the run
    of siblings that it is.
    """
    first = elements[0]
    held = Counter(around for element in elements for around in (element, *element.iterancestors()))
    small = list(
        takewhile(
            lambda around: around.tag != "body" and len(_text(around)) <= _MOST_TEXT,
            (first, *first.iterancestors()),
        )
    )
    if len(small) <= 1:
        return Around(None, narrow(_run_text(first)), first)
    best = max(small, key=lambda around: held[around])
    wider = small[small.index(best) :]
    wide = (around for around in wider if len(_text(around)) >= _LEAST_TEXT)
    element = next(wide, small[-1])
    if element is not best and not _is_machinery(element):
        element = best  # another pager stands beside it
    if _STOP in _text(element):  # a pager above a short text and one below it
        element = [around for around in small if _STOP not in _text(around)][-1]
    return Around(element, narrow(_text(element)), first)


def _text(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _is_machinery(element: Element) -> bool:
    return len(pager_words.MACHINERY.sub("", narrow(_text(element)))) <= _MOST_LEFT


def _run(element: Element) -> Iterator[Element]:
    yield element
    yield from takewhile(lambda sibling: sibling.tag in _BESIDE, element.itersiblings())


def _run_text(element: Element) -> str:
    """Return the text of an element and of what follows beside it, a pager's length of it."""
    parts = [part for beside in _run(element) for part in (*beside.itertext(), beside.tail or "")]
    return " ".join(" ".join(parts).split())[:_MOST_TEXT]
