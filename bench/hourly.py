"""What an hourly run costs on an archive that has grown: seconds of our own CPU, requests and memory for twenty new articles."""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from bench import paper
from crawler.archive.database import open_archive, transaction
from crawler.clock import stamp

NEW = 20
_SERVED = 1000
_SETTINGS = {"DOWNLOAD_DELAY": "0", "AUTOTHROTTLE_ENABLED": "0", "SPIDER_MODULES": "bench.spiders"}
_EMPTY = json.dumps({})


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of CPU, peak MiB, requests, articles it stored."""

    cpu: float
    peak: float
    requests: int
    new: int


def main(sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> None:
    """Measure an hourly run on archives of each size."""
    print(f"An hourly run that finds {NEW} new articles of one page, by the number of stored ones:")
    command = [sys.executable, "-m", "bench.paper", str(_SERVED), "1"]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "archive.db"
            with subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            ) as server:
                assert server.stdout is not None
                port = server.stdout.readline().strip()
                _fill(archive, f"127.0.0.1:{port}", size)
                run, again = _run(archive, port), _run(archive, port)
                server.communicate()
            mib = archive.stat().st_size / 2**20
            print(
                f"  {size:7,} stored ({mib:5,.0f} MiB)  {run.cpu:.2f} s CPU, {run.requests} requests, peak {run.peak:.0f} MiB,"
                f" {run.new} new; nothing new: {again.cpu:.2f} s CPU, {again.requests} requests"
            )


def _fill(archive: Path, host: str, size: int) -> None:
    """Store articles as if they had been crawled long ago, all but the newest of the paper."""
    db = open_archive(archive)
    long_ago = stamp(datetime(2020, 1, 1, tzinfo=UTC))
    with closing(db), transaction(db):
        walked = (f"http://{host}/news/index.html", host, long_ago, long_ago)
        db.execute(
            "INSERT INTO listings (url, site, begun_at, ended_at) VALUES (?, ?, ?, ?)", walked
        )
        for number in range(NEW, size + NEW):
            url, body = (
                f"http://{host}{paper.address(number, 1)}",
                "\n".join(paper.paragraphs(number, 1)),
            )
            digest = sha256(body.encode()).hexdigest()
            db.execute(
                "INSERT INTO articles (id, url, site, spider, title, published_at, source, body, status, body_sha256, reader_version,"
                " first_seen_at, changed_at) VALUES (?, ?, ?, 'paper', ?, ?, '测量日报', ?, 'complete', ?, '1', ?, ?)",
                (
                    number,
                    url,
                    host,
                    paper.title(number),
                    "2017-02-03",
                    body,
                    digest,
                    long_ago,
                    long_ago,
                ),
            )
            db.execute(
                "INSERT INTO article_pages (article_id, page, url, fetched_at, http_status, encoding, encoding_evidence, sha256, reading,"
                " first_paragraph, last_paragraph) VALUES (?, 1, ?, ?, 200, 'utf-8', 'bytes', ?, ?, 0, 3)",
                (number, url, long_ago, digest, _EMPTY),
            )
            db.execute(
                "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at, article_id) VALUES (?, ?, 'stored', ?, ?, ?)",
                (url, host, long_ago, long_ago, number),
            )


def _run(archive: Path, port: str) -> Run:
    chosen = {**_SETTINGS, "ARCHIVE_DB": str(archive), "ALLOW_PRIVATE_HOSTS": f"127.0.0.1:{port}"}
    given = [part for key, value in chosen.items() for part in ("-s", f"{key}={value}")]
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", "crawl", "paper", *given],
        env=os.environ | {"BENCH_PORT": port},
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the crawl ended with {os.waitstatus_to_exitcode(status)}")
    with closing(sqlite3.connect(archive)) as db:
        requests, new = db.execute(
            "SELECT requests, new FROM runs ORDER BY id DESC LIMIT 1"
        ).fetchone()
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, requests, new)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    main(tuple(parser.parse_args().sizes))
