import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from crawler.archive.database import open_archive
from tests.support.commands import ROOT, Command, Scrapy
from tests.support.scanning import put


@pytest.fixture
def shelf(archive: Path) -> Iterator[Connection]:
    db = open_archive(archive)
    put(db, "渡口停航", "早班船停了。", published_at="2024-03-01", source="江边日报")
    put(db, "石桥通了", "渡口冷清。", published_at="2024-03-31T09:10+08:00")
    put(db, "雾\x1b[2J\u202e来了", "渡口有\x07雾。", published_at="2024-04-02")
    yield db
    db.close()


def test_the_readme_shows_what_the_commands_print(scrapy: Scrapy) -> None:
    scrapy("crawl", "sample")
    readme = (ROOT / "README.md").read_text("utf-8")
    found = scrapy("search", "茶", "NOT", "渡口")
    assert (found.code, found.err) == (0, "")
    assert re.sub(r"(?m)^\d+ +", "", found.out.rstrip()) in re.sub(r"(?m)^\d+ +", "", readme), (
        "whatever the numbers"
    )
    number = next(line.split()[0] for line in found.out.splitlines() if "支书" in line)
    shown = scrapy("show", number)
    assert shown.out.splitlines()[0] in readme
    raw = scrapy("show", number, "--raw", "2")
    assert raw.out.startswith("WARC/1.1")
    assert "HTTP/1.1 200" in raw.out
    assert scrapy("show", number, "--raw", "99").code == 2


def test_a_table_on_one_line_each_newest_first(shelf: Connection, scrapy: Scrapy) -> None:
    done = scrapy("search", "渡口")
    assert done.code == 0
    assert [line.split()[:2] for line in done.out.splitlines()[2:5]] == [
        ["3", "2024-04-02"],
        ["2", "2024-03-31"],
        ["1", "2024-03-01"],
    ]
    assert done.out.endswith("\n\n3 articles; scrapy show ID shows one.\n")
    assert "江边日报" in done.out.splitlines()[4]
    assert "(paper.example)" in done.out.splitlines()[3], "a site is not taken for a source"
    assert not set(done.out) & set("\x1b\x07\u202e")


def test_what_programs_read(shelf: Connection, scrapy: Scrapy) -> None:
    lines = [
        json.loads(line)
        for line in scrapy("search", "渡口", "--json", "--until", "2024-03").out.splitlines()
    ]
    assert [line["title"] for line in lines] == ["石桥通了", "渡口停航"]
    assert lines[0]["snippet"] == "渡口冷清。"
    assert scrapy("search", "渡口", "--count", "--source", "江边日报").out == "1\n"
    assert scrapy("search", "渡口停", "--match").out == '(("渡口 口停"))\n'


@pytest.mark.parametrize("typed", ['"', "(", "'; DROP TABLE articles;--", "NEAR(渡口", "没有的词"])
def test_what_is_not_there_is_no_error(shelf: Connection, scrapy: Scrapy, typed: str) -> None:
    done = scrapy("search", typed)
    assert (done.code, done.out, done.err) == (0, "No article matches.\n", "")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("渡口", "--source", "江边晚报"), "The archive has no source 江边晚报; it has 江边日报."),
        (("渡口", "--author", "顾青"), "The archive has no author 顾青; it has none yet."),
        (("NOT", "没有的词"), "NOT is not between two words, so it was searched for literally."),
    ],
)
def test_nothing_found_says_what_may_be_mistyped(
    shelf: Connection, scrapy: Scrapy, arguments: tuple[str, ...], hint: str
) -> None:
    done = scrapy("search", *arguments)
    assert (done.code, done.out, done.err) == (0, f"No article matches.\n{hint}\n", "")


def test_chinese_comes_out_whatever_the_locale(
    shelf: Connection, scrapy: Scrapy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    for done in (scrapy("search", "石桥"), scrapy("show", "2")):
        assert (done.code, done.err) == (0, "")
        assert "石桥通了" in done.out


def test_a_reader_that_has_seen_enough_is_no_error(
    shelf: Connection, spawn: Callable[..., subprocess.Popen[str]]
) -> None:
    for number in range(900):
        put(shelf, f"第{number}班船", "渡口" * 40)
    for command in (("search", "渡口", "--most", "9999"), ("show", "1")):
        process = spawn(*command)
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("search", "--match"), 2, "--match needs words"),
        (("search", "渡口", "--since", "2017-13"), 2, "since=2017-13: a day is wanted"),
        (("search", "渡口", "-s", "ARCHIVE_DB=/no/such/archive.db"), 5, "There is no archive at"),
        (("show", "99"), 2, "holds no article 99"),
        (("show", "http://paper.example/none.html"), 2, "holds no article http"),
        (("show", "weiye:00000000000000000000"), 2, "holds no article weiye"),
        (("show", "渡口"), 2, "渡口"),
        (("show", "1", "--version", "7"), 2, "has no version 7"),
        (("show", "1", "--diff"), 2, "is the first"),
        (("show", "1", "--raw"), 2, "has no page 1"),
    ],
)
def test_wrong_usage_is_one_sentence(
    shelf: Connection,
    start: Callable[..., Command],
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    process = (
        start(*arguments)
        if "-s" not in arguments
        else start(*arguments[:2], ARCHIVE_DB=arguments[3].partition("=")[2])
    )
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, "")
    assert said in err
    assert err.count("\n") == 1
