"""`scrapy crawlall`: every site in a process of its own, one exit code."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.console.fleet import WORST_FIRST, Done, Fleet, worst
from tests.support.commands import Command, Scrapy
from tests.support.holding_paper import HOLDS, HoldingPaper
from tests.support.pages import html

Rows = Callable[..., list[dict[str, Any]]]
Saved = Callable[[dict[str, str | bytes]], Path]
Start = Callable[..., Command]

DECLARED = """
from crawler.site import Listing, Site
from crawler.crawl.spider import ArticleSpider


class {name}(ArticleSpider):
    name = "{name}"
    site = Site(title="{name}", domains=("{host}",), listings=(Listing(url="http://{host}{path}"),), article=r"/\\d+\\.html$")
"""


@pytest.fixture
def papers(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Declare papers, and give the setting by which they are found."""

    def declare(path: str = "/news/index.html", **hosts: str) -> dict[str, str]:
        package = tmp_path / "papers"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").write_text("", "utf-8")
        for name, host in hosts.items():
            (package / f"{name}.py").write_text(
                DECLARED.format(name=name, host=host, path=path), "utf-8"
            )
        return {"SPIDER_MODULES": "papers"}

    return declare


def one_article(host: str, title: str) -> dict[str, str | bytes]:
    listing = '<html><meta charset="utf-8"><ul><li><a href="/news/2024-03-05/1.html">一</a></li></ul></html>'
    return {f"{host}/news/index.html": listing, f"{host}/news/2024-03-05/1.html": html(title=title)}


def test_all_declared_sites_are_crawled_and_the_worst_exit_code_is_given(
    scrapy: Scrapy, rows: Rows, saved: Saved, papers: Callable[..., dict[str, str]]
) -> None:
    modules = papers(east="www.east.example", west="www.west.example", gone="www.gone.example")
    replay = saved(
        one_article("www.east.example", "东岸的早市")
        | one_article("www.west.example", "西岸的晚市")
    )
    good = scrapy("crawlall", "--only", "east", "west", replay=replay, **modules)
    assert (good.code, good.out, good.err) == (0, "", "")
    assert {row["spider"] for row in rows("SELECT spider FROM articles")} == {"east", "west"}
    bad = scrapy("crawlall", "--summary", replay=replay, **modules)
    assert bad.code == 4
    problem, more = bad.err.splitlines()
    assert problem.startswith(
        "gone: listing http://www.gone.example/news/index.html: The server answered 404"
    )
    assert more.startswith("gone: More: ")
    table = {line.split()[0]: line.split()[1] for line in bad.out.splitlines()[2:]}
    assert table == {"east": "0", "west": "0", "gone": "4"}


def test_a_site_that_hangs_does_not_delay_the_others_and_a_signal_reaches_all(
    start: Start, rows: Rows, saved: Saved, papers: Callable[..., dict[str, str]]
) -> None:
    paper, quick = HoldingPaper(), HoldingPaper()
    quick.go.set()
    modules = papers(path=HOLDS, slow=paper.host, quick=quick.host)
    process = start(
        "crawlall",
        "--jobs",
        "2",
        replay=None,
        private=f"{paper.host},{quick.host}",
        STOP_GRACE="0.5",
        **modules,
    )
    try:
        assert paper.reached.wait(60)
        for _ in range(600):
            if rows("SELECT 1 FROM sqlite_master WHERE name = 'runs'") and rows(
                "SELECT 1 FROM runs WHERE spider = 'quick' AND exit_code IS NOT NULL"
            ):
                break
            threading.Event().wait(0.1)
        assert rows("SELECT exit_code FROM runs WHERE spider = 'slow'") == [{"exit_code": None}]
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 7, err
        assert rows("SELECT exit_code FROM runs WHERE spider = 'slow'") == [{"exit_code": 7}]
    finally:
        paper.close()
        quick.close()


def test_a_signal_that_comes_while_a_spider_is_started_reaches_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fleet = Fleet((), 1)

    class Late(subprocess.Popen[str]):
        def __init__(self, *_: Any, **options: Any) -> None:
            super().__init__([sys.executable, "-c", "import time; time.sleep(60)"], **options)
            fleet._pass_on(signal.SIGTERM, None)

    monkeypatch.setattr(subprocess, "Popen", Late)
    assert fleet._crawl("slow") == Done("slow", 7, ())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ("--only", "nobody"),
            "There is no declared spider nobody. Known: sample, slrbs",
            id="unknown",
        ),
        pytest.param(("--jobs", "0"), "'0' is no whole number from 1 to 999", id="no jobs"),
        pytest.param(("sample",), "Spiders are named with --only", id="a name without --only"),
    ],
)
def test_wrong_usage_is_exit_2(
    scrapy: Scrapy, archive: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = scrapy("crawlall", *arguments, replay=None)
    assert done.code == 2
    assert said in done.out + done.err
    assert not archive.exists()


@pytest.mark.parametrize(
    ("codes", "code"),
    [([], 0), ([0, 6], 6), ([0, 3, 4], 4), ([4, 7, 2], 2), ([5, 1, 3], 1), ([3, 99], 99)],
)
def test_the_worst_code_is_the_one_that_asks_most(codes: list[int], code: int) -> None:
    assert worst(codes) == code
    assert sorted(WORST_FIRST) == list(range(8))


def test_a_broken_spider_file_is_exit_2_told_once_and_the_others_are_crawled(
    scrapy: Scrapy, saved: Saved, papers: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    modules = papers(east="www.east.example", broken="www.broken.example")
    (tmp_path / "papers" / "broken.py").write_text("oops(", "utf-8")
    done = scrapy(
        "crawlall",
        "--summary",
        replay=saved(one_article("www.east.example", "东岸的早市")),
        **modules,
    )
    assert done.code == 2
    assert [line for line in done.err.splitlines() if "broken.py" in line] == [
        done.err.splitlines()[0]
    ]
    assert "east" in done.out
