"""The end of a crawl for a person: exit code, a table of articles, a line for each problem."""

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
"""The most articles, and the most problems, that a summary shows."""
_WIDEST = 40
_LONGEST_PROBLEM = 300
_SERVE = "make serve                     # read it in a browser"
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
_HAPPENED = {
    "new": ("articles/new",),
    "changed": ("articles/changed",),
    "completed": ("articles/completed",),
    "partial": ("articles/partial",),
    "gone from the site and kept": ("articles/vanished",),
    "failed": (
        "articles/failed",
        "articles/quarantined",
        "articles/gone",
        "articles/unreached",
    ),
    "not allowed": ("articles/skipped",),
    "listings that failed": ("listings/failed",),
}
"""What a summary counts, each with the counts of a run that it adds up."""
_STORED = ("articles/new", "articles/changed", "articles/completed")
_GOOD = (*_STORED, "articles/unchanged")
_LOST = (
    "articles/failed",
    "articles/quarantined",
    "articles/gone",
    "articles/unreached",
    "articles/postponed",
)
_STOPPED = ("shutdown", "closespider_", "memusage_", "run_until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of a run, as far as the exit code depends on it."""

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
    def stored(self) -> int:
        """Count articles that were stored, or stored in a new version."""
        return self.count(*_STORED)

    @property
    def good(self) -> int:
        """Count articles that reached the archive, or are there unchanged."""
        return self.count(*_GOOD)

    @property
    def stopped(self) -> bool:
        """Return whether a signal or a limit ended the run."""
        return self.finish_reason.startswith(_STOPPED) or self.count("limits/reached") > 0

    @property
    def sources_down(self) -> bool:
        """Return whether no listing could be read, or every article was refused by its host."""
        lost = self.count(*_LOST, "articles/skipped")
        if lost > 0 and self.count("articles/shut-out") == lost:
            return True
        return self.count("listings/failed") > 0 and not self.count("listings/read")

    @property
    def bad(self) -> int:
        """Count what another run must do again, or a person look at."""
        return self.count(*_LOST, "articles/partial", "listings/failed")


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


def describe(
    outcome: Outcome, rows: Sequence[StoredArticle], holdings: Holdings, archive: Path
) -> str:
    """Write the summary of a run for a person: what is new, and what to do next."""
    lines = _table_lines(outcome, rows) if rows else []
    lines.append(f"{_happened(outcome)} {_holds(holdings, archive)}")
    if outcome.stopped:
        lines.append("The run was stopped before its end; the same command goes on from there.")
    is_first = rows and holdings.articles == outcome.count("articles/new")
    lines += ["", _next(archive)] if is_first else [""]
    return "\n".join(lines)


def problems(lines: Sequence[str]) -> list[str]:
    """Write the problems of a run, a line each, safe for a terminal."""
    shown = [printable(line)[:_LONGEST_PROBLEM] for line in lines[:ROWS]]
    more = len(lines) - len(shown)
    return [*shown, f"… and {more} more."] if more else shown


# -- the table


def _table_lines(outcome: Outcome, rows: Sequence[StoredArticle]) -> list[str]:
    more = outcome.stored - len(rows)
    if more > 0:
        return [_table(rows), f"… and {more} more.", ""]
    return [_table(rows), ""]


def _table(rows: Sequence[StoredArticle]) -> str:
    headers = ("title", "pages", "date", "source", "status")
    cells = [_cells(row) for row in rows]
    return tabulate(cells, headers=headers, tablefmt="simple", disable_numparse=True)


def _cells(row: StoredArticle) -> tuple[str, ...]:
    date = (row.published_at or "").replace("T", " ")[:16]
    return _cell(row.title), _pages(row), date, _cell(row.source), _status(row)


def _pages(row: StoredArticle) -> str:
    if row.pages_declared is None:
        return str(row.pages)
    is_whole = row.pages == 1 and not row.missing_pages
    return f"{row.pages_declared} on one" if is_whole else f"{row.pages}/{row.pages_declared}"


def _status(row: StoredArticle) -> str:
    if not row.missing_pages:
        return "complete"
    numbers = ", ".join(map(str, row.missing_pages[:_MOST_NUMBERS]))
    more = " …" if len(row.missing_pages) > _MOST_NUMBERS else ""
    return f"partial, {numbers}{more} missing"


def _cell(text: str | None) -> str:
    return shortened(printable(text or ""), _WIDEST)


# -- sentences


def _happened(outcome: Outcome) -> str:
    counts = {text: outcome.count(*names) for text, names in _HAPPENED.items()}
    parts = ", ".join(f"{number} {text}" for text, number in counts.items() if number)
    return f"{parts}." if parts else "Nothing is new."


def _holds(holdings: Holdings, archive: Path) -> str:
    articles = f"{archive.name} holds {counted(holdings.articles, 'article')}"
    return f"{articles}, the newest of {holdings.newest}." if holdings.newest else f"{articles}."


def _next(archive: Path) -> str:
    scrapy, option = _tool("scrapy"), chosen_archive(archive)
    serve = f"{scrapy} serve{option}" if option else _SERVE
    return _NEXT.format(
        tool=_tool("sqlite-utils"),
        scrapy=scrapy,
        serve=serve,
        chosen=option,
        archive=shlex.quote(near(archive)),
    )


def _tool(name: str) -> str:
    return shlex.quote(near(Path(sys.executable).parent / name))


def chosen_archive(archive: Path) -> str:
    """Write the option that names an archive, which the usual one does not need."""
    if str(archive) == ours.ARCHIVE_DB:
        return ""
    return f" -s ARCHIVE_DB={shlex.quote(str(archive.absolute()))}"


def near(path: str | Path) -> str:
    """Write a path as one would type it here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
