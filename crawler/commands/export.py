"""`scrapy export`: articles as JSON lines, CSV, Parquet or Markdown."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from scrapy.exceptions import UsageError
from tqdm import tqdm

from crawler.archive import export
from crawler.archive.database import LOGS, read_current, snapshot, storage_errors
from crawler.archive.facets import check_name
from crawler.archive.query import Query, parse
from crawler.archive.search import Filters, count, matching
from crawler.console.command import HouseCommand
from crawler.console.filters import add_filters, chosen_filters
from crawler.errors import DeclarationError
from crawler.exports.columns import exported
from crawler.exports.formats import FORMATS, chosen, write
from crawler.text import counted
from crawler.warc.writing import folder_of


class Command(HouseCommand):
    """Write articles where other programs read them."""

    def syntax(self) -> str:
        return "[options] [TARGET]"

    def short_desc(self) -> str:
        return "Write articles as JSON lines, CSV, Parquet or Markdown"

    def long_desc(self) -> str:
        return (
            "Write articles, all or those that have some words and pass the filters, newest"
            " first, each with identifier, hash, day of archiving and citation, to a file"
            " (markdown: to a folder, a file for each) that is there whole or not at all, or"
            " without TARGET to the standard output (jsonl, csv). The format is that of TARGET's"
            " ending, unless --format says it. CSV opens in Excel: it begins with a byte order"
            " mark, and an apostrophe stands before what would be computed. Example: scrapy"
            " export --query 停航 --since 2017 articles.csv -- Exit codes: 0 written; 2 usage, or a"
            " format that is not installed; 5 the archive cannot be read, or the target not"
            " written; 7 stopped by a signal, the target is as it was."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --format, --raw and the filters to Scrapy's options."""
        super().add_options(parser)
        parser.add_argument(
            "--format",
            choices=FORMATS,
            help="how to write (default: as TARGET's ending says, or jsonl)",
        )
        parser.add_argument(
            "--raw",
            action="store_true",
            help="CSV for programs: no apostrophe before cells that begin like a formula",
        )
        parser.add_argument(
            "--query",
            default="",
            metavar="WORDS",
            help="only articles that have these words, as `scrapy search` takes them",
        )
        add_filters(parser)

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Write, and say how many."""
        if len(args) > 1:
            raise UsageError("Name one target at most.")
        for number in (signal.SIGTERM, signal.SIGHUP):  # as at Ctrl-C, a half-written target goes
            signal.signal(number, signal.default_int_handler)
        try:
            yield from _export(self.archive, Path(args[0]) if args else None, opts)
        except KeyboardInterrupt:
            sys.stderr.write("scrapy export: stopped; the target is as it was.\n")
            self.exitcode = 7


def _export(archive: Path, target: Path | None, opts: argparse.Namespace) -> Iterator[str]:
    name, filters = chosen(opts.format, target), chosen_filters(opts)
    if target is not None and _is_of(archive, target):
        raise DeclarationError(
            f"{target} is the archive itself, or belongs to it; name another file."
        )
    with closing(read_current(archive)) as db, storage_errors(archive), snapshot(db):
        check_name(db, "article's site", filters.site)
        bar = _records(db, target, parse(opts.query), filters)
        write(exported(bar), name, target, raw=opts.raw)
    if target is not None and sys.stdout.isatty():
        yield f"{counted(bar.n, 'article')} in {target}.\n"
    elif not bar.n and sys.stderr.isatty():
        sys.stderr.write("scrapy export: no article matches.\n")


def _records(db: Connection, target: Path | None, query: Query, filters: Filters) -> Any:
    """Return the records, with a progress bar unless the records themselves go to a terminal."""
    is_hidden = True if target is None and sys.stdout.isatty() else None
    return tqdm(
        export.records(db, matching(db, query, filters)),
        total=count(db, query, filters),
        unit=" articles",
        disable=is_hidden,
        leave=False,
    )


def _is_of(archive: Path, target: Path) -> bool:
    """Return whether a target is one of an archive's files, however their folders are named.

    A link is replaced, not followed: one that leads to the archive may go, unless it is the name
    by which the archive is used.
    """
    path = archive.resolve()
    logs = [path.with_name(path.name + ending) for ending in LOGS]
    files = {_in_its_folder(archive), path, *logs, folder_of(archive)}
    return not files.isdisjoint([_in_its_folder(target), *target.resolve().parents])


def _in_its_folder(path: Path) -> Path:
    return path.parent.resolve() / path.name
