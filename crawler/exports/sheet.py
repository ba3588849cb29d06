"""CSV that spreadsheets open as it is meant: UTF-8 with a byte order mark, and no cell that is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

import msgspec

from crawler.exports.fields import COLUMNS, Record

# What makes a spreadsheet take a cell for a formula, full-width signs in East Asian ones included; apostrophes before it are counted
# in, so that taking one off gives back any text.
_FORMULA = re.compile("'*(?:[=+\\-@\t\r\n＝＋－＠]|;=)")


def write_csv(records: Iterable[Record], out: BinaryIO, *, raw: bool = False) -> None:
    """Write records as CSV; `raw` leaves cells that begin like a formula as they are, for programs."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        text.write("\ufeff")
        write_rows(records, text, COLUMNS, raw=raw)
    finally:
        text.detach()  # or it would close what is not its own


def write_rows(
    rows: Iterable[Mapping[str, Any]], out: io.TextIOBase, columns: Sequence[str], *, raw: bool, names: bool = True
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
