"""What every command says to a mistake: an option nobody knows, an archive that is not there."""

from pathlib import Path

import pytest

from tests.conftest import Scrapy


@pytest.mark.parametrize(
    "arguments",
    [("search", "茶", "--sinse", "2024"), ("crawl", "sample", "--frob"), ("show", "9", "-x")],
    ids=lambda arguments: arguments[0],
)
def test_an_option_that_nobody_knows_is_exit_2_and_is_named(
    scrapy: Scrapy, archive: Path, arguments: tuple[str, ...]
) -> None:
    done = scrapy(*arguments, replay=None)
    assert done.code == 2
    assert f"There is no option {next(a for a in arguments if a.startswith('-'))}" in done.err
    assert not archive.exists()


@pytest.mark.parametrize(
    "arguments",
    [("reparse",), ("retry",), ("takedown", "http://www.paper.example/1.html", "--reason", "asked"), ("verify",)],
    ids=lambda arguments: arguments[0],
)
def test_what_changes_an_archive_makes_none_at_a_mistyped_path(
    scrapy: Scrapy, archive: Path, arguments: tuple[str, ...]
) -> None:
    done = scrapy(*arguments, replay=None)
    assert (done.code, done.out) == (5, "")
    assert f"There is no archive at {archive}" in done.err
    assert not archive.exists()


def test_a_name_that_no_module_can_have_is_refused(scrapy: Scrapy) -> None:
    done = scrapy("genspider", "bad name", "http://www.paper.example/news/", replay=None)
    assert done.code == 2
    assert "'bad name' cannot name a spider" in done.err
