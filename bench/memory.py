"""A Scrapy extension that notes the memory of a crawl, and of processes beside it, at every hundredth article."""

import json
import os
from multiprocessing import active_children
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler


class MemoryNotes:
    """Write `{"held": {articles: MiB resident}, "beside": MiB at most}` to the file of BENCH_MEMORY when the spider closes."""

    def __init__(self, crawler: Crawler) -> None:
        self.file = Path(crawler.settings["BENCH_MEMORY"])
        self.held: dict[int, float] = {}
        self.beside = 0.0
        self.count = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it from a crawler, as Scrapy does."""
        notes = cls(crawler)
        crawler.signals.connect(notes.note, signals.item_scraped)
        crawler.signals.connect(notes.close, signals.spider_closed)
        return notes

    def note(self) -> None:
        """Note the memory now and then."""
        self.count += 1
        if self.count % 100 == 0:
            self.held[self.count] = _resident(os.getpid())
            self.beside = max(self.beside, sum(_resident(child.pid) for child in active_children()))

    def close(self) -> None:
        """Write the notes."""
        self.file.write_text(json.dumps({"held": self.held, "beside": self.beside}))


def _resident(pid: int | None) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0  # it has just left
    return pages * 4096 / 2**20
