"""`scrapy extract`: what the reader makes of a page, as a line of JSON. No crawl, no archive."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import msgspec
from scrapy.exceptions import UsageError

from crawler.addresses.canonical import WEB, checked
from crawler.console.command import HouseCommand
from crawler.console.saved_pages import SavedPage, read_bytes, read_manifest
from crawler.console.views.extract import Line, extract_line
from crawler.crawl.extract import extract_page, fetch_pages
from crawler.errors import WeiyeError


class Command(HouseCommand):
    """Read pages from files or addresses, print a JSON line for each."""

    default_settings = {"LOG_LEVEL": "ERROR", "ITEM_PIPELINES": {}}  # noqa: RUF012 - Scrapy's own attribute

    def syntax(self) -> str:
        return "[options] PATH_OR_URL ..."

    def short_desc(self) -> str:
        return "Read pages and print what they say, a line of JSON each"

    def long_desc(self) -> str:
        return (
            "Read pages from files (.gz is read through) or addresses and print what they say, a line of JSON each: title,"
            " date, source, authors, body, pictures, pager, what was removed and why. It needs no crawl and no archive."
            " Example: scrapy extract saved.html --url http://www.example.com/2017/0203/1.html"
            " -- Exit codes: 0 every page was read; 1 a bug; 2 usage; 3 some pages were refused, their lines say why."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --url and --manifest to Scrapy's options."""
        super().add_options(parser)
        parser.add_argument(
            "--url", metavar="ADDRESS", help="the address a file was saved from (one file only)"
        )
        parser.add_argument(
            "--manifest",
            metavar="FILE",
            help='lines of JSON with "id", "file" (relative to FILE) and "url"',
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[bytes]:
        """Return the lines."""
        if not args and not opts.manifest:
            raise UsageError("Name a file or an address, or give --manifest FILE.")
        if opts.url and (len(args) != 1 or opts.manifest):
            raise UsageError("--url goes with exactly one file.")
        for line in self._lines(args, opts):
            self.exitcode = 3 if line["refused"] else self.exitcode
            yield msgspec.json.encode(line) + b"\n"

    def _lines(self, args: list[str], opts: argparse.Namespace) -> Iterator[Line]:
        urls = {argument: checked(argument) for argument in args if _is_address(argument)}
        fetched = fetch_pages(list(dict.fromkeys(urls.values())), self.settings) if urls else {}
        for argument in args:
            if argument not in urls:
                yield _saved_line(SavedPage(argument, Path(argument), opts.url))
            elif (extract := fetched.get(urls[argument])) is not None:
                yield extract_line(urls[argument], extract)
        if opts.manifest:
            yield from map(_saved_line, read_manifest(Path(opts.manifest)))
        if missing := [url for url in urls.values() if url not in fetched]:
            raise WeiyeError(
                f"{', '.join(missing)} gave no line: what is above says why, or the command was"
                " stopped."
            )


def _is_address(argument: str) -> bool:
    return argument.partition("://")[0].lower() in WEB


def _saved_line(page: SavedPage) -> Line:
    return extract_line(page.name, extract_page(read_bytes(page.path), page.url))
