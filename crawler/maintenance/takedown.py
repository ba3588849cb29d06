"""An article taken down: its rows first, then its raw bytes, then what the files remember.

Each step can be repeated. A tombstone stays unfinished until all are done, so that `--finish`
continues after any interruption, and removes raw bytes that came back with a file from a backup.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from tqdm import tqdm

from crawler.addresses.canonical import canonical, checked
from crawler.archive import takedown
from crawler.archive.takedown import Remains, Tombstone
from crawler.clock import now
from crawler.errors import DeclarationError, LockedArchive
from crawler.model import Raw
from crawler.text import printable
from crawler.warc.blanking import blank
from crawler.warc.reading import WarcRecord, walk
from crawler.warc.writing import folder_of


@dataclass(frozen=True, slots=True)
class Takedown:
    """A takedown: its tombstone, how many raw records went, and the rows; None: there were none."""

    tombstone: Tombstone
    records: int
    remains: Remains | None


def take_down(db: Connection, archive: Path, address: str, reason: str) -> Takedown:
    """Remove an article and its raw bytes; DeclarationError without a reason or an article."""
    url = checked(address)
    reason = reason.strip() or _earlier_reason(db, url)
    if not reason:
        raise DeclarationError(
            f"Say why, it is kept in the tombstone: scrapy takedown {printable(url)} --reason TEXT"
        )
    remains = takedown.bury(db, address, reason=reason, now=now())
    tombstones = takedown.tombstones(db, [url])
    if not tombstones:
        raise DeclarationError(f"Nothing is held at {printable(url)}.")
    records = sum(remove_records(db, archive, tombstones))
    return Takedown(tombstones[0], records, remains)


def check_finished(db: Connection, archive: Path, urls: Sequence[str] = ()) -> None:
    """Raise LockedArchive when takedowns could not be finished, of all addresses or of some."""
    if not all(tombstone.is_finished for tombstone in takedown.tombstones(db, urls)):
        raise LockedArchive(
            f"{archive} is being read by another program, and its write-ahead log holds what was"
            " deleted until that ends; then run scrapy takedown --finish."
        )


def remove_records(db: Connection, archive: Path, tombstones: Sequence[Tombstone]) -> list[int]:
    """Blank raw records of takedowns; count them for each that had some, or was not finished.

    All files are searched once the tombstones stand: from then on no crawl writes more records,
    and those that came back with a file from a backup are found as well.
    """
    folder = folder_of(archive)
    places = _places(db, folder, tombstones)
    unfinished = [stone for stone in tombstones if places[stone.id] or not stone.is_finished]
    counts = [_blank(db, folder, stone, places[stone.id]) for stone in unfinished]
    # Another reader keeps the write-ahead log, and with it the text: then they stay unfinished.
    if unfinished and takedown.forget(db):
        for stone in unfinished:
            takedown.finish(db, stone.id, now=now())
    return counts


def _earlier_reason(db: Connection, url: str) -> str:
    tombstones = takedown.tombstones(db, [url])
    return tombstones[0].reason if tombstones else ""


def _places(db: Connection, folder: Path, tombstones: Sequence[Tombstone]) -> dict[int, set[Raw]]:
    """Map each tombstone to the records it names and to those that the files hold."""
    places = {stone.id: set(stone.records) for stone in tombstones}
    addresses = {url: stone for url, stone in takedown.buried(db).items() if stone in places}
    for place, stone in _search(folder, addresses):
        places[stone].add(place)
    return places


def _blank(db: Connection, folder: Path, stone: Tombstone, places: set[Raw]) -> int:
    """Blank records; the tombstone names them until all are blank, in case this is interrupted."""
    takedown.reopen(db, stone.id, places)
    count = sum(blank(folder, place, f"removed: {stone.at}\r\n") for place in places)
    takedown.reopen(db, stone.id, ())
    return count


def _search(folder: Path, tombstones: Mapping[str, int]) -> Iterator[tuple[Raw, int]]:
    """Find the records of some addresses, and those that refer to them, each with its tombstone."""
    files = sorted(folder.glob("*.warc.gz"))
    for path in tqdm(files, unit=" files", disable=None, leave=False):
        for record in walk(path):
            if isinstance(record, WarcRecord) and record.url:
                urls = (record.url, canonical(record.url), record.refers_to or "")
                yield from ((record.place, tombstones[url]) for url in urls if url in tombstones)
