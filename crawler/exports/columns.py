"""The columns of an export: the fields of an article, and what the archive knows of it. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.citation import Cited, gbt
from crawler.fields import FieldType
from crawler.model import FIELDS

Record = Mapping[str, Any]

_RECORD = {
    "body_sha256": FieldType.TEXT,
    "revision": FieldType.NUMBER,
    "reader_version": FieldType.TEXT,
    "spider": FieldType.TEXT,
    "first_seen_at": FieldType.TEXT,
    "changed_at": FieldType.TEXT,
    "archived_at": FieldType.TEXT,
    "gone_at": FieldType.TEXT,
    "citation": FieldType.TEXT,
}
"""The columns that the archive adds behind the fields of an article."""

TYPES = {
    "identifier": FieldType.TEXT,
    **{field.name: field.type for field in FIELDS if field.column.exported},
    **_RECORD,
}
"""The columns of an export, in their order, with the type of their values."""

COLUMNS = tuple(TYPES)

PARTS = ("pages", "images", "related")
"""Lists of records that follow the columns, in formats that have room for them."""


def exported(rows: Iterable[Record]) -> Iterator[Record]:
    """Make the records of an export from rows of the archive."""
    for row in rows:
        cited = Cited.of(row)
        record = {**row, "identifier": cited.identifier, "citation": gbt(cited)}
        yield {name: record[name] for name in (*COLUMNS, *PARTS)}
