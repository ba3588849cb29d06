"""A year of daily crawls, a week of hourly ones: nothing that was visible is missing, each correction is a version, each breakage is told once."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from crawler.archive import report
from crawler.archive.database import read_archive
from tests.support.commands import ROOT
from torture.year import BEGIN, MOVE, REDESIGN

DAYS = 365
# A correction is seen by the next look: at the latest two weeks after the one before it.
_SEEN_WITHIN = timedelta(days=19)


def test_a_year_is_archived_and_each_breakage_is_told_by_the_run_that_meets_it(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "archive.db"
    command = [sys.executable, "-m", "torture.year", str(archive), str(DAYS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    with closing(sqlite3.connect(archive)) as db:
        stored = {
            url: (revision, body)
            for url, revision, body in db.execute("SELECT url, revision, body FROM articles")
        }
        gone = {url for (url,) in db.execute("SELECT url FROM articles WHERE gone_at IS NOT NULL")}
        partial = db.execute("SELECT count(*) FROM articles WHERE status <> 'complete'").fetchone()
        causes = dict(
            db.execute("SELECT url, cause FROM article_revisions JOIN articles ON id = article_id")
        )
    print(
        f"{len(told['runs'])} runs, {len(stored)} articles, {len(told['corrections'])} corrections, {len(gone)} deleted"
    )

    assert told["visible"] == sorted(stored)
    assert partial == (0,)

    end = BEGIN + timedelta(days=DAYS - 1)
    due = {
        url
        for url, at in told["corrections"].items()
        if url in stored and datetime.fromisoformat(at) + _SEEN_WITHIN < end
    }
    assert len(due) > 200
    corrected = {url for url, (_, body) in stored.items() if "特此说明" in body}
    assert due - corrected == set()
    # What was corrected before it was first fetched is one version.
    assert (
        {url for url, (revision, _) in stored.items() if revision > 1} == causes.keys() <= corrected
    )
    assert set(causes.values()) == {"paper"}
    assert gone <= set(told["deleted"])

    reported = {
        run["moment"][:10]: run["lines"] for run in told["runs"] if run["lines"] or run["code"]
    }
    assert list(reported) == [REDESIGN.isoformat(), MOVE.isoformat()]
    assert "field-empty" in reported[REDESIGN.isoformat()][0]
    assert "404" in reported[MOVE.isoformat()][0]
    with closing(read_archive(archive)) as db:
        year = report.period(db, BEGIN, None, 10)
    assert [row["kind"] for row in year.findings] == ["source-failed", "field-empty"]
    assert [(row["runs"], row["good"]) for row in year.spiders] == [
        (len(told["runs"]), len(told["runs"]) - 2)
    ]
