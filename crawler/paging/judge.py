"""Is what came for a page's number that page of this article? Two or more pages compared; pure."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from crawler.addresses.pages import plain
from crawler.model import FetchedPage, Page
from crawler.reasons import Reason
from crawler.text import fold

_DIGITS = re.compile(r"\d+")
# A trap that only counts (已读12次) changes a digit here and there; in a table of results digits are the text.
_MOST_DIGITS = 0.2
_OF_EQUAL_LENGTH = 0.5


def objection(
    got: FetchedPage, others: Collection[FetchedPage], planned: Iterable[str], *, is_first: bool
) -> Reason | None:
    """Say why a page is not to be merged with `others`; `planned` are the addresses of the pages with other numbers."""
    page = got.reading
    if not page.paragraphs and not page.images:
        return Reason.PAGE_EMPTY
    elsewhere = {plain(other.fetch.url) for other in others} | {plain(url) for url in planned}
    if plain(got.fetch.url) in elsewhere:
        return Reason.PAGE_MISSING  # the site redirects to another page
    if any(_repeats(page, other.reading) for other in others):
        return Reason.PAGE_REPEATED
    if others and not any(_same_article(page, other.reading) for other in others):
        return Reason.PAGE_OF_OTHER_ARTICLE
    if _edited_since(page, [other.reading for other in others], is_first=is_first):
        return Reason.CHANGED_DURING_CRAWL
    return None


def doubted_sibling(got: FetchedPage, before: FetchedPage, kind: str) -> Reason | None:
    """Say why a page at an address that was only tried is not the one behind `before`.

    Both have the same headline, and neither says that it has another number; at an address that was guessed the page must say that
    it is the next one.
    """
    page, other = got.reading, before.reading
    if page.title is None or other.title is None or not titles_agree(page.title, other.title):
        return Reason.PAGE_OF_OTHER_ARTICLE
    steps = _steps(page, other)
    if any(step != 1 for step in steps) or (kind == "guessed" and not steps):
        return Reason.PAGER_UNCLEAR
    return None


def _steps(page: Page, other: Page) -> list[int]:
    """Return how far each count of the pages went on from one page to the other."""
    before = {sign.kind: sign.here for sign in other.pager.signs if sign.here is not None}
    now = {sign.kind: sign.here for sign in page.pager.signs if sign.here is not None}
    steps = [now[kind] - before[kind] for kind in now.keys() & before.keys()]
    if page.pager.current is not None and other.pager.current is not None:
        steps.append(page.pager.current - other.pager.current)
    return steps


def holds(whole: Page, part: Page) -> bool:
    """Return whether a page holds all the text of another."""
    text = "".join(fold(paragraph) for paragraph in whole.paragraphs)
    return bool(part.paragraphs) and all(fold(paragraph) in text for paragraph in part.paragraphs)


def titles_agree(title: str | None, other: str | None) -> bool:
    """Return whether two headlines may be of one article: one holds the other (`渡口的早班船(2)`), or one is not known."""
    if title is None or other is None:
        return True
    a, b = fold(title), fold(other)
    return a in b or b in a


def _repeats(page: Page, other: Page) -> bool:
    """Return whether a page adds nothing to another; a single line may be a refrain, so it proves no copy."""
    if not page.paragraphs:
        return bool(page.images) and {i.url for i in page.images} <= {i.url for i in other.images}
    mine, theirs = "".join(page.paragraphs), "".join(other.paragraphs)
    if len(mine) < _OF_EQUAL_LENGTH * len(theirs):
        return False
    counting = len("".join(_DIGITS.findall(mine))) < _MOST_DIGITS * len(mine)
    return _normal(page.paragraphs, counting=counting) <= _normal(
        other.paragraphs, counting=counting
    )


@lru_cache(maxsize=256)  # each page of an article is compared with each other
def _normal(paragraphs: tuple[str, ...], *, counting: bool) -> frozenset[str]:
    return frozenset(_DIGITS.sub("", fold(text)) if counting else fold(text) for text in paragraphs)


def _same_article(page: Page, other: Page) -> bool:
    """Return whether two pages are of one article: their headlines agree, or the pager of one names the other."""
    if titles_agree(page.title, other.title):
        return True
    if page.published_at and other.published_at and page.published_at != other.published_at:
        return False
    mine, theirs = _named(page), _named(other)
    return plain(other.url) in mine or (plain(page.url) in theirs and bool(mine & theirs))


def _named(page: Page) -> set[str]:
    pager = page.pager
    urls = (*pager.page_urls, pager.next_url, pager.prev_url) if pager.kind == "article" else ()
    return {plain(url) for url in urls if url}


def _edited_since(page: Page, others: Collection[Page], *, is_first: bool) -> bool:
    """Return whether a page states a change that the others do not state, or state otherwise; page 1 may be the only one to say it."""
    stated = {other.updated_at for other in others if other.updated_at}
    return (
        page.updated_at is not None
        and page.updated_at not in stated
        and bool(stated or (others and not is_first))
    )
