"""Identifiers of articles and versions, and what a citation takes from a record."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.database import open_archive
from crawler.archive.record import find_identified, read_record
from crawler.citation import parts, record_identifier
from tests.support.cited import CITED
from tests.support.library import fill


def test_an_identifier_says_address_version_and_text() -> None:
    assert CITED.identifier == f"{record_identifier(CITED.url)}.2.{CITED.body_sha256[:12]}"
    assert parts(CITED.identifier) == (record_identifier(CITED.url), 2, CITED.body_sha256[:12])


@given(st.text(), st.text())
def test_articles_at_different_addresses_have_different_identifiers(one: str, other: str) -> None:
    assert (record_identifier(one) == record_identifier(other)) is (one == other)


@given(st.text())
def test_what_is_no_identifier_is_none(text: str) -> None:
    assert parts(text) is None


@pytest.mark.parametrize(
    "text", ["weiye:", "weiye:zz", CITED.identifier + "0", record_identifier("x") + ".1", "../etc"]
)
def test_what_resembles_an_identifier_is_none(text: str) -> None:
    assert parts(text) is None


def test_the_day_of_archiving_is_chinas_as_that_of_publication_is() -> None:
    assert replace(CITED, archived_at="2024-03-04T16:30:00Z").archived_on == "2024-03-05"


def test_an_identifier_leads_to_its_article_and_its_version(tmp_path: Path) -> None:
    fill(tmp_path / "archive.db")
    db = open_archive(tmp_path / "archive.db")
    record = read_record(db, 21)
    assert record is not None
    for version in record.versions:
        identifier = record.cite(version).identifier
        assert find_identified(db, identifier) == (21, version.revision)
        assert find_identified(db, identifier.removeprefix("weiye:")) == (21, version.revision)
    first = record.cite(record.versions[0])
    assert find_identified(db, record_identifier(record.url)) == (21, None)
    assert find_identified(db, replace(first, revision=9).identifier) == (21, 1), (
        "an archive that counted otherwise"
    )
    assert find_identified(db, replace(first, body_sha256="0" * 64).identifier) is None
    assert find_identified(db, record_identifier("http://paper.example/never.html")) is None
    assert find_identified(db, "' OR 1=1 --") is None
    db.close()


def test_correspondents_are_cited_behind_the_authors_and_nobody_twice(tmp_path: Path) -> None:
    fill(tmp_path / "archive.db")
    db = open_archive(tmp_path / "archive.db")
    record = read_record(db, 21)
    assert record is not None
    version = replace(record.current, authors=("杨柳", "顾青山"), correspondents=("顾青山", "田禾"))
    assert record.cite(version).authors == ("杨柳", "顾青山", "田禾")
    db.close()


def test_a_version_was_archived_when_its_bytes_came_not_when_they_were_read_again(
    tmp_path: Path,
) -> None:
    fill(tmp_path / "archive.db")
    db = open_archive(tmp_path / "archive.db")
    record = read_record(db, 21)
    assert record is not None
    fetched = {page.fetched_at for page in record.pages}
    assert {record.current.archived_at} == fetched
    assert record.current.changed_at > record.current.archived_at
    assert record.versions[0].archived_at in fetched
    db.execute("UPDATE article_pages SET fetched_at = '2030-01-01T00:00:00Z'")
    again = read_record(db, 21)
    assert again is not None
    assert again.current.archived_at == record.current.changed_at, (
        "the same text, fetched again, was archived before"
    )
    db.close()
