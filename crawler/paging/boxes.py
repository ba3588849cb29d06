"""The pagers of a page as the eye finds them: small boxes in which little else stands than numbers, pager words and their controls.

Where the links lead does not matter here: a pager whose links are scripts is a pager.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from crawler.html.document import Document, Element
from crawler.paging import pager_words
from crawler.paging.controls import Control, find_controls, numbers
from crawler.text import narrow

_MOST_TEXT = 600
_LEFT_OVER = 14
_LONGEST_LINE = 60
_BESIDE = frozenset(("a", "b", "strong", "em", "i", "span", "font", "br", "input", "button", "u"))


@dataclass(frozen=True)
class PagerBox:
    """A pager: the elements it consists of, its text in half width, its controls in the order of the page."""

    elements: tuple[Element, ...]
    text: str
    controls: tuple[Control, ...]

    @cached_property
    def numbered(self) -> dict[int, Control]:
        """Map the numbers that controls show to the first of them."""
        found: dict[int, Control] = {}
        for number, control in numbers(self.controls):
            found.setdefault(number, control)
        return found

    @cached_property
    def stated(self) -> tuple[int | None, int | None]:
        """Return the number of this page and the total, as they are printed together or alone."""
        if both := pager_words.stated(self.text):
            return both
        total = pager_words.TOTAL.search(self.text)
        here = pager_words.HERE.findall(self.text)
        return int(here[0]) if len(here) == 1 else None, int(total[1]) if total else None

    @cached_property
    def unlinked(self) -> int | None:
        """Return the one number that stands among the controls and is none: the page that is shown."""
        text = pager_words.TOTAL.sub(" ", self.text)
        shown = [int(number) for number in pager_words.BARE_NUMBER.findall(text)]
        left = list(shown)
        for number in self.numbered:
            if number in left:
                left.remove(number)
        within = [n for n in left if 1 <= n <= max(self.numbered, default=0) + 1]
        return within[0] if len(set(within)) == 1 and self.numbered else None

    def word(self, word: str) -> Control | None:
        """Return the first control with a word."""
        return next((control for control in self.controls if control.word == word), None)


@lru_cache(maxsize=1)  # asked for twice while a page is read
def find_boxes(document: Document) -> tuple[PagerBox, ...]:
    """List the pagers of a page, whatever they are pagers of."""
    controls = find_controls(document)
    of = {control.element: control for control in controls}
    boxes: list[PagerBox] = []
    seen: set[Element] = set()
    for control in controls:
        if control.element in seen:
            continue
        elements = _elements(control.element, of)
        inside = [of[e] for top in elements for e in top.iter() if e in of]
        seen.update(one.element for one in inside)
        boxes.append(PagerBox(elements, narrow(_text(elements)), tuple(inside)))
    return (*boxes, *_without_controls(document, boxes))


def _without_controls(document: Document, boxes: Iterable[PagerBox]) -> list[PagerBox]:
    """List the lines that count pages with nothing to press beside them: 共3页 当前第1页."""
    tops = {element for box in boxes for element in box.elements}
    found = []
    for block in document.blocks:
        if len(block.text) > _LONGEST_LINE or not pager_words.MAY_COUNT.search(block.text):
            continue
        text = narrow(block.text)
        is_alone = len(pager_words.MACHINERY.sub("", text)) <= _LEFT_OVER
        element = block.box.element
        around = (element, *element.iterancestors())
        if is_alone and tops.isdisjoint(around) and tops.isdisjoint(element.iter()):
            found.append(PagerBox((element,), text, ()))
    return found


def _elements(first: Element, of: dict[Element, Control]) -> tuple[Element, ...]:
    """Climb from a control as long as what is around it is a pager; one without an element of its own is a run of siblings."""
    box = first
    for around in first.iterancestors():
        if around.tag in {"body", "html"} or not _is_pager(around, of):
            break
        box = around
    if box is not first:
        return (box,)
    return tuple(_run(first, of))


def _run(first: Element, of: dict[Element, Control]) -> Iterator[Element]:
    before = list(takewhile(lambda e: _goes_on(e, of), first.itersiblings(preceding=True)))
    yield from reversed(before)
    yield first
    yield from takewhile(lambda e: _goes_on(e, of), first.itersiblings())


def _goes_on(element: Element, of: dict[Element, Control]) -> bool:
    return element.tag in _BESIDE and (element in of or _is_pager(element, of))


def _is_pager(element: Element, of: dict[Element, Control]) -> bool:
    """Return whether little is left of an element's text without controls, numbers and pager words."""
    left, size = 0, 0
    for text, is_control in _texts(element, of):
        size += len(text)
        if not is_control:
            left += len(pager_words.MACHINERY.sub("", narrow(text)))
        if left > _LEFT_OVER or size > _MOST_TEXT:
            return False
    return True


def _texts(element: Element, of: dict[Element, Control]) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of text in an element that are seen, and whether a control shows them."""
    if element.tag in {"script", "style"}:
        return
    is_control = element in of
    if element.text:
        yield element.text, is_control
    for child in element:
        for text, inside in _texts(child, of):
            yield text, is_control or inside
        if child.tail:
            yield child.tail, is_control


def _text(elements: Sequence[Element]) -> str:
    parts: Iterable[str] = (
        part
        for n, element in enumerate(elements, 1)
        for part in (*_seen(element), (element.tail or "") if n < len(elements) else "")
    )
    return " ".join(" ".join(parts).split())


def _seen(element: Element) -> Iterator[str]:
    return (text for text, _ in _texts(element, {}))
