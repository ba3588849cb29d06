"""`scrapy reparse`: stored articles read again from their raw bytes, without the network."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from scrapy.settings import BaseSettings
from sqlite_utils import Database
from tabulate import tabulate
from tqdm import tqdm

from crawler.archive import reparse
from crawler.archive.database import open_existing, read_untouched, storage_errors
from crawler.archive.facets import check_name
from crawler.clock import now
from crawler.console.command import HouseCommand, add_jobs
from crawler.crawl.archive_client import revisit_days
from crawler.crawl.reparse import Reread
from crawler.crawl.sites import declared, site_at
from crawler.errors import DeclarationError
from crawler.maintenance.reparse import read_again
from crawler.paging.rebuild import Holding, rebuild
from crawler.text import counted, printable
from crawler.versions import reader_version
from crawler.warc.writing import folder_of

_MOST_OBSTACLES = 20


class Command(HouseCommand):
    """Read what is stored again, and store what is read better."""

    def syntax(self) -> str:
        return "[options] [URL ...]"

    def short_desc(self) -> str:
        return "Read stored articles again from their raw bytes, without the network"

    def long_desc(self) -> str:
        return (
            "Read the pages of stored articles again from archive.warc/, as the reader and the declarations are today, on all"
            " cores, and say how many records changed in which field; the former version of each becomes a revision with the cause"
            " reader. All articles are read again, or only those of a site, with pages fetched since a date, or at the named"
            " addresses. Example: scrapy reparse --site slrbs.com --dry-run"
            " -- Exit codes: 0 done; 2 usage, or nothing is stored at an address; 3 some articles could not be read again and stay"
            " as they are; 5 the archive cannot be used."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--site", help="only articles of this site, such as slrbs.com")
        parser.add_argument(
            "--since",
            metavar="DATE",
            help="only articles with pages fetched since, such as 2026-11-01",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )
        add_jobs(parser)

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Read, store, count."""
        with storage_errors(self.archive):
            yield self._report(_Work(self.configured, self.archive, opts), args, opts)

    def _report(self, work: "_Work", urls: list[str], opts: argparse.Namespace) -> str:
        fields: Counter[str] = Counter()
        articles = pages = records = 0
        obstacles: list[str] = []
        for holding, changed in work.changes(urls, opts.site, _date(opts.since)):
            articles += 1
            pages += len(holding.pages)
            if isinstance(changed, str):
                obstacles.append(f"{holding.url}: {changed}")
            else:
                records += bool(changed)
                fields.update(changed)
        sys.stderr.writelines(
            f"scrapy reparse: {printable(line)}\n" for line in _shortened(obstacles)
        )
        self.exitcode = 3 if obstacles else 0
        return _told(fields, articles, pages, records, dry=opts.dry_run)


class _Work:
    """The archive, and how its articles are read again."""

    def __init__(self, settings: BaseSettings, archive: Path, opts: argparse.Namespace) -> None:
        self.archive = archive
        self.dry = opts.dry_run
        self.jobs = opts.jobs
        self.sites = tuple(declared(settings).values())
        self.limit = settings.getint("ARTICLE_MAX_PAGES")
        self.days = revisit_days(settings)

    def changes(
        self, urls: list[str], site: str | None, since: str | None
    ) -> Iterator[tuple[Holding, set[str] | str]]:
        """Read the chosen articles again; give each with what changed, or with what was in the way."""
        with closing((read_untouched if self.dry else open_existing)(self.archive)) as db:
            check_name(db, "site", site)
            ids = reparse.chosen(db, site=site, since=since, urls=urls)
            if urls and not ids:
                raise DeclarationError(f"Nothing is stored at {printable(urls[0])}.")
            again = read_again(
                reparse.holdings(db, ids), folder_of(self.archive), self.sites, self.jobs
            )
            for holding, result in tqdm(
                again, total=len(ids), unit=" articles", disable=None, leave=False
            ):
                yield holding, self._store(db, holding, result)

    def _store(self, db: Database, holding: Holding, result: Reread) -> set[str] | str:
        if result.obstacle is not None:
            return result.obstacle
        article = rebuild(holding, result.readings, self.limit)
        if self.dry:
            return reparse.differences(db, holding.id, article)
        return reparse.replace_reading(
            db,
            holding,
            article,
            reader_version=reader_version(site_at(holding.url, self.sites)),
            days=self.days,
            now=now(),
        )


def _date(text: str | None) -> str | None:
    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DeclarationError(f"--since {text}: a date such as 2026-11-01 is wanted.") from error


def _shortened(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_OBSTACLES
    return lines[:_MOST_OBSTACLES] + ([f"… and {more} more"] if more > 0 else [])


def _told(fields: Counter[str], articles: int, pages: int, records: int, *, dry: bool) -> str:
    read = f"{counted(pages, 'page')} of {counted(articles, 'article')} read again: "
    if not records:
        return f"{read}nothing changed.\n"
    table = tabulate(fields.most_common(), headers=("field", "records"))
    end = "would change." if dry else "changed; former versions are in article_revisions."
    return f"{table}\n\n{read}{counted(records, 'record')} {end}\n"
