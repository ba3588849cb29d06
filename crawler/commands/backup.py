"""`scrapy backup`: a consistent copy of the archive, also while a crawl runs."""

import argparse
import sys
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler.archive.database import storage_errors
from crawler.counting import counted
from crawler.errors import WeiyeError
from crawler.keeping.backup import Copied, back_up
from crawler.operating.command import HouseCommand


class Command(HouseCommand):
    """Copy the archive."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy's own attribute

    def syntax(self) -> str:
        """Show the arguments."""
        return "[options] TARGET"

    def short_desc(self) -> str:
        """Say it in a line."""
        return "Copy the archive and its raw bytes into a folder, while a crawl runs"

    def long_desc(self) -> str:
        """Explain the command and its exit codes."""
        return (
            "Copy archive.db and archive.warc/ into a folder, which is made if it is not there. The copy is one state of the"
            " archive, whatever a crawl stores meanwhile. Raw bytes that an earlier backup into the same folder holds are not"
            " copied again, and nothing is removed there: what was taken down since must be taken down in older copies, too."
            " A backup is used like any archive: -s ARCHIVE_DB=TARGET/archive.db. Example: scrapy backup /mnt/disk/weiye"
            " -- Exit codes: 0 done; 2 usage; 5 the archive or the target cannot be used."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:  # noqa: ARG002 - Scrapy's own signature
        """Copy, and say what there is."""
        if len(args) != 1:
            raise UsageError("Name one folder: scrapy backup TARGET.")
        assert self.settings is not None
        archive, target = Path(self.settings["ARCHIVE_DB"]), Path(args[0])
        try:
            with storage_errors(archive):
                done = back_up(archive, target)
        except WeiyeError as error:
            sys.stderr.write(f"scrapy backup: {error}\n")
            self.exitcode = error.exit_code
        else:
            sys.stdout.write(_told(done))


def _told(done: Copied) -> str:
    raw = f"{done.copied:,} of {counted(done.files, 'raw file')} copied"
    return f"{done.database}: {counted(done.articles, 'article')}; {raw}, {done.bytes / 1e6:,.1f} MB written.\n"
