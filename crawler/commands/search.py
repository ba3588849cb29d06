"""`scrapy search`: the articles that have some words."""

import argparse
import sys
import webbrowser
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import msgspec
from tabulate import tabulate

from crawler.archive.database import read_current, storage_errors
from crawler.archive.facets import Kind, check_name, lacking
from crawler.archive.query import parse
from crawler.archive.search import Filters, Hit, count, search
from crawler.archive.snippets import Piece
from crawler.console.command import HouseCommand, whole_number
from crawler.console.filters import add_filters, chosen_filters
from crawler.errors import DeclarationError
from crawler.text import counted, printable

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_NAMED: tuple[Kind, ...] = ("channel", "source", "author")


class Command(HouseCommand):
    """Search the archive."""

    def syntax(self) -> str:
        return "[options] [WORD ...]"

    def short_desc(self) -> str:
        return "Find articles by the words in them, newest first"

    def long_desc(self) -> str:
        return (
            "Find articles whose headline, subtitle or text has all the words, newest first. A word may have any length, one character"
            ' too; "a phrase" keeps its spaces (quote it for the shell as well); AND, OR and NOT in capitals stand between words;'
            " everything else is literal. Width of letters and digits and their case make no difference. Without words, all articles"
            " that pass the filters. Example: scrapy search 停航 OR 封江 --since 2024-03 --source 雾溪日报"
            " -- Exit codes: 0 done, also when nothing is found; 2 usage; 5 the archive cannot be read."
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
        shown = parser.add_mutually_exclusive_group()
        shown.add_argument("--json", action="store_true", help="print a line of JSON for each")
        shown.add_argument(
            "--count", action="store_true", help="print how many there are, and nothing else"
        )
        shown.add_argument(
            "--open",
            action="store_true",
            help="open the first in a browser, at its original address",
        )
        shown.add_argument(
            "--match",
            action="store_true",
            help="print what `articles_fts MATCH` takes for these words",
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Search."""
        return _found(self.archive, " ".join(args), opts)


def _found(archive: Path, typed: str, opts: argparse.Namespace) -> Iterator[str]:
    filters = chosen_filters(opts)
    if opts.match:
        yield _match(typed)
        return
    with closing(read_current(archive)) as db, storage_errors(archive):
        check_name(db, "article's site", filters.site)
        yield from (
            [f"{count(db, typed, filters)}\n"] if opts.count else _shown(db, typed, filters, opts)
        )


def _shown(db: Connection, typed: str, filters: Filters, opts: argparse.Namespace) -> Iterable[str]:
    hits = search(
        db,
        typed,
        filters,
        order="rank" if opts.rank else "newest",
        most=1 if opts.open else opts.most,
    )
    if opts.json:
        return (f"{msgspec.json.encode(hit.row()).decode()}\n" for hit in hits)
    if not hits:
        return ["No article matches.\n", *_hints(db, typed, filters)]
    if opts.open:
        webbrowser.open(hits[0].url)
        return [f"{printable(hits[0].url)}\n"]
    return [_table(hits), "\n\n", _closing(len(hits), count(db, typed, filters)), *_stray(typed)]


def _match(typed: str) -> str:
    query = parse(typed)
    if not query.match:
        raise DeclarationError("--match needs words: scrapy search 脱贫 OR 光伏 --match")
    return f"{query.match}\n"


def _hints(db: Connection, typed: str, filters: Filters) -> list[str]:
    """Say what may have been mistyped when nothing was found."""
    lacks = [lacking(db, kind, getattr(filters, kind)) for kind in _NAMED]
    return [*(f"{lack}\n" for lack in lacks if lack), *_stray(typed)]


def _stray(typed: str) -> list[str]:
    return [
        f"{word} is not between two words, so it was searched for literally.\n"
        for word in parse(typed).stray
    ]


def _table(hits: list[Hit]) -> str:
    rows = [
        (
            hit.id,
            (hit.published_at or "")[:10],
            _text(hit.marked_title, 20),
            printable(hit.source or f"({hit.site})"),  # in brackets, because a site is no source
            _text(hit.snippet, 30),
        )
        for hit in hits
    ]
    return tabulate(
        rows,
        headers=("id", "date", "title", "source", "text"),
        tablefmt="simple",
        disable_numparse=True,
    )


def _text(pieces: list[Piece], most: int) -> str:
    """Write a text of at most so many characters; a terminal shows the words in bold."""
    shown = ""
    for piece in pieces:
        text = printable(piece.text)[:most]
        most -= len(text)
        shown += f"{_BOLD}{text}{_PLAIN}" if piece.marked and text and sys.stdout.isatty() else text
    return shown if most > 0 else f"{shown.removesuffix('…')}…"


def _closing(shown: int, found: int) -> str:
    return f"{counted(found, 'article')}{f', {shown} shown (--most N shows more)' if shown < found else ''}; scrapy show ID shows one.\n"
