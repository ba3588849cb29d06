"""The pages of one article as they come: says which to fetch next, judges what came, knows what is missing. Pure.

Numbers are page numbers; where no page states its own, they count from the page that came first and are shifted at the end.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from crawler.items import Fetch, Page
from crawler.paging.family import plain
from crawler.reasons import Reason, as_page_reason
from crawler.text import fold

_DIGITS = re.compile(r"\d+")
_SIMILAR_ENOUGH = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """A page that was fetched and read."""

    reading: Page
    fetch: Fetch


@dataclass(frozen=True, slots=True)
class Want:
    """A page to fetch; `number` is None for the view of the whole text on one page."""

    number: int | None
    url: str


@dataclass(slots=True)
class Assembly:
    """What is known of an article's pages. `limit` is the highest page number that is fetched."""

    limit: int
    pages: dict[int, Got] = field(default_factory=dict)
    failures: dict[int, str] = field(default_factory=dict)
    single: Got | None = None
    _view: Got | None = None
    _single_tried: bool = False
    _plan: dict[int, str] = field(default_factory=dict)
    _aliases: dict[int, dict[str, None]] = field(default_factory=dict)

    # -- what to fetch

    def wanted(self) -> list[Want]:
        """List the pages whose addresses are known and that are still to fetch; empty when nothing more can be done."""
        if self.single is not None:
            return []
        if not self._single_tried and (url := self._single_url()):
            return [Want(None, url), *self._open(self._ends())]
        return self._open(n for n in self._plan if n <= self.limit)

    def _open(self, numbers: Iterable[int]) -> list[Want]:
        known = {plain(got.fetch.url) for got in self.pages.values()}
        return [
            Want(n, self._plan[n])
            for n in sorted(numbers)
            if n in self._plan and n not in self.pages and n not in self.failures and plain(self._plan[n]) not in known
        ]

    def _ends(self) -> set[int]:
        """Give the pages that prove a single-page view: the first and the last."""
        return {1, self.declared or 1}

    def _single_url(self) -> str | None:
        pagers = (got.reading.pager for got in self.pages.values())
        return next((pager.single_page_url for pager in pagers if pager.single_page_url), None)

    # -- what came

    def start(self, got: Got) -> int:
        """Take the page that came first, whatever its number; give the number."""
        number = got.reading.pager.current or 1
        self.restore(number, got)
        return number

    def restore(self, number: int, got: Got) -> None:
        """Take a page without judging it: the first, or one that an earlier run stored."""
        self.pages[number] = got
        self._learn(number, got)

    def add(self, number: int | None, got: Got) -> None:
        """Take a page that came for a number; one that is not this article's, or repeats another, is a failure instead."""
        if number is None:
            self._single_tried, self._view = True, got
        elif reason := self._objection(number, got):
            self.failures[number] = reason
        else:
            self.failures.pop(number, None)
            self.restore(number, got)

    def fail(self, number: int | None, reason: str) -> None:
        """Remember that a page could not be had."""
        if number is None:
            self._single_tried = True
        else:
            self.failures[number] = as_page_reason(reason)

    def settle(self) -> None:
        """End a round of fetching: judge the single-page view, for which the last page may have come after it.

        It is accepted when it holds the text of the first and the last page. 余下全文 may also lead to the rest alone, as the
        only other page there is: then that is page 2.
        """
        view, self._view = self._view, None
        if view is None:
            return
        ends = [self.pages.get(n) for n in self._ends()]
        if all(end is not None and _holds(view.reading, end.reading) for end in ends):
            self.single = view
        elif not self._plan and set(self.pages) == {1} and not _shares(view.reading, self.pages[1].reading):
            self.pages[2] = view

    def _learn(self, number: int, got: Got) -> None:
        pager = got.reading.pager
        for n, reason in pager.unreachable:
            self.failures.setdefault(n, reason)
        if pager.kind != "article":
            return
        for n, url in enumerate(pager.pages_planned, 1):
            self._state(n, url)
        if pager.next_url:
            self._state(number + 1, pager.next_url)
        if pager.prev_url:
            self._state(number - 1, pager.prev_url)

    def _state(self, number: int, url: str) -> None:
        self._plan.setdefault(number, url)
        self._aliases.setdefault(number, {})[url] = None

    # -- is it a page of this article

    def _objection(self, number: int, got: Got) -> Reason | None:
        if not got.reading.paragraphs and not got.reading.images:
            return Reason.PAGE_EMPTY
        others = [other for n, other in self.pages.items() if n != number]
        if any(plain(other.fetch.url) == plain(got.fetch.url) for other in others):
            return Reason.PAGE_MISSING  # the site redirects to a page we have
        if any(_repeats(got.reading, other.reading) for other in others):
            return Reason.PAGE_REPEATED
        if others and not any(_same_article(got.reading, other.reading) for other in others):
            return Reason.PAGE_OF_OTHER_ARTICLE
        if any(got.reading.updated_at != other.reading.updated_at for other in others):
            return Reason.CHANGED_DURING_CRAWL
        return None

    # -- what is known

    @property
    def declared(self) -> int | None:
        """Give the number of pages the site declares, the largest it says anywhere."""
        totals = [p.reading.pager.total for p in self.pages.values() if p.reading.pager.kind == "article"]
        return max((total for total in totals if total), default=None)

    @property
    def evidence(self) -> str | None:
        """Say what declared the pages (`1/5`, `尾页`, `createPageHTML` …)."""
        pagers = [self.pages[n].reading.pager for n in sorted(self.pages)]
        return next((p.evidence for p in pagers if p.kind == "article" and p.evidence), None)

    @property
    def missing(self) -> dict[int, str]:
        """Map the pages that are not there to the reason."""
        if self.single is not None:
            return {}
        known = {*range(1, (self.declared or 0) + 1), *self._plan, *self.failures}
        return {n: self.failures.get(n) or self._why(n) for n in sorted(known) if n not in self.pages}

    def _why(self, number: int) -> Reason:
        if number > self.limit:
            return Reason.PAGE_LIMIT
        return Reason.PAGE_MISSING if number in self._plan else Reason.PAGE_COUNT_MISMATCH

    @property
    def first_url(self) -> str:
        """Give the address of page 1: where it was fetched, else what the pagers call it, else the lowest page known."""
        if 1 in self.pages:
            return self.pages[1].fetch.url
        return self._plan.get(1) or self.pages[min(self.pages)].fetch.url

    def aliases(self, number: int) -> tuple[str, ...]:
        """List the other addresses under which a page was asked for or named."""
        got = self.pages[number]
        said = [*got.fetch.aliases, *self._aliases.get(number, {})]
        return tuple(dict.fromkeys(url for url in said if plain(url) != plain(got.fetch.url)))

    def ordered(self) -> dict[int, Got]:
        """Give the pages in page order, numbered from 1 when no page stated its number."""
        if self.single is not None:
            first = self.pages[1]
            known = (self.single.fetch.url, first.fetch.url, *self.aliases(1))
            return {1: replace(self.single, fetch=replace(self.single.fetch, aliases=known[1:]))}
        shift = 1 - min(self.pages) if min(self.pages) < 1 else 0
        pages = {n + shift: self.pages[n] for n in sorted(self.pages)}
        return {n: replace(got, fetch=replace(got.fetch, aliases=self.aliases(n - shift))) for n, got in pages.items()}


