"""A name that somebody mistyped is met with those there are."""

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from crawler.archive import frontier, runs
from crawler.archive.database import open_archive
from crawler.archive.facets import check_name
from crawler.errors import DeclarationError
from crawler.model import Run
from tests.support.pages import NOW


@pytest.fixture
def db(archive: Path) -> Iterator[Connection]:
    database = open_archive(archive)
    run = runs.begin(database, spider="slrbs", arguments={}, versions={}, now=NOW)
    for n in range(10):
        site = f"paper{n}.example"
        frontier.accept(
            database, [f"http://{site}/1.html"], site=site, found_on=None, run=Run(run, NOW)
        )
    yield database
    database.close()


def test_what_the_archive_has_may_be_named_and_nothing_need_be(db: Connection) -> None:
    check_name(db, "site", "paper3.example")
    check_name(db, "spider", "slrbs")
    check_name(db, "reason", "timeout")  # nothing has it, and it is no mistake
    check_name(db, "site", None)


def test_what_it_has_not_is_said_with_what_it_has_the_closest_first(db: Connection) -> None:
    with pytest.raises(
        DeclarationError, match=r"no site papr7.example; it has paper7.example, .*, …\.$"
    ):
        check_name(db, "site", "papr7.example")
    with pytest.raises(DeclarationError, match=r"no spider slrb; it has slrbs\.$"):
        check_name(db, "spider", "slrb")
    with pytest.raises(DeclarationError, match=r"no reason timeot; it has none yet\.$"):
        check_name(db, "reason", "timeot")
    with pytest.raises(DeclarationError, match=r"no site papr7.example; it has none yet\.$"):
        check_name(db, "article's site", "papr7.example")
