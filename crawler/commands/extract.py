"""`scrapy extract`: what the reader makes of a page, as a line of JSON. No crawl, no archive."""

import argparse
import gzip
import json
import zlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import msgspec
from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from crawler.addresses.canonical import WEB, checked
from crawler.clock import now
from crawler.console.command import HouseCommand
from crawler.console.views.extract import Line, page_line, refusal_line
from crawler.errors import DeclarationError, Refused, WeiyeError
from crawler.network.outcome import content_type, failure_reason, refuse_unfit
from crawler.reading.read import read_page


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
        asked = {
            argument: checked(argument)
            for argument in args
            if argument.partition("://")[0].lower() in WEB
        }
        fetched = self._fetched(list(dict.fromkeys(asked.values()))) if asked else {}
        for argument in args:
            if argument not in asked:
                yield _read(argument, Path(argument), opts.url)
            elif (line := fetched.get(asked[argument])) is not None:
                yield line
        if opts.manifest:
            yield from _manifest(Path(opts.manifest))
        if lost := [url for url in asked.values() if url not in fetched]:
            raise WeiyeError(
                f"{', '.join(lost)} gave no line: what is above says why, or the command was stopped."
            )

    def _fetched(self, urls: list[str]) -> dict[str, Line]:
        """Fetch pages as a crawl would, guards and robots.txt included, and read them; give the line of each address."""
        lines: dict[str, Line] = {}
        process = AsyncCrawlerProcess(self.settings)
        process.crawl(_Pages, urls=urls, lines=lines)
        process.start()  # once: there is no second start in a process
        return lines


class _Pages(Spider):
    name = "extract"

    def __init__(self, urls: list[str], lines: dict[str, Line], **arguments: Any) -> None:
        super().__init__(**arguments)
        self.urls = urls
        self.lines = lines

    async def start(self) -> AsyncIterator[Any]:
        for url in self.urls:
            yield Request(
                url, self.parse, errback=self.failed, cb_kwargs={"asked": url}, dont_filter=True
            )

    def parse(self, response: Response, asked: str) -> None:
        try:
            refuse_unfit(response)
        except Refused as refused:
            self.lines[asked] = refusal_line(asked, asked, refused)
        else:
            self.lines[asked] = _line(
                asked, response.body, response.url, content_type(response), live=True
            )

    def failed(self, failure: Failure) -> None:
        asked = failure.request.cb_kwargs["asked"]  # type: ignore[attr-defined]
        self.lines[asked] = refusal_line(asked, asked, failure_reason(failure))


def _manifest(manifest: Path) -> Iterator[Line]:
    try:
        lines = _bytes(manifest).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DeclarationError(
            f"{manifest} is not written in UTF-8, save it as that: {error.reason}."
        ) from error
    for number, text in enumerate(lines, 1):
        if text.strip():
            entry = _entry(text, f"{manifest}:{number}")
            yield _read(entry["id"], manifest.parent / entry["file"], entry.get("url"))


def _entry(text: str, where: str) -> dict[str, Any]:
    try:
        entry = json.loads(text)
        return {"id": str(entry["id"]), "file": str(entry["file"]), "url": entry.get("url")}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DeclarationError(
            f'{where}: a line must be {{"id": …, "file": …, "url": …}}: {error!r}.'
        ) from error


def _read(name: str, path: Path, url: str | None) -> Line:
    return _line(name, _bytes(path), url, None, live=False)


def _bytes(path: Path) -> bytes:
    try:
        body = path.read_bytes()
        return gzip.decompress(body) if path.suffix == ".gz" else body
    except OSError as error:
        raise DeclarationError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (EOFError, zlib.error) as error:
        raise DeclarationError(
            f"{path} cannot be read: it is no whole gzip file ({error})."
        ) from error


def _line(name: str, body: bytes, url: str | None, header: str | None, *, live: bool) -> Line:
    try:
        return page_line(
            name, url, read_page(body, url or "", now=now(), content_type=header, live=live)
        )
    except Refused as refused:
        return refusal_line(name, url, refused)