def _normal(paragraphs: tuple[str, ...]) -> set[str]:
    return {_DIGITS.sub("", fold(text)) for text in paragraphs}


def _repeats(page: Page, other: Page) -> bool:
    """Say whether a page has nothing that the other has not; digits aside, for traps that only count."""
    if not page.paragraphs:
        return bool(page.images) and {i.url for i in page.images} <= {i.url for i in other.images}
    return _normal(page.paragraphs) <= _normal(other.paragraphs)


def _same_article(page: Page, other: Page) -> bool:
    """Say whether two pages are of one article: their headlines agree, or the pager of one names the other."""
    if page.title is None or other.title is None or _titles_agree(page.title, other.title):
        return True
    if page.published_at and other.published_at and page.published_at != other.published_at:
        return False
    mine, theirs = _named(page), _named(other)
    return plain(other.url) in mine or (plain(page.url) in theirs and bool(mine & theirs))


def _named(page: Page) -> set[str]:
    return {plain(url) for url in page.pager.page_urls} if page.pager.kind == "article" else set()


def _titles_agree(title: str, other: str) -> bool:
    a, b = fold(title), fold(other)
    if a in b or b in a:
        return True
    common = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        common += 1
    return common / max(1, min(len(a), len(b))) >= _SIMILAR_ENOUGH


def _shares(page: Page, other: Page) -> bool:
    return bool(_normal(page.paragraphs) & _normal(other.paragraphs))


def _holds(whole: Page, part: Page) -> bool:
    text = "".join(fold(paragraph) for paragraph in whole.paragraphs)
    return bool(part.paragraphs) and all(fold(paragraph) in text for paragraph in part.paragraphs)
