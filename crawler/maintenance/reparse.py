"""Stored articles read again from their raw bytes, on all cores; better readings are stored.

A worker process gets the places of an article's pages and returns their readings. Merging,
comparing and storing is done by the one process that writes.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from sqlite3 import Connection

from scrapy.settings import BaseSettings
from tqdm import tqdm

from crawler.archive import reparse
from crawler.archive.database import open_existing, read_untouched
from crawler.archive.facets import check_name
from crawler.clock import now
from crawler.crawl.archive_client import revisit_days
from crawler.crawl.reparse import Reread, Task, reread
from crawler.crawl.sites import declared, site_at
from crawler.errors import DeclarationError
from crawler.maintenance.workers import workers
from crawler.model import ArchivedArticle
from crawler.paging.rebuild import rebuild
from crawler.site import Site
from crawler.text import printable
from crawler.versions import reader_version
from crawler.warc.writing import folder_of

_AHEAD = 4
"""Articles in memory for each worker: those it was given and that have not come back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The articles to read again: those at `urls`; without any, all that the other two allow."""

    urls: Sequence[str] = ()
    site: str | None = None
    since: str | None = None
    """The day since which a page of theirs was fetched, such as 2026-11-01."""


@dataclass(frozen=True, slots=True)
class ReparseOutcome:
    """One article after it was read again: the fields that changed, or the obstacle."""

    url: str
    pages: int
    changes: frozenset[str] = frozenset()
    obstacle: str | None = None


@dataclass(slots=True)
class Tally:
    """Articles and pages that were read again, records that changed, and in which fields."""

    articles: int = 0
    pages: int = 0
    records: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    obstacles: list[str] = field(default_factory=list)

    def add(self, outcome: ReparseOutcome) -> None:
        """Count an article."""
        self.articles += 1
        self.pages += outcome.pages
        self.records += bool(outcome.changes)
        self.fields.update(outcome.changes)
        if outcome.obstacle is not None:
            self.obstacles.append(f"{outcome.url}: {outcome.obstacle}")


@dataclass(frozen=True, slots=True)
class Reparse:
    """Articles read again with today's reader and declarations; a dry run stores nothing."""

    archive: Path
    sites: tuple[Site, ...]
    page_limit: int
    days: tuple[int, ...]
    """The schedule of revisits for what is stored."""
    jobs: int
    is_dry: bool

    @classmethod
    def from_settings(
        cls, settings: BaseSettings, archive: Path, *, jobs: int, is_dry: bool
    ) -> "Reparse":
        """Make one from what settings and spiders declare."""
        return cls(
            archive=archive,
            sites=tuple(declared(settings).values()),
            page_limit=settings.getint("ARTICLE_MAX_PAGES"),
            days=revisit_days(settings),
            jobs=jobs,
            is_dry=is_dry,
        )

    def run(self, selection: Selection) -> Tally:
        """Read the selected articles again; raises DeclarationError when an address has none."""
        tally = Tally()
        opening = read_untouched if self.is_dry else open_existing
        with closing(opening(self.archive)) as db:
            ids = _selected(db, selection)
            rereads = read_again(
                reparse.holdings(db, ids), folder_of(self.archive), self.sites, self.jobs
            )
            bar = tqdm(rereads, total=len(ids), unit=" articles", disable=None, leave=False)
            for holding, result in bar:
                tally.add(self._outcome(db, holding, result))
        return tally

    def _outcome(self, db: Connection, holding: ArchivedArticle, result: Reread) -> ReparseOutcome:
        pages = len(holding.pages)
        if result.obstacle is not None:
            return ReparseOutcome(holding.url, pages, obstacle=result.obstacle)
        return ReparseOutcome(holding.url, pages, frozenset(self._store(db, holding, result)))

    def _store(self, db: Connection, holding: ArchivedArticle, result: Reread) -> set[str]:
        article = rebuild(holding, result.readings, self.page_limit)
        if self.is_dry:
            return reparse.differences(db, holding.id, article)
        return reparse.replace_reading(
            db,
            holding,
            article,
            reader_version=reader_version(site_at(holding.url, self.sites)),
            days=self.days,
            now=now(),
        )


def read_again(
    holdings: Iterable[ArchivedArticle], folder: Path, sites: Sequence[Site], jobs: int
) -> Iterator[tuple[ArchivedArticle, Reread]]:
    """Return stored articles in their order, with their pages as `jobs` processes read them now."""
    work = ((holding, _task(holding, folder, sites)) for holding in holdings)
    if jobs > 1:
        yield from _read_beside(work, jobs)
        return
    for holding, task in work:
        yield holding, reread(task)


def _read_beside(
    work: Iterator[tuple[ArchivedArticle, Task]], jobs: int
) -> Iterator[tuple[ArchivedArticle, Reread]]:
    """Read with worker processes; as many articles are submitted as keep them busy."""
    with workers(jobs) as pool:
        submitted = ((holding, pool.submit(reread, task)) for holding, task in work)
        pending = deque(islice(submitted, jobs * _AHEAD))
        while pending:
            holding, future = pending.popleft()
            result = future.result()
            pending.extend(islice(submitted, 1))
            yield holding, result


def _selected(db: Connection, selection: Selection) -> list[int]:
    check_name(db, "site", selection.site)
    urls = selection.urls
    ids = reparse.chosen(db, site=selection.site, since=selection.since, urls=urls)
    if urls and not ids:
        raise DeclarationError(f"Nothing is stored at {printable(urls[0])}.")
    return ids


def _task(holding: ArchivedArticle, folder: Path, sites: Sequence[Site]) -> Task:
    pages = tuple((number, got.fetch) for number, got in holding.pages.items())
    return Task(folder, site_at(holding.url, sites), pages)
