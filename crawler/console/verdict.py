"""The verdict on a crawl that is over: compared with earlier runs, stored, told in lines."""

import shlex
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler

from crawler import settings as ours
from crawler.archive import monitoring, runs
from crawler.archive.database import open_archive, storage_errors
from crawler.clock import now
from crawler.console.views.crawl import (
    ROWS,
    Outcome,
    chosen_archive,
    describe,
    exit_code,
    near,
    problems,
)
from crawler.crawl.archive_client import ArchiveClient
from crawler.crawl.spider import ArticleSpider
from crawler.monitoring.findings import SAID_BY_SPIDER, Finding, find, shares
from crawler.monitoring.measures import Vitals


class CrawlVerdict:
    """Made before a crawl, to hear of bugs; `reach` is called after it.

    It sets `exit_code`, `lines` (the problems) and `summary`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.bugs = self.exit_code = 0
        self.lines: list[str] = []
        self.summary = ""
        crawler.signals.connect(self._bug, signals.spider_error)
        crawler.signals.connect(self._bug, signals.item_error)

    def reach(self, *, summary: bool) -> None:
        """Judge the crawl; `summary` asks for the table of what it stored."""
        archive = ArchiveClient.of(self.crawler)
        findings: list[Finding] = []
        if archive.thread.failure is not None:
            self.exit_code = exit_code(self._outcome(findings))
        else:
            with closing(open_archive(archive.path)) as db, storage_errors(archive.path):
                findings = self._judge(db, archive.run_id)
                outcome = self._finish(db, archive, findings)
                if summary:
                    # The archive counts seconds: another run may have stored in the same one.
                    rows = runs.stored_by(db, archive.run_id, min(ROWS, outcome.stored))
                    self.summary = describe(outcome, rows, runs.holdings(db), archive.path)
        self.lines = self._problems(archive, findings)

    def _bug(self, **_: Any) -> None:
        self.bugs += 1

    @property
    def _spider(self) -> ArticleSpider | None:
        spider = self.crawler.spider
        return spider if isinstance(spider, ArticleSpider) else None

    @property
    def _vitals(self) -> Vitals:
        return self._spider.vitals if self._spider is not None else Vitals()

    def _judge(self, db: Connection, run_id: int) -> list[Finding]:
        """Compare the run with earlier ones, and store what it measured and what was found."""
        history = monitoring.history(db, run_id, self._vitals.sources)
        findings = find(self._vitals, history, now().date())
        monitoring.record(db, run_id, self._vitals, shares(self._vitals, history), findings)
        return findings

    def _finish(
        self, db: Connection, archive: ArchiveClient, findings: Sequence[Finding]
    ) -> Outcome:
        """Store how the run ended."""
        outcome = self._outcome(findings)
        self.exit_code = exit_code(outcome)
        runs.finish(
            db,
            archive.run_id,
            reason=outcome.finish_reason,
            exit_code=self.exit_code,
            counts=outcome.counts,
            requests=archive.requests(),
            now=now(),
        )
        return outcome

    def _outcome(self, findings: Sequence[Finding]) -> Outcome:
        archive = ArchiveClient.of(self.crawler)
        return Outcome(
            one_off=self._spider is not None and self._spider.refetches,
            counts=archive.counts(),
            finish_reason=str(self.crawler.stats.get_value("finish_reason", "shutdown")),
            bugs=self.bugs + archive.counts().get("bugs", 0),
            findings=len(findings),
            storage_failed=archive.thread.failure is not None,
        )

    def _problems(self, archive: ArchiveClient, findings: Sequence[Finding]) -> list[str]:
        """Write a line for each problem, and the command that shows more."""
        lines = list(self._spider.problems) if self._spider is not None else []
        lines += [str(finding) for finding in findings if finding.kind not in SAID_BY_SPIDER]
        lines = problems(lines)
        if archive.thread.failure is not None:
            return [*lines, str(archive.thread.failure)]
        return [*lines, f"More: {_report_command(archive)}"] if lines else []


def _report_command(archive: ArchiveClient) -> str:
    """Write the command that shows the run, to be pasted wherever the lines are read."""
    options = f"--run {archive.run_id}{chosen_archive(archive.path)}"
    tool = Path(sys.executable).parent / "scrapy"
    if Path.cwd().is_relative_to(ours.ROOT):
        return f"{shlex.quote(near(tool))} report {options}"
    return f"cd {shlex.quote(str(ours.ROOT))} && {shlex.quote(str(tool))} report {options}"
