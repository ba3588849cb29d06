"""The sentences of `scrapy takedown`. Pure."""

from collections.abc import Sequence

from crawler.maintenance.takedown import Takedown
from crawler.text import counted, printable


def tell_takedown(takedown: Takedown, address: str) -> str:
    """Say what was removed, and where the text still is."""
    records = counted(takedown.records, "raw record")
    tombstone = takedown.tombstone
    if takedown.remains is None:
        removed = f"{records} of it removed" if takedown.records else "no raw bytes of it are left"
        return f"{printable(address)} was taken down on {tombstone.at[:10]} already; {removed}.\n"
    url = printable(takedown.remains.url)
    rows = f"text, versions, index rows and {records}"
    backups = "Backups and copies of this archive are not touched: take it down there as well."
    lines = [
        f"{url} was taken down (tombstone {tombstone.id}): {rows}.",
        f"Crawls do not store it again. {backups}",
        *(
            f"The same text is also stored at {printable(copy)}, and stays there."
            for copy in takedown.remains.copies
        ),
    ]
    return "\n".join(lines) + "\n"


def tell_finish(counts: Sequence[int]) -> str:
    """Say how many takedowns were finished, given the number of raw records removed for each."""
    if not counts:
        return "No raw bytes are left of what was taken down.\n"
    records = counted(sum(counts), "raw record")
    return f"{counted(len(counts), 'takedown')} finished: {records} removed.\n"
