"""Parquet, for pandas, Polars, DuckDB and R: lists as lists. Needs pyarrow, the extra `parquet`."""

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from crawler.exports.columns import COLUMNS, TYPES, Record
from crawler.fields import FieldType

_TYPES = {
    FieldType.TEXT: pa.string(),
    FieldType.NAMES: pa.list_(pa.string()),
    FieldType.NUMBER: pa.int32(),
    FieldType.NUMBERS: pa.list_(pa.int32()),
}
_SCHEMA = pa.schema([(name, _TYPES[type_]) for name, type_ in TYPES.items()])
_GROUP = 2_000  # articles in memory at a time, some ten MiB


def write_parquet(records: Iterable[Record], out: BinaryIO) -> None:
    """Write records as Parquet, compressed by zstd, a group of rows at a time."""
    remaining = iter(records)
    with ParquetWriter(out, _SCHEMA, compression="zstd") as writer:
        while group := list(islice(remaining, _GROUP)):
            columns = {name: [record[name] for record in group] for name in COLUMNS}
            writer.write_table(pa.table(columns, schema=_SCHEMA))
