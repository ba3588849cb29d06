"""Texts in which anything may stand beside anything, words to look for in them, and the truth: a look into every text."""

import random
from functools import cache
from sqlite3 import Connection
from typing import Any

from crawler.archive.query import indexed

ALPHABET = "江渡口船班早雾桥岸人的了一二年月村镇，。：（“ＧＤ２GDgd25.%-\"*' \n　😀𬭚"


def put(db: Any, title: str | None, body: str = "", **columns: Any) -> None:
    number = db.execute("SELECT count(*) FROM articles").fetchone()[0]
    row = {
        "url": f"http://paper.example/{number}.html", "site": "paper.example", "spider": "t", "title": title, "body": body,
        "status": "complete", "body_sha256": "0", "reader_version": "1", "first_seen_at": "2024-04-02T01:00:00Z", "changed_at": "2024-04-02T01:00:00Z", **columns,
    }  # fmt: skip
    names = ", ".join(row)
    db.execute(
        f"INSERT INTO articles ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values())
    )


def put_many(db: Connection, number: int = 300) -> None:
    """Write texts in which any two characters stand beside each other somewhere."""
    dice = random.Random(7)
    db.execute("BEGIN")
    for _ in range(number):
        text = [
            "".join(dice.choices(ALPHABET, k=dice.choice((0, 1, 5, 127, 128, 129, 300))))
            for _ in range(3)
        ]
        put(db, text[0], text[1], subtitle=dice.choice((None, text[2])))
    db.execute("COMMIT")


def scan(db: Connection, *words: str) -> list[int]:
    """Find the articles by looking into every text."""
    wanted = [indexed(word).lower() for word in words]
    return [
        number
        for number, parts in _folded(db)
        if all(any(word in part for part in parts) for word in wanted)
    ]


@cache
def _folded(db: Connection) -> list[tuple[int, list[str]]]:
    """Return the texts of an archive that does not change."""
    texts = db.execute("SELECT id, title, subtitle, body FROM articles ORDER BY id")
    return [(row[0], [indexed(text or "").lower() for text in row[1:]]) for row in texts]


def queries(db: Connection, seed: int, times: int) -> list[str]:
    """Make words of 1 to 8 characters, half of them cut from a text."""
    dice = random.Random(seed)
    bodies = [row[0] for row in db.execute("SELECT body FROM articles WHERE length(body) > 100")]
    words: list[str] = []
    while len(words) < times:
        length, body = dice.randint(1, 8), dice.choice(bodies)
        start = dice.randrange(len(body))
        word = (
            body[start : start + length]
            if dice.random() < 0.5
            else "".join(dice.choices(ALPHABET, k=length))
        )
        if not set(word) & set('" \n　') and not word.endswith("*"):
            words.append(word)
    return words
