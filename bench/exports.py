"""Articles leaving the archive: rows a second and peak memory of each format, beside `sqlite-utils rows`."""

import argparse
import importlib.util
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from crawler.archive.database import open_archive

_MIB = 1024  # KiB, in which Linux counts ru_maxrss
_FEW = 1_000
# One page and one picture each, 12 paragraphs of some 100 characters; export asks no index, so that none is filled here.
_FILL = """
DROP TRIGGER articles_fts_inserted;

INSERT INTO articles (url, site, spider, title, published_at, source, authors, channel, body, status, body_sha256,
  reader_version, first_seen_at, changed_at)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :articles)
SELECT printf('http://paper.example/2017/%d.html', i), 'paper.example', 'bench', '第' || i || '班渡船', date('2007-01-01', i % 6000 || ' days'),
  '渡口日报', '["杨柳", "顾青山"]', '["新闻", "县区"]',
  replace(replace(hex(zeroblob(12)), '00', replace(hex(zeroblob(9)), '00', '清早的渡船过了江，') || '。' || char(10)), '，', i || '，'),
  'complete', printf('%064x', i), 'bench', '2024-03-05T00:00:00Z', '2024-03-05T00:00:00Z' FROM n;

INSERT INTO article_pages (article_id, page, url, fetched_at, http_status, encoding, encoding_evidence, sha256, reading)
SELECT id, 1, url, first_seen_at, 200, 'utf-8', '', body_sha256, '{}' FROM articles;

INSERT INTO images (article_id, position, page, url, caption) SELECT id, 0, 1, url || '.jpg', '渡口' FROM articles
"""


def main(articles: int = 20_000) -> None:
    """Export a few articles and many, in every format and by sqlite-utils."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in (_FEW, articles):
            _fill(folder / f"{number}.db", number)
        print(
            f"Export of {articles:,} articles ({(folder / f'{articles}.db').stat().st_size / 2**20:.0f} MiB); peak memory, and that for {_FEW:,}:"
        )
        for form in ("sqlite-utils rows", "jsonl", "csv", "parquet", "markdown"):
            if form != "parquet" or importlib.util.find_spec("pyarrow"):
                _, few = _run(form, folder / f"{_FEW}.db", folder / f"{_FEW}.{form}")
                seconds, peak = _run(form, folder / f"{articles}.db", folder / f"{articles}.{form}")
                print(
                    f"  {form:18} {articles / seconds:7,.0f} rows/s {peak:5.0f} MiB {few:5.0f} MiB"
                )


def _fill(archive: Path, articles: int) -> None:
    open_archive(archive).close()
    with closing(sqlite3.connect(archive)) as db:
        for statement in _FILL.split(";\n\n"):
            db.execute(statement, {"articles": articles} if ":articles" in statement else {})
        db.commit()


def _run(form: str, archive: Path, target: Path) -> tuple[float, float]:
    """Return the seconds and the peak MiB of one export, the start of the interpreter included."""
    export = ["scrapy", "export", "--format", form, str(target), "-s", f"ARCHIVE_DB={archive}"]
    peer = ["sqlite_utils", "rows", str(archive), "articles", "--nl"]
    with target.with_suffix(".out").open("wb") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *(peer if form.startswith("sqlite") else export)], stdout=out
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.perf_counter() - begun, used.ru_maxrss / _MIB


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    main(parser.parse_args().articles)
