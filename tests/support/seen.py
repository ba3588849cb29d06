"""Crawls of a newspaper, and all that there is to see of one afterwards."""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.commands import Ran, run
from tests.support.newspaper import Newspaper

INDEX = "/news/index.html"


TABLES = (
    "articles",
    "article_pages",
    "article_revisions",
    "links",
    "images",
    "removed_blocks",
    "quarantine",
    "frontier",
)


@dataclass
class Seen:
    """What a crawl printed, what it asked for, and what it left in the archive."""

    ran: Ran
    asked: Counter[tuple[str, int]]
    articles: dict[int, dict[str, Any]]
    frontier: dict[int, dict[str, Any]]
    pages: Counter[int]
    history: list[tuple[int, str, int | None]]
    rows: dict[str, int]
    size: int


def crawl(paper: Newspaper, archive: Path, *arguments: str, **chosen: str) -> Seen:
    modules = paper.declare(archive.parent)
    given = {
        "replay": None,
        "private": paper.host,
        "SPIDER_MODULES": modules,
        "RETRY_TIMES": "0",
        **chosen,
    }
    ran = run(archive, "crawl", "paper", "--summary", *arguments, **given)
    asked = paper.answers()
    pages = query(archive, "SELECT a.url FROM article_pages JOIN articles a ON a.id = article_id")
    history = query(
        archive,
        "SELECT a.url, cause, r.pages_declared AS n FROM article_revisions r JOIN articles a ON a.id = article_id",
    )
    return Seen(
        ran=ran,
        asked=asked,
        articles={number(row): row for row in query(archive, "SELECT * FROM articles")},
        frontier={
            number(row): row
            for row in query(archive, "SELECT * FROM frontier WHERE article_id IS NOT NULL")
        },
        pages=Counter(map(number, pages)),
        history=[(number(row), row["cause"], row["n"]) for row in history],
        rows={
            table: query(archive, f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in TABLES
        },
        size=archive.stat().st_size,
    )


def number(row: dict[str, Any]) -> int:
    return int(row["url"][-8:-5])


def query(archive: Path, sql: str) -> list[dict[str, Any]]:
    with sqlite3.connect(archive) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(sql)]


def wait(archive: Path) -> None:
    """Let time go by until everything is due that ever will be."""
    query(archive, "UPDATE frontier SET due_at = '2020-01-01T00:00:00Z' WHERE due_at IS NOT NULL")
