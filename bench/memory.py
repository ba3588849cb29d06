"""A Scrapy extension that notes the process's memory at every hundredth article."""

import json
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler


class MemoryNotes:
    """Write `{articles: MiB resident}` to the file of the setting BENCH_MEMORY when the spider closes."""

    def __init__(self, crawler: Crawler) -> None:
        self.file = Path(crawler.settings["BENCH_MEMORY"])
        self.notes: dict[int, float] = {}
        self.count = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Be built by Scrapy."""
        notes = cls(crawler)
        crawler.signals.connect(notes.note, signals.item_scraped)
        crawler.signals.connect(notes.close, signals.spider_closed)
        return notes

    def note(self) -> None:
        """Note the memory now and then."""
        self.count += 1
        if self.count % 100 == 0:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            self.notes[self.count] = pages * 4096 / 2**20

    def close(self) -> None:
        """Write the notes."""
        self.file.write_text(json.dumps(self.notes))
