"""What an exported record says: the article's columns, with identifier, date of archiving and citation. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.citation import Cited, gbt
from crawler.fields import Kind
from crawler.model import FIELDS

Record = Mapping[str, Any]

_RECORD = {
    "body_sha256": Kind.TEXT, "revision": Kind.NUMBER, "reader_version": Kind.TEXT, "spider": Kind.TEXT,
    "first_seen_at": Kind.TEXT, "changed_at": Kind.TEXT, "archived_at": Kind.TEXT, "gone_at": Kind.TEXT,
    "citation": Kind.TEXT,
}  # fmt: skip
"""What the archive adds to the fields of an article, behind them."""

KINDS = {
    "identifier": Kind.TEXT,
    **{field.name: field.kind for field in FIELDS if field.column.exported},
    **_RECORD,
}
"""The columns of an export, in their order, with the kind of their values."""

COLUMNS = tuple(KINDS)

PARTS = ("pages", "images", "related")
"""What follows the columns where a format has room for lists of records."""


def exported(rows: Iterable[Record]) -> Iterator[Record]:
    """Make the records of an export from rows of the archive."""
    for row in rows:
        cited = Cited.of(row)
        record = {**row, "identifier": cited.identifier, "citation": gbt(cited)}
        yield {name: record[name] for name in (*COLUMNS, *PARTS)}
