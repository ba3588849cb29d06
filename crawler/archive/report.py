"""The rows of `scrapy report`: runs with measures and findings, and addresses given up."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from crawler.clock import stamp

_RUN = (
    "id",
    "spider",
    "arguments",
    "versions",
    "started_at",
    "ended_at",
    "reason",
    "exit_code",
    "requests",
    "new",
    "changed",
    "unchanged",
    "partial",
    "failed",
    "links",
    "body_median",
    "newest",
    "shares",
)
_JSON = frozenset({"arguments", "versions", "shares"})
# Addresses that were due in a run, and are in no good state now.
_TROUBLED = "reason IS NOT NULL AND state NOT IN ('stored', 'due')"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """A run with its sources, its findings, and the addresses that it could not get."""

    run: Row
    sources: list[Row]
    findings: list[Row]
    troubles: list[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The runs since a moment by spider, their findings, and addresses no longer tried."""

    since: str
    spiders: list[Row]
    findings: list[Row]
    settled: list[Row]


def last_run(db: Connection, spider: str | None) -> int | None:
    """Return the number of the last run, or of the last run of a spider."""
    [number] = db.execute(
        "SELECT max(id) FROM runs WHERE ?1 IS NULL OR spider = ?1", (spider,)
    ).fetchone()
    return number if number is None else int(number)


def run_report(db: Connection, run_id: int, most: int) -> RunReport | None:
    """Report one run with at most `most` troubled addresses; None when there is no such run."""
    rows = _rows(db, f"SELECT {', '.join(_RUN)} FROM runs WHERE id = ?", [run_id])
    if not rows:
        return None
    [run] = rows
    return RunReport(
        run=run | {name: json.loads(run[name]) for name in _JSON},
        sources=_rows(db, _SOURCES, [run_id]),
        findings=_rows(db, _FINDINGS, [run_id]),
        troubles=_rows(db, _TROUBLES, [run_id, most]),
    )


def period(db: Connection, since: datetime, spider: str | None, most: int) -> Period:
    """Report the runs since a moment, of all spiders or of one."""
    moment = stamp(since)
    return Period(
        since=moment,
        spiders=_rows(db, _SPIDERS, [moment, spider]),
        findings=_rows(db, _REPEATED, [moment, spider]),
        settled=_rows(db, _SETTLED, [spider, most]),
    )


_SOURCES = "SELECT source, links, new, reason FROM run_sources WHERE run_id = ? ORDER BY source"
_FINDINGS = """
SELECT kind, about, detail, meaning FROM run_findings JOIN finding_kinds ON name = kind
WHERE run_id = ? ORDER BY kind, about
"""
_TROUBLES = f"""
SELECT f.url, f.state, f.reason, r.meaning, f.error, f.tries, f.due_at
FROM frontier f JOIN reasons r ON r.name = f.reason
WHERE f.run_id = ? AND {_TROUBLED} ORDER BY f.state, f.url LIMIT ?
"""
_IN_PERIOD = "started_at >= ?1 AND (?2 IS NULL OR spider = ?2)"
_SPIDERS = f"""
SELECT spider, count(*) AS runs, sum(exit_code = 0) AS good, sum(new) AS new,
 sum(changed) AS changed, sum(partial) AS partial, sum(failed) AS failed,
 sum(requests) AS requests, max(newest) AS newest, max(started_at) AS last,
 (SELECT exit_code FROM runs WHERE spider = r.spider ORDER BY id DESC LIMIT 1) AS last_exit_code
FROM runs r WHERE {_IN_PERIOD} GROUP BY spider ORDER BY spider
"""
_REPEATED = f"""
SELECT spider, kind, about, meaning, count(*) AS runs, min(started_at) AS first,
 max(started_at) AS last
FROM run_findings JOIN runs ON runs.id = run_id JOIN finding_kinds ON name = kind
WHERE {_IN_PERIOD} GROUP BY spider, kind, about ORDER BY last DESC, spider, kind, about
"""
_SETTLED = f"""
SELECT f.url, f.state, f.reason, r.meaning FROM frontier f JOIN reasons r ON r.name = f.reason
WHERE f.due_at IS NULL AND f.{_TROUBLED}
 AND (?1 IS NULL OR f.run_id IN (SELECT id FROM runs WHERE spider = ?1))
ORDER BY f.last_seen_at DESC, f.url LIMIT ?2
"""


def _rows(db: Connection, sql: str, parameters: Sequence[Any]) -> list[Row]:
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
