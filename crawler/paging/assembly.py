"""The pages of one article as they come: says which to fetch next, knows what is missing. Pure.

Numbers are page numbers. Where no page states its own, they count from the page that came first; as soon as a page states it,
or when nothing more can be had, all are shifted (`settle`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from crawler.addresses.pages import plain
from crawler.model import FetchedPage, Pager, Refusal, Trial
from crawler.paging import doubts, pager_words
from crawler.paging.judge import doubted_sibling, holds, objection
from crawler.paging.trials import MOST_TRIALS
from crawler.reasons import Reason, as_page_reason

_INTERRUPTED = Refusal(Reason.INTERRUPTED)


@dataclass(frozen=True, slots=True)
class Want:
    """A page to fetch; `number` is None for the view of the whole text on one page."""

    number: int | None
    url: str


@dataclass(slots=True)
class Assembly:
    """What is known of an article's pages. `limit` is the highest page number that is fetched."""

    limit: int
    pages: dict[int, FetchedPage] = field(default_factory=dict)
    failures: dict[int, Refusal] = field(default_factory=dict)
    single: FetchedPage | None = None
    _view: FetchedPage | Refusal | None = None
    _single_tried: bool = False
    _plan: dict[int, str] = field(default_factory=dict)
    _aliases: dict[int, dict[str, None]] = field(default_factory=dict)
    _trial: tuple[int, Trial] | None = None
    _tried: list[Trial] = field(default_factory=list)
    _foreign: set[int] = field(default_factory=set)
    """Pages whose pager turned out to lead to other articles."""

    # -- what to fetch

    def wanted(self) -> list[Want]:
        """List the pages whose addresses are known and that are still to fetch; empty when nothing more can be done."""
        if self.single is not None:
            return []
        if not self._single_tried and (url := self._single_url()):
            return [Want(None, url), *self._open(self._ends())]
        return self._open(n for n in self._plan if n <= self.limit) or self._try()

    def _try(self) -> list[Want]:
        """Try an address that the next page may have, as long as there is a sign of it that nothing explains."""
        last = max(self.pages)
        trials = self.pages[last].reading.pager.trials if last < self.limit else ()
        if last + 1 in self._plan or len(self._tried) >= MOST_TRIALS:
            return []
        for trial in trials:
            if trial not in self._tried and (trial.kind == "stated" or self._doubts()):
                self._trial = (last + 1, trial)
                return [Want(last + 1, trial.urls[0])]
        return []

    def _open(self, numbers: Iterable[int]) -> list[Want]:
        known = {plain(got.fetch.url) for got in self.pages.values()}
        return [
            Want(n, self._plan[n])
            for n in sorted(numbers)
            if n in self._plan
            and n not in self.pages
            and n not in self.failures
            and plain(self._plan[n]) not in known
        ]

    def _ends(self) -> set[int]:
        """Return the pages that prove a single-page view: the first and the last."""
        return {1, self.declared or 1}

    def _single_url(self) -> str | None:
        return next(
            (pager.single_page_url for pager in self._pagers() if pager.single_page_url), None
        )

    # -- what came

    def start(self, got: FetchedPage) -> int:
        """Take the page that came first, whatever its number; give the number."""
        number = _stated(got) or 1
        self.restore(number, got)
        return number

    def restore(self, number: int, got: FetchedPage) -> None:
        """Take a page without judging it: the first, or one that an earlier run stored."""
        self.pages[number] = got
        self.name(number, (got.fetch.url, *got.fetch.aliases))
        self._learn(number, got)

    def add(self, number: int | None, got: FetchedPage) -> None:
        """Take a page that came for a number; one that is not this article's, or repeats another, is a failure instead."""
        if number is None:
            self._single_tried, self._view = True, got
        elif self._trial is not None and self._trial[0] == number:
            self._take_trial(number, self._trial[1], got)
        elif reason := self._objection(number, got):
            self.failures[number] = Refusal(reason, got.fetch.url)
        else:
            self.failures.pop(number, None)
            self.restore(number, got)

    def fail(self, number: int | None, refusal: Refusal) -> None:
        """Remember why a page could not be had."""
        if number is None:
            self._single_tried, self._view = True, refusal
        elif self._trial is not None and self._trial[0] == number:
            self._tried.append(self._trial[1])
            self._trial = None
        else:
            self.failures[number] = Refusal(as_page_reason(refusal.reason), str(refusal))

    def _take_trial(self, number: int, trial: Trial, got: FetchedPage) -> None:
        """Believe what came at an address that was tried, and the addresses that follow from it; or leave it out."""
        self._trial = None
        before = self.pages[number - 1]
        reason = self._objection(number, got) or doubted_sibling(got, before, trial.kind)
        if reason is None:
            self.failures.pop(number, None)
            self.restore(number, got)
            for n, url in enumerate(trial.urls, number):
                self._state(n, url)
            return
        self._tried.append(trial)
        if trial.kind == "stated" and reason == Reason.PAGE_OF_OTHER_ARTICLE:
            self._foreign.add(number - 1)

    def forget(self, number: int) -> None:
        """Leave out a page that was looked for and that nothing declares."""
        for known in (self.pages, self.failures, self._plan, self._aliases):
            known.pop(number, None)

    def name(self, number: int, urls: Iterable[str]) -> None:
        """Remember addresses under which a page was asked for or named."""
        self._aliases.setdefault(number, {}).update(dict.fromkeys(urls))

    def interrupt(self) -> None:
        """Give up what is still to fetch, because the run was stopped."""
        for want in self.wanted():
            self.failures[want.number or 2] = _INTERRUPTED
        self._single_tried = True
        self.settle()

    def settle(self) -> None:
        """End a round of fetching: judge the single-page view, for which the last page may have come after it; number the pages."""
        view, self._view = self._view, None
        if view is not None:
            self._judge_view(view)
        self._shift(self._correction())

    def count_from_first(self) -> None:
        """Call the lowest page that is known of page 1: it is known to be the article's first."""
        if all(_stated(got) is None for got in self.pages.values()):
            self._shift(1 - self._first())

    def _shift(self, by: int) -> None:
        if by:
            self.pages = {n + by: got for n, got in self.pages.items()}
            self.failures = {n + by: refusal for n, refusal in self.failures.items()}
            self._plan = {n + by: url for n, url in self._plan.items()}
            self._aliases = {n + by: urls for n, urls in self._aliases.items()}

    def _judge_view(self, view: FetchedPage | Refusal) -> None:
        """Accept a view that holds the text of the first and the last page.

        余下全文 may also lead to the rest alone, as the only other page there is: then that is page 2.
        """
        ends = [self.pages.get(n) for n in self._ends()]
        if isinstance(view, FetchedPage) and all(
            end is not None and holds(view.reading, end.reading) for end in ends
        ):
            self.single = view
        elif not self._plan and set(self.pages) == {1}:
            if isinstance(view, FetchedPage):
                self.add(2, view)
            else:
                self.fail(2, view)

    def _correction(self) -> int:
        """Say by how much the numbers are wrong: what a page states counts, else the lowest that is known of is page 1."""
        for number, got in sorted(self.pages.items()):
            if (stated := _stated(got)) is not None:
                return stated - number
        return 0 if self.wanted() else 1 - self._first()

    def _first(self) -> int:
        return min({*self.pages, *self._plan, *self.failures})

    def _learn(self, number: int, got: FetchedPage) -> None:
        pager, by = got.reading.pager, number - (_stated(got) or number)
        for n, reason in pager.unreachable:
            self.failures.setdefault(n + by, Refusal(reason))
        if pager.kind != "article":
            return
        for n, url in enumerate(pager.pages_planned, 1 + by):
            self._state(n, url)
        if pager.next_url:
            self._state(number + 1, pager.next_url)
        if pager.prev_url:
            self._state(number - 1, pager.prev_url)

    def _state(self, number: int, url: str) -> None:
        self._plan.setdefault(number, url)
        self.name(number, [url])

    def _objection(self, number: int, got: FetchedPage) -> Reason | None:
        others = [other for n, other in self.pages.items() if n != number]
        planned = [
            url
            for n, url in self._plan.items()
            if n != number and plain(url) != plain(self._plan.get(number, ""))
        ]
        return objection(got, others, planned, is_first=number == 1)

    # -- what is known

    def _pagers(self) -> list[Pager]:
        return [self.pages[n].reading.pager for n in sorted(self.pages)]

    @property
    def declared(self) -> int | None:
        """Return the number of pages the site declares, the largest it says anywhere."""
        totals = [pager.total for pager in self._pagers() if pager.kind == "article"]
        declared = max((total for total in totals if total), default=None)
        return declared - 1 if declared is not None and declared == self._phantom() else declared

    @property
    def evidence(self) -> str | None:
        """Say what declared the pages (`1/5`, `尾页`, `createPageHTML` …)."""
        return next(
            (
                pager.evidence
                for pager in self._pagers()
                if pager.kind == "article" and pager.evidence
            ),
            None,
        )

    @property
    def missing(self) -> dict[int, Refusal]:
        """Map the pages that are not there to the reason."""
        if self.single is not None:
            return {}
        phantom = self._phantom()
        cut = {n for n, got in self.pages.items() if got.reading.ending == "cut"}
        last = max({self.declared or 0, *self.pages})
        known = {*range(1, last + 1), *self._plan, *self.failures, *self._beyond()}
        known -= {phantom, self._round()}
        missing = {
            n: self.failures.get(n) or Refusal(self._why(n))
            for n in sorted(known)
            if (n not in self.pages or n in cut) and n >= 1
        }
        return missing or self._doubts()

    def _doubts(self) -> dict[int, Refusal]:
        readings = {n: got.reading for n, got in self.pages.items()}
        fetched = {
            plain(url) for got in self.pages.values() for url in (got.fetch.url, got.reading.url)
        }
        return doubts.unexplained(
            readings,
            fetched,
            last=max(self.pages),
            phantom=self._phantom(),
            foreign=self._foreign,
        )

    def _round(self) -> int | None:
        """Return the number behind the last page, where what stands there is a page that is known: the pager begins again."""
        last = max(self.pages)
        fetched = {plain(got.fetch.url) for got in self.pages.values()}
        return last + 1 if plain(self._plan.get(last + 1, "")) in fetched else None

    def _phantom(self) -> int | None:
        """Return the number behind the last page, where only that page names it and the site has it not."""
        last = max(self.pages)
        refusal = self.failures.get(last + 1)
        readings = {n: got.reading for n, got in self.pages.items()}
        if refusal is None or not doubts.is_phantom(readings, last, str(refusal.reason)):
            return None
        return last + 1

    def _beyond(self) -> set[int]:
        """Name the page after the last, when pages were declared by 下一页 alone and the last one does not look like it.

        The last page has a pager that leads back; or it is the rest of the text (余下全文), after which nothing is expected.
        """
        last = max(self.pages)
        if self.declared is not None or last == 1 or self._is_end(last):
            return set()
        before = self.pages[last - 1].reading.pager if last - 1 in self.pages else Pager()
        is_rest = (
            before.single_page_url is not None
            or pager_words.label(before.evidence or "") in pager_words.SINGLE
        )
        return set() if is_rest else {last + 1}

    def _is_end(self, last: int) -> bool:
        """Return whether the last page is recognisably one.

        It leads back; or it has the headline of the others and says no more, where they do not lead back either.
        """
        page = self.pages[last].reading
        others = [got.reading for n, got in self.pages.items() if n != last]
        leads_back = any(other.pager.prev_url for other in others)
        is_same = page.title is not None and page.title in {other.title for other in others}
        return page.pager.kind == "article" or (is_same and not leads_back)

    def _why(self, number: int) -> Reason:
        if number in self.pages:
            return Reason.TRUNCATED
        if number > self.limit:
            return Reason.PAGE_LIMIT
        if number in self._plan:
            return Reason.PAGE_MISSING
        return Reason.PAGE_COUNT_MISMATCH if self.declared else Reason.PAGER_UNCLEAR

    @property
    def first_url(self) -> str:
        """Return the address of page 1: what the site calls it, where that differs by a query alone; where it was fetched."""
        first = 1 if any(_stated(got) for got in self.pages.values()) else self._first()
        if first not in self.pages:
            return self._plan.get(first) or self.pages[min(self.pages)].fetch.url
        fetched = self.pages[first].fetch.url
        stated = self._plan.get(first, fetched)
        return stated if stated == fetched.partition("?")[0] else fetched

    def aliases(self, number: int) -> tuple[str, ...]:
        """List the other addresses under which a page was asked for or named."""
        return tuple(
            url
            for url in self._aliases.get(number, {})
            if plain(url) != plain(self.pages[number].fetch.url)
        )

    def ordered(self) -> dict[int, FetchedPage]:
        """Return the pages in page order; a view of the whole is page 1, and knows the addresses of all pages."""
        if self.single is None:
            return {n: _called(got, self.aliases(n)) for n, got in sorted(self.pages.items())}
        known = [url for urls in self._aliases.values() for url in urls]
        return {1: _called(self.single, dict.fromkeys((*self.single.fetch.aliases, *known)))}


def _stated(got: FetchedPage) -> int | None:
    pager = got.reading.pager
    return pager.current if pager.kind == "article" else None


def _called(got: FetchedPage, aliases: Iterable[str]) -> FetchedPage:
    return replace(
        got, fetch=replace(got.fetch, aliases=tuple(url for url in aliases if url != got.fetch.url))
    )
