"""What the archive holds, counted: by site and month, what is partial, how the crawls went, what is newest."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlite_utils import Database


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
        """Give how long the crawl was at work."""
        if self.ended_at is None:
            return None
        return datetime.fromisoformat(self.ended_at) - datetime.fromisoformat(self.started_at)


def sites(db: Database) -> list[SiteHoldings]:
    """Count what is held of each site, the largest first."""
    months: dict[str, dict[str, int]] = {}
    for site, month, number in db.conn.execute(
        "SELECT site, substr(published_at, 1, 7) AS month, count(*) FROM articles"
        " WHERE length(published_at) >= 7 GROUP BY site, month"
    ):
        months.setdefault(site, {})[month] = number
    partial = dict(
        db.conn.execute("SELECT site, count(*) FROM articles WHERE status = 'partial' GROUP BY site").fetchall()
    )
    return [
        SiteHoldings(site, number, partial.get(site, 0), oldest, newest, months.get(site, {}))
        for site, number, oldest, newest in db.conn.execute(
            "SELECT site, count(*) AS number, substr(min(published_at), 1, 10), substr(max(published_at), 1, 10)"
            " FROM articles GROUP BY site ORDER BY number DESC, site"
        )
    ]


def partial_articles(db: Database, most: int) -> list[PartialArticle]:
    """List articles with pages missing, those that changed last first."""
    rows = db.conn.execute(
        "SELECT id, title, site, published_at, pages_declared, missing_pages, missing_reason, meaning"
        " FROM articles LEFT JOIN reasons ON name = missing_reason WHERE status = 'partial'"
        " ORDER BY changed_at DESC, id DESC LIMIT ?",
        (most,),
    )
    return [
        PartialArticle(number, title, site, published, declared, tuple(json.loads(missing)), reason, meaning)
        for number, title, site, published, declared, missing, reason, meaning in rows
    ]


def recent_runs(db: Database, most: int) -> list[RunOutcome]:
    """List crawls, the newest first."""
    rows = db.conn.execute(
        "SELECT id, spider, started_at, ended_at, reason, exit_code, requests, new, changed, unchanged, partial, failed,"
        " (SELECT json_group_array(kind || ': ' || about) FROM run_findings WHERE run_id = runs.id)"
        " FROM runs ORDER BY id DESC LIMIT ?",
        (most,),
    )
    names = [field.name for field in fields(RunOutcome)]
    told = [dict(zip(names, row, strict=True)) for row in rows]
    return [RunOutcome(**run | {"findings": tuple(json.loads(run["findings"]))}) for run in told]
