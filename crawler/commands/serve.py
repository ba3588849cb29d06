"""`scrapy serve`: the reading room, an archive in a browser."""

import argparse
import importlib.util
import webbrowser
from collections.abc import Iterator

from crawler.console.command import HouseCommand
from crawler.errors import DeclarationError


class Command(HouseCommand):
    """Serve the archive to a browser on this machine, for reading only."""

    default_settings = {"LOG_LEVEL": "ERROR"}  # noqa: RUF012 - Scrapy's own attribute

    def short_desc(self) -> str:
        return "Read the archive in a browser: search, articles, versions, coverage"

    def long_desc(self) -> str:
        return (
            "Serve the archive (setting ARCHIVE_DB) to a browser on this machine, for reading"
            " only, also while a crawl writes to it; Ctrl-C ends it. Exit codes: 2 usage, or the"
            " port is taken; 5 no archive. Example: scrapy serve --port 8001 --open"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --host, --port and --open to Scrapy's options."""
        super().add_options(parser)
        parser.add_argument(
            "--host",
            default="127.0.0.1",
            metavar="ADDRESS",
            help=(
                "the address of this machine to serve on, %(default)s if none is given, which"
                " nobody else reaches; on others free SQL is off"
            ),
        )
        parser.add_argument(
            "--port",
            type=int,
            default=8001,
            help="serve on this port, 0 for a free one (default: %(default)s)",
        )
        parser.add_argument("--open", action="store_true", help="open a browser")

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Serve until stopped."""
        if args:
            raise DeclarationError(
                "scrapy serve takes options only; the archive is named with -s ARCHIVE_DB=PATH."
            )
        if importlib.util.find_spec("datasette") is None:
            raise DeclarationError(
                "The reading room needs Datasette, which a crawl does not: `make serve` installs"
                " it."
            )
        # Imported here alone: a crawl has no Datasette.
        from crawler.desk.room import is_public, listening, room, serve  # noqa: PLC0415

        datasette = room(self.archive, public=is_public(opts.host))
        with listening(opts.host, opts.port) as door:
            address = f"http://{opts.host}:{door.getsockname()[1]}/"
            yield f"Reading {self.archive} at {address} (Ctrl-C ends it)\n"
            if opts.open:
                webbrowser.open(address)
            serve(datasette, door)
