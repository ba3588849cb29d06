"""`scrapy report`: what the last run did and found, or the runs of some days."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import msgspec
from scrapy.exceptions import UsageError

from crawler.archive import monitoring, report
from crawler.archive.database import open_existing, read_current, storage_errors
from crawler.archive.facets import check_name
from crawler.clock import now
from crawler.console.command import HouseCommand, whole_number
from crawler.console.views.report import tell_period, tell_run
from crawler.errors import DeclarationError
from crawler.text import printable

_MOST = 100


class Command(HouseCommand):
    """Tell about runs."""

    def syntax(self) -> str:
        return "[options] [SPIDER]"

    def short_desc(self) -> str:
        return "Tell what the last run did and found, or the runs of some days"

    def long_desc(self) -> str:
        return (
            "Tell what the last run (of a spider, if one is named) did, measured, found and could"
            " not get; or, with --days, the runs of that many days, a line for each spider, with"
            " the articles that stay partial because nobody tries them any more. With --accept,"
            " runs are compared from now on with those since something was first found: the site"
            " is right, and stays as it is. Example: scrapy report --days 30 -- Exit codes: 0"
            " told; 2 usage, or there is no such run; 5 the archive cannot be read."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --run, --days and --json to Scrapy's options."""
        super().add_options(parser)
        scope = parser.add_mutually_exclusive_group()
        scope.add_argument("--run", type=whole_number(), metavar="N", help="tell about this run")
        scope.add_argument(
            "--days",
            type=whole_number(36_500),
            metavar="N",
            help="tell about the runs of the last N days",
        )
        scope.add_argument(
            "--accept",
            metavar="SPIDER",
            help="what the last runs of this spider found is normal from now on",
        )
        parser.add_argument("--json", action="store_true", help="print it as JSON")

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Return the report."""
        if opts.accept is not None and (args or opts.json):
            raise UsageError("scrapy report --accept SPIDER takes nothing else.")
        if len(args) > 1:
            raise UsageError("Name one spider at most.")
        spider = args[0] if args else None
        with closing(read_current(self.archive)) as db, storage_errors(self.archive):
            check_name(db, "spider", opts.accept or spider)
            if opts.accept:
                yield _accept(self.archive, opts.accept)
            else:
                yield _period(db, spider, opts) if opts.days else _one(db, spider, opts)


def _one(db: Connection, spider: str | None, opts: argparse.Namespace) -> str:
    number = opts.run or report.last_run(db, spider)
    run = report.run_report(db, number, _MOST) if number is not None else None
    if run is None:
        name = f" {number}" if number else ""
        owner = f" of {spider}" if spider else ""
        raise DeclarationError(f"There is no run{name}{owner}.")
    return _json(run) if opts.json else tell_run(run, now())


def _period(db: Connection, spider: str | None, opts: argparse.Namespace) -> str:
    period = report.period(db, now() - timedelta(days=opts.days), spider, _MOST)
    return _json(period) if opts.json else tell_period(period)


def _accept(path: Path, spider: str) -> str:
    with closing(open_existing(path)) as db:
        findings = monitoring.accept(db, spider, now=now())
    if not findings:
        raise DeclarationError(f"The last run of {spider} found nothing that could be accepted.")
    lines = [printable(f"  {kind}: {', '.join(about)}") + "\n" for kind, about in findings.items()]
    return f"Normal for {spider} from now on:\n{''.join(lines)}"


def _json(value: report.RunReport | report.Period) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
