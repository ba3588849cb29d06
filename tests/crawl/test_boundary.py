"""A mistake of ours costs the page that meets it: not the article, not the source, not the run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl.boundary import read_or_refuse
from crawler.errors import DeclarationError, Refused
from tests.support.commands import Scrapy
from tests.support.pages import PROSE, html

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]

BROKEN = json.dumps(
    {
        "tests.support.broken_reader.BrokenReader": 0,
        "crawler.crawl.archive_client.ArchiveClient": 0,
    }
)
HOST = "www.paper.example"
ARTICLE = f"http://{HOST}/news/2024-03-05/4711.html"


def raising(error: Exception) -> Callable[[], str]:
    def reading() -> str:
        raise error

    return reading


def test_an_error_that_nobody_foresaw_is_a_refusal_with_its_traceback() -> None:
    with pytest.raises(Refused) as refused:
        read_or_refuse(raising(IndexError("tuple index")))
    assert refused.value.refusal.reason == "reader-failed"
    assert refused.value.refusal.detail.startswith("IndexError: tuple index\nTraceback")
    assert "test_boundary.py" in refused.value.refusal.detail


def test_what_is_foreseen_passes_as_it_is() -> None:
    for error in (Refused("empty"), DeclarationError("no query")):
        with pytest.raises(type(error)) as met:
            read_or_refuse(raising(error))
        assert met.value is error
    assert read_or_refuse(lambda: "text") == "text"


def test_memory_that_ends_is_no_mistake() -> None:
    with pytest.raises(Refused) as refused:
        read_or_refuse(raising(MemoryError()))
    assert refused.value.refusal.reason == "too-complex"


def page(number: int, text: str) -> str:
    links = "".join(f'<a href="4711{"" if n == 1 else f"_{n}"}.html">{n}</a> ' for n in (1, 2, 3))
    return html(f"<p>　　{text}</p>", after=f'<div class="pages">{number}/3 {links}</div>')


def test_one_page_of_three_costs_itself_and_the_run_says_that_there_is_a_bug(
    scrapy: Scrapy, rows: Rows, saved: Saved
) -> None:
    broken = page(2, PROSE[3])
    files: dict[str, str | bytes] = {
        f"{HOST}/news/2024-03-05/4711.html": page(1, PROSE[0]),
        f"{HOST}/news/2024-03-05/4711_2.html": broken,
        f"{HOST}/news/2024-03-05/4711_3.html": page(3, PROSE[2]),
        f"{HOST}/news/2024-03-05/4712.html": html(f"<p>　　{PROSE[3]}</p>", title="冷库"),
        f"{HOST}/news/2024-03-05/4713.html": html(f"<p>　　{PROSE[1]}</p>", title="账本"),
    }
    urls = [ARTICLE, ARTICLE.replace("4711", "4712"), ARTICLE.replace("4711", "4713")]
    done = scrapy(
        "crawl", "article", "-a", f"urls={','.join(urls)}", replay=saved(files), EXTENSIONS=BROKEN
    )
    assert done.code == 1
    assert done.err.count("A page met a mistake of this program: IndexError") == 2
    assert {row["title"]: row["missing_reason"] for row in rows("SELECT * FROM articles")} == {
        "渡口的早班船": "reader-failed",
        "账本": None,
    }
    held = rows("SELECT url, detail, warc_length FROM quarantine ORDER BY url")
    assert [row["url"] for row in held] == [ARTICLE.replace(".html", "_2.html"), urls[1]]
    assert all("Traceback" in row["detail"] and row["warc_length"] for row in held)
    assert rows("SELECT state, tries FROM frontier WHERE url = ?", urls[1]) == [
        {"state": "quarantined", "tries": 1}
    ]
    assert scrapy("crawl", "article", "-a", f"urls={','.join(urls)}", replay=saved({})).code == 0
    assert rows("SELECT resolution FROM quarantine") == [{"resolution": "stored"}] * 2


def test_a_home_page_costs_itself(scrapy: Scrapy, rows: Rows, saved: Saved) -> None:
    files: dict[str, str | bytes] = {
        f"{HOST}/index.html": html("<a href='/news/2024-03-05/4711.html'>冷库封顶了</a>"),
        f"{HOST}/news/2024-03-05/4713.html": html(f"<p>　　{PROSE[1]}</p>", title="账本"),
    }
    done = scrapy(
        "crawl",
        "article",
        "-a",
        f"url={ARTICLE.replace('4711', '4713')}",
        "-a",
        f"home=http://{HOST}/index.html",
        replay=saved(files),
        EXTENSIONS=BROKEN,
    )
    assert done.code == 1
    assert "reader-failed" in done.err
    assert [row["title"] for row in rows("SELECT title FROM articles")] == ["账本"]
