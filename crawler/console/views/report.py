"""The pages of `scrapy report` for a person. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from tabulate import tabulate

from crawler.archive.report import Period, Row, RunReport
from crawler.clock import stamp
from crawler.monitoring.measures import WATCHED
from crawler.text import counted, printable, shortened

_TOTALS = ("new", "changed", "unchanged", "partial", "failed")
_SPIDER = {
    "spider": "spider",
    "runs": "runs",
    "good": "exit 0",
    "new": "new",
    "changed": "changed",
    "partial": "partial",
    "failed": "failed",
    "requests": "requests",
    "newest": "newest",
    "last": "last run",
    "last_exit_code": "exit",
}
_WIDEST = 90


def tell_run(report: RunReport, now: datetime) -> str:
    """Write the page of one run, as it reads now."""
    return "\n\n".join(_run_blocks(report, now)) + "\n"


def tell_period(period: Period) -> str:
    """Write the page of a period."""
    return "\n\n".join(_period_blocks(period)) + "\n"


def tell_fleet(period: Period, codes: Mapping[str, int]) -> str:
    """Write the table of `scrapy crawlall`: the runs of each spider, and its exit code."""
    runs = {row["spider"]: row for row in period.spiders}
    columns = {name: name for name in ("new", "changed", "partial", "failed", "newest")}
    empty = dict.fromkeys(columns)
    rows = [
        {**empty, **runs.get(name, {}), "spider": name, "code": code}
        for name, code in codes.items()
    ]
    return _table(rows, spider="spider", code="exit", **columns) + "\n"


# -- one run


def _run_blocks(report: RunReport, now: datetime) -> Iterator[str]:
    yield "\n".join(_opening(report.run))
    if report.sources:
        yield _table(report.sources, source="source", links="links", new="new", reason="trouble")
    if report.run["shares"]:
        yield _filled(report.run["shares"])
    if report.findings:
        yield "Found:\n" + "\n".join(f"  {_finding(row)}" for row in report.findings)
    if report.troubles:
        troubles = [{**row, "next": _next_try(row["due_at"], now)} for row in report.troubles]
        yield _table(troubles, url="address", state="state", meaning="why", next="next try")


def _filled(shares: Mapping[str, Any]) -> str:
    """Write in how many articles of a run each watched field was filled."""
    rows = [{"field": name, "filled": _percent(shares, name)} for name in WATCHED]
    return _table(rows, field="field", filled="filled")


def _opening(run: Row) -> Iterator[str]:
    yield printable(f"Run {_name(run)}, {_minute(run['started_at'])}: {_ending(run)}")
    totals = ", ".join(f"{run[name]} {name}" for name in _TOTALS if run[name] is not None)
    if totals:
        yield f"{counted(run['requests'] or 0, 'request')}; articles: {totals}."
    if run["body_median"] is not None:
        median = counted(run["body_median"], "character")
        newest = run["newest"] or "no date"
        yield f"Newest article of {newest}; half of the bodies have {median} or more."


def _name(run: Row) -> str:
    arguments = "".join(f" -a {name}={value}" for name, value in run["arguments"].items())
    return f"{run['id']} of {run['spider']}{arguments}"


def _ending(run: Row) -> str:
    if run["ended_at"] is None:
        return "has no end: it is running, or was killed."
    began, ended = (datetime.fromisoformat(run[name]) for name in ("started_at", "ended_at"))
    code = "unknown" if run["exit_code"] is None else run["exit_code"]
    return f"{run['reason']} after {ended - began}, exit code {code}."


def _finding(row: Row) -> str:
    return printable(f"{row['about']}: {row['meaning']} ({row['kind']}: {row['detail']})")


# -- a period


def _period_blocks(period: Period) -> Iterator[str]:
    yield f"Since {_minute(period.since)}"
    if not period.spiders:
        yield "No run."
        return
    yield _table([{**row, "last": _minute(row["last"])} for row in period.spiders], **_SPIDER)
    if period.findings:
        yield "Found:\n" + "\n".join(map(_repeated, period.findings))
    if period.settled:
        settled = _table(period.settled, url="address", state="state", meaning="why")
        yield f"No longer tried:\n{settled}"


def _repeated(row: Row) -> str:
    first, last = _minute(row["first"]), _minute(row["last"])
    days = first if row["runs"] == 1 else f"{first} to {last}"
    times = f"in {counted(row['runs'], 'run')}, {days}"
    return printable(
        f"  {row['spider']}, {row['about']}: {row['meaning']} ({row['kind']}; {times})"
    )


# -- cells


def _percent(shares: Mapping[str, Any], name: str) -> str:
    count, of = shares.get(name, (0, 0))
    return f"{count} of {of}, {count / of:.0%}" if of else ""


def _next_try(due_at: str | None, now: datetime) -> str:
    if due_at is None:
        return "none"
    return "the next run" if due_at <= stamp(now) else _minute(due_at)


def _minute(moment: str) -> str:
    """Write a moment of the archive, which is UTC, to the minute."""
    return f"{moment[:10]} {moment[11:16]} UTC"


def _table(rows: Sequence[Row], **columns: str) -> str:
    cells = [[_cell(row[name]) for name in columns] for row in rows]
    return tabulate(cells, headers=list(columns.values()), tablefmt="simple", disable_numparse=True)


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return shortened(printable(text), _WIDEST)
