"""`scrapy search`: the articles that have some words."""

import argparse
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import closing
from sqlite3 import Connection

import msgspec

from crawler.archive.database import read_current, storage_errors
from crawler.archive.facets import Kind, check_name, lacking
from crawler.archive.query import Query, parse
from crawler.archive.search import Filters, Order, count, search
from crawler.console.command import HouseCommand, whole_number
from crawler.console.filters import add_filters, chosen_filters
from crawler.console.views.search import tell_hits, tell_stray
from crawler.errors import DeclarationError
from crawler.text import printable

_NAMES: tuple[Kind, ...] = ("channel", "source", "author")


class Command(HouseCommand):
    """Search the archive."""

    def syntax(self) -> str:
        return "[options] [WORD ...]"

    def short_desc(self) -> str:
        return "Find articles by the words in them, newest first"

    def long_desc(self) -> str:
        return (
            "Find articles whose headline, subtitle or text has all the words, newest first. A"
            ' word may have any length, one character too; "a phrase" keeps its spaces (quote it'
            " for the shell as well); AND, OR and NOT in capitals stand between words; everything"
            " else is literal. Width of letters and digits and their case make no difference."
            " Without words, all articles that pass the filters. Example: scrapy search 停航 OR 封江"
            " --since 2024-03 --source 雾溪日报 -- Exit codes: 0 done, also when nothing is found; 2"
            " usage; 5 the archive cannot be read."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--rank",
            action="store_true",
            help="most relevant first: words in the headline, and often",
        )
        parser.add_argument(
            "--most",
            type=whole_number(),
            default=20,
            metavar="N",
            help="show at most N (default: %(default)s)",
        )
        add_filters(parser)
        output = parser.add_mutually_exclusive_group()
        output.add_argument("--json", action="store_true", help="print a line of JSON for each")
        output.add_argument(
            "--count", action="store_true", help="print how many there are, and nothing else"
        )
        output.add_argument(
            "--open",
            action="store_true",
            help="open the first in a browser, at its original address",
        )
        output.add_argument(
            "--match",
            action="store_true",
            help="print what `articles_fts MATCH` takes for these words",
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Search."""
        query, filters = parse(" ".join(args)), chosen_filters(opts)
        if opts.match:
            yield _match(query)
            return
        with closing(read_current(self.archive)) as db, storage_errors(self.archive):
            check_name(db, "article's site", filters.site)
            if opts.count:
                yield f"{count(db, query, filters)}\n"
            else:
                yield from _hits(db, query, filters, opts)


def _hits(
    db: Connection, query: Query, filters: Filters, opts: argparse.Namespace
) -> Iterator[str]:
    order: Order = "rank" if opts.rank else "newest"
    hits = search(db, query, filters, order=order, most=1 if opts.open else opts.most)
    if opts.json:
        yield from (f"{msgspec.json.encode(hit.row()).decode()}\n" for hit in hits)
    elif not hits:
        yield "No article matches.\n"
        yield from _hints(db, query, filters)
    elif opts.open:
        webbrowser.open(hits[0].url)
        yield f"{printable(hits[0].url)}\n"
    else:
        yield tell_hits(hits, count(db, query, filters), bold=sys.stdout.isatty())
        yield tell_stray(query.stray)


def _match(query: Query) -> str:
    if not query.match:
        raise DeclarationError("--match needs words: scrapy search 脱贫 OR 光伏 --match")
    return f"{query.match}\n"


def _hints(db: Connection, query: Query, filters: Filters) -> Iterator[str]:
    """Say what may have been mistyped when nothing was found."""
    for kind in _NAMES:
        if hint := lacking(db, kind, getattr(filters, kind)):
            yield f"{hint}\n"
    yield tell_stray(query.stray)
