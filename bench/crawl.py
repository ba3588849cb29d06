"""How fast a crawl is, and how much memory it takes: ours with the whole pipeline, against a spider that only fetches."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_SETTINGS = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "0",
    "CONCURRENT_REQUESTS": "32",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "32",
    "SPIDER_MODULES": "bench.spiders",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl, measured from outside: pages a second of wall time, MiB at most and at numbers of articles.

    `peak` is that of all its processes, `beside` the part of it that reads pages in a process of its own.
    """

    pages_per_second: float
    peak: float
    beside: float
    at: dict[int, float]


BARE, OURS = "bare, fetches only", "ours, whole pipeline"
_SIDES = {BARE: ("bare", {"ITEM_PIPELINES": "{}"}), OURS: ("paper", {})}
# Scrapy's other event loops, measured with --loops.
_LOOPS: dict[str, dict[str, str]] = {
    "reactor": {},
    "reactor on uvloop": {"ASYNCIO_EVENT_LOOP": "uvloop.Loop"},
    "no reactor": {"TWISTED_REACTOR_ENABLED": "False"},
    "no reactor, uvloop": {"TWISTED_REACTOR_ENABLED": "False", "ASYNCIO_EVENT_LOOP": "uvloop.Loop"},
}


def main(articles: int = 1000, pages: int = 5, rounds: int = 3, *, loops: bool = False) -> None:
    """Measure both sides in turn and print medians and their ratio."""
    chosen = {
        name: s
        for name, s in _LOOPS.items()
        if loops and ("uvloop" not in name or find_spec("uvloop"))
    } or {"reactor": {}}
    runs: dict[tuple[str, str], list[Run]] = defaultdict(list)
    with serving(articles, pages) as port:
        for _ in range(rounds):
            for loop, settings in chosen.items():
                for side, (spider, own) in _SIDES.items():
                    runs[loop, side].append(_run(spider, settings | own, port, articles, pages))
    print(
        f"Crawl of {articles:,} articles of {pages} pages over loopback, concurrency 32, no delay; medians of {rounds} runs in turn"
    )
    for loop in chosen:
        _print(loop, runs[loop, BARE], runs[loop, OURS])


@contextmanager
def serving(articles: int, pages: int) -> Iterator[str]:
    """Serve the paper from a process of its own, and give its port."""
    command = [sys.executable, "-m", "bench.paper", str(articles), str(pages)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.communicate()


def _run(spider: str, settings: dict[str, str], port: str, articles: int, pages: int) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        return run_in(Path(folder), spider, settings, port=port, articles=articles, pages=pages)


def run_in(
    folder: Path,
    spider: str,
    settings: dict[str, str],
    *,
    port: str,
    articles: int,
    pages: int,
    good: int = 0,
) -> Run:
    """Crawl into the archive of a folder and measure it; an exit code other than `good` ends the measurement.

    `spider` is a name, or the file of one that is run by Scrapy's own command.
    """
    memory = folder / "memory.json"
    chosen = {
        **_SETTINGS, **settings, "ARCHIVE_DB": f"{folder}/archive.db", "ALLOW_PRIVATE_HOSTS": f"127.0.0.1:{port}",
        "EXTENSIONS": json.dumps({"crawler.crawl.archive_client.ArchiveClient": 0, "bench.memory.MemoryNotes": 0}), "BENCH_MEMORY": str(memory),
    }  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "runspider" if spider.endswith(".py") else "crawl",
        spider,
        *(part for key, value in chosen.items() for part in ("-s", f"{key}={value}")),
    ]
    environment = os.environ | {
        "BENCH_PORT": port,
        "BENCH_ARTICLES": str(articles),
        "BENCH_PAGES": str(pages),
    }
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if (code := os.waitstatus_to_exitcode(status)) != good:
        sys.exit(f"the crawl {spider} failed with {code}")
    notes = json.loads(memory.read_text())
    held = {int(number): mib for number, mib in notes["held"].items()}
    return Run(
        articles * pages / seconds, usage.ru_maxrss / 1024 + notes["beside"], notes["beside"], held
    )


def _print(loop: str, bare: list[Run], ours: list[Run]) -> None:
    speeds = {
        side: statistics.median(run.pages_per_second for run in runs)
        for side, runs in ((BARE, bare), (OURS, ours))
    }
    for side, runs in ((BARE, bare), (OURS, ours)):
        peak = statistics.median(run.peak for run in runs)
        print(f"  {loop:20} {side:22} {speeds[side]:5.0f} pages/s   peak {peak:4.0f} MiB")
    at = ours[-1].at
    held = ", ".join(f"{at[n]:.0f} at article {n:,}" for n in (200, 500, 1000) if n in at)
    print(f"  {loop:20} ratio {speeds[OURS] / speeds[BARE]:.2f}; MiB held by ours: {held};"
          f" of its peak {ours[-1].beside:.0f} in the process that reads")  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--loops",
        action="store_true",
        help="measure Scrapy's other event loops as well (uvloop where it is installed)",
    )
    main(**vars(parser.parse_args()))
