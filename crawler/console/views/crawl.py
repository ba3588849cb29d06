"""What a finished crawl says: its exit code, a table of what was stored, a line for each problem. Pure."""

import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tabulate import tabulate

from crawler import settings as ours
from crawler.archive.runs import Holdings, StoredArticle
from crawler.text import counted, printable, shortened

ROWS = 40
"""How many articles, and how many problems, a summary shows."""
_WIDEST = 40
_MOST_NUMBERS = 5
_NEXT = """\
Next:
  {serve}
  {scrapy} search WORD{chosen}
  {tool} {archive} "select title, body from articles"
  {tool} {archive} "select page, url, sha256 from article_pages where article_id = 1" -t
  {tool} {archive} "select page, rule, text from removed_blocks" -t
  make crawl URL=http://…        # archive one article, of any site
  make crawl SPIDER=slrbs        # archive a declared site
"""
_STOPPED = ("shutdown", "closespider_", "memusage_", "run_until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What happened in a run, as far as the exit code goes by it."""

    one_off: bool
    counts: Mapping[str, int] = field(default_factory=dict)
    finish_reason: str = "finished"
    bugs: int = 0
    findings: int = 0
    storage_failed: bool = False

    def count(self, *names: str) -> int:
        """Add up some of the run's counts."""
        return sum(self.counts.get(name, 0) for name in names)

    @property
    def good(self) -> int:
        """Count articles that reached the archive, or are there unchanged."""
        return self.count(
            "articles/new", "articles/changed", "articles/completed", "articles/unchanged"
        )

    @property
    def stopped(self) -> bool:
        """Return whether a signal or a limit ended the run."""
        return self.finish_reason.startswith(_STOPPED) or self.count("limits/reached") > 0

    @property
    def sources_down(self) -> bool:
        """Return whether every source was: no listing could be read, or no article was let out."""
        lost = self.count(
            "articles/failed",
            "articles/quarantined",
            "articles/gone",
            "articles/unreached",
            "articles/postponed",
            "articles/skipped",
        )
        listings_down = self.count("listings/failed") > 0 and not self.count("listings/read")
        return listings_down or (lost > 0 and self.count("articles/shut-out") == lost)

    @property
    def bad(self) -> int:
        """Count what another run must do again, or a person look at."""
        return self.count(
            "articles/failed", "articles/quarantined", "articles/gone", "articles/unreached", "articles/postponed", "articles/partial",
            "listings/failed",
        )  # fmt: skip


def exit_code(outcome: Outcome) -> int:
    """Return the exit code of `scrapy crawl`; when several apply: 1, 5, 7, 4, 3."""
    if outcome.bugs:
        return 1
    if outcome.storage_failed:
        return 5
    if outcome.stopped:
        return 7
    if not outcome.good and (outcome.one_off or outcome.sources_down):
        return 4
    return 3 if outcome.bad or outcome.findings else 0


def describe(outcome: Outcome, rows: Sequence[StoredArticle], held: Holdings, archive: Path) -> str:
    """Write the summary of a run for a person: what is new, and what to do next."""
    changed = outcome.count("articles/new", "articles/changed", "articles/completed")
    more = changed - len(rows)
    table = [_table(rows), *([f"… and {more} more."] if more > 0 else []), ""] if rows else []
    lines = [*table, f"{_happened(outcome)} {_holds(held, archive)}"]
    if outcome.stopped:
        lines.append("The run was stopped before its end; the same command goes on from there.")
    is_first = rows and held.articles == outcome.count("articles/new")
    return "\n".join([*lines, *(["", _next(archive)] if is_first else [""])])


def problems(found: Sequence[str]) -> list[str]:
    """Write the problems of a run, a line each, safe for a terminal."""
    lines = [printable(line)[:300] for line in found[:ROWS]]
    return lines if len(found) <= ROWS else [*lines, f"… and {len(found) - ROWS} more."]


def _happened(outcome: Outcome) -> str:
    named = {
        "new": outcome.count("articles/new"),
        "changed": outcome.count("articles/changed"),
        "completed": outcome.count("articles/completed"),
        "partial": outcome.count("articles/partial"),
        "gone from the site and kept": outcome.count("articles/vanished"),
        "failed": outcome.count(
            "articles/failed", "articles/quarantined", "articles/gone", "articles/unreached"
        ),
        "not allowed": outcome.count("articles/skipped"),
        "listings that failed": outcome.count("listings/failed"),
    }
    said = ", ".join(f"{number} {name}" for name, number in named.items() if number)
    return f"{said}." if said else "Nothing is new."


def _holds(held: Holdings, archive: Path) -> str:
    return f"{archive.name} holds {counted(held.articles, 'article')}{f', the newest of {held.newest}' if held.newest else ''}."


def _table(rows: Sequence[StoredArticle]) -> str:
    cells = [
        (
            _cell(row.title),
            _pages(row),
            (row.published_at or "").replace("T", " ")[:16],
            _cell(row.source),
            _status(row),
        )
        for row in rows
    ]
    return tabulate(
        cells,
        headers=("title", "pages", "date", "source", "status"),
        tablefmt="simple",
        disable_numparse=True,
    )


def _pages(row: StoredArticle) -> str:
    if row.pages_declared is None:
        return str(row.pages)
    is_whole = row.pages == 1 and not row.missing_pages
    return f"{row.pages_declared} on one" if is_whole else f"{row.pages}/{row.pages_declared}"


def _status(row: StoredArticle) -> str:
    numbers = ", ".join(map(str, row.missing_pages[:_MOST_NUMBERS]))
    more = " …" if len(row.missing_pages) > _MOST_NUMBERS else ""
    return f"partial, {numbers}{more} missing" if row.missing_pages else "complete"


def _cell(text: str | None) -> str:
    return shortened(printable(text or ""), _WIDEST)


def _next(archive: Path) -> str:
    tool, scrapy = (
        shlex.quote(near(Path(sys.executable).parent / name)) for name in ("sqlite-utils", "scrapy")
    )
    chosen = chosen_archive(archive)
    serve = (
        f"{scrapy} serve{chosen}"
        if chosen
        else "make serve                     # read it in a browser"
    )
    return _NEXT.format(
        tool=tool, scrapy=scrapy, serve=serve, chosen=chosen, archive=shlex.quote(near(archive))
    )


def chosen_archive(archive: Path) -> str:
    """Write the option that names an archive, which the usual one does not need."""
    return (
        ""
        if str(archive) == ours.ARCHIVE_DB
        else f" -s ARCHIVE_DB={shlex.quote(str(archive.absolute()))}"
    )


def near(path: str | Path) -> str:
    """Write a path as one would type it here."""
    near = os.path.relpath(path)
    return near if not near.startswith("..") else str(path)
