"""`scrapy extract`: what is read of a page, in JSON or line by line. No crawl, no archive."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import msgspec
from scrapy.exceptions import UsageError

from crawler.addresses.canonical import WEB, checked
from crawler.console.command import HouseCommand
from crawler.console.saved_pages import SavedPage, read_bytes, read_manifest
from crawler.console.views.explain import OPENING, NamedExtract, explain_html, explain_text
from crawler.console.views.extract import extract_line
from crawler.crawl.extract import extract_page, fetch_pages
from crawler.errors import DeclarationError, WeiyeError
from crawler.exports.targets import whole_file
from crawler.model import Refusal

_TERMINAL = "-"


class Command(HouseCommand):
    """Read pages from files or addresses, print a JSON line for each."""

    default_settings = {"LOG_LEVEL": "ERROR", "ITEM_PIPELINES": {}}  # noqa: RUF012

    def syntax(self) -> str:
        return "[options] PATH_OR_URL ..."

    def short_desc(self) -> str:
        return "Read pages and print what they say, a line of JSON each"

    def long_desc(self) -> str:
        return (
            "Read pages from files (.gz is read through) or addresses and print what they say, a"
            " line of JSON each: title, date, source, authors, body, pictures, pager, what was"
            " removed and why. It needs no crawl and no archive. Example: scrapy extract"
            " saved.html --url http://www.example.com/2017/0203/1.html -- With --explain it"
            " prints the lines of a page instead, each with its role (headline, text, cut …) and"
            " the rule or the number that gave it; with the name of a file behind, it writes them"
            " there in colour. Example: scrapy extract saved.html --explain lines.html -- Exit"
            " codes: 0 every page was read; 1 a bug; 2 usage; 3 some pages were refused, their"
            " lines say why."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --url, --manifest and --explain to Scrapy's options."""
        super().add_options(parser)
        parser.add_argument(
            "--url", metavar="ADDRESS", help="the address a file was saved from (one file only)"
        )
        parser.add_argument(
            "--manifest",
            metavar="FILE",
            help='lines of JSON with "id", "file" (relative to FILE) and "url"',
        )
        parser.add_argument(
            "--explain",
            nargs="?",
            const=_TERMINAL,
            metavar="FILE.html",
            help=(
                "print every line of a page with its role and the reason, or write them into"
                " FILE.html"
            ),
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str | bytes]:
        """Read the pages, and return what is to be printed of them."""
        if not args and not opts.manifest:
            raise UsageError(
                "Name a file or an address, or give --manifest FILE. What stands behind --explain"
                " is the file to write."
            )
        if opts.url and (len(args) != 1 or opts.manifest):
            raise UsageError("--url goes with exactly one file.")
        pages = self._pages(args, opts)
        if opts.explain is None:
            for page in pages:
                yield msgspec.json.encode(extract_line(page.name, page.extract)) + b"\n"
        elif opts.explain == _TERMINAL:
            yield from map(explain_text, pages)
        else:
            _write(Path(opts.explain), explain_html(pages))

    def _pages(self, args: list[str], opts: argparse.Namespace) -> Iterator[NamedExtract]:
        """Yield the pages; one that was refused sets the exit code."""
        for page in self._extracts(args, opts):
            if isinstance(page.extract.result, Refusal):
                self.exitcode = 3
            yield page

    def _extracts(self, args: list[str], opts: argparse.Namespace) -> Iterator[NamedExtract]:
        urls = {argument: checked(argument) for argument in args if _is_address(argument)}
        fetched = fetch_pages(list(dict.fromkeys(urls.values())), self.settings) if urls else {}
        for argument in args:
            if argument not in urls:
                yield _saved(SavedPage(argument, Path(argument), opts.url))
            elif (extract := fetched.get(urls[argument])) is not None:
                yield NamedExtract(urls[argument], extract)
        if opts.manifest:
            yield from map(_saved, read_manifest(Path(opts.manifest)))
        if missing := [url for url in urls.values() if url not in fetched]:
            raise WeiyeError(
                f"{', '.join(missing)} gave no line: what is above says why, or the command was"
                " stopped."
            )


def _is_address(argument: str) -> bool:
    return argument.partition("://")[0].lower() in WEB


def _saved(page: SavedPage) -> NamedExtract:
    return NamedExtract(page.name, extract_page(read_bytes(page.path), page.url))


def _write(target: Path, pieces: Iterator[str]) -> None:
    """Write an explanation, over another one only: by mistake the name may be that of a page."""
    if target.is_file() and not target.read_bytes().startswith(OPENING.encode()):
        raise DeclarationError(f"{target} is there and is no explanation; name a new file.")
    with whole_file(target) as out:
        for piece in pieces:
            out.write(piece.encode())
