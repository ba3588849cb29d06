"""`scrapy quarantine`: what was fetched and is no article, and how to settle it."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict

import msgspec
from scrapy.exceptions import UsageError

from crawler.addresses.canonical import checked
from crawler.archive import quarantine
from crawler.archive.database import open_existing, read_current, storage_errors
from crawler.archive.facets import check_name
from crawler.clock import now
from crawler.console.command import HouseCommand
from crawler.console.views.quarantine import tell_quarantine
from crawler.text import printable


class Command(HouseCommand):
    """List what is in quarantine, or dismiss it."""

    def syntax(self) -> str:
        return "[options] [--dismiss URL ...]"

    def short_desc(self) -> str:
        return "List pages that were fetched and not understood as articles, and settle them"

    def long_desc(self) -> str:
        return (
            "List the pages that were fetched and are no articles, with reason and evidence; the"
            " archive's view quarantine_open is the same list. One is settled when its article"
            " comes after all (scrapy retry URL), or when a person dismisses it. Example: scrapy"
            " quarantine --reason soft-404 -- Example: scrapy quarantine --dismiss"
            " http://www.example.com/map.html -- Exit codes: 0 done; 2 usage, or an address is"
            " not in quarantine; 5 the archive cannot be used."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--site", help="only of this site, such as slrbs.com")
        parser.add_argument("--reason", help="only for this reason, such as no-body")
        parser.add_argument("--json", action="store_true", help="print a line of JSON for each")
        parser.add_argument(
            "--dismiss",
            action="store_true",
            help="the named addresses are no articles: never fetch them again",
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str | bytes]:
        """List or dismiss."""
        if bool(args) != opts.dismiss:
            raise UsageError("Addresses go with --dismiss: scrapy quarantine --dismiss URL …")
        with storage_errors(self.archive):
            if opts.dismiss:
                yield from self._dismiss([checked(url) for url in args])
            else:
                yield from self._list(opts)

    def _dismiss(self, urls: list[str]) -> Iterator[str]:
        with closing(open_existing(self.archive)) as db:
            dismissed = quarantine.dismiss(db, urls, now=now())
        for url in urls:
            if url not in dismissed:
                sys.stderr.write(f"scrapy quarantine: {printable(url)} is not in quarantine.\n")
                self.exitcode = 2
        if dismissed:
            yield f"{len(dismissed)} dismissed.\n"

    def _list(self, opts: argparse.Namespace) -> Iterator[str | bytes]:
        with closing(read_current(self.archive)) as db:
            check_name(db, "site", opts.site)
            check_name(db, "reason", opts.reason)
            pages = quarantine.held(db, site=opts.site, reason=opts.reason)
        if opts.json:
            yield from (msgspec.json.encode(asdict(page)) + b"\n" for page in pages)
        else:
            yield tell_quarantine(pages)
