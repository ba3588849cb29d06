"""Does a large frontier cost memory or time? A crawl that has 1,000, 100,000 and 1,000,000 due addresses before it."""

import tempfile
from pathlib import Path

from bench.crawl import run_in, serving
from bench.paper import address
from crawler.archive.database import open_archive

_DUE = "INSERT INTO frontier (url, site, state, first_seen_at, last_seen_at, due_at) VALUES (?, ?, 'due', ?, ?, ?)"
_AT = "2017-02-03T00:00:00Z"


def main(sizes: tuple[int, ...] = (1_000, 100_000, 1_000_000), articles: int = 300) -> None:
    """Crawl the first `articles` of each frontier."""
    print(f"Crawl of {articles} articles of one page with more addresses due than that")
    with serving(articles, 1) as port:
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                _fill(Path(folder) / "archive.db", f"127.0.0.1:{port}", size)
                limit = {
                    "CLOSESPIDER_ITEMCOUNT": str(articles - 50)
                }  # what is under way then is there as well
                run = run_in(
                    Path(folder), "paper", limit, port=port, articles=articles, pages=1, good=7
                )
                print(
                    f"  {size:>9,} due: {run.pages_per_second:4.0f} pages/s, peak {run.peak:4.0f} MiB"
                )


def _fill(archive: Path, host: str, size: int) -> None:
    db = open_archive(archive)
    rows = ((f"http://{host}{address(number, 1)}", host, _AT, _AT, _AT) for number in range(size))
    with db:
        db.execute("BEGIN")
        db.executemany(_DUE, rows)
    db.close()


if __name__ == "__main__":
    main()
