"""What a large archive costs and how fast it answers: the index for search, the reading room, and how both grow.

`python -m bench.library 10000 100000` takes other numbers of articles.
"""

import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from statistics import median

from bench import desk, search
from bench.generated import fill
from bench.timing import Spread

_BARE = 10_000
_Times = dict[str, Spread]


@dataclass(frozen=True, slots=True)
class Measured:
    """An archive of so many articles: seconds an article, bytes, and times by the way and by the page."""

    articles: int
    storing: float
    size: int
    ways: dict[str, list[Spread]]
    pages: _Times


def main(*numbers: int) -> None:
    """Measure at each number of articles, and say what grew from the first to the last."""
    print(f"A generated archive, SQLite {sqlite3.sqlite_version}")
    measured = [_measure(number) for number in numbers or (10_000, 100_000)]
    if len(measured) > 1:
        print(f"\n{trend(measured[0], measured[-1])}")


def trend(few: Measured, many: Measured) -> str:
    """Say in a line how many times as much everything is in the larger archive."""
    grown = [("storing an article", many.storing / few.storing), ("the file", many.size / few.size)]
    for way, spreads in many.ways.items():
        grown.append(
            (way, median(b.p50 / a.p50 for a, b in zip(few.ways[way], spreads, strict=True)))
        )
    grown += [(page, spread.p50 / few.pages[page].p50) for page, spread in many.pages.items()]
    said = ", ".join(f"{name} ×{times:.1f}" for name, times in grown)
    return f"From {few.articles:,} to {many.articles:,} articles (×{many.articles / few.articles:g}): {said}."


def _measure(number: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds, bare = fill(folder / "bare.db", min(number, _BARE), indexed=False)
        bare.close()
        without = seconds / min(number, _BARE)
        seconds, db = fill(folder / "archive.db", number)
        print(f"\n{number:,} articles: {(seconds / number - without) * 1000:.1f} ms for each of them are the index for search,"
              f" {without * 1000:.1f} everything else.")  # fmt: skip
        return measure(folder / "archive.db", db, number, seconds / number)


def measure(path: Path, db: Connection, number: int, storing: float) -> Measured:
    """Measure an archive that is filled, and close it."""
    size, index = path.stat().st_size, search.blocks(db, "articles_fts")
    print(f"The file is {size / 2**20:,.0f} MiB, {index / 2**20:,.0f} of them the index.")
    pages = desk.measure(path, db)
    answers = search.measure(db)
    db.close()
    ways = {
        way: [spreads[way] for spreads in answers.values() if way in spreads]
        for way in search.COLUMNS
    }
    return Measured(number, storing, size, ways, pages)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
