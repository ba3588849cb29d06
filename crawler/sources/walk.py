"""The walk over one source: which page to read next, and when it has seen enough. Pure: it knows no network and no archive."""

from collections import deque
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from crawler.clock import Window
from crawler.site import Daily, Listing, Sitemap, Source
from crawler.sources.plan import Checkpoint, Found, Link, Plan

KNOWN_PAGES = 2
"""How many pages of a listing in a row must bring nothing new for the walk to end there: one page is always read again."""
_STALE_PAGES = 2
"""How many pages in a row must lie before the days that were asked for: entries that are pinned to the top are old, too."""


class Walk:
    """The pages of a source that are still to be read. This one is a feed's: its page, in a backfill the older ones as well.

    `patient` says that the walk before was cut short: what nobody saw yet may lie behind known addresses, so these end nothing.
    """

    def __init__(self, source: Source, plan: Plan, *, patient: bool = False) -> None:
        self.source = source
        self.plan = plan
        self.patient = patient or plan.is_backfill
        self.window = plan.window
        self.limit = plan.max_pages
        self.pages = 0
        self.known = 0
        self.stale = 0
        self.pending: deque[str] = deque([source.url])
        self.seen: set[str] = set()
        self.last = ""
        self.shown: tuple[Link, ...] = ()
        self.repeats = False

    @property
    def checkpoint(self) -> Checkpoint | None:
        """Say from where a run that is cut short now is to be resumed; None when it is not worth a note."""
        return (
            Checkpoint(self.last, self.pages - 1) if self.pages and self.plan.is_backfill else None
        )

    def resume(self, at: Checkpoint) -> None:
        """Begin at a page where an earlier run was cut short; what it read last is read again."""
        self.pending = deque([at.url])
        self.pages = at.pages

    def next(self) -> str | None:
        """Return the page to read now, None at the end."""
        while (
            self.pending and (self.limit is None or self.pages < self.limit) and not self.is_over()
        ):
            url = self.pending.popleft()
            if url not in self.seen:
                self.seen.add(url)
                return url
        return None

    def wanted(self, found: Found) -> list[str]:
        """Return the articles of a page that are of the days that were asked for."""
        return [link.url for link in found.articles if self.window.holds(link.day)]

    def take(self, url: str, found: Found, new: int) -> None:
        """Note what a page brought: `new` of its articles were not known."""
        self.last = url
        self.pages += 1
        self.known = 0 if new else self.known + 1
        days = [link.day for link in found.articles if link.day is not None]
        self.stale = self.stale + 1 if days and all(map(self.window.precedes, days)) else 0
        self.repeats = (
            bool(self.shown) and found.articles == self.shown
        )  # a server's answer to a page that is not there
        self.shown = found.articles
        self.go_on(url, found, new)

    def go_on(self, url: str, found: Found, new: int) -> None:  # noqa: ARG002 - other sources ask
        """Note where the source goes on."""
        if self.plan.is_backfill:
            self.pending.extend(link.url for link in found.further)

    def stops_short(self, found: Found, new: Collection[str]) -> bool:  # noqa: ARG002 - listings ask
        """Return whether the walk ends here because nobody understands how the source goes on."""
        return False

    def is_over(self) -> bool:
        """Return whether enough was seen although there are more pages."""
        return self.repeats or self.stale >= _STALE_PAGES

    def may_lack(self, url: str) -> bool:  # noqa: ARG002 - other sources ask
        """Return whether it is no fault when this page is not there."""
        return False


