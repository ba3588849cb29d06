"""Parquet, for pandas, Polars, DuckDB and R: the columns of an export, lists as lists. Needs pyarrow, the extra `parquet`."""

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from crawler.exports.columns import COLUMNS, KINDS, Record
from crawler.fields import Kind

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.NAMES: pa.list_(pa.string()),
    Kind.NUMBER: pa.int32(),
    Kind.NUMBERS: pa.list_(pa.int32()),
}
_SCHEMA = pa.schema([(name, _TYPES[kind]) for name, kind in KINDS.items()])
_GROUP = 2_000  # articles in memory at a time, some ten MiB


def write_parquet(records: Iterable[Record], out: BinaryIO) -> None:
    """Write records as Parquet, compressed by zstd, a group of rows at a time."""
    remaining = iter(records)
    with ParquetWriter(out, _SCHEMA, compression="zstd") as writer:
        while group := list(islice(remaining, _GROUP)):
            columns = {name: [record[name] for record in group] for name in COLUMNS}
            writer.write_table(pa.table(columns, schema=_SCHEMA))
