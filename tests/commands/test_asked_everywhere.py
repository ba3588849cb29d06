"""The same thousand words, asked of every tool that searches an archive: each finds what a look into every text finds."""

import asyncio
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from scrapy.cmdline import ScrapyArgumentParser
from scrapy.utils.project import get_project_settings
from sqlite_utils.cli import cli

from crawler.archive.database import open_archive
from crawler.archive.query import parse
from crawler.commands.search import Command
from crawler.desk.room import room
from tests.support.commands import ROOT
from tests.support.reading_room import close
from tests.support.scanning import put, put_many, queries, scan

SQLITE = shutil.which("sqlite3")
BIN = Path(sys.executable).parent

Asked = list[tuple[str, list[int]]]
"""Words, and the articles that have them."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    database = open_archive(tmp_path_factory.mktemp("library") / "archive.db")
    put_many(database, 100)
    yield database
    database.close()


@pytest.fixture
def place(library: Connection) -> Path:
    """The archive's path."""
    return Path(library.execute("PRAGMA database_list").fetchone()[2])


@pytest.fixture(scope="module")
def asked(library: Connection) -> Asked:
    """A thousand words of 1 to 8 characters, many of which are in no text."""
    words = queries(library, 11, 1000)
    answers = [(word, scan(library, word)) for word in words]
    assert 200 < sum(not truth for _, truth in answers) < 800
    assert {len(word) for word in words} == set(range(1, 9))
    return answers


@pytest.fixture
def search(place: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run `scrapy search` as Scrapy runs it, but for the start of a process; give what it prints."""
    monkeypatch.chdir(ROOT)
    command = Command()
    command.settings = get_project_settings()

    def run(*typed: str) -> str:
        parser = ScrapyArgumentParser(conflict_handler="resolve")
        command.add_options(parser)
        opts, args = parser.parse_known_args(["-s", f"ARCHIVE_DB={place}", *typed])
        command.process_options(args, opts)
        with io.TextIOWrapper(io.BytesIO(), "utf-8") as out:
            monkeypatch.setattr(sys, "stdout", out)
            command.run(args, opts)
            return bytes(out.buffer.getvalue()).decode()

    return run


def test_scrapy_search(asked: Asked, search: Callable[..., str]) -> None:
    for word, truth in asked:
        found = [
            json.loads(line)["id"]
            for line in search("--json", "--most", "999", "--", word).splitlines()
        ]
        assert sorted(found) == truth, word
        assert search("--count", "--", word) == f"{len(truth)}\n", word


def test_scrapy_search_as_a_process(library: Connection, place: Path) -> None:
    for word in ("渡口", "-G"):
        command = [
            sys.executable,
            "-m",
            "scrapy",
            "search",
            "--json",
            "--most",
            "999",
            "-s",
            f"ARCHIVE_DB={place}",
        ]
        done = subprocess.run([*command, "--", word], cwd=ROOT, capture_output=True, check=True)
        assert (
            sorted(json.loads(line)["id"] for line in done.stdout.splitlines())
            == scan(library, word)
            != []
        )


def test_sqlite_utils_search(asked: Asked, place: Path, search: Callable[..., str]) -> None:
    """It is given what `scrapy search --match` prints."""
    shell = CliRunner()
    for word, truth in asked:
        match = search("--match", "--", word).rstrip("\n")
        done = shell.invoke(
            cli, ["search", str(place), "articles", match, "-c", "id"], catch_exceptions=False
        )
        assert sorted(row["id"] for row in json.loads(done.output)) == truth, word


def test_a_pair_of_characters_is_its_own_match(asked: Asked, place: Path) -> None:
    """What most people type, a word of two characters, sqlite-utils finds as it is typed."""
    shell, pairs = (
        CliRunner(),
        [(word, truth) for word, truth in asked if re.fullmatch("[一-鿿]{2}", word)],
    )
    assert len(pairs) > 9
    for word, truth in pairs:
        done = shell.invoke(
            cli, ["search", str(place), "articles", word, "-c", "id"], catch_exceptions=False
        )
        assert sorted(row["id"] for row in json.loads(done.output)) == truth, word


def _statements(asked: Asked) -> Iterator[str]:
    """Ask each word of the index and of the view."""
    for word, _ in asked:
        match, text = (said.replace("'", "''") for said in (parse(word).match, word))
        yield f"SELECT json_group_array(rowid) FROM articles_fts WHERE articles_fts MATCH '{match}'"
        yield f"SELECT json_group_array(id) FROM search WHERE words = json_array('{text}')"


@pytest.mark.skipif(SQLITE is None, reason="there is no sqlite3 shell")
def test_the_sqlite3_shell(asked: Asked, place: Path) -> None:
    script = "".join(f"{statement};\n" for statement in _statements(asked))
    done = subprocess.run(
        [str(SQLITE), "-bail", str(place)], input=script.encode(), capture_output=True, check=True
    )
    _compare(asked, done.stdout.decode().splitlines())


def test_sqlite_of_python(asked: Asked, place: Path) -> None:
    with closing(sqlite3.connect(place)) as db:
        _compare(asked, [db.execute(statement).fetchone()[0] for statement in _statements(asked)])


def _compare(asked: Asked, answers: list[str]) -> None:
    for number, (word, truth) in enumerate(asked):
        by_match, by_view = (
            sorted(json.loads(line)) for line in answers[2 * number : 2 * number + 2]
        )
        assert by_match == truth, word
        assert by_view == truth, word


@pytest.fixture
def ask(place: Path) -> Iterator[Callable[[str, Asked], list[Any]]]:
    """Ask the reading room for a path, with the words as one of its arguments, one after the other."""
    datasette = room(place)

    async def every(path: str, asked: Asked) -> list[Any]:
        return [
            (await datasette.client.get(f"{path}{urlencode({'': word})}")).json()
            for word, _ in asked
        ]

    yield lambda path, asked: asyncio.run(every(path, asked))
    close(datasette)


@pytest.mark.parametrize(
    "path",
    [
        "/archive/articles.json?_shape=array&_col=id&_size=max&_nofacet=1&_nocount=1&_search",
        "/search.json?q",
    ],
    ids=["datasettes_box", "our_box"],
)
def test_the_reading_room(asked: Asked, ask: Callable[[str, Asked], list[Any]], path: str) -> None:
    for (word, truth), rows in zip(asked, ask(path, asked), strict=True):
        assert sorted(row["id"] for row in rows) == truth, word


# -- what docs/sql.md tells those who have sqlite-utils alone

TOLD = re.findall(r"(?m)^\$ (sqlite-utils .*)$", (ROOT / "docs" / "sql.md").read_text("utf-8"))


@pytest.mark.parametrize("line", TOLD)
def test_the_lines_for_sqlite_utils_find_a_longer_word(archive: Path, line: str) -> None:
    db = open_archive(archive)
    put(db, "县里说乡村振兴", "从渡口说起。")
    put(db, "乡村", "振兴")
    db.close()
    shown = subprocess.run(
        ["/bin/sh", "-c", line.replace("archive.db", f"'{archive}'")],
        env={"PATH": f"{BIN}:/usr/bin:/bin"}, cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    assert [row["title"] for row in json.loads(shown.stdout)] == ["县里说乡村振兴"]


def test_typed_plainly_a_longer_word_is_one_token(archive: Path) -> None:
    """The reason for those lines: whoever makes this one find something may drop them."""
    db = open_archive(archive)
    put(db, "县里说乡村振兴")
    db.close()
    done = CliRunner().invoke(cli, ["search", str(archive), "articles", "乡村振兴", "-c", "id"])
    assert json.loads(done.output) == []
    assert TOLD
