"""CSV that spreadsheets open as it is meant: UTF-8 with a byte order mark, and no cell that is taken for a formula."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO, Protocol

import msgspec

from crawler.exports.columns import COLUMNS, Record

# What makes a spreadsheet take a cell for a formula, full-width signs in East Asian ones included; apostrophes before it are counted
# in, so that taking one off gives back any text.
_FORMULA = re.compile("'*(?:[=+\\-@\t\r\n＝＋－＠]|;=)")


class Sink(Protocol):
    """What text is written to."""

    def write(self, text: str, /) -> object:
        """Take a piece."""


def write_csv(records: Iterable[Record], out: BinaryIO, *, raw: bool = False) -> None:
    """Write records as CSV; `raw` leaves cells that begin like a formula as they are, for programs."""
    out.write("\ufeff".encode())
    write_rows(records, _Text(out), COLUMNS, raw=raw)


class _Text:
    """Text to be written as UTF-8 to what is not ours to close."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out

    def write(self, text: str) -> int:
        return self.out.write(text.encode())


def write_rows(
    rows: Iterable[Mapping[str, Any]],
    out: Sink,
    columns: Sequence[str],
    *,
    raw: bool,
    names: bool = True,
) -> None:
    """Write rows of cells, below a row of `names` unless they follow others."""
    writer = csv.writer(out)
    if names:
        writer.writerow(columns)
    for row in rows:
        cells = [plain(row[name]) for name in columns]
        writer.writerow(cells if raw else map(safe, cells))


def plain(value: object) -> object:
    """Write a list in one cell, parted by semicolons, and what is deeper as JSON."""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return msgspec.json.encode(value).decode() if isinstance(value, Mapping) else value


def safe(cell: object) -> object:
    """Put an apostrophe before what a spreadsheet would compute.

    >>> [safe(text) for text in ("=1+1", "'=1+1", "渡口", "'渡口'", -2)]
    ["'=1+1", "''=1+1", '渡口', "'渡口'", -2]
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
