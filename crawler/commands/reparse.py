"""`scrapy reparse`: stored articles read again from their raw bytes, without the network."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from crawler.archive.database import storage_errors
from crawler.console.command import HouseCommand, add_jobs
from crawler.console.views.reparse import shortened_obstacles, tell_reparse
from crawler.errors import DeclarationError
from crawler.maintenance.reparse import Reparse, Selection
from crawler.text import printable


class Command(HouseCommand):
    """Read what is stored again, and store what is read better."""

    def syntax(self) -> str:
        return "[options] [URL ...]"

    def short_desc(self) -> str:
        return "Read stored articles again from their raw bytes, without the network"

    def long_desc(self) -> str:
        return (
            "Read the pages of stored articles again from archive.warc/, as the reader and the"
            " declarations are today, on all cores, and say how many records changed in which"
            " field; the former version of each becomes a revision with the cause reader. All"
            " articles are read again, or only those of a site, with pages fetched since a date,"
            " or at the named addresses. Example: scrapy reparse --site slrbs.com --dry-run --"
            " Exit codes: 0 done; 2 usage, or nothing is stored at an address; 3 some articles"
            " could not be read again and stay as they are; 5 the archive cannot be used."
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
            reparse = Reparse.from_settings(
                self.configured, self.archive, jobs=opts.jobs, is_dry=opts.dry_run
            )
            selection = Selection(urls=args, site=opts.site, since=_date(opts.since))
            tally = reparse.run(selection)
        for line in shortened_obstacles(tally.obstacles):
            sys.stderr.write(f"scrapy reparse: {printable(line)}\n")
        self.exitcode = 3 if tally.obstacles else 0
        yield tell_reparse(tally, is_dry=opts.dry_run)


def _date(text: str | None) -> str | None:
    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DeclarationError(f"--since {text}: a date such as 2026-11-01 is wanted.") from error
