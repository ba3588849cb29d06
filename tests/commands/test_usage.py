"""What every command says to a mistake: an option nobody knows, an archive that is not there."""

import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.archive.database import open_archive
from tests.support.commands import ROOT, Scrapy

Saved = Callable[[dict[str, str | bytes]], Path]


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
    assert f"Unknown option {next(a for a in arguments if a.startswith('-'))}." in done.err
    assert not archive.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("reparse",),
        ("retry",),
        ("takedown", "http://www.paper.example/1.html", "--reason", "asked"),
        ("verify",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_changes_an_archive_makes_none_at_a_mistyped_path(
    scrapy: Scrapy, archive: Path, arguments: tuple[str, ...]
) -> None:
    done = scrapy(*arguments, replay=None)
    assert (done.code, done.out) == (5, "")
    assert f"There is no archive at {archive}" in done.err
    assert not archive.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--most", str(10**20)),
        ("search", "--most", "0"),
        ("report", "--days", "99999999"),
        ("report", "--run", str(10**20)),
        ("report", "--run", "9" * 5000),
        ("reparse", "--jobs", "-1"),
        ("verify", "--jobs", "0"),
        ("show", "1", "--version", "0"),
        ("show", "1", "--raw", "²"),
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_a_number_that_is_none_or_out_of_bounds_is_exit_2_and_named(
    scrapy: Scrapy, archive: Path, arguments: tuple[str, ...]
) -> None:
    open_archive(archive).close()
    done = scrapy(*arguments, replay=None)
    assert (done.code, done.out) == (2, "")
    assert f"argument {arguments[-2]}: {arguments[-1]!r} is no whole number from 1 to " in done.err
    assert "Traceback" not in done.err


def test_a_name_that_no_module_can_have_is_refused(scrapy: Scrapy) -> None:
    done = scrapy("genspider", "bad name", "http://www.paper.example/news/", replay=None)
    assert done.code == 2
    assert "'bad name' cannot name a spider" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("parse",), "one address is wanted"),
        (("parse", "渡口"), "is not a web address"),
        (
            ("parse", "http://www.paper.example/1.html", "--spider", "nosuch"),
            "There is no spider called 'nosuch'",
        ),
        (("genspider", "river", "渡口"), "'渡口' is no address of a listing"),
        (
            ("genspider", "slrbs", "http://www.paper.example/"),
            "Nothing was written; --force writes it anew",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_what_cannot_be_done_is_exit_2_and_said(
    scrapy: Scrapy, arguments: tuple[str, ...], said: str
) -> None:
    done = scrapy(*arguments)
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err


def test_parsing_an_address_in_a_private_network_says_how_to_allow_it(scrapy: Scrapy) -> None:
    done = scrapy("parse", "http://127.0.0.1:8217/1.html", replay=None, private="")
    assert (done.code, done.out) == (2, "")
    assert "-s ALLOW_PRIVATE_HOSTS=127.0.0.1:8217 allows it" in done.err


@pytest.mark.parametrize(
    "address", ["http://www.paper.example/4711.html", "http://www.paper.example/news/"]
)
def test_parsing_an_address_that_gives_nothing_says_why(
    scrapy: Scrapy, saved: Saved, address: str
) -> None:
    done = scrapy("parse", address, replay=saved({}))
    assert done.code == 4
    assert "404" in done.out
    assert "Traceback" not in done.err


def test_no_line_of_a_help_is_taken_for_a_heading(scrapy: Scrapy) -> None:
    lines = scrapy("serve", "--help", replay=None).out.splitlines()
    headings = {above for above, line in pairwise(lines) if set(line) == {"="}}
    assert headings == {"Usage", "Options"}


def test_the_sample_is_not_served_for_a_command_that_is_none(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "sample" / "serve.py", tmp_path / "nosuch"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path / 'nosuch'} cannot be run: No such file or directory.\n"
