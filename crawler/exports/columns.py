"""What an exported record says: the article's columns, with identifier, date of archiving and citation. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.citation import Cited, gbt
from crawler.fields import FieldType
from crawler.model import FIELDS

Record = Mapping[str, Any]

_RECORD = {
    "body_sha256": FieldType.TEXT, "revision": FieldType.NUMBER, "reader_version": FieldType.TEXT, "spider": FieldType.TEXT,
    "first_seen_at": FieldType.TEXT, "changed_at": FieldType.TEXT, "archived_at": FieldType.TEXT, "gone_at": FieldType.TEXT,
    "citation": FieldType.TEXT,
}  # fmt: skip
"""What the archive adds to the fields of an article, behind them."""

TYPES = {
    "identifier": FieldType.TEXT,
    **{field.name: field.type for field in FIELDS if field.column.exported},
    **_RECORD,
}
"""The columns of an export, in their order, with the type of their values."""

COLUMNS = tuple(TYPES)

PARTS = ("pages", "images", "related")
"""What follows the columns where a format has room for lists of records."""


def exported(rows: Iterable[Record]) -> Iterator[Record]:
    """Make the records of an export from rows of the archive."""
    for row in rows:
        cited = Cited.of(row)
        record = {**row, "identifier": cited.identifier, "citation": gbt(cited)}
        yield {name: record[name] for name in (*COLUMNS, *PARTS)}
