"""The steps of the schema stay as they were, and today's queries find what older versions indexed."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from sqlite3 import Connection

import pytest
from sqlite_utils import Database

from crawler.archive.database import open_archive
from crawler.archive.migrations import APPLICATION_ID, migrations
from crawler.archive.query import parse
from crawler.archive.search import matching
from tests.support.commands import ROOT
from tests.support.scanning import put, put_many, queries, scan

SCHEMA = ROOT / "crawler" / "archive" / "schema"

# Each step in order, with the SHA-256 of its file. A new step is a new row; a row is never changed.
FROZEN = {
    "create_archive": "6c1e4a90473ac926",
    "remember_walks": "63b656aad93fc239",
    "revisit_articles": "0aa44ab1a53ffe5f",
    "remember_backfills": "73ed9a935eaeb27e",
    "resolve_quarantine": "a54108432016599b",
    "point_to_raw_bytes": "937761b6c2138879",
    "measure_runs": "1722888778cdae0f",
    "keep_tombstones": "1d47db50ce12f0ba",
    "search_text": "97ea8d785e3a6a02",
    "show_views": "c3590656ef4c843f",
    "list_articles": "9172ea666d5bdc26",
    "accept_findings": "eb2cafa5057fe7f9",
    "name_removal_rules": "9b7058d453b27560",
    "remember_repeated_texts": "25de14133f28067c",
}
EARLIER = [*FROZEN][1:]
# Everything that the index folds: white space, padding inside a name, and full-width characters.
TITLE = "第２期ＡｂＺ：渡口（东岸）增长９．５％；船来了，路通了！谁先上船？"
BODY = "刘　婷 Liu Ting\u00a0记者\n江上起雾，早班船停航。" + "岸上的人等了很久。" * 20 + "雾散"


def schema_of(db: Connection) -> list[tuple[str, str, str]]:
    return list(db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name"))


@pytest.fixture(
    scope="module",
    params=[*EARLIER, None],
    ids=lambda step: f"before {step}" if step else "of today",
)
def updated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    """An archive that was made and filled before a step was there, opened by this version."""
    path = tmp_path_factory.mktemp("older") / "archive.db"
    older = Database(path)
    migrations.apply(older, stop_before=request.param)
    put(older.conn, TITLE, BODY)
    older.conn.commit()
    put_many(older.conn, 30)
    older.close()
    db = open_archive(path)
    yield db
    db.close()


def test_a_step_is_never_edited() -> None:
    digests = {
        file.stem: sha256(file.read_bytes()).hexdigest()[:16] for file in SCHEMA.glob("*.sql")
    }
    assert digests == FROZEN


def test_the_steps_run_in_the_order_in_which_they_were_added() -> None:
    empty = Database(memory=True)
    assert [step.name for step in migrations.pending(empty)] == [*FROZEN]
    empty.close()


def test_the_first_step_marks_the_file_as_ours(archive: Path) -> None:
    db = Database(archive)
    migrations.apply(db, stop_before=EARLIER[0])
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    db.close()


def test_an_archive_of_any_version_gets_the_schema_of_today(
    updated: Connection, tmp_path: Path
) -> None:
    new = open_archive(tmp_path / "new.db")
    assert schema_of(updated) == schema_of(new)
    new.close()


def test_what_an_older_version_indexed_is_found_by_the_queries_of_today(
    updated: Connection,
) -> None:
    for word in queries(updated, 5, 100):
        assert sorted(matching(updated, parse(word))) == scan(updated, word), word


def test_each_pair_and_each_character_that_is_folded_is_found_in_any_width(
    updated: Connection,
) -> None:
    narrow = "第2期AbZ:渡口(东岸)增长9．5%;船来了,路通了!谁先上船?"
    for text in (TITLE, narrow, "刘婷", "Liu Ting", "Ting 记者 江上", "雾散"):
        for word in (*text.replace(" ", ""), *map("".join, pairwise(text)), text):
            if word.strip():
                assert 1 in matching(updated, parse(json.dumps(word, ensure_ascii=False))), word


def test_the_view_for_other_tools_finds_the_same(updated: Connection) -> None:
    for word in ("２期ａｂ", "2期AB", "东岸)增", "刘婷", "散", "停航。岸"):
        found = updated.execute(
            "SELECT id FROM search WHERE words = json_array(?) ORDER BY id", (word,)
        ).fetchall()
        assert [number for (number,) in found] == sorted(matching(updated, parse(word))), word
        assert (1,) in found
