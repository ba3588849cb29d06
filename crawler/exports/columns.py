"""What an exported record says: the article's columns, with identifier, date of archiving and citation. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.citation import Cited, gbt

Record = Mapping[str, Any]

COLUMNS = (
    "identifier", "url", "site", "title", "subtitle", "published_at", "published_raw", "updated_at", "source", "authors",
    "photographers", "correspondents", "editors", "channel", "body", "status", "pages_declared", "pages_evidence",
    "missing_pages", "missing_reason", "body_sha256", "revision", "reader_version", "spider", "first_seen_at", "changed_at",
    "archived_at", "gone_at", "citation",
)  # fmt: skip
"""The columns of an export, in their order; where a format has room for more, `pages`, `images` and `related` follow."""

PARTS = ("pages", "images", "related")


def exported(rows: Iterable[Record]) -> Iterator[Record]:
    """Make the records of an export from rows of the archive."""
    for row in rows:
        cited = _cited(row)
        known = {**row, "identifier": cited.identifier, "citation": gbt(cited)}
        yield {name: known[name] for name in (*COLUMNS, *PARTS)}


def _cited(row: Record) -> Cited:
    said = {name: row[name] for name in Cited.__dataclass_fields__ if name != "authors"}
    return Cited(**said, authors=tuple(dict.fromkeys((*row["authors"], *row["correspondents"]))))
