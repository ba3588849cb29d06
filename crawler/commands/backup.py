"""`scrapy backup`: a consistent copy of the archive, also while a crawl runs."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from scrapy.exceptions import UsageError

from crawler.archive.database import storage_errors
from crawler.console.command import HouseCommand
from crawler.maintenance.backup import Backup, back_up
from crawler.text import counted


class Command(HouseCommand):
    """Copy the archive."""

    def syntax(self) -> str:
        return "[options] TARGET"

    def short_desc(self) -> str:
        return "Copy the archive and its raw bytes into a folder, while a crawl runs"

    def long_desc(self) -> str:
        return (
            "Copy archive.db and archive.warc/ into a folder, which is made if it is not there."
            " The copy is one state of the archive, whatever a crawl stores meanwhile. Raw bytes"
            " that an earlier backup into the same folder holds are not copied again, and nothing"
            " is removed there: what was taken down since must be taken down in older copies,"
            " too. A raw file that was cut, damaged or lost in the archive since does not replace"
            " its copy, and is named. A backup is used like any archive: -s"
            " ARCHIVE_DB=TARGET/archive.db. Example: scrapy backup /mnt/disk/weiye -- Exit codes:"
            " 0 done; 2 usage; 3 done, and a raw file got worse in the archive; 5 the archive or"
            " the target cannot be used."
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:  # noqa: ARG002
        """Copy, and say what there is."""
        if len(args) != 1:
            raise UsageError("Name one folder: scrapy backup TARGET.")
        with storage_errors(self.archive):
            backup = back_up(self.archive, Path(args[0]))
        yield _summary(backup)
        yield from (f"{sentence}\n" for sentence in backup.kept)
        self.exitcode = 3 if backup.kept else 0


def _summary(backup: Backup) -> str:
    articles = counted(backup.articles, "article")
    files = f"{backup.copied:,} of {counted(backup.files, 'raw file')} copied"
    size = f"{backup.bytes / 1e6:,.1f} MB written"
    return f"{backup.database}: {articles}; {files}, {size}.\n"
