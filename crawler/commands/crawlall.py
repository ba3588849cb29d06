"""`scrapy crawlall`: every declared spider in a process of its own, and one exit code for all."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing

from scrapy.exceptions import UsageError

from crawler.archive import report
from crawler.archive.database import open_archive, storage_errors
from crawler.clock import now
from crawler.console.command import HouseCommand, whole_number
from crawler.console.fleet import Fleet, worst
from crawler.console.settings_check import check_settings
from crawler.console.views.report import tell_fleet
from crawler.crawl.loading import Loader
from crawler.crawl.sites import declared
from crawler.errors import DeclarationError
from crawler.locks import opening
from crawler.network.offsite import may_visit, private_hosts
from crawler.site import Site
from crawler.text import printable


class Command(HouseCommand):
    """Crawl all sites."""

    default_settings = {}  # noqa: RUF012 - Scrapy's own attribute; a log goes to every spider

    def syntax(self) -> str:
        return "[options]"

    def short_desc(self) -> str:
        return "Crawl every declared site, each in a process of its own"

    def long_desc(self) -> str:
        return (
            "Run every declared spider, each in a process of its own, some at a time, so that a"
            " site that hangs does not delay the others. Sites in a private network, such as the"
            " sample, are left out unless ALLOW_PRIVATE_HOSTS names them. Settings (-s) and the"
            " log level (-L) go to every spider. Prints a line for each problem, and on a"
            " terminal or with --summary a table. Example: scrapy crawlall --only slrbs --jobs 2"
            " -- Exit codes: those of scrapy crawl, the worst of all spiders, in this order: 1,"
            " 5, 2, 7, 4, 3, 6, 0."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --only, --jobs and --summary to Scrapy's options."""
        super().add_options(parser)
        parser.add_argument(
            "--only", nargs="+", metavar="NAME", action="extend", help="crawl these spiders only"
        )
        parser.add_argument(
            "--jobs", type=whole_number(999), default=4, metavar="N", help="spiders at a time (4)"
        )
        parser.add_argument(
            "--summary", action="store_true", help="end with a table, also without a terminal"
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Run the spiders and set the exit code."""
        if args:
            raise UsageError("Spiders are named with --only.")
        check_settings(self.configured)
        names = self._names(opts.only)
        with opening(self.archive, self.configured.getfloat("ARCHIVE_PATIENCE")):
            open_archive(self.archive).close()  # made or migrated once, before many want to
        began = now()
        codes = self._crawl(names, opts)
        self.exitcode = worst([*codes.values(), *_unread_files(opts.only)])
        if opts.summary or sys.stdout.isatty():
            with closing(open_archive(self.archive)) as db, storage_errors(self.archive):
                yield tell_fleet(report.period(db, began, None, 0), codes)

    def _crawl(self, names: list[str], opts: argparse.Namespace) -> dict[str, int]:
        """Run the spiders, print the lines of each when it ends, return the exit codes."""
        printed = set(Loader.broken.values())  # when the spider files were loaded
        codes = {}
        for done in Fleet(self._options(opts), opts.jobs).run(names):
            codes[done.spider] = done.code
            for line in done.lines:
                if line not in printed:
                    sys.stderr.write(f"{done.spider}: {printable(line)}\n")
        return codes

    def _names(self, only: list[str] | None) -> list[str]:
        sites = declared(self.configured)
        unknown = sorted(set(only or ()) - sites.keys())
        if unknown:
            raise DeclarationError(
                f"There is no declared spider {', '.join(unknown)}."
                f" Known: {', '.join(sorted(sites))}."
            )
        return list(dict.fromkeys(only)) if only else self._public(sites)

    def _public(self, sites: dict[str, Site]) -> list[str]:
        """Name the spiders whose sources may all be visited."""
        allowed = private_hosts(self.configured)
        names = [
            name
            for name, site in sites.items()
            if all(may_visit(source.url, allowed) for source in site.sources)
        ]
        if not names:
            raise DeclarationError(
                "No spider declares a site that may be visited; CONTRIBUTING.md says how to add"
                " one."
            )
        return names

    def _options(self, opts: argparse.Namespace) -> list[str]:
        """Return the options that every spider gets as well."""
        options = [part for setting in opts.set for part in ("-s", setting)]
        if opts.loglevel:
            options += ["-L", opts.loglevel]
        if opts.nolog:
            options.append("--nolog")
        return options


def _unread_files(only: list[str] | None) -> list[int]:
    """Return the exit code of spider files that cannot be read, unless spiders were named."""
    return [DeclarationError.exit_code] if Loader.broken and not only else []
