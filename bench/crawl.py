"""How fast a crawl is, and how much memory it takes: ours with the whole pipeline, against a spider that only fetches."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
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
    """One crawl, measured from outside: pages a second of wall time, peak MiB, and MiB at numbers of articles."""

    pages_per_second: float
    peak: float
    at: dict[int, float]


def main(articles: int = 1000, pages: int = 5, rounds: int = 3) -> None:
    """Measure both sides in turn and print medians and their ratio."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench.paper", str(articles), str(pages)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        variants = {"bare, fetches only": ("bare", {"ITEM_PIPELINES": "{}"}), "ours, whole pipeline": ("paper", {})}
        runs: dict[str, list[Run]] = {name: [] for name in variants}
        for _ in range(rounds):
            for name, (spider, settings) in variants.items():
                runs[name].append(_run(spider, settings, port, articles, pages))
        server.communicate()
    _print(runs, articles, pages)


def _run(spider: str, settings: dict[str, str], port: str, articles: int, pages: int) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        memory = Path(folder) / "memory.json"
        chosen = {
            **_SETTINGS, **settings, "ARCHIVE_DB": f"{folder}/archive.db", "ALLOW_PRIVATE_HOSTS": f"127.0.0.1:{port}",
            "EXTENSIONS": json.dumps({"crawler.ledger.Ledger": 0, "bench.memory.MemoryNotes": 0}), "BENCH_MEMORY": str(memory),
        }  # fmt: skip
        command = [
            sys.executable,
            "-m",
            "scrapy",
            "crawl",
            spider,
            *(part for key, value in chosen.items() for part in ("-s", f"{key}={value}")),
        ]
        environment = os.environ | {"BENCH_PORT": port, "BENCH_ARTICLES": str(articles), "BENCH_PAGES": str(pages)}
        began = time.perf_counter()
        process = subprocess.Popen(command, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        if status:
            sys.exit(f"the crawl {spider} failed with {os.waitstatus_to_exitcode(status)}")
        notes = {int(k): v for k, v in json.loads(memory.read_text()).items()}
        return Run(articles * pages / seconds, usage.ru_maxrss / 1024, notes)


def _print(runs: dict[str, list[Run]], articles: int, pages: int) -> None:
    print(
        f"Crawl of {articles:,} articles of {pages} pages over loopback, concurrency 32, medians of {len(next(iter(runs.values())))} runs in turn"
    )
    speeds = {name: statistics.median(run.pages_per_second for run in of) for name, of in runs.items()}
    for name, of in runs.items():
        print(f"  {name:22} {speeds[name]:7.0f} pages/s   peak {statistics.median(run.peak for run in of):4.0f} MiB")
    bare, ours = speeds.values()
    print(f"  ratio {ours / bare:.2f}")
    last = runs["ours, whole pipeline"][-1].at
    print(
        "  memory of ours: " + ", ".join(f"{last[n]:.0f} MiB at article {n:,}" for n in (200, 500, 1000) if n in last)
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
