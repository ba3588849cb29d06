"""An address leads to its article however somebody writes it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

import pytest

from crawler.archive.database import open_archive
from crawler.archive.identity import at
from crawler.archive.record import find_address
from crawler.errors import DeclarationError
from tests.support.article_pages import url
from tests.support.stored import article, save

FETCHED = "http://paper.example/4711_3.html?utm_source=list"


@pytest.fixture
def db(archive: Path) -> Iterator[Connection]:
    """An archive with an article whose third page was fetched at an address with a tracking parameter."""
    database = open_archive(archive)
    item = article(1, 2, 3)
    last = item.pages[-1]
    save(
        database,
        replace(
            item, pages=(*item.pages[:-1], replace(last, fetch=replace(last.fetch, url=FETCHED)))
        ),
    )
    yield database
    database.close()


@pytest.mark.parametrize(
    "address",
    [
        url(1),
        url(2),
        FETCHED,
        "http://Paper.Example/4711.html",
        "http://paper.example:80/4711_2.html#page",
        "http://paper.example/4711.html?utm_source=mail",
        " http://paper.example/4711.html ",
    ],
)
def test_any_way_to_write_an_address_of_it_finds_the_article(db: Connection, address: str) -> None:
    assert (at(db, address), find_address(db, address)) == ([1], 1)


def test_another_address_finds_nothing(db: Connection) -> None:
    assert (
        at(db, "http://paper.example/4712.html"),
        find_address(db, "http://paper.example/4712.html"),
    ) == ([], None)


@pytest.mark.parametrize(
    "text", ["", "4711", "paper.example/4711.html", "http://[", "mailto:a@paper.example"]
)
def test_what_is_no_address_is_said_to_be_none(db: Connection, text: str) -> None:
    with pytest.raises(DeclarationError):
        find_address(db, text)
