"""How a listing goes on: its next page, or the sign of one that is not understood. Pure.

On a listing the word 下一页 may be believed: nothing is merged, and a page that is not there ends the
walk. Believed before it are numbers that fall while the pages go on (博达: /news.htm, then
/news/35.htm, /news/34.htm), whose sum with the number that a link shows is the same everywhere; and
counts in scripts (`list_scripts`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.addresses.canonical import same_site
from crawler.addresses.pages import plain, readings
from crawler.html.document import Document, Element
from crawler.paging import pager_words
from crawler.paging.links import Candidate, candidates
from crawler.paging.pager import find_pager
from crawler.sources.list_scripts import list_script
from crawler.text import fold, narrow

_LONGEST_SIGN = 60
_LONGEST_COUNT = 120
_DEAD = frozenset(
    ("", "#", "javascript:", "javascript:;", "javascript:void(0)", "javascript:void(0);")
)


@dataclass(frozen=True, slots=True)
class Following:
    """The next page of a listing; or the sign of a pager that is not understood. Neither at its end."""

    url: str | None = None
    sign: str | None = None
    is_guess: bool = False
    """Whether it is no fault when there is no such page."""


def following(document: Document) -> Following:
    """Say how a listing goes on from one of its pages."""
    links = list(candidates(document))
    falling = _falling(document.url, links) or _falling_by_words(document.url, links)
    if falling is not None:
        return falling
    pager = find_pager(document)
    if pager.next_url is not None:
        return Following(pager.next_url)
    script = list_script(document)
    if script is not None:
        return Following(script.next_url, is_guess=script.is_guess)
    if pager.kind != "none" and pager.current is not None and pager.current == pager.total:
        return Following()
    return _by_word(document, links) or _sign(document)


# -- numbers that fall


def _falling(url: str, links: list[Candidate]) -> Following | None:
    """Read a pager whose pages are numbered from the last.

    The numbers of the links and those of their addresses have one sum.
    """
    sums: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for link in links:
        if link.is_web and link.number is not None and same_site(link.url, url):
            for reading in readings(link.url):
                sums[reading.family][link.number] = link.url
    for family, pages in sums.items():
        totals = {number + _value(page, family) for number, page in pages.items()}
        if len(pages) < 2 or len(totals) != 1:
            continue
        [total] = totals
        mine = next((r.value for r in readings(url) if r.family == family), None)
        number = 1 if mine is None else total - mine
        known = pages.get(number + 1) or _next_word(url, links)
        return Following(known if mine != 1 else None)
    return None


def _falling_by_words(url: str, links: list[Candidate]) -> Following | None:
    """Read such a pager that shows words alone.

    下一页 leads to the number below this page's, or, on the first page, above that of 尾页.
    """
    known = {
        role: link.url
        for role, words in (("next", pager_words.NEXT), ("before", pager_words.PREVIOUS), ("last", pager_words.LAST))
        for link in reversed(links)
        if link.said in words and link.is_web and same_site(link.url, url)
    }  # fmt: skip
    pages = {role: {r.family: r.value for r in readings(page)} for role, page in known.items()}
    for reading in readings(url):
        if pages.get("next", {}).get(reading.family) == reading.value - 1:
            return Following(known["next"])
        if "next" not in pages and pages.get("before", {}).get(reading.family) == reading.value + 1:
            return Following()
    for family, value in pages.get("next", {}).items():
        if "before" not in pages and pages.get("last", {}).get(family, value) < value:
            return Following(known["next"])
    return None


def _value(url: str, family: tuple[str, str]) -> int:
    return next(reading.value for reading in readings(url) if reading.family == family)


# -- words


def _next_word(url: str, links: list[Candidate]) -> str | None:
    """Return where 下一页 leads on this site, if it leads elsewhere than here."""
    return next(
        (
            link.url
            for link in links
            if link.said in pager_words.NEXT
            and link.is_web
            and same_site(link.url, url)
            and plain(link.url) != plain(url)
        ),
        None,
    )


def _by_word(document: Document, links: list[Candidate]) -> Following | None:
    url = _next_word(document.url, links)
    return Following(url) if url is not None else None


# -- what is not understood


def _sign(document: Document) -> Following:
    """Return the sign that the listing goes on by a script; a dead link is its end."""
    sign = next(_signs(document), None)
    return Following(sign=sign[:_LONGEST_SIGN] if sign else None)


def _signs(document: Document) -> Iterator[str]:
    for element in document.root.iter("a", "input", "button", "span", "li"):
        action = _action(element)
        if action is None:
            continue
        text = "".join(element.itertext()).strip() or element.get("value") or ""
        is_next = pager_words.label(text) in pager_words.NEXT
        if is_next or (pager_words.number(text) == 2 and _is_beside_pages(element)):
            yield f"{fold(text)} {action}"
    yield from _counts(document)


def _is_beside_pages(element: Element) -> bool:
    """Return whether something speaks of pages beside a number; those of a row of pictures stand alone."""
    parent = element.getparent()
    text = "".join(parent.itertext()) if parent is not None else ""
    return len(text) <= _LONGEST_COUNT and ("页" in text or "頁" in text)


def _action(element: Element) -> str | None:
    """Return the script that a click runs, None where a click does nothing or follows a link."""
    clicked, href = element.get("onclick") or "", (element.get("href") or "").strip()
    if any(letter.isdigit() or letter == "(" for letter in clicked):
        return clicked.strip()
    is_script = href.lower().startswith("javascript:") and href.lower() not in _DEAD
    return href if is_script else None


def _counts(document: Document) -> Iterator[str]:
    """Yield printed counts of pages (1/5, 共5页) that leave pages to come."""
    for block in document.blocks:
        text = narrow(block.text)
        if len(text) > _LONGEST_COUNT:
            continue
        both = pager_words.stated(text)
        alone = pager_words.TOTAL.search(text)
        current, total = both or (1, int(alone[1]) if alone else 1)
        if current < total and ("页" in text or "頁" in text):
            yield fold(text)
