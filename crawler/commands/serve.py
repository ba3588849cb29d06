"""`scrapy serve`: the reading room, an archive in a browser."""

import argparse
import importlib.util
import sys
import webbrowser
from pathlib import Path

from crawler.errors import DeclarationError, WeiyeError
from crawler.operating.command import HouseCommand


class Command(HouseCommand):
    """Serve the archive to a browser on this machine, for reading only."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_LEVEL": "ERROR"}  # noqa: RUF012 - Scrapy's own attribute

    def short_desc(self) -> str:
        """Say it in a line."""
        return "Read the archive in a browser: search, articles, versions, coverage"

    def long_desc(self) -> str:
        """Explain the command with an example."""
        return (
            "Serve the archive (setting ARCHIVE_DB) to a browser on this machine, for reading only, also while a crawl writes"
            " to it; Ctrl-C ends it. Exit codes: 2 usage, or the port is taken; 5 no archive. Example: scrapy serve --port 8001 --open"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add --host, --port and --open to Scrapy's options."""
        super().add_options(parser)
        parser.add_argument(
            "--host",
            default="127.0.0.1",
            metavar="ADDRESS",
            help="the address of this machine to serve on, %(default)s if none is given, which nobody else reaches; on others free SQL is off",
        )
        parser.add_argument(
            "--port", type=int, default=8001, help="serve on this port, 0 for a free one (default: %(default)s)"
        )
        parser.add_argument("--open", action="store_true", help="open a browser")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve until stopped."""
        try:
            if args:
                raise DeclarationError("scrapy serve takes options only; the archive is named with -s ARCHIVE_DB=PATH.")
            self._serve(opts)
        except WeiyeError as error:
            sys.stderr.write(f"scrapy serve: {error}\n")
            self.exitcode = error.exit_code

    def _serve(self, opts: argparse.Namespace) -> None:
        if importlib.util.find_spec("datasette") is None:
            raise DeclarationError(
                "The reading room needs Datasette, which a crawl does not: `make serve` installs it."
            )
        from crawler.desk.room import is_public, listening, room, serve  # noqa: PLC0415 - only here, because a crawl has no Datasette

        assert self.settings is not None
        datasette = room(Path(self.settings["ARCHIVE_DB"]), public=is_public(opts.host))
        with listening(opts.host, opts.port) as door:
            address = f"http://{opts.host}:{door.getsockname()[1]}/"
            sys.stdout.write(f"Reading {self.settings['ARCHIVE_DB']} at {address} (Ctrl-C ends it)\n")
            sys.stdout.flush()
            if opts.open:
                webbrowser.open(address)
            serve(datasette, door)
