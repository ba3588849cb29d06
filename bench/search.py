"""What the index for search costs, and how fast it answers, beside a scan with LIKE and SQLite's own trigrams.

`python -m bench.search 10000 100000` takes other numbers of articles.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.database import open_archive
from crawler.archive.query import parse
from crawler.archive.search import count, search

_QUERIES = 40
_INSERT = (
    "INSERT INTO articles (url, site, spider, title, published_at, body, status, body_sha256, reader_version, first_seen_at, changed_at)"
    " VALUES (?, ?, 'bench', ?, ?, ?, 'complete', ?, '1', 't', 't')"
)
_TRIGRAMS = (
    "CREATE VIRTUAL TABLE trigrams USING fts5(title, body, content='articles', content_rowid='id', tokenize='trigram')"
)


class Corpus:
    """Texts of some 1,500 characters, of words that are as unequally common as those of a language."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - texts, not secrets
        letters = [chr(0x4E00 + n) for n in range(4000)]
        self.words = [
            "".join(self.dice.choices(letters, k=self.dice.choice((1, 2, 2, 2, 2, 3, 4)))) for _ in range(40_000)
        ]
        self.weights = [1 / (rank + 10) for rank in range(len(self.words))]

    def rows(self, number: int) -> Iterator[tuple[str, ...]]:
        """Give the rows of so many articles, over ten years."""
        for n in range(number):
            words = self.dice.choices(self.words, self.weights, k=700)
            body = "".join(w + self.dice.choice(("", "", "", "", "，", "，", "。\n")) for w in words)
            day = f"{2014 + n * 10 // number}-{self.dice.randint(1, 12):02}-{self.dice.randint(1, 28):02}"
            yield f"http://paper.example/{n}.html", f"site{n % 20}.example", "".join(words[:8]), day, body, f"{n:064}"


def main(*numbers: int) -> None:
    """Measure at each number of articles."""
    for number in numbers or (10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), number)


def _measure(folder: Path, number: int) -> None:
    bare_seconds, bare = _fill(folder / "bare.db", number, indexed=False)
    bare.close()
    seconds, db = _fill(folder / "archive.db", number, indexed=True)
    size, without = ((folder / name).stat().st_size for name in ("archive.db", "bare.db"))
    print(
        f"\nSearch in {number:,} articles: the index costs {(seconds - bare_seconds) / number * 1000:.1f} ms an article"
        f" ({bare_seconds / number * 1000:.1f} ms without it), the file is {size / 2**20:.0f} MiB instead of {without / 2**20:.0f}"
    )
    trigram_seconds = _timed(lambda: _trigrams(db))
    print(f"SQLite's trigrams: {trigram_seconds / number * 1000:.1f} ms an article, {_blocks(db, 'trigrams') / 2**20:.0f} MiB,"
          f" ours {_blocks(db, 'articles_fts') / 2**20:.0f} MiB")  # fmt: skip
    print(
        f"{'':24}{'found':>8}  {'newest 20':>14}  {'by rank':>14}  {'count':>14}  {'LIKE':>14}  {'trigrams':>14}   p50 / p95, ms"
    )
    for name, queries in _questions(db).items():
        _answer(db, name, queries)
    db.close()


def _fill(path: Path, number: int, *, indexed: bool) -> tuple[float, Database]:
    db = open_archive(path)
    if not indexed:
        db.conn.execute("DROP TRIGGER articles_fts_inserted")
    spent = 0.0
    texts = Corpus().rows(number)
    while rows := list(islice(texts, 100)):
        begun = time.perf_counter()
        db.conn.execute("BEGIN IMMEDIATE")
        db.conn.executemany(_INSERT, rows)
        db.conn.execute("COMMIT")
        spent += time.perf_counter() - begun
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return spent, db


def _trigrams(db: Database) -> None:
    db.conn.execute(_TRIGRAMS)
    db.conn.execute("INSERT INTO trigrams (trigrams) VALUES ('rebuild')")


def _blocks(db: Database, table: str) -> int:
    [[size]] = db.conn.execute(f"SELECT sum(length(block)) FROM {table}_data")  # noqa: S608 - our own names
    return int(size)


def _questions(db: Database) -> dict[str, list[str]]:
    """Cut words out of the texts, so that each is found somewhere."""
    dice = random.Random(2)  # noqa: S311
    bodies = [row[0] for row in db.conn.execute("SELECT body FROM articles WHERE id % 97 = 1 LIMIT 500")]

    def cut(length: int) -> str:
        while True:
            body = dice.choice(bodies)
            start = dice.randrange(len(body) - length)
            word: str = body[start : start + length]
            if word.isalpha():
                return word

    lengths = {f"{n} character{'s' if n > 1 else ''}": [cut(n) for _ in range(_QUERIES)] for n in (1, 2, 4, 8)}
    common = [word for word in Corpus().words[:60] if len(word) == 2][:_QUERIES]
    return lengths | {
        "2 characters, common": common,
        "two words": [f"{cut(2)} {cut(2)}" for _ in range(_QUERIES)],
        "a OR b NOT c": [f"{cut(2)} OR {cut(2)} NOT {cut(1)}" for _ in range(_QUERIES)],
    }


def _answer(db: Database, name: str, queries: list[str]) -> None:
    single = not any(" " in query for query in queries)
    found = sorted(count(db, query) for query in queries)[len(queries) // 2]
    columns = [
        _quantiles(lambda query: search(db, query), queries),
        _quantiles(lambda query: search(db, query, order="rank"), queries),
        _quantiles(lambda query: count(db, query), queries),
        _quantiles(lambda query: _scan(db, query), queries[:5]) if single else "",
        _quantiles(lambda query: _trigram(db, query), queries) if single and len(queries[0]) > 2 else "no answer",
    ]
    print(f"{name:24}{found:8,}  " + "  ".join(f"{column:>14}" for column in columns))


def _scan(db: Database, word: str) -> object:
    like = f"%{word}%"
    return db.conn.execute(
        "SELECT id, title FROM articles WHERE title LIKE ? OR body LIKE ? ORDER BY published_at DESC LIMIT 20",
        (like, like),
    ).fetchall()


def _trigram(db: Database, word: str) -> object:
    return db.conn.execute(
        "SELECT a.id, a.title FROM trigrams i JOIN articles a ON a.id = i.rowid WHERE trigrams MATCH ?"
        " ORDER BY a.published_at DESC LIMIT 20",
        (f'"{word}"',),
    ).fetchall()


def _quantiles(ask: Callable[[str], object], queries: list[str]) -> str:
    times = sorted(_timed(lambda query=query: ask(query)) for query in queries)  # type: ignore[misc]
    return f"{times[len(times) // 2] * 1000:.1f} / {times[int(len(times) * 0.95)] * 1000:.1f}"


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(f"SQLite {sqlite3.sqlite_version}; {parse('渡口').match}")
    main(*map(int, sys.argv[1:]))
