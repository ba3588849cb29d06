"""Many articles read again from their raw bytes, on all cores.

A worker gets places and gives readings; everything that is merged, compared and stored is with the one process that writes.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from crawler.crawl.reparse import Reread, Task, reread
from crawler.crawl.sites import site_at
from crawler.maintenance.workers import workers
from crawler.paging.rebuild import Holding
from crawler.site import Site

_AHEAD = 4
"""How many articles for each worker are given out before the first comes back: no more than that is held in memory."""


def read_again(
    holdings: Iterable[Holding], folder: Path, sites: Sequence[Site], jobs: int
) -> Iterator[tuple[Holding, Reread]]:
    """Return stored articles with their pages as they are read now, in their order, read by `jobs` processes."""
    work = ((holding, _task(holding, folder, sites)) for holding in holdings)
    if jobs == 1:
        yield from ((holding, reread(one)) for holding, one in work)
        return
    with workers(jobs) as pool:
        submitted = ((holding, pool.submit(reread, one)) for holding, one in work)
        pending = deque(islice(submitted, jobs * _AHEAD))
        while pending:
            holding, future = pending.popleft()
            result = future.result()
            pending.extend(islice(submitted, 1))
            yield holding, result


def _task(holding: Holding, folder: Path, sites: Sequence[Site]) -> Task:
    pages = tuple((number, got.fetch) for number, got in holding.pages.items())
    return Task(folder, site_at(holding.url, sites), pages)
