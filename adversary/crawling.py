"""Crawls the invented sites with the project's own command, and reads what the archive says."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from adversary.family import Entry
from adversary.site import Site, key

_ROOT = Path(__file__).parent.parent
_ROWS = """
SELECT url, title, body, status, published_at, source, authors, editors, missing_reason,
       pages_evidence FROM articles
"""


@dataclass(frozen=True, slots=True)
class Row:
    """An article as it is archived."""

    url: str
    title: str
    body: str
    status: str
    published_at: str | None
    source: str | None
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    missing_reason: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Archive:
    """What a crawl left: articles by address, and for other addresses why there is none."""

    rows: dict[str, Row]
    refused: dict[str, str]
    exit_code: int


def entries(sites: Sequence[Site]) -> list[str]:
    """Return the addresses that the crawl is given, one for each article."""
    return [entry(site, n) for site in sites for n in range(len(site.articles))]


def entry(site: Site, number: int) -> str:
    """Return the address by which the crawl meets the article with this number."""
    article = site.articles[number]
    total = len(article.pages)
    page = {Entry.FIRST: 1, Entry.MIDDLE: (total + 1) // 2, Entry.LAST: total}[site.family.entry]
    return site.page_address(article, page)


def crawl(sites: Sequence[Site], proxy: str, folder: Path) -> Archive:
    """Crawl all articles into an archive in this folder, through the proxy."""
    addresses, archive = folder / "addresses.txt", folder / "archive.db"
    addresses.write_text("\n".join(entries(sites)) + "\n", "utf-8")
    settings = {
        "ARCHIVE_DB": archive,
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": 0,
        "CONCURRENT_REQUESTS": 16,
        "LOG_LEVEL": "ERROR",
    }
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    environment = {**os.environ, "http_proxy": proxy, "no_proxy": ""}
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "crawl",
        "article",
        "-a",
        f"file={addresses}",
        *options,
    ]
    with (folder / "crawl.log").open("w", encoding="utf-8") as log:
        done = subprocess.run(
            command, cwd=_ROOT, env=environment, stdout=log, stderr=log, check=False
        )
    return _read(archive, done.returncode)


def _read(archive: Path, exit_code: int) -> Archive:
    if not archive.exists():
        return Archive({}, {}, exit_code)
    with closing(sqlite3.connect(archive)) as connection:
        rows = {key(row[0]): _row(row) for row in connection.execute(_ROWS)}
        refused = {
            key(url): f"{state}: {reason}"
            for url, state, reason in connection.execute("SELECT url, state, reason FROM frontier")
        }
    return Archive(rows, refused, exit_code)


def _row(row: Sequence[str]) -> Row:
    url, title, body, status, published_at, source, authors, editors, missing, evidence = row
    return Row(
        url,
        title,
        body,
        status,
        published_at,
        source,
        tuple(json.loads(authors)),
        tuple(json.loads(editors)),
        missing,
        evidence,
    )
