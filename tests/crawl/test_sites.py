"""Every declared site against its saved pages: tests/pages/<spider>/<case>/HOST/PATH and expected.json beside HOST.

A case is crawled as a whole by the real command. Where expected.json is missing it is written from what was stored, and the
test fails once: read it, correct it, commit it. A spider without a case fails.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from tests.support.commands import ROOT, Scrapy

PAGES = ROOT / "tests" / "pages"
SPIDERS = [
    name
    for name in SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["spiders"]})).list()
    if name not in {"article", "sample"}
]
CASES = [
    pytest.param(name, case, id=f"{name}: {case.name}")
    for name in SPIDERS
    for case in sorted((PAGES / name).glob("*/"))
]
COLUMNS = (
    "url",
    "title",
    "subtitle",
    "published_at",
    "source",
    "authors",
    "photographers",
    "correspondents",
    "editors",
    "channel",
    "body",
    "status",
    "pages_declared",
)


def stored(rows: Callable[..., list[dict[str, Any]]]) -> list[dict[str, Any]]:
    records = rows(f"SELECT id, {', '.join(COLUMNS)} FROM articles ORDER BY url")
    for record in records:
        number = record.pop("id")
        record["body"] = record["body"].split("\n")
        record["pages"] = [
            row["url"]
            for row in rows(
                "SELECT url FROM article_pages WHERE article_id = ? ORDER BY page", number
            )
        ]
        for name in ("authors", "photographers", "correspondents", "editors", "channel"):
            record[name] = json.loads(record[name])
    return records


@pytest.mark.parametrize("name", SPIDERS)
def test_a_site_has_a_saved_case(name: str) -> None:
    assert list((PAGES / name).glob("*/")), (
        f"save pages of {name} under tests/pages/{name}/<case>/HOST/PATH (see CONTRIBUTING.md)"
    )


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_site_reads_its_saved_pages(
    name: str, case: Path, scrapy: Scrapy, rows: Callable[..., list[dict[str, Any]]]
) -> None:
    done = scrapy("crawl", name, replay=case)
    assert (done.code, done.err) == (0, "")
    expected = case / "expected.json"
    records = stored(rows)
    if not expected.exists():
        expected.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail(f"{expected} was written: read it, correct it, commit it")
    assert records == json.loads(expected.read_text("utf-8"))
