"""What a crawl says at its end."""

from pathlib import Path

import pytest

from crawler.archive.runs import Holdings, StoredArticle
from crawler.console.views.crawl import Outcome, describe

ROW = StoredArticle(
    title="渡口的早班船",
    pages=1,
    pages_declared=None,
    published_at="2024-03-05",
    source=None,
    missing_pages=(),
)


@pytest.mark.parametrize(("held", "is_first"), [(2, True), (9, False)])
def test_what_to_do_next_is_said_after_the_first_crawl_and_no_other(
    held: int, is_first: bool
) -> None:
    told = describe(
        Outcome(one_off=False, counts={"articles/new": 2}),
        [ROW, ROW],
        Holdings(held, None),
        Path("a.db"),
    )
    assert told.count("渡口的早班船") == 2
    assert ("Next:" in told) is is_first
    assert (f"search WORD -s ARCHIVE_DB={Path('a.db').absolute()}" in told) is is_first
