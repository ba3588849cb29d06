"""Compares what is archived with what was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from adversary.article import Article
from adversary.crawling import Archive, Row, entry
from adversary.family import Honest
from adversary.site import Site, key

_GOOD = {"due", "stored", "partial"}


class Verdict(StrEnum):
    """What became of an article."""

    EXACT = "exact"  # whole, and everything as it was written
    FIELD = "field"  # the text is right, another field is not
    SEAM = "seam"  # the characters are right, the paragraphs are not
    FLAGGED = "flagged"  # not whole, and a reason says so
    FALSE = "false"  # an article of one page that is called partial, or was refused
    SILENT = "silent"  # called complete, and text is missing or foreign; or lost without a reason


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one article, and why."""

    site: Site
    article: Article | None  # None: a row that is none of the articles
    url: str
    verdict: Verdict
    why: str
    row: Row | None = None


def judge(sites: list[Site], archive: Archive) -> Iterator[Judgement]:
    """Judge every article, and every row that is no article."""
    claimed: set[str] = set()
    for site in sites:
        for number, article in enumerate(site.articles):
            addresses = {
                key(site.page_address(article, page)) for page in range(1, len(article.pages) + 2)
            }
            rows = [
                archive.rows[address] for address in sorted(addresses) if address in archive.rows
            ]
            claimed |= addresses
            yield _judged(site, article, entry(site, number), rows, archive)
    yield from _strays(sites, archive, claimed)


def _judged(site: Site, article: Article, url: str, rows: list[Row], archive: Archive) -> Judgement:
    if not rows:
        reason = archive.refused.get(key(url))
        verdict = _without_row(site, reason)
        return Judgement(site, article, url, verdict, reason or "lost without a reason")
    if len(rows) > 1:
        return Judgement(
            site, article, url, Verdict.SILENT, f"{len(rows)} rows: {rows[1].url}", rows[1]
        )
    verdict, why = _compare(site, article, rows[0])
    return Judgement(site, article, url, verdict, why, rows[0])


def _without_row(site: Site, reason: str | None) -> Verdict:
    if site.family.honest is Honest.ONE:
        return Verdict.FALSE
    settled = reason is not None and reason.partition(":")[0] not in _GOOD
    return Verdict.FLAGGED if settled else Verdict.SILENT


def _compare(site: Site, article: Article, row: Row) -> tuple[Verdict, str]:
    if row.status != "complete":
        one = site.family.honest is Honest.ONE
        return Verdict.FALSE if one else Verdict.FLAGGED, f"{row.status}: {row.missing_reason}"
    if row.body.replace("\n", "") != article.body.replace("\n", ""):
        return Verdict.SILENT, _difference(article.body, row.body)
    if row.body != article.body:
        return Verdict.SEAM, _seams(article, row)
    wrong = [
        f"{name} {have!r}, not {want!r}"
        for name, have, want in _fields(site, article, row)
        if have != want
    ]
    return (Verdict.FIELD, "; ".join(wrong)) if wrong else (Verdict.EXACT, "")


def _fields(site: Site, article: Article, row: Row) -> list[tuple[str, object, object]]:
    return [
        ("title", row.title, article.title),
        ("published_at", row.published_at, site.published_at(article)),
        ("source", row.source, article.source), ("authors", row.authors, article.authors),
        ("editors", row.editors, article.editors),
    ]  # fmt: skip


def _difference(written: str, archived: str) -> str:
    """Say in a few words what is missing and what is foreign, seams aside."""
    all_written, all_archived = written.replace("\n", ""), archived.replace("\n", "")
    missing = [line for line in written.split("\n") if line not in all_archived]
    foreign = [line for line in archived.split("\n") if line not in all_written]
    share = f"{len(all_archived)} characters of {len(all_written)}"
    return f"{share}; {_sample('missing', missing)}; {_sample('foreign', foreign)}"


def _sample(name: str, lines: list[str]) -> str:
    return f"{name} {len(lines)}: " + " ¦ ".join(_shortened(line) for line in lines[:2])


def _shortened(line: str) -> str:
    return line if len(line) <= 40 else f"{line[:18]}…{line[-18:]}"


def seams(article: Article, row: Row) -> Iterator[tuple[str, str]]:
    """Give each seam's kind and state; of a text that has no other fault."""
    breaks = {at - number for number, at in enumerate(_line_ends(row.body))}
    at = 0
    for (page, following), kind in zip(pairwise(article.pages), article.seams, strict=True):
        at += sum(len(passage.text) for passage in page)
        continued = following[0].continued
        wrong = "open" if continued else "wrongly closed"
        yield kind, wrong if (at in breaks) is continued else "right"


def _line_ends(text: str) -> list[int]:
    return [at for at, character in enumerate(text) if character == "\n"]


def _seams(article: Article, row: Row) -> str:
    wrong = [f"{kind} {state}" for kind, state in seams(article, row) if state != "right"]
    return ", ".join(wrong) or "a paragraph was divided or joined inside a page"


def _strays(sites: list[Site], archive: Archive, claimed: set[str]) -> Iterator[Judgement]:
    by_host = {host: site for site in sites for host in (site.host, site.second_host)}
    for address, row in archive.rows.items():
        if address not in claimed:
            site = by_host.get(address.split("/")[2], sites[0])
            yield Judgement(site, None, row.url, Verdict.SILENT, "a row that is no article", row)
