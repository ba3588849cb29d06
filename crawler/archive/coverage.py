"""What the archive holds, counted: by site and month, what is partial, how the crawls went, what is newest."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection

_Month = tuple[str | None, int, int, str | None, str | None]
"""A month, its articles, those of them that are partial, its first and its last day."""


@dataclass(frozen=True, slots=True)
class SiteHoldings:
    """What is held of one site; `months` counts the articles of each month that has some, dated ones only."""

    site: str
    articles: int
    partial: int
    oldest: str | None
    newest: str | None
    months: Mapping[str, int]

    @property
    def undated(self) -> int:
        """Count the articles whose page states no date."""
        return self.articles - sum(self.months.values())


@dataclass(frozen=True, slots=True)
class PartialArticle:
    """An article with pages missing, and why."""

    id: int
    title: str | None
    site: str
    published_at: str | None
    pages_declared: int | None
    missing_pages: tuple[int, ...]
    missing_reason: str | None
    meaning: str | None


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """A crawl, and how it ended (without an end it was killed, or is still at work); `findings` are what was unusual in it."""

    id: int
    spider: str
    started_at: str
    ended_at: str | None
    reason: str | None
    exit_code: int | None
    requests: int | None
    new: int | None
    changed: int | None
    unchanged: int | None
    partial: int | None
    failed: int | None
    findings: tuple[str, ...]

    @property
    def took(self) -> timedelta | None:
        """Return how long the crawl was at work."""
        if self.ended_at is None:
            return None
        return datetime.fromisoformat(self.ended_at) - datetime.fromisoformat(self.started_at)


def sites(db: Connection) -> list[SiteHoldings]:
    """Count what is held of each site, the largest first."""
    rows = db.execute(
        "SELECT site, substr(published_at, 1, 7) AS month, count(*), sum(status = 'partial'), substr(min(published_at), 1, 10),"
        " substr(max(published_at), 1, 10) FROM articles GROUP BY site, month ORDER BY site, month"
    ).fetchall()
    found = [
        _holdings(site, [row[1:] for row in its]) for site, its in groupby(rows, key=itemgetter(0))
    ]
    return sorted(found, key=lambda held: -held.articles)


def _holdings(site: str, months: list[_Month]) -> SiteHoldings:
    """Add the months of a site up; without a date, or with a year alone, an article is in none."""
    days = [(first, last) for *_, first, last in months if first and last]
    return SiteHoldings(
        site,
        sum(number for _, number, *_ in months),
        sum(partial for _, _, partial, *_ in months),
        min((first for first, _ in days), default=None),
        max((last for _, last in days), default=None),
        {month: number for month, number, *_ in months if month and len(month) == len("2017-02")},
    )


def partial_articles(db: Connection, most: int) -> list[PartialArticle]:
    """List articles with pages missing, those that changed last first."""
    rows = db.execute(
        "SELECT id, title, site, published_at, pages_declared, missing_pages, missing_reason, meaning"
        " FROM articles LEFT JOIN reasons ON name = missing_reason WHERE status = 'partial'"
        " ORDER BY changed_at DESC, id DESC LIMIT ?",
        (most,),
    )
    return [
        PartialArticle(
            number, title, site, published, declared, tuple(json.loads(missing)), reason, meaning
        )
        for number, title, site, published, declared, missing, reason, meaning in rows
    ]


def recent_runs(db: Connection, most: int) -> list[RunOutcome]:
    """List crawls, the newest first."""
    rows = db.execute(
        "SELECT id, spider, started_at, ended_at, reason, exit_code, requests, new, changed, unchanged, partial, failed,"
        " (SELECT json_group_array(kind || ': ' || about) FROM run_findings WHERE run_id = runs.id)"
        " FROM runs ORDER BY id DESC LIMIT ?",
        (most,),
    )
    names = [field.name for field in fields(RunOutcome)]
    told = [dict(zip(names, row, strict=True)) for row in rows]
    return [RunOutcome(**run | {"findings": tuple(json.loads(run["findings"]))}) for run in told]
