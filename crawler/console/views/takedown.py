"""The sentences of `scrapy takedown`. Pure."""

from collections.abc import Iterator, Sequence

from crawler.archive.takedown import Remains
from crawler.maintenance.takedown import Takedown
from crawler.text import counted, printable

_BACKUPS = (
    "Crawls do not store it again. Backups and copies of this archive are not touched: take it"
    " down there as well."
)


def tell_takedown(takedown: Takedown, address: str) -> str:
    """Say what was removed, and where the text still is."""
    if takedown.remains is None:
        return _again(takedown, printable(address))
    return "".join(f"{line}\n" for line in _lines(takedown, takedown.remains))


def _again(takedown: Takedown, address: str) -> str:
    """Say that an article had been taken down before, and what came back of it."""
    removed = "no raw bytes of it are left"
    if takedown.records:
        removed = f"{counted(takedown.records, 'raw record')} of it removed"
    return f"{address} was taken down on {takedown.tombstone.at[:10]} already; {removed}.\n"


def _lines(takedown: Takedown, remains: Remains) -> Iterator[str]:
    rows = f"text, versions, index rows and {counted(takedown.records, 'raw record')}"
    number = takedown.tombstone.id
    yield f"{printable(remains.url)} was taken down (tombstone {number}): {rows}."
    yield _BACKUPS
    for copy in remains.copies:
        yield f"The same text is also stored at {printable(copy)}, and stays there."


def tell_finish(counts: Sequence[int]) -> str:
    """Say how many takedowns were finished, given the number of raw records removed for each."""
    if not counts:
        return "No raw bytes are left of what was taken down.\n"
    records = counted(sum(counts), "raw record")
    return f"{counted(len(counts), 'takedown')} finished: {records} removed.\n"
