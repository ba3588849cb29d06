"""Politeness as the server sees it: everything is read from its log. Gaps are bounded from below only."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Scrapy
from tests.support.pages import html
from tests.support.recording_paper import RecordingPaper
from tests.support.server import Answer

Rows = Callable[..., list[dict[str, Any]]]
Serve = Callable[[dict[str, Any]], RecordingPaper]
LIST = "/news/index.html"
SPIDER = """
from crawler.site import Listing, Site
from crawler.crawl.spider import ArticleSpider

class PaperSpider(ArticleSpider):
    name = "paper"
    site = Site(title="江边日报网", domains=("{host}",), listings=(Listing(url="http://{host}/news/index.html"),))
"""
NEARLY = 0.5
"""Gaps are measured at the server, where a request may be noted late: then the next gap looks short. A burst has none at all."""


@pytest.fixture
def serve() -> Iterator[Serve]:
    papers: list[RecordingPaper] = []

    def begin(answers: dict[str, Any]) -> RecordingPaper:
        def answer(path: str) -> Any:
            said = answers.get(path)
            return (
                said.pop(0)
                if isinstance(said, list) and len(said) > 1
                else said[0]
                if isinstance(said, list)
                else said
            )

        papers.append(RecordingPaper(answer))
        return papers[-1]

    yield begin
    for paper in papers:
        paper.close()


@pytest.fixture
def crawl(scrapy: Scrapy, tmp_path: Path) -> Callable[..., Any]:
    """Crawl a paper that is served, with a delay of a twentieth of a second and no jitter unless it is chosen."""

    def begin(
        paper: RecordingPaper, *more: str, run: Callable[..., Any] = scrapy, **chosen: str
    ) -> Any:
        package = tmp_path / "papers"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").write_text("", "utf-8")
        (package / "paper.py").write_text(SPIDER.format(host=paper.host), "utf-8")
        settings = {
            "DOWNLOAD_DELAY": "0.05",
            "DOWNLOAD_DELAY_JITTER": "0",
            "RETRY_TIMES": "1",
        } | chosen
        return run(
            "crawl",
            "paper",
            *more,
            replay=None,
            private=paper.host,
            SPIDER_MODULES="papers",
            **settings,
        )

    return begin


def story(number: int) -> str:
    return f"/news/2024-03-05/{number}.html"


def news(count: int) -> dict[str, Any]:
    items = "".join(
        f'<li><a href="{story(n)}">渡口的第{n}班船开了</a></li>' for n in range(101, 101 + count)
    )
    text = "<p>　　渡口的船一天来回{n}趟，装满了江对岸的橘子和笋。</p><p>　　船老大说，今年水大，船要开得更慢一些，大家都等得起。</p>"
    pages = {
        story(n): html(text.format(n=n), title=f"渡口的第{n}班船开了")
        for n in range(101, 101 + count)
    }
    return {LIST: f'<html><meta charset="utf-8"><ul>{items}</ul></html>', **pages}


def test_the_pauses_of_robots_txt_are_kept_over_one_connection_and_with_a_name(
    crawl: Any, serve: Serve
) -> None:
    paper = serve(news(4) | {"/robots.txt": "User-agent: Weiye\nCrawl-delay: 0.4\n"})
    done = crawl(
        paper,
        AUTOTHROTTLE_ENABLED="1",
        AUTOTHROTTLE_START_DELAY="0.05",
        CONTACT="desk@paper.example",
    )
    assert (done.code, done.err) == (0, "")
    assert len(paper.log) == 6
    assert min(paper.gaps) >= 0.4 * NEARLY
    assert paper.most_at_once == 1
    assert all(asked.agent.endswith("(news archive) desk@paper.example") for asked in paper.log)


def test_of_a_robots_txt_larger_than_any_answer_the_first_part_counts(
    crawl: Any, serve: Serve
) -> None:
    rules = f"User-agent: *\nDisallow: {story(101)}\n" + "# 渡口\n" * 200_000
    paper = serve(news(2) | {"/robots.txt": rules})
    assert crawl(paper, DOWNLOAD_MAXSIZE="1000000").code == 0
    assert (story(101) in paper.paths, story(102) in paper.paths) == (False, True)


def test_the_delay_is_kept_between_all_requests_pages_and_retries_included(
    crawl: Any, serve: Serve
) -> None:
    busy = [Answer(status=500), news(3)[story(102)]]
    paper = serve(news(3) | {story(102): busy})
    assert crawl(paper, DOWNLOAD_DELAY="0.4").code == 0
    assert len(paper.log) == 6
    assert min(paper.gaps) >= 0.4 * NEARLY
    assert paper.most_at_once == 1


def test_a_short_retry_after_is_waited_for_and_meanwhile_nothing_is_asked_for(
    crawl: Any, serve: Serve, rows: Rows
) -> None:
    busy = [Answer(status=503, headers={"Retry-After": "1"}), news(2)[story(101)]]
    paper = serve(news(2) | {story(101): busy})
    assert crawl(paper).code == 0
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 2}]
    assert paper.paths.count(story(101)) == 2
    assert paper.gaps[paper.paths.index(story(101))] >= NEARLY


def test_a_long_retry_after_puts_that_address_off_and_nothing_else(
    crawl: Any, serve: Serve, rows: Rows
) -> None:
    paper = serve(
        news(3)
        | {story(101): Answer(status=429, headers={"Retry-After": "Fri, 31 Dec 2049 23:59:59 GMT"})}
    )
    assert crawl(paper).code == 3
    assert paper.paths.count(story(101)) == 1
    [row] = rows(
        "SELECT state, reason, julianday(due_at) - julianday('now') AS days FROM frontier WHERE due_at IS NOT NULL AND state <> 'stored'"
    )
    assert (row["state"], row["reason"]) == ("failed", "http-429")
    assert 89 < row["days"] < 91
    paper.log.clear()
    assert crawl(paper).code == 0
    assert story(101) not in paper.paths


def test_a_host_that_fails_is_left_alone_and_what_was_not_tried_is_due_without_a_try(
    crawl: Any, serve: Serve, rows: Rows
) -> None:
    down = {story(n): Answer(status=503) for n in range(101, 121)}
    answers = news(20) | down
    paper = serve(answers)
    done = crawl(paper, BREAKER_FAILURES="4")
    assert done.code == 4
    assert "host-down: 4 failures in a row, the last: http-503" in done.err
    assert len(paper.log) == 2 + 4
    assert len(done.err.splitlines()) < 8
    assert rows("SELECT count(*) AS n, sum(tries) AS tries FROM frontier") == [
        {"n": 20, "tries": 0}
    ]  # the host failed, not its articles
    answers.update(news(20))
    assert crawl(paper).code == 0
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 20}]


def test_the_budget_of_a_run_ends_it_and_the_next_run_goes_on(
    crawl: Any, serve: Serve, rows: Rows
) -> None:
    paper = serve(news(10))
    done = crawl(paper, REQUESTS_PER_RUN="6")
    assert done.code == 7
    assert len(paper.log) == 6
    assert rows("SELECT reason FROM runs") == [{"reason": "closespider_budget"}]
    assert rows(
        "SELECT state, count(*) AS n, sum(tries) AS tries FROM frontier GROUP BY state ORDER BY state"
    ) == [
        {"state": "due", "n": 6, "tries": 0},
        {"state": "stored", "n": 4, "tries": 0},
    ]
    first = set(paper.paths)
    paper.log.clear()
    assert crawl(paper).code == 0
    assert not {path for path in paper.paths if path not in {LIST, "/robots.txt"}} & first
    assert rows("SELECT count(*) AS n FROM articles") == [{"n": 10}]


def test_the_budget_of_a_host_ends_what_is_asked_of_it(crawl: Any, serve: Serve) -> None:
    paper = serve(news(10))
    assert crawl(paper, REQUESTS_PER_HOST="5").code == 7
    assert len(paper.log) == 5


def test_no_burst_follows_when_a_run_takes_up_what_another_left(crawl: Any, serve: Serve) -> None:
    paper = serve(news(10))
    assert crawl(paper, REQUESTS_PER_RUN="3").code == 7
    paper.log.clear()
    assert crawl(paper, DOWNLOAD_DELAY="0.4").code == 0
    assert len(paper.log) >= 9
    assert min(paper.gaps) >= 0.4 * NEARLY
    assert paper.most_at_once == 1


def test_no_burst_follows_when_a_machine_that_slept_goes_on(
    crawl: Any, serve: Serve, start: Any
) -> None:
    paper = serve(news(6))
    process = crawl(paper, run=start, DOWNLOAD_DELAY="0.4")
    while process.poll() is None and len(paper.log) < 3:
        time.sleep(0.01)
    process.send_signal(signal.SIGSTOP)
    time.sleep(1)
    process.send_signal(signal.SIGCONT)
    assert process.wait(60) == 0
    assert len(paper.log) == 8
    assert min(paper.gaps) >= 0.4 * NEARLY
    assert paper.most_at_once == 1


@pytest.mark.parametrize(
    ("robots", "code", "asked"),
    [
        pytest.param(Answer(status=403), 0, True, id="403 allows"),
        pytest.param(
            Answer(status=301, headers={"Location": "/robots.txt"}), 4, False, id="a loop forbids"
        ),
        pytest.param(
            Answer(status=301, headers={"Location": "/rules.txt"}),
            4,
            False,
            id="a redirect is followed",
        ),
    ],
)
def test_what_robots_txt_answers_decides_whether_anything_else_is_asked_for(
    crawl: Any, serve: Serve, robots: Answer, code: int, asked: bool
) -> None:
    paper = serve(news(1) | {"/robots.txt": robots, "/rules.txt": "User-agent: *\nDisallow: /\n"})
    done = crawl(paper, RETRY_TIMES="0")
    assert done.code == code, done.err
    assert (LIST in paper.paths) is asked
    assert paper.paths.count("/robots.txt") <= 6


def test_a_robots_txt_that_cannot_be_had_costs_no_address_a_try(
    crawl: Any, serve: Serve, rows: Rows
) -> None:
    answers = news(5) | {story(n): Answer(status=404) for n in range(101, 106)}
    paper = serve(answers)
    crawl(paper)
    answers["/robots.txt"] = Answer(status=503)
    assert crawl(paper, RETRY_TIMES="0").code == 4
    assert rows("SELECT DISTINCT tries FROM frontier") == [{"tries": 1}]
