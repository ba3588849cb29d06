"""A deep listing filled back, killed in the middle and resumed: what is asked for twice, and how much memory it takes."""

import argparse
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_SETTINGS = {
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "0",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "8",
    "SPIDER_MODULES": "bench.spiders",
    "ARCHIVE_WARC": "False",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its seconds and its peak MiB."""

    seconds: float
    peak: float


def main(pages: int = 592, per_page: int = 10) -> None:
    """Fill back once undisturbed for a tenth of the depth, then the whole depth with a kill in the middle."""
    with tempfile.TemporaryDirectory() as folder:
        _, shallow = _fill(Path(folder) / "shallow.db", pages // 10, per_page)
        asked, deep = _fill(Path(folder) / "deep.db", pages, per_page, kill_at=pages // 2)
        stored = _ask(Path(folder) / "deep.db", "SELECT count(*) FROM articles")
    again = {path: n for path, n in asked.items() if n > 1 and path != "/robots.txt"}
    lists = sum("index" in path for path in again)
    print(
        f"Backfill of {pages} pages of {per_page} articles, killed at page {pages // 2} and resumed:"
    )
    print(
        f"  stored {stored} of {pages * per_page} articles; asked for twice: {len(again) - lists} articles in flight, {lists} pages of the listing"
    )
    print(f"  {sum(asked.values()) / sum(run.seconds for run in deep):.0f} requests/s; peak {deep[0].peak:.0f} and {deep[1].peak:.0f} MiB,"
          f" against {shallow[0].peak:.0f} MiB for {pages // 10} pages")  # fmt: skip


def _fill(
    archive: Path, pages: int, per_page: int, kill_at: int | None = None
) -> tuple[dict[str, int], list[Run]]:
    """Serve a paper, fill it back in one run or in two, and give what it was asked for."""
    command = [sys.executable, "-m", "bench.paper", str(pages * per_page), "1", str(per_page)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        runs = [_run(archive, port, kill_at)] if kill_at else []
        runs.append(_run(archive, port))
        asked, _ = server.communicate()
    return json.loads(asked), runs


def _run(archive: Path, port: str, kill_at: int | None = None) -> Run:
    chosen = {**_SETTINGS, "ARCHIVE_DB": str(archive), "ALLOW_PRIVATE_HOSTS": f"127.0.0.1:{port}"}
    given = [part for key, value in chosen.items() for part in ("-s", f"{key}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawl", "paper", "-a", "since=2000", *given]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | {"BENCH_PORT": port})
    ended, status, usage = os.wait4(process.pid, os.WNOHANG if kill_at else 0)
    while not ended:
        time.sleep(0.05)
        if kill_at and _reached(archive) >= kill_at:
            os.kill(
                process.pid, signal.SIGKILL
            )  # Popen would take the exit status, and with it the usage
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
    if status and not kill_at:
        sys.exit(f"the backfill ended with {os.waitstatus_to_exitcode(status)}")
    return Run(time.perf_counter() - began, usage.ru_maxrss / 1024)


def _reached(archive: Path) -> int:
    try:
        return _ask(archive, "SELECT coalesce(max(pages), 0) FROM backfills")
    except sqlite3.OperationalError:  # not made yet
        return 0


def _ask(archive: Path, sql: str) -> int:
    with sqlite3.connect(f"{archive.absolute().as_uri()}?mode=ro", uri=True) as db:
        return int(db.execute(sql).fetchone()[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=592)
    parser.add_argument("--per-page", type=int, default=10)
    main(**vars(parser.parse_args()))
