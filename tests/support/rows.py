"""Rows of an archive as dictionaries, for tests that compare them."""

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any


def rows(db: Connection, query: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Return the rows that a query finds, each as a mapping of its columns."""
    cursor = db.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
