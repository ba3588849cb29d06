"""How fast the index for search answers, beside a scan with LIKE and SQLite's own trigrams, and what it costs."""

import random
from collections.abc import Callable
from functools import partial
from sqlite3 import Connection
from statistics import median

from tabulate import tabulate

from bench.generated import Corpus
from bench.timing import Spread, seconds, spread
from crawler.archive.query import parse
from crawler.archive.search import count, search

_QUERIES, _SCANS = 40, 5
_TRIGRAMS = "CREATE VIRTUAL TABLE trigrams USING fts5(title, body, content='articles', content_rowid='id', tokenize='trigram')"
COLUMNS = ("newest 20", "by rank", "count", "LIKE", "trigrams")

Answers = dict[str, dict[str, Spread]]
"""Kinds of words, and for each the times in the columns that can answer them."""


def measure(db: Connection) -> Answers:
    """Ask all kinds of words in all the ways, and print what came of it."""
    _print_costs(db)
    answers, rows = {}, []
    for kind, queries in _questions(db).items():
        answers[kind] = _answer(db, queries)
        found = int(median(count(db, parse(query)) for query in queries))
        rows.append((kind, f"{found:,}", *(answers[kind].get(column, "-") for column in COLUMNS)))
    print("\nTimes are p50 / p95 in ms; `found` is the median, `-` no answer.\n")
    print(
        tabulate(
            rows, headers=("words", "found", *COLUMNS), stralign="right", disable_numparse=True
        )
    )
    return answers


def _print_costs(db: Connection) -> None:
    [[number]] = db.execute("SELECT count(*) FROM articles")
    db.execute(_TRIGRAMS)
    spent = seconds(lambda: db.execute("INSERT INTO trigrams (trigrams) VALUES ('rebuild')"))
    print(
        f"SQLite's trigrams cost {spent / number * 1000:.1f} ms an article and {blocks(db, 'trigrams') / 2**20:,.0f} MiB,"
        f" our pairs {blocks(db, 'articles_fts') / 2**20:,.0f} MiB."
    )


def blocks(db: Connection, table: str) -> int:
    """Return the bytes of an index."""
    [[size]] = db.execute(f"SELECT sum(length(block)) FROM {table}_data")  # noqa: S608 - our own names
    return int(size)


def cut(db: Connection, seed: int = 2) -> Callable[[int], str]:
    """Return a function that cuts words of so many characters out of the texts, so that each is found somewhere."""
    dice = random.Random(seed)  # noqa: S311 - words, not secrets
    bodies = [row[0] for row in db.execute("SELECT body FROM articles WHERE id % 97 = 1 LIMIT 500")]

    def word(length: int) -> str:
        while True:
            body = dice.choice(bodies)
            start = dice.randrange(len(body) - length)
            found: str = body[start : start + length]
            if found.isalpha():
                return found

    return word


def common(number: int) -> list[str]:
    """Return the commonest words of two characters."""
    return [word for word in Corpus().words[:120] if len(word) == 2][:number]


def _questions(db: Connection) -> dict[str, list[str]]:
    word = cut(db)
    lengths = {
        f"{n} character{'s' if n > 1 else ''}": [word(n) for _ in range(_QUERIES)]
        for n in (1, 2, 4, 8)
    }
    return lengths | {
        "2 characters, common": common(_QUERIES),
        "two words": [f"{word(2)} {word(2)}" for _ in range(_QUERIES)],
        "a OR b NOT c": [f"{word(2)} OR {word(2)} NOT {word(1)}" for _ in range(_QUERIES)],
    }


def _answer(db: Connection, queries: list[str]) -> dict[str, Spread]:
    ways: dict[str, Callable[[str], object]] = {
        "newest 20": lambda query: search(db, parse(query)),
        "by rank": lambda query: search(db, parse(query), order="rank"),
        "count": lambda query: count(db, parse(query)),
    }
    if not any(" " in query for query in queries):
        ways["LIKE"] = lambda query: _scan(db, query)
        if len(queries[0]) > 2:
            ways["trigrams"] = lambda query: _trigram(db, query)
    return {
        name: spread(seconds(partial(ask, query)) for query in queries[: _most(name)])
        for name, ask in ways.items()
    }


def _most(way: str) -> int:
    return _SCANS if way == "LIKE" else _QUERIES


def _scan(db: Connection, word: str) -> object:
    like = f"%{word}%"
    return db.execute(
        "SELECT id, title FROM articles WHERE title LIKE ? OR body LIKE ? ORDER BY published_at DESC LIMIT 20",
        (like, like),
    ).fetchall()


def _trigram(db: Connection, word: str) -> object:
    return db.execute(
        "SELECT a.id, a.title FROM trigrams i JOIN articles a ON a.id = i.rowid WHERE trigrams MATCH ?"
        " ORDER BY a.published_at DESC LIMIT 20",
        (f'"{word}"',),
    ).fetchall()
