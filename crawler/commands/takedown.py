"""`scrapy takedown`: an article removed for good, with its versions and its raw bytes."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from sqlite3 import Connection

from scrapy.exceptions import UsageError

from crawler.addresses.canonical import checked
from crawler.archive.database import open_existing, storage_errors
from crawler.archive.takedown import tombstones
from crawler.console.command import HouseCommand
from crawler.console.views.takedown import tell_finish, tell_takedown
from crawler.maintenance.takedown import check_finished, remove_records, take_down


class Command(HouseCommand):
    """Take articles down."""

    def syntax(self) -> str:
        return "URL [--reason TEXT] | --finish"

    def short_desc(self) -> str:
        return "Remove an article for good: text, versions, index and raw bytes"

    def long_desc(self) -> str:
        return (
            "Remove the article at an address (any of its addresses) for good: its text, its"
            " replaced versions, its rows in every index, and its raw bytes, also where later"
            " records refer to them. A tombstone stays, with the hash of the text, the date and"
            " the reason, and keeps crawls from storing it again. All files of archive.warc/ are"
            " read for it. When the command is interrupted, either nothing happened or --finish"
            " brings it to its end. Raw bytes that came back, with a file from a backup, are"
            " removed again by --finish, or by naming the address. Backups are not touched, nor"
            " is what other articles' pages say of it: its headline in their related reading, an"
            " extract of it in their raw bytes. Example: scrapy takedown"
            ' http://www.example.com/2017/0203/1.html --reason "court order 12/2026" -- Exit'
            " codes: 0 done; 2 usage, or nothing is held at the address; 5 the archive cannot be"
            " used, or somebody reads it while it should forget the text: --finish does what is"
            " left, when they have ended."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--reason", help="why; it is kept in the tombstone")
        parser.add_argument(
            "--finish",
            action="store_true",
            help="remove what is left or came back of the raw bytes of takedowns",
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> Iterator[str]:
        """Take it down and say what was removed."""
        if opts.finish == bool(args) or len(args) > 1:
            raise UsageError(
                "Name one address and the reason: scrapy takedown URL --reason TEXT; or --finish"
                " alone."
            )
        with storage_errors(self.archive), closing(open_existing(self.archive)) as db:
            if opts.finish:
                yield self._finish(db)
            else:
                url = checked(args[0])
                yield tell_takedown(take_down(db, self.archive, args[0], opts.reason or ""), url)
                check_finished(db, self.archive, [url])

    def _finish(self, db: Connection) -> str:
        counts = remove_records(db, self.archive, tombstones(db))
        check_finished(db, self.archive)
        return tell_finish(counts)
