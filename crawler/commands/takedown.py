"""`scrapy takedown`: an article out of the archive for good, with its versions and its raw bytes."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from scrapy.exceptions import UsageError
from sqlite_utils import Database
from tqdm import tqdm

from crawler.archive import takedowns
from crawler.archive.database import open_existing, storage_errors
from crawler.archive.takedowns import Remains, Tombstone
from crawler.clock import now
from crawler.counting import counted
from crawler.errors import DeclarationError, WeiyeError
from crawler.items import Raw
from crawler.operating.command import HouseCommand
from crawler.text import printable
from crawler.urls import canonical, checked
from crawler.warc.blanking import blank
from crawler.warc.reading import Record, walk
from crawler.warc.writing import folder_of


class Command(HouseCommand):
    """Take articles down."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's own attribute

    def syntax(self) -> str:
        """Show the arguments."""
        return "URL --reason TEXT | --finish"

    def short_desc(self) -> str:
        """Say it in a line."""
        return "Remove an article for good: text, versions, index and raw bytes"

    def long_desc(self) -> str:
        """Explain the command and its exit codes."""
        return (
            "Remove the article at an address (any of its addresses) for good: its text, its replaced versions, its rows in every"
            " index, and its raw bytes, also where later records refer to them. A tombstone stays, with the hash of the text, the"
            " date and the reason, and keeps crawls from storing it again. All files of archive.warc/ are read for it. When the"
            " command is interrupted, either nothing happened or --finish brings it to its end. Backups are not touched."
            ' Example: scrapy takedown http://www.example.com/2017/0203/1.html --reason "court order 12/2026"'
            " -- Exit codes: 0 done; 2 usage, or nothing is held at the address; 5 the archive cannot be used."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ours to Scrapy's options."""
        super().add_options(parser)
        parser.add_argument("--reason", help="why; it is kept in the tombstone")
        parser.add_argument("--finish", action="store_true", help="bring takedowns that were interrupted to their end")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take it down and say what was removed."""
        if opts.finish == bool(args) or len(args) > 1 or (args and not (opts.reason or "").strip()):
            raise UsageError("Name one address and the reason: scrapy takedown URL --reason TEXT; or --finish alone.")
        assert self.settings is not None
        archive = Path(self.settings["ARCHIVE_DB"])
        try:
            with storage_errors(archive):
                db = open_existing(archive)
                try:
                    said = _finish(db, archive) if opts.finish else _take_down(db, archive, args[0], opts.reason)
                finally:
                    db.close()
        except WeiyeError as error:
            sys.stderr.write(f"scrapy takedown: {error}\n")
            self.exitcode = error.exit_code
        else:
            sys.stdout.write(said)


def _take_down(db: Database, archive: Path, address: str, reason: str) -> str:
    gone = takedowns.remains(db, address)
    if gone is None:
        url = checked(address)
        raise DeclarationError(_nothing(url, takedowns.tombstones(db, [url])))
    records = gone.places | set(_records(folder_of(archive), gone.urls))
    stone = takedowns.bury(db, gone, records, reason=reason.strip(), now=now())
    _blank(db, archive, takedowns.tombstones(db, [gone.url])[0])
    return _told(gone, len(records), stone)


def _finish(db: Database, archive: Path) -> str:
    unfinished = takedowns.tombstones(db, unfinished=True)
    for stone in unfinished:
        _blank(db, archive, stone)
    return f"{counted(len(unfinished), 'takedown')} finished.\n"


def _blank(db: Database, archive: Path, stone: Tombstone) -> None:
    for place in stone.records:
        blank(folder_of(archive), place, f"removed: {stone.at}\r\n")
    takedowns.finish(db, stone.id, now=now())


def _records(folder: Path, urls: frozenset[str]) -> Iterator[Raw]:
    """Find the records of some addresses in all files, those that refer to them included."""
    files = sorted(folder.glob("*.warc.gz"))
    for path in tqdm(files, unit=" files", disable=None, leave=False):
        for found in walk(path):
            if isinstance(found, Record) and {found.url, canonical(found.url), found.refers_to} & urls:
                yield found.place


def _nothing(url: str, stones: list[Tombstone]) -> str:
    if not stones:
        return f"Nothing is held at {printable(url)}."
    again = "" if stones[0].is_finished else "; its raw bytes are not all removed yet: scrapy takedown --finish"
    return f"{printable(url)} was taken down on {stones[0].at[:10]} already{again}."


def _told(gone: Remains, records: int, stone: int) -> str:
    lines = [
        f"{printable(gone.url)} was taken down (tombstone {stone}): text, versions, index rows and {counted(records, 'raw record')}.",
        "Crawls do not store it again. Backups and copies of this archive are not touched: take it down there as well.",
    ]
    lines += [f"The same text is also stored at {printable(url)}, and stays there." for url in gone.copies]
    return "\n".join(lines) + "\n"
