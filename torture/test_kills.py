"""A crawl of 300 articles of several pages, killed again and again, ends as one that nobody disturbed.

At every death: nothing acknowledged is missing, nothing is torn, and the next run needs no clean-up. At the end: the archive is the
undisturbed one, row by row, and no page was fetched more often than the deaths explain.
"""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.newspaper import Newspaper, serving
from torture.crawls import Crawls, moments
from torture.paper import lengths, newspaper
from torture.state import Dump, dump, stored

ARTICLES, SEED = 300, 20261125
PAGES = sum(lengths(ARTICLES, SEED))
# How many pages a killed crawl may have in its hands: 16 articles in Scrapy's and the visits' hands, of six pages each.
MOST_IN_FLIGHT = 100


@pytest.fixture(scope="module")
def paper() -> Iterator[Newspaper]:
    with serving(newspaper(ARTICLES, SEED)) as served:
        yield served


@pytest.fixture(scope="module")
def calm(paper: Newspaper, tmp_path_factory: pytest.TempPathFactory) -> tuple[Dump, float]:
    """What an undisturbed crawl leaves, and how many seconds it takes from its first request."""
    crawls = Crawls(paper, tmp_path_factory.mktemp("calm"))
    first: list[float] = []
    paper.watch = lambda: first.append(time.monotonic())
    assert crawls.run() == (0, "")
    assert crawls.asked == PAGES
    return dump(crawls.archive), time.monotonic() - first[0]


def finish(crawls: Crawls, calm: Dump, deaths: int) -> None:
    """Let the last run end by itself, and hold the archive against the undisturbed one."""
    assert crawls.run() == (0, "")
    print(
        f"\n{crawls.killed} kills: {crawls.asked} pages fetched for {PAGES},"
        f" {crawls.asked - PAGES} more than needed, {crawls.in_flight} in flight at the kills"
    )
    assert crawls.killed >= deaths
    assert crawls.wrong == []
    assert crawls.again == []
    assert crawls.asked - PAGES <= crawls.in_flight <= MOST_IN_FLIGHT * crawls.killed
    assert crawls.acknowledged() <= stored(crawls.archive)
    found = dump(crawls.archive)
    for table, rows in calm.items():
        assert found[table] == rows, table


def test_thirty_kills_at_random_moments(
    paper: Newspaper, calm: tuple[Dump, float], tmp_path: Path
) -> None:
    undisturbed, seconds = calm
    crawls = Crawls(paper, tmp_path / "random")
    for after, from_first in moments(SEED, 30, longest=seconds / 12):
        assert crawls.die_after(after, from_first_request=from_first) in {-signal.SIGKILL, 0}
    finish(crawls, undisturbed, deaths=20)


def test_a_kill_at_a_request(paper: Newspaper, calm: tuple[Dump, float], tmp_path: Path) -> None:
    crawls = Crawls(paper, tmp_path / "requests")
    for number in (1, 2, 3, 4, 5, 8, 13, 21, 34, 55, 89, 144, 233):
        assert crawls.die_at_request(number) == -signal.SIGKILL
    finish(crawls, calm[0], deaths=13)


@pytest.mark.parametrize("after", [0, 1], ids=["before it is written", "after it is written"])
def test_a_kill_at_a_commit(
    paper: Newspaper, calm: tuple[Dump, float], tmp_path: Path, after: int
) -> None:
    crawls = Crawls(paper, tmp_path / "commits")
    for number in (1, 2, 3, 4, 5, 8, 13, 21, 34, 55):
        assert crawls.run(DIE_AT_COMMIT=str(number), DIE_AFTER=str(after))[0] == -signal.SIGKILL
    finish(crawls, calm[0], deaths=10)
