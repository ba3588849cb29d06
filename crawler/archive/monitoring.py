"""What runs measured and what was found in them, written by the run and read by the next ones."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from sqlite3 import Connection
from typing import Any

from crawler.archive.database import transaction
from crawler.archive.frontier import know
from crawler.clock import stamp
from crawler.monitoring.chance import Share
from crawler.monitoring.findings import COMPARED, Finding, History, Kind
from crawler.monitoring.measures import Vitals, edges

_RUNS = 30
"""How many good runs before it a run is compared with."""
_DAYS = 60
_ARTICLES = 30
_FOUND = "EXISTS (SELECT 1 FROM run_findings WHERE run_id = r.id)"
# The same work, done to its end, in which nothing was found; or, since a person accepted what was, those runs and later ones.
_GOOD = f"""SELECT r.id, r.shares, r.body_median FROM runs r JOIN runs this LEFT JOIN baselines b
 ON b.spider = this.spider AND b.arguments = this.arguments WHERE this.id = ? AND r.id < this.id AND r.spider = this.spider
 AND r.arguments = this.arguments AND r.reason = 'finished'
 AND r.id >= coalesce(b.first_run, 0) AND (r.id <= coalesce(b.last_run, 0) OR NOT {_FOUND}) ORDER BY r.id DESC"""
_COMPARED = ", ".join(f"'{kind}'" for kind in sorted(COMPARED))
_MAY_BE_NORMAL = (
    f"EXISTS (SELECT 1 FROM run_findings WHERE run_id = r.id AND kind IN ({_COMPARED}))"
)
# The runs of some work that found something, since it last read articles and found nothing; a run without news proves nothing.
_ACCEPTED = f"""SELECT r.id, r.arguments FROM runs r WHERE r.spider = ?1 AND {_MAY_BE_NORMAL}
 AND r.arguments = (SELECT arguments FROM runs r WHERE spider = ?1 AND {_MAY_BE_NORMAL} ORDER BY id DESC LIMIT 1)
 AND NOT EXISTS (SELECT 1 FROM runs later WHERE later.spider = r.spider AND later.arguments = r.arguments AND later.id > r.id
  AND later.reason = 'finished' AND later.shares <> '{{}}' AND NOT EXISTS (SELECT 1 FROM run_findings WHERE run_id = later.id))
 ORDER BY r.id"""

# The text stands behind the number of articles that repeat it.
_FORGET = """UPDATE run_findings SET detail = substr(detail, 1, instr(detail, ': ') - 1) WHERE kind = ?1 AND instr(detail, ': ')
 AND EXISTS (SELECT 1 FROM (SELECT body FROM articles WHERE id = ?2 UNION ALL SELECT body FROM article_revisions WHERE article_id = ?2)
  WHERE instr(body, substr(detail, instr(detail, ': ') + 2)))"""


def history(db: Connection, run_id: int, sources: Iterable[str]) -> History:
    """Return the good runs before a run, and the articles its spider stored last."""
    shares, medians = [], []
    for text, median in db.execute(
        f"SELECT shares, body_median FROM ({_GOOD} LIMIT ?)", (run_id, _RUNS)
    ):
        shares.append({name: (share[0], share[1]) for name, share in json.loads(text).items()})
        medians += [median] if median is not None else []
    sources = list(sources)
    return History(
        shares=[run for run in shares if run],
        body_medians=medians,
        links={source: _links(db, run_id, source) for source in sources},
        news_days={source: _news_days(db, run_id, source) for source in sources},
        edges=_edges(db, run_id),
    )


def record(
    db: Connection,
    run_id: int,
    vitals: Vitals,
    shares: Mapping[str, Share],
    findings: Iterable[Finding],
) -> None:
    """Enter what a run measured and what was found in it."""
    sources = vitals.sources.items()
    with transaction(db):
        know(db, (source.reason for _, source in sources))
        db.execute(
            "UPDATE runs SET links = ?, body_median = ?, newest = ?, shares = ? WHERE id = ?",
            (vitals.links, vitals.body_median, vitals.newest, json.dumps(shares), run_id),
        )
        db.executemany(
            "INSERT INTO run_sources (run_id, source, links, new, reason) VALUES (?, ?, ?, ?, ?)",
            [(run_id, url, source.links, source.new, source.reason) for url, source in sources],
        )
        for finding in findings:
            row: tuple[Any, ...] = (finding.kind.value, finding.kind.meaning)
            db.execute("INSERT OR IGNORE INTO finding_kinds VALUES (?, ?)", row)
            row = (run_id, finding.kind.value, finding.about, finding.detail)
            db.execute(
                "INSERT INTO run_findings (run_id, kind, about, detail) VALUES (?, ?, ?, ?)", row
            )


def accept(db: Connection, spider: str, *, now: datetime) -> dict[str, list[str]]:
    """Make the runs since the last good one that read articles the measure of those to come; give what was found in them, by kind.

    Runs before them are no measure any more. Nothing is given, and nothing happens, when the last run found nothing.
    """
    with transaction(db):
        runs = db.execute(_ACCEPTED, (spider,)).fetchall()
        if not runs:
            return {}
        (first, arguments), (last, _) = runs[0], runs[-1]
        db.execute(
            "INSERT OR REPLACE INTO baselines (spider, arguments, first_run, last_run, at) VALUES (?, ?, ?, ?, ?)",
            (spider, arguments, first, last, stamp(now)),
        )
        found: dict[str, list[str]] = {}
        rows = db.execute(
            "SELECT DISTINCT kind, about FROM run_findings JOIN runs ON id = run_id WHERE spider = ? AND arguments = ?"
            f" AND id BETWEEN ? AND ? AND kind IN ({_COMPARED}) ORDER BY kind, about",
            (spider, arguments, first, last),
        )
        for kind, about in rows:
            found.setdefault(kind, []).append(about)
        return found


def forget(db: Connection, article_id: int) -> None:
    """Take the text of an article that goes out of what was found in runs; that something was found stays."""
    db.execute(_FORGET, (Kind.TEXT_REPEATED, article_id))


def _links(db: Connection, run_id: int, source: str) -> list[int]:
    found = db.execute(
        f"SELECT links FROM run_sources JOIN ({_GOOD} LIMIT ?) good ON good.id = run_id WHERE source = ?",
        (run_id, _RUNS, source),
    )
    return [links for (links,) in found]


def _news_days(db: Connection, run_id: int, source: str) -> list[date]:
    """Return the days on which a source brought something new, the newest first, up to a year back from the run."""
    [today] = db.execute(
        "SELECT substr(started_at, 1, 10) FROM runs WHERE id = ?", (run_id,)
    ).fetchone()
    since = date.fromisoformat(today) - timedelta(days=365)
    days = db.execute(
        "SELECT DISTINCT substr(started_at, 1, 10) AS day FROM run_sources JOIN runs ON runs.id = run_id"
        " WHERE source = ? AND run_sources.new > 0 AND run_id < ? AND day >= ? ORDER BY day DESC LIMIT ?",
        (source, run_id, since.isoformat(), _DAYS),
    )
    return [date.fromisoformat(day) for (day,) in days]


def _edges(db: Connection, run_id: int) -> dict[str, frozenset[str]]:
    found = db.execute(
        "SELECT url, body FROM articles WHERE spider = (SELECT spider FROM runs WHERE id = ?) ORDER BY id DESC LIMIT ?",
        (run_id, _ARTICLES),
    )
    return {url: edges(body) for url, body in found}
