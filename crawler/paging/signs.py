"""The signs on a page that there is more of its article: everything that has to be explained before it is called complete.

A sign is collected whether its pager is understood or not. What belongs to something else is none; `belonging` says what does.
"""

from collections.abc import Iterable, Iterator

from crawler.addresses.kinship import kinship
from crawler.addresses.pages import plain
from crawler.html.document import Document
from crawler.model import Sign
from crawler.paging import pager_words
from crawler.paging.boxes import PagerBox
from crawler.paging.controls import Control
from crawler.paging.counts import Count

_LONGEST = 60
_LONGEST_LINE = 40


def signs_of(
    document: Document, boxes: Iterable[PagerBox], counts: Iterable[Count]
) -> tuple[Sign, ...]:
    """List the signs of the pagers and counts that are the article's own, and of its own words."""
    found = [sign for box in boxes for sign in _of_box(document, box)]
    found += [
        Sign(kind="script", text=f"{count.name}={count.total}", pages=count.total, here=count.here)
        for count in counts
        if count.total >= 2
    ]
    found += _of_words(document)
    return tuple(sign for sign in dict.fromkeys(found) if (sign.pages or 2) > document.inner_pages)


def _of_box(document: Document, box: PagerBox) -> Iterator[Sign]:
    here, total = box.stated
    here = here or box.unlinked
    text = box.text[:_LONGEST]
    if total is not None:
        if total >= 2:
            yield Sign(kind="total", text=text, pages=total, here=here)
        return
    shown = _run(document, box)
    if shown >= 2:
        yield Sign(kind="numbers", text=text, pages=shown, here=here)
    elif (following := box.word("next") or box.word("last")) and _goes_on(document, following):
        yield Sign(kind="next", text=text, here=here, url=following.url)


def _run(document: Document, box: PagerBox) -> int:
    """Return the highest number that is shown in a run of page numbers; 0 where the numbers are none.

    A run has neighbours (2 and 3, or the unlinked 1 and 2), or a number beside a pager's word.
    """
    numbers = {
        n
        for n, control in box.numbered.items()
        if not _is_toy(control) and not _is_inside(document, control)
    }
    kin = {n for n in numbers if _is_kin(document, box.numbered[n])}
    if kin:  # what leads elsewhere beside them is no page of it
        numbers = {n for n in numbers if n in kin or not box.numbered[n].url}
    if not numbers:
        return 0
    here = box.unlinked
    shown = numbers | ({here} if here is not None else set())
    is_run = any(n + 1 in shown for n in shown) and min(shown) >= 1
    return max(shown) if is_run or (box.word("next") is not None and max(shown) >= 2) else 0


def _is_kin(document: Document, control: Control) -> bool:
    return control.url is not None and (
        plain(control.url) == plain(document.url) or kinship(control.url, document.url) is not None
    )


def _is_inside(document: Document, control: Control) -> bool:
    """Return whether a control leads to a place in the same document, which is there."""
    place = (control.code or "").lstrip("#")
    return (control.code or "").startswith("#") and place in document.anchors


def _is_toy(control: Control) -> bool:
    return (
        control.is_dead and control.element.tag == "a" and not control.element.attrib.get("class")
    )


def _goes_on(document: Document, control: Control) -> bool:
    """Return whether a word alone says that there is more: it runs a script with a number, or leads to a page of the article."""
    if control.url is not None:
        return (
            plain(control.url) != plain(document.url)
            and kinship(control.url, document.url) is not None
        )
    return (
        control.code is not None and pager_words.label(control.text) not in pager_words.OF_PICTURES
    )


def _of_words(document: Document) -> list[Sign]:
    """Read what the text itself says about its own end: 未完, 下转第5版, 登录后阅读全文."""
    return [
        Sign(kind="words", text=block.text)
        for block in document.blocks
        if len(block.text) <= _LONGEST_LINE
        and pager_words.UNFINISHED.search(block.text)
        and not block.box.hidden
    ]
