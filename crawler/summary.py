"""What a finished crawl says: its exit code, a table of what was stored, a line for each problem. Pure, but for one query."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from tabulate import tabulate

from crawler.text import printable

_ROWS = 40
_WIDEST = 40
_NEXT = """\
Next:
  sqlite3 {0} "select title, body from articles"
  .venv/bin/sqlite-utils {0} "select page, url, sha256 from article_pages where article_id = 1" -t
  .venv/bin/sqlite-utils {0} "select page, rule, text from removed_blocks" -t
  make crawl URL=http://…        archive one article, of any site
  make crawl SPIDER=slrbs        archive a declared site
"""
_STOPPED = ("shutdown", "closespider_", "memusage_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What happened in a run, as far as the exit code goes by it."""

    one_off: bool
    counts: Mapping[str, int] = field(default_factory=dict)
    finish_reason: str = "finished"
    bugs: int = 0
    storage_failed: bool = False

    def count(self, *names: str) -> int:
        """Add up some of the run's counts."""
        return sum(self.counts.get(name, 0) for name in names)

    @property
    def good(self) -> int:
        """Count articles that reached the archive, or are there unchanged."""
        return self.count("articles/new", "articles/changed", "articles/completed", "articles/unchanged")

    @property
    def sources_down(self) -> bool:
        """Say whether no listing could be read of those there are."""
        return not self.count("listings/read") and self.count("listings/failed") > 0

    @property
    def bad(self) -> int:
        """Count what another run must do again, or a person look at."""
        return self.count(
            "articles/failed", "articles/quarantined", "articles/gone", "articles/partial", "listings/failed"
        )


def exit_code(outcome: Outcome) -> int:
    """Give the exit code of `scrapy crawl`; when several apply: 1, 5, 7, 4, 3."""
    if outcome.bugs:
        return 1
    if outcome.storage_failed:
        return 5
    if outcome.finish_reason.startswith(_STOPPED):
        return 7
    if not outcome.good and (outcome.one_off or outcome.sources_down):
        return 4
    return 3 if outcome.bad else 0


def describe(db: Database, run_id: int, outcome: Outcome, path: Path) -> str:
    """Write the summary of a run for a person: what is new, and what to do next."""
    total, newest = db.conn.execute("SELECT count(*), max(substr(published_at, 1, 10)) FROM articles").fetchone()
    changed = outcome.count("articles/new", "articles/changed", "articles/completed")
    if not changed:
        dated = f", the newest of {newest}" if newest else ""
        return f"Nothing is new. {path.name} holds {total} articles{dated}.\n"
    rows = _rows(db, run_id)
    more = changed - len(rows)
    lines = [_table(rows), *([f"… and {more} more."] if more > 0 else []), "", _counted(outcome, total, path)]
    return "\n".join([*lines, "", _NEXT.format(path.name)])


def problems(found: Sequence[str]) -> list[str]:
    """Write the problems of a run, a line each, safe for a terminal."""
    lines = [printable(line)[:240] for line in found[:_ROWS]]
    return lines if len(found) <= _ROWS else [*lines, f"… and {len(found) - _ROWS} more."]


def _rows(db: Database, run_id: int) -> list[tuple[Any, ...]]:
    query = """
        SELECT title, (SELECT count(*) FROM article_pages WHERE article_id = a.id), pages_declared, published_at, source, status, missing_pages
        FROM articles a WHERE id IN (SELECT article_id FROM frontier WHERE run_id = ?)
        ORDER BY published_at DESC, id LIMIT ?"""
    return [tuple(row) for row in db.conn.execute(query, (run_id, _ROWS))]


def _table(rows: Sequence[tuple[Any, ...]]) -> str:
    cells = [
        (
            _cell(title),
            f"{declared} on one" if pages == 1 and declared else f"{pages}/{declared}" if declared else str(pages),
            (published or "").replace("T", " ")[:16],
            _cell(source),
            status if status == "complete" else f"partial, {_missing(missing)} missing",
        )
        for title, pages, declared, published, source, status, missing in rows
    ]
    return tabulate(
        cells, headers=("title", "pages", "date", "source", "status"), tablefmt="simple", disable_numparse=True
    )


def _missing(pages: str) -> str:
    numbers = json.loads(pages)
    return ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")


def _cell(text: str | None) -> str:
    shown = printable(text or "")
    return shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"


def _counted(outcome: Outcome, total: int, path: Path) -> str:
    named = {
        "new": outcome.count("articles/new"),
        "changed": outcome.count("articles/changed"),
        "completed": outcome.count("articles/completed"),
        "partial": outcome.count("articles/partial"),
        "failed": outcome.count("articles/failed", "articles/quarantined", "articles/gone"),
    }
    said = ", ".join(f"{number} {name}" for name, number in named.items() if number)
    return f"{said}; {path.name} holds {total} articles."
