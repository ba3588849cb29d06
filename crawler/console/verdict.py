"""What came of a crawl, once it is over: compared with the runs before it, entered in the archive, said in lines."""

import shlex
import sys
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
from crawler.crawl.archive_client import Ledger
from crawler.crawl.spider import ArticleSpider
from crawler.monitoring.findings import SAID_BY_SPIDER, Finding, find, shares
from crawler.monitoring.measures import Vitals


class Verdict:
    """Made before a crawl, to hear of bugs; `reach` is called after it, and sets `exit_code`, `lines` and `summary`."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.bugs = self.exit_code = 0
        self.lines: list[str] = []
        self.summary = ""
        crawler.signals.connect(self._bug, signals.spider_error)
        crawler.signals.connect(self._bug, signals.item_error)

    def _bug(self, **_: Any) -> None:
        self.bugs += 1

    @property
    def _vitals(self) -> Vitals:
        spider = self.crawler.spider
        return spider.vitals if isinstance(spider, ArticleSpider) else Vitals()

    def reach(self, *, summary: bool) -> None:
        """Judge the crawl; `summary` asks for the table of what it stored."""
        ledger, found = Ledger.of(self.crawler), list[Finding]()
        if ledger.thread.failure is None:
            with closing(open_archive(ledger.path)) as db, storage_errors(ledger.path):
                found = self._judge(db, ledger.run_id)
                outcome = self._outcome(len(found))
                self.exit_code = exit_code(outcome)
                runs.finish(
                    db, ledger.run_id, reason=outcome.finish_reason, exit_code=self.exit_code,
                    counts=outcome.counts, requests=ledger.requests(), now=now(),
                )  # fmt: skip
                if summary:
                    rows = runs.stored_by(db, ledger.run_id, ROWS)
                    self.summary = describe(outcome, rows, runs.holdings(db), ledger.path)
        else:
            self.exit_code = exit_code(self._outcome(0))
        self.lines = self._said(ledger, found)

    def _judge(self, db: Connection, run_id: int) -> list[Finding]:
        history = monitoring.history(db, run_id, self._vitals.sources)
        found = find(self._vitals, history, now().date())
        monitoring.record(db, run_id, self._vitals, shares(self._vitals, history), found)
        return found

    def _outcome(self, findings: int) -> Outcome:
        spider = self.crawler.spider
        return Outcome(
            one_off=isinstance(spider, ArticleSpider) and spider.refetches,
            counts=Ledger.of(self.crawler).counts(),
            finish_reason=str(self.crawler.stats.get_value("finish_reason", "shutdown")),
            bugs=self.bugs,
            findings=findings,
            storage_failed=Ledger.of(self.crawler).thread.failure is not None,
        )

    def _said(self, ledger: Ledger, found: list[Finding]) -> list[str]:
        """Write a line for each problem, and the command that shows more."""
        spider = self.crawler.spider
        said = list(spider.problems) if isinstance(spider, ArticleSpider) else []
        said += [str(finding) for finding in found if finding.kind not in SAID_BY_SPIDER]
        lines = problems(said)
        if ledger.thread.failure is not None:
            return [*lines, str(ledger.thread.failure)]
        return [*lines, f"More: {_report_command(ledger)}"] if lines else []


def _report_command(ledger: Ledger) -> str:
    """Write the command that shows the run, to be pasted wherever the lines are read."""
    tool = Path(sys.executable).parent / "scrapy"
    where = "" if Path.cwd().is_relative_to(ours.ROOT) else f"cd {shlex.quote(str(ours.ROOT))} && "
    return f"{where}{shlex.quote(str(tool) if where else near(tool))} report --run {ledger.run_id}{chosen_archive(ledger.path)}"