class ListingWalk(Walk):
    """A listing: page after page, until nothing is new."""

    def __init__(self, source: Listing, plan: Plan, *, patient: bool = False) -> None:
        super().__init__(source, plan, patient=patient)
        self.template, self.second = source.pages, source.second
        self.guess: str | None = None
        if not plan.is_backfill:
            self.limit = source.max_pages

    def go_on(self, url: str, found: Found, new: int) -> None:  # noqa: ARG002 - one signature for all
        """Take the next page: the one that the pager names, else the one that the declaration makes."""
        following = [link.url for link in found.further]
        self.guess = following[0] if found.is_guess else None
        if not following and self.template is not None and found.articles:
            following = [self._made(self.pages)]
        self.pending.extend(following)

    def stops_short(self, found: Found, new: Collection[str]) -> bool:
        """Return whether more pages were to be read: articles that nobody saw yet may be on them, unless the last one here is known."""
        if found.unclear is None or self.template is not None or self.is_over():
            return False
        if self.limit is not None and self.pages >= self.limit:
            return False
        last = found.articles[-1] if found.articles else None
        if last is not None and self.window.precedes(last.day):
            return False
        return self.patient or last is None or last.url in new

    def may_lack(self, url: str) -> bool:
        """Say that a page whose address was made up ends the listing when it is not there."""
        if url == self.guess:
            return True
        return self.pages > 0 and self.template is not None and url == self._made(self.pages)

    def _made(self, pages: int) -> str:
        return (self.template or "").replace("{}", str(self.second + pages - 1))

    def is_over(self) -> bool:
        """Return whether pages of known addresses, or of days before those asked for, came in a row."""
        return super().is_over() or (not self.patient and self.known >= KNOWN_PAGES)


class SitemapWalk(Walk):
    """A sitemap: of an index, the sitemaps that changed within the days that are wanted."""

    def __init__(self, source: Sitemap, plan: Plan, *, patient: bool = False) -> None:
        super().__init__(source, plan, patient=patient)
        if plan.window.is_open and plan.max_pages is None:
            self.window = Window(since=plan.today - timedelta(days=source.days - 1))
            self.limit = source.max_pages
        self._from: str | None = None

    def resume(self, at: Checkpoint) -> None:
        """Read the index again, and go on with the sitemap that was read last."""
        self._from = at.url

    def go_on(self, url: str, found: Found, new: int) -> None:  # noqa: ARG002 - one signature for all
        """Take the sitemaps of an index, what changed last first."""
        changed = (link for link in found.further if not self.window.precedes(link.day))
        further = [
            link.url
            for link in sorted(changed, key=lambda link: link.day or date.min, reverse=True)
        ]
        if self._from in further:
            further = further[further.index(self._from) :]
        self.pending.extendleft(reversed(further))

    def is_over(self) -> bool:
        """Say no: sitemaps are in no order."""
        return False


class DailyWalk(Walk):
    """A page for each day, newest first. An older issue is read whole when its first page brings something new."""

    def __init__(self, source: Daily, plan: Plan, *, patient: bool = False) -> None:
        super().__init__(source, plan, patient=patient)
        self.days = {source.at(day): day for day in _days(plan, source)}
        self.pending = deque(self.days)
        self.issues = 0
        self.issue = source.url

    @property
    def checkpoint(self) -> Checkpoint | None:
        """Resume at the first page of the issue that is being read."""
        return Checkpoint(self.issue, 0) if self.pages and self.plan.is_backfill else None

    def resume(self, at: Checkpoint) -> None:
        """Leave out the days before."""
        days = list(self.days)
        self.pending = deque(days[days.index(at.url) :] if at.url in self.days else days)

    def go_on(self, url: str, found: Found, new: int) -> None:
        """Take the other pages of an issue before the next day's."""
        if url in self.days:
            self.issue = url
            self.issues += 1
        if new or self.patient or self.issues == 1:
            self.pending.extendleft(
                reversed([link.url for link in found.further if link.url not in self.seen])
            )

    def is_over(self) -> bool:
        """Say no: the days are the ones that were asked for."""
        return False

    def may_lack(self, url: str) -> bool:
        """Say that a paper does not appear every day."""
        return url in self.days


def walk_of(source: Source, plan: Plan, *, patient: bool = False) -> Walk:
    """Make the walk over a source."""
    if isinstance(source, Listing):
        return ListingWalk(source, plan, patient=patient)
    if isinstance(source, Sitemap):
        return SitemapWalk(source, plan, patient=patient)
    return (
        DailyWalk(source, plan, patient=patient)
        if isinstance(source, Daily)
        else Walk(source, plan, patient=patient)
    )


def _days(plan: Plan, source: Daily) -> Iterable[date]:
    """Return the days to look at, newest first: the last ones, or those that were asked for."""
    until = min(plan.window.until or plan.today, plan.today)
    since = plan.window.since or (until if plan.window.until else plan.today) - timedelta(
        days=source.days - 1
    )
    return (until - timedelta(days=n) for n in range((until - since).days + 1))
