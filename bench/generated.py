"""An archive of generated articles: texts of some 2,000 characters, over ten years, twenty sites, thirty sources.

Words are as unequally common as those of a language, so that a search meets words of every frequency.
"""

import json
import random
import time
from collections.abc import Iterator
from itertools import accumulate, chain, islice
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from crawler.archive.database import open_archive, transaction

_WORDS, _A_TEXT, _A_TITLE = 40_000, 700, 8
_MARKS = ("", "", "", "", "，", "，", "。\n")
_TIMES = ("first_seen_at", "changed_at")
_COLUMNS = (
    "url", "site", "spider", "title", "published_at", "source", "authors", "channel", "body", "status", "body_sha256",
    "reader_version", *_TIMES,
)  # fmt: skip
_PARTS = """
UPDATE articles SET revision = 2, pages_declared = 5 WHERE id <= 100;

UPDATE articles SET pages_declared = 2, missing_pages = '[2]', missing_reason = 'page-missing' WHERE status = 'partial';

INSERT INTO article_revisions (article_id, revision, cause, replaced_at, title, published_at, source, authors, photographers,
  correspondents, editors, channel, body, status, missing_pages, body_sha256, reader_version, changed_at)
SELECT id, 1, 'paper', changed_at, title, published_at, source, authors, '[]', '[]', '[]', channel,
  substr(body, 1, 500) || substr(body, 520, 700) || substr(title, 1, 4) || substr(body, 1220), 'complete', '[]', body_sha256, '1', changed_at
FROM articles WHERE revision = 2;

INSERT INTO article_pages (article_id, page, url, fetched_at, http_status, encoding, encoding_evidence, sha256, reading)
SELECT id, 1, url, first_seen_at, 200, 'utf-8', '', body_sha256, '{}' FROM articles;

INSERT INTO article_pages (article_id, page, url, fetched_at, http_status, encoding, encoding_evidence, sha256, reading)
SELECT a.id, value, url || '?' || value, first_seen_at, 200, 'utf-8', '', body_sha256, '{}' FROM articles a, json_each('[2, 3, 4, 5]')
WHERE revision = 2;

INSERT INTO runs (spider, started_at, ended_at, reason, exit_code, requests, new)
SELECT 'bench', first_seen_at, first_seen_at, 'finished', 0, 100, 100 FROM articles WHERE id <= 1000
"""
# The first hundred articles have five pages and an earlier version, one in a hundred lacks a page.


class Corpus:
    """A language of its own: its words, the commonest first, and articles written in it."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - texts, not secrets
        letters = [chr(0x4E00 + n) for n in range(4000)]
        self.words = [
            "".join(self.dice.choices(letters, k=self.dice.choice((1, 2, 2, 2, 2, 3, 4))))
            for _ in range(_WORDS)
        ]
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(_WORDS)))
        self._names = self.dice.sample([word for word in self.words if len(word) == 3], 260)

    def rows(self, number: int) -> Iterator[tuple[str | None, ...]]:
        """Return the rows of so many articles, oldest first."""
        for n in range(number):
            words = self.dice.choices(self.words, cum_weights=self._weights, k=_A_TEXT)
            body = "".join(
                chain.from_iterable(zip(words, self.dice.choices(_MARKS, k=_A_TEXT), strict=True))
            )
            day = f"{2014 + n * 10 // number}-{self.dice.randint(1, 12):02}-{self.dice.randint(1, 28):02}"
            yield (
                f"http://paper.example/{n}.html", f"site{n % 20}.example", "bench", "".join(words[:_A_TITLE]), day,
                self._source(), self._some(self._names[60:], 2), self._channel(), body,
                "partial" if n % 100 == 99 else "complete", f"{n:064x}", "1", *(f"{day}T00:00:00Z" for _ in _TIMES),
            )  # fmt: skip

    def _source(self) -> str | None:
        return self.dice.choice([*self._names[:30], None])

    def _channel(self) -> str:
        return json.dumps(
            [*self._names[30:32], self.dice.choice(self._names[32:50])], ensure_ascii=False
        )

    def _some(self, names: list[str], most: int) -> str:
        return json.dumps(self.dice.sample(names, self.dice.randint(0, most)), ensure_ascii=False)


def fill(path: Path, number: int, *, indexed: bool = True) -> tuple[float, Connection]:
    """Write an archive of so many articles, 100 in a transaction; give the seconds that SQLite took, and the archive, open."""
    db = open_archive(path)
    if not indexed:
        db.execute("DROP TRIGGER articles_fts_inserted")
    spent, texts = 0.0, Corpus().rows(number)
    while rows := list(islice(texts, 100)):
        spent += _insert(db, rows)
    with transaction(db):
        for statement in _PARTS.split(";\n\n"):
            db.execute(statement)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return spent, db


def _insert(db: Connection, rows: list[Any]) -> float:
    begun = time.perf_counter()
    with transaction(db):
        db.executemany(
            f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})",  # noqa: S608
            rows,
        )
    return time.perf_counter() - begun
