"""`scrapy show` of a version: its own text, pages and bytes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Scrapy
from tests.support.pages import PROSE, html

ADDRESS = "http://www.paper.example/news/2024-03-05/4711.html"
FILE = "www.paper.example/news/2024-03-05/4711.html"
FIRST, SECOND = PROSE[0], PROSE[0].replace("十二筐", "十筐")


@pytest.fixture
def shown(scrapy: Scrapy, saved: Callable[[dict[str, str | bytes]], Path]) -> Callable[..., Any]:
    """An article that was corrected, and `scrapy show` of it."""
    for line in (FIRST, SECOND):
        replay = saved({FILE: html(f"<p>　　{line}</p><p>　　{PROSE[1]}</p>")})
        assert scrapy("crawl", "article", "-a", f"url={ADDRESS}", replay=replay).code == 0
    return lambda *options: scrapy("show", "1", *options)


def test_the_bytes_are_those_of_the_version(shown: Callable[..., Any]) -> None:
    old, new = shown("--raw", "1", "--version", "1"), shown("--raw", "1")
    assert (FIRST in old.out, SECOND in old.out) == (True, False)
    assert (FIRST in new.out, SECOND in new.out) == (False, True)
    assert shown("--raw", "2", "--version", "1").code == 2


def test_the_pages_are_those_of_the_version(shown: Callable[..., Any]) -> None:
    old, new = (json.loads(shown("--json", "--version", n).out) for n in "12")
    assert [page["url"] for page in old["pages"]] == [ADDRESS]
    assert old["pages"][0]["sha256"] != new["pages"][0]["sha256"]
    assert old["versions"][0]["pages"] == old["pages"]
    assert old["pages"][0]["sha256"][:12] in shown("--version", "1").out
