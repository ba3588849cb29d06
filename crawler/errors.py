"""Every error the project raises on purpose.

WeiyeError                  carries the exit code of `scrapy crawl`
|-- DeclarationError   2    an argument, a setting or a site's declaration is wrong
|-- StorageError       5    the archive cannot be used
|   |-- ForeignArchive          the file is not an archive of ours
|   |-- NewerArchive            the archive was made by a newer version
|   |-- LockedArchive           another program holds the archive
|   |-- UnwritableArchive       the file or its folder cannot be written
|   |-- UnwritableTarget        an export's target or the standard output cannot be written
|   |-- FullStorage             no space left
|   |-- DamagedRecord           the raw bytes of a page are not where they were written
|   |-- DamagedRow              a row of the archive is not as it was written
|   `-- ArchiveLost             it could not be used in the middle of a crawl, which ends
|-- AlreadyRunning     6    another process does the same work
|-- OutputClosed       0    whoever reads the standard output has seen enough
`-- Refused                 an answer that is not a page of an article; carries a Refusal
    `-- RequestRefused          a request that is not sent
"""

from datetime import datetime

from scrapy.exceptions import CloseSpider, DropItem, IgnoreRequest

from crawler.model import Refusal


class WeiyeError(Exception):
    """Something the user should read as one sentence, without a stack trace."""

    exit_code = 1


class DeclarationError(WeiyeError):
    """An argument, a setting or the declaration of a site is wrong; nothing was fetched."""

    exit_code = 2


class StorageError(WeiyeError):
    """The archive cannot be opened, read or written."""

    exit_code = 5


class ForeignArchive(StorageError):
    """The file at ARCHIVE_DB is something else than an archive of this project."""


class NewerArchive(StorageError):
    """The archive was written by a newer version of this project."""


class LockedArchive(StorageError):
    """Another program holds the archive for longer than we wait."""


class UnwritableArchive(StorageError):
    """The archive, or the folder it is in, cannot be written."""


class UnwritableTarget(StorageError):
    """The target of an export, or the standard output, cannot be written."""


class FullStorage(StorageError):
    """There is no space left for the archive."""


class DamagedRecord(StorageError):
    """A WARC record is not there, or not as it was written."""


class DamagedRow(StorageError):
    """A row of the archive does not hold what was written to it."""


class ArchiveLost(StorageError, DropItem, CloseSpider):
    """The archive failed during a crawl; Scrapy's callbacks and pipelines both end with it."""

    def __init__(self) -> None:
        super().__init__("storage")


class AlreadyRunning(WeiyeError):
    """Another process is doing the same work; nothing was requested, and nothing written."""

    exit_code = 6


class OutputClosed(WeiyeError):
    """The reader of the standard output, such as `head`, has closed it: the command ends."""

    exit_code = 0


class Refused(WeiyeError):
    """An answer is not a page of an article; `refusal` says why."""

    def __init__(self, reason: str, detail: str = "", not_before: datetime | None = None) -> None:
        self.refusal = Refusal(reason, detail, not_before)
        super().__init__(reason, self.refusal.detail, not_before)

    def __str__(self) -> str:
        return str(self.refusal)


class RequestRefused(Refused, IgnoreRequest):
    """The request is not sent: its address is private, off the site, or no web address."""
