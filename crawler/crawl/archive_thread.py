"""The thread of a run that waits for the disk.

SQLite waits for a disk and for other writers; on the event loop that would stop all downloads. As
there is one thread, no two transactions of a run overlap.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

from scrapy.crawler import Crawler

from crawler.archive.database import storage_errors
from crawler.errors import ArchiveLost, StorageError

P = ParamSpec("P")
T = TypeVar("T")


class ArchiveThread:
    """One call after the other; after the archive has failed (`failure`) none, and the run ends."""

    def __init__(self, crawler: Crawler, archive: Path) -> None:
        self.crawler = crawler
        self.archive = archive
        self.failure: StorageError | None = None
        self._thread = ThreadPoolExecutor(1, "archive")
        self._stopping: asyncio.Task[None] | None = None

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function in the thread; raises ArchiveLost when the archive has failed."""
        try:
            return await self._in_thread(lambda: self._guarded(work, *args, **kwargs))
        except StorageError as error:
            if self.failure is None:
                self.failure = error
                self._stopping = asyncio.create_task(
                    self.crawler.engine.close_spider_async(reason="storage")
                )
            raise ArchiveLost from error

    async def end(self, work: Callable[[], None]) -> None:
        """Do the last thing, whatever happened before."""
        await self._in_thread(work)

    def shut(self) -> None:
        """Let the thread go."""
        self._thread.shutdown()

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _guarded(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self.failure is not None:
            raise self.failure  # what was queued behind it need not wait for the same lock again
        with storage_errors(self.archive):
            return work(*args, **kwargs)
