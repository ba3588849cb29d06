"""`scrapy show`: one article with its pages, versions, differences and raw bytes."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import msgspec
from scrapy.exceptions import UsageError

from crawler.addresses.canonical import canonical
from crawler.archive import takedown
from crawler.archive.database import read_current, storage_errors
from crawler.archive.record import Record, Version, find_address, find_identified, read_record
from crawler.archive.warc_pointers import place_of
from crawler.citation import bibtex
from crawler.console.command import LARGEST, HouseCommand, whole_number
from crawler.console.views.show import tell_changes, tell_record
from crawler.errors import DeclarationError
from crawler.warc.reading import unpacked
from crawler.warc.writing import folder_of


class Command(HouseCommand):
    """Show an article."""

    def syntax(self) -> str:
        return "[options] URL_OR_ID"

    def short_desc(self) -> str:
        return "Show an article: record, pages, versions, differences, raw bytes"

    def long_desc(self) -> str:
        return (
            "Show an article by its number, any of its addresses, or its identifier (weiye:…):"
            " what is known of it, how to cite it, its pages with time, hash and place of their"
            " bytes, its versions, its text. Example: scrapy show 12 -- Example: scrapy show 12"
            " --diff -- Exit codes: 0 shown; 2 usage, or the archive holds no such article,"
            " version or page; 5 the archive or the raw bytes cannot be read."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--version",
            type=whole_number(),
            metavar="N",
            help="this version instead of the current one",
        )
        output = parser.add_mutually_exclusive_group()
        output.add_argument(
            "--diff", action="store_true", help="what this version changed, by the character"
        )
        output.add_argument(
            "--raw",
            type=whole_number(),
            nargs="?",
            const=1,
            metavar="PAGE",
            help="the WARC record of a page (default: 1)",
        )
        output.add_argument("--bibtex", action="store_true", help="the citation for a bibliography")
        output.add_argument("--json", action="store_true", help="everything, as JSON")

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[bytes]:
        """Find the article, and return what the options ask for."""
        if len(args) != 1:
            raise UsageError("Name one article: scrapy show URL_OR_ID")
        with closing(read_current(self.archive)) as db, storage_errors(self.archive):
            record, version = _find(db, args[0], opts.version)
            yield _output(record, version, self.archive, opts)


def _find(db: Connection, name: str, option: int | None) -> tuple[Record, Version]:
    article_id, revision = _identity(db, name)
    record = read_record(db, article_id) if article_id is not None else None
    if record is None:
        raise DeclarationError(_absence(db, name))
    number = option or revision or record.current.revision
    version = record.version(number)
    if version is None:
        raise DeclarationError(
            f"Article {record.id} has no version {number}; it has 1 to {record.current.revision}."
        )
    return record, version


def _absence(db: Connection, name: str) -> str:
    tombstones = takedown.tombstones(db, [name, canonical(name)]) if "://" in name else []
    if tombstones:
        tombstone = tombstones[0]
        return f"{name} was taken down on {tombstone.at[:10]} (tombstone {tombstone.id})."
    return f"The archive holds no article {name}; scrapy search WORD finds one."


def _identity(db: Connection, name: str) -> tuple[int | None, int | None]:
    """Return the number of the article, and that of a version when the name is an identifier."""
    if name.isascii() and name.isdigit():
        return (int(name) if len(name) < len(str(LARGEST)) else None), None
    if name.startswith("weiye:"):
        return find_identified(db, name) or (None, None)
    return find_address(db, name), None


def _output(record: Record, version: Version, archive: Path, opts: argparse.Namespace) -> bytes:
    if opts.raw is not None:
        return _raw(record, version, opts.raw, archive)
    if opts.json:
        return msgspec.json.format(msgspec.json.encode(record.as_of(version)), indent=2) + b"\n"
    if opts.diff:
        return _changes(record, version).encode()
    if opts.bibtex:
        return f"{bibtex(record.cite(version))}\n".encode()
    return tell_record(record, version).encode()


def _changes(record: Record, version: Version) -> str:
    before = record.version(version.revision - 1)
    if before is None:
        raise DeclarationError(
            f"Version {version.revision} is the first of article {record.id}: there is nothing to"
            " compare."
        )
    return tell_changes(before, version, colours=sys.stdout.isatty())


def _raw(record: Record, version: Version, number: int, archive: Path) -> bytes:
    page = next((page for page in version.pages if page.page == number), None)
    owner = f"Version {version.revision} of article {record.id}"
    if page is None:
        raise DeclarationError(f"{owner} has no page {number}.")
    place = place_of(page.warc_file, page.warc_offset, page.warc_length)
    if place is None:
        raise DeclarationError(f"{owner} keeps no raw bytes of page {number}.")
    return unpacked(folder_of(archive), place)
