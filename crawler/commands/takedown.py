"""`scrapy takedown`: an article out of the archive for good, with its versions and its raw bytes."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from scrapy.exceptions import UsageError
from sqlite_utils import Database
from tqdm import tqdm

from crawler.addresses.canonical import canonical, checked
from crawler.archive import takedown
from crawler.archive.database import open_existing, storage_errors
from crawler.archive.takedown import Remains, Tombstone
from crawler.clock import now
from crawler.console.command import HouseCommand
from crawler.errors import DeclarationError, LockedArchive
from crawler.model import Raw
from crawler.text import counted, printable
from crawler.warc.blanking import blank
from crawler.warc.reading import Record, walk
from crawler.warc.writing import folder_of


class Command(HouseCommand):
    """Take articles down."""

    def syntax(self) -> str:
        return "URL [--reason TEXT] | --finish"

    def short_desc(self) -> str:
        return "Remove an article for good: text, versions, index and raw bytes"

    def long_desc(self) -> str:
        return (
            "Remove the article at an address (any of its addresses) for good: its text, its replaced versions, its rows in every"
            " index, and its raw bytes, also where later records refer to them. A tombstone stays, with the hash of the text, the"
            " date and the reason, and keeps crawls from storing it again. All files of archive.warc/ are read for it. When the"
            " command is interrupted, either nothing happened or --finish brings it to its end. Raw bytes that came back, with a"
            " file from a backup, are removed again by --finish, or by naming the address. Backups are not touched, nor is what"
            " other articles' pages say of it: its headline in their related reading, an extract of it in their raw bytes."
            ' Example: scrapy takedown http://www.example.com/2017/0203/1.html --reason "court order 12/2026"'
            " -- Exit codes: 0 done; 2 usage, or nothing is held at the address; 5 the archive cannot be used, or somebody reads it"
            " while it should forget the text: --finish does what is left, when they have ended."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--reason", help="why; it is kept in the tombstone")
        parser.add_argument(
            "--finish",
            action="store_true",
            help="remove what is left or came back of the raw bytes of takedowns",
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Take it down and say what was removed."""
        if opts.finish == bool(args) or len(args) > 1:
            raise UsageError(
                "Name one address and the reason: scrapy takedown URL --reason TEXT; or --finish alone."
            )
        with storage_errors(self.archive), closing(open_existing(self.archive)) as db:
            yield (
                _finish(db, self.archive)
                if opts.finish
                else _take_down(db, self.archive, args[0], opts.reason or "")
            )
            _check(db, self.archive, [checked(url) for url in args])


def _take_down(db: Database, archive: Path, address: str, reason: str) -> str:
    url = checked(address)
    earlier = takedown.tombstones(db, [url])
    why = reason.strip() or (earlier[0].reason if earlier else "")
    if not why:
        raise DeclarationError(
            f"Say why, it is kept in the tombstone: scrapy takedown {printable(url)} --reason TEXT"
        )
    gone = takedown.bury(db, address, reason=why, now=now())
    stones = takedown.tombstones(db, [url])
    if not stones:
        raise DeclarationError(f"Nothing is held at {printable(url)}.")
    removed = sum(_cleaned(db, archive, stones))
    return (
        _told(gone, removed, stones[0])
        if gone is not None
        else _told_again(url, removed, stones[0])
    )


def _finish(db: Database, archive: Path) -> str:
    removed = _cleaned(db, archive, takedown.tombstones(db))
    _check(db, archive, ())
    if not removed:
        return "No raw bytes are left of what was taken down.\n"
    return f"{counted(len(removed), 'takedown')} finished: {counted(sum(removed), 'raw record')} removed.\n"


def _check(db: Database, archive: Path, urls: Sequence[str]) -> None:
    """Raise LockedArchive when takedowns could not be finished, of all addresses or of some."""
    if not all(stone.is_finished for stone in takedown.tombstones(db, urls)):
        raise LockedArchive(
            f"{archive} is being read by another program, and its write-ahead log holds what was deleted until that ends;"
            " then run scrapy takedown --finish."
        )


def _cleaned(db: Database, archive: Path, stones: Sequence[Tombstone]) -> list[int]:
    """Blank the raw records of what was taken down; give their number for each article that had some, or was not finished.

    They are looked for in all files once the tombstones stand: from then on no crawl writes more, and what came back with a file
    from a backup is found as well. The tombstones stay unfinished while somebody's reading keeps the files from forgetting the text.
    """
    folder, removed = folder_of(archive), []
    left = {stone.id: set(stone.records) for stone in stones}
    for place, number in _records(
        folder, {url: at for url, at in takedown.buried(db).items() if at in left}
    ):
        left[number].add(place)
    unfinished = [stone for stone in stones if left[stone.id] or not stone.is_finished]
    for stone in unfinished:
        takedown.reopen(db, stone.id, left[stone.id])
        removed.append(
            sum(blank(folder, place, f"removed: {stone.at}\r\n") for place in left[stone.id])
        )
        takedown.reopen(db, stone.id, ())
    if unfinished and takedown.forget(db):
        for stone in unfinished:
            takedown.finish(db, stone.id, now=now())
    return removed


def _records(folder: Path, stones: Mapping[str, int]) -> Iterator[tuple[Raw, int]]:
    """Find the records of some addresses in all files, those that refer to them included, each with its tombstone."""
    files = sorted(folder.glob("*.warc.gz"))
    for path in tqdm(files, unit=" files", disable=None, leave=False):
        for found in walk(path):
            if isinstance(found, Record) and found.url:
                named = (found.url, canonical(found.url), found.refers_to or "")
                yield from ((found.place, stones[url]) for url in named if url in stones)


def _told(gone: Remains, records: int, stone: Tombstone) -> str:
    lines = [
        f"{printable(gone.url)} was taken down (tombstone {stone.id}): text, versions, index rows and {counted(records, 'raw record')}.",
        "Crawls do not store it again. Backups and copies of this archive are not touched: take it down there as well.",
    ]
    lines += [
        f"The same text is also stored at {printable(url)}, and stays there." for url in gone.copies
    ]
    return "\n".join(lines) + "\n"


def _told_again(url: str, records: int, stone: Tombstone) -> str:
    found = (
        f"{counted(records, 'raw record')} of it removed"
        if records
        else "no raw bytes of it are left"
    )
    return f"{printable(url)} was taken down on {stone.at[:10]} already; {found}.\n"
