"""CSV for spreadsheets: UTF-8 with a byte order mark, and no cell that is taken for a formula."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO, Protocol

import msgspec

from crawler.exports.columns import COLUMNS, Record

# A cell that a spreadsheet takes for a formula, full-width signs in East Asian ones included.
# Apostrophes before it are part of the match, so that taking one off gives back any text.
_FORMULA = re.compile("'*(?:[=+\\-@\t\r\n＝＋－＠]|;=)")


class Sink(Protocol):
    """A file or stream that takes text."""

    def write(self, text: str, /) -> object:
        """Take a piece."""


def write_csv(records: Iterable[Record], out: BinaryIO, *, raw: bool = False) -> None:
    """Write records as CSV; `raw` leaves cells that look like formulas, for programs."""
    out.write("\ufeff".encode())
    write_rows(records, _Text(out), COLUMNS, raw=raw)


class _Text:
    """Text written as UTF-8 to a stream that others close."""

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
    """Write rows of cells, below a row of names unless they follow earlier rows."""
    writer = csv.writer(out)
    if names:
        writer.writerow(columns)
    for row in rows:
        cells = [plain(row[name]) for name in columns]
        writer.writerow(cells if raw else map(safe, cells))


def plain(value: object) -> object:
    """Write a list in one cell, separated by semicolons, and a mapping as JSON."""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if isinstance(value, Mapping):
        return msgspec.json.encode(value).decode()
    return value


def safe(cell: object) -> object:
    """Put an apostrophe before what a spreadsheet would compute.

    >>> [safe(text) for text in ("=1+1", "'=1+1", "渡口", "'渡口'", -2)]
    ["'=1+1", "''=1+1", '渡口', "'渡口'", -2]
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
