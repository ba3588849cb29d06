"""Coverage: articles by site and month, partial articles, recent runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Any

_Month = tuple[str | None, int, int, str | None, str | None]
"""A month with the number of its articles and of partial ones, its first and its last day."""


@dataclass(frozen=True, slots=True)
class SiteHoldings:
    """The articles of one site; `months` counts the dated ones of each month that has some."""

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
    """A run and its end; one without an end was killed, or is under way."""

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
    """Count the articles of each site, the largest first."""
    rows = db.execute(
        "SELECT site, substr(published_at, 1, 7) AS month, count(*), sum(status = 'partial'),"
        " substr(min(published_at), 1, 10), substr(max(published_at), 1, 10)"
        " FROM articles GROUP BY site, month ORDER BY site, month"
    ).fetchall()
    groups = groupby(rows, key=itemgetter(0))
    holdings = [_holdings(site, [row[1:] for row in months]) for site, months in groups]
    return sorted(holdings, key=lambda one: -one.articles)


def _holdings(site: str, months: list[_Month]) -> SiteHoldings:
    """Add up the months of a site; an article without a date, or with a year alone, is in none."""
    days = [(first, last) for *_, first, last in months if first and last]
    return SiteHoldings(
        site=site,
        articles=sum(number for _, number, *_ in months),
        partial=sum(partial for _, _, partial, *_ in months),
        oldest=min((first for first, _ in days), default=None),
        newest=max((last for _, last in days), default=None),
        months={month: number for month, number, *_ in months if month and _is_month(month)},
    )


def _is_month(text: str) -> bool:
    return len(text) == len("2017-02")


def partial_articles(db: Connection, most: int) -> list[PartialArticle]:
    """List articles with pages missing, those that changed last first."""
    rows = db.execute(
        f"SELECT {', '.join(_names(PartialArticle))}"
        " FROM articles LEFT JOIN reasons ON name = missing_reason WHERE status = 'partial'"
        " ORDER BY changed_at DESC, id DESC LIMIT ?",
        (most,),
    )
    return [PartialArticle(**_row(PartialArticle, row, "missing_pages")) for row in rows]


def recent_runs(db: Connection, most: int) -> list[RunOutcome]:
    """List crawls, the newest first."""
    *columns, _ = _names(RunOutcome)
    findings = "json_group_array(kind || ': ' || about) FROM run_findings WHERE run_id = runs.id"
    rows = db.execute(
        f"SELECT {', '.join(columns)}, (SELECT {findings}) FROM runs ORDER BY id DESC LIMIT ?",
        (most,),
    )
    return [RunOutcome(**_row(RunOutcome, row, "findings")) for row in rows]


def _names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def _row(kind: type, values: tuple[Any, ...], json_list: str) -> dict[str, Any]:
    """Name the values of a row as the fields of a dataclass, one of which is a list in JSON."""
    row = dict(zip(_names(kind), values, strict=True))
    return row | {json_list: tuple(json.loads(row[json_list]))}
