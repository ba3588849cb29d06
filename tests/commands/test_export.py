"""`scrapy export`, as people run it."""

import csv
import io
import json
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import export
from crawler.archive.export import records
from tests.support.commands import ROOT, Scrapy, run_here
from tests.support.library import SEED, fill

Rows = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of 23 articles."""
    fill(tmp_path / "archive.db")
    return tmp_path / "archive.db"


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_records_go_to_the_standard_output_whole_and_in_utf_8(scrapy: Scrapy, rows: Rows) -> None:
    done = scrapy("export")
    assert (done.code, done.err) == (0, "")
    told = lines(done.out)
    stored = rows("SELECT * FROM articles")
    assert {record["url"]: record["body"] for record in told} == {
        row["url"]: row["body"] for row in stored
    }
    [seed] = [record for record in told if record["title"] == SEED]
    assert SEED in done.out
    assert seed["authors"] == ["杨柳", "顾青山"]
    assert [page["page"] for page in seed["pages"]] == [1, 2, 3, 4, 5]
    assert [image["caption"] for image in seed["images"]] == ["祠堂门口的账"]
    assert seed["identifier"].endswith(f".2.{seed['body_sha256'][:12]}")
    assert seed["archived_at"] == "2024-03-05T00:00:00Z"
    assert seed["citation"].startswith(
        f"杨柳, 顾青山. {SEED}: 五页写完一个村[N/OL]. 渡口日报, 2017-02-03[2024-03-05]."
    )


def test_a_file_is_written_in_silence_in_the_format_of_its_ending(
    scrapy: Scrapy, tmp_path: Path, rows: Rows
) -> None:
    done = scrapy("export", str(tmp_path / "articles.csv"))
    assert (done.code, done.out, done.err) == (0, "", "")
    text = (tmp_path / "articles.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    sheet = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    newest = rows("SELECT body FROM articles ORDER BY published_at DESC, id DESC")
    assert [row["body"] for row in sheet] == [row["body"] for row in newest]
    assert "'=HYPERLINK(1)" in {row["authors"] for row in sheet}


def test_markdown_is_a_folder_with_a_file_for_each_article(scrapy: Scrapy, tmp_path: Path) -> None:
    done = scrapy("export", "--format", "markdown", str(tmp_path / "out"))
    assert (done.code, done.out, done.err) == (0, "", "")
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 23
    [seed] = [file for file in files if SEED in file.name]
    assert seed.name.startswith(f"2017-02-03 {SEED} ")
    assert seed.read_text("utf-8").count("账本上写着") == 4


def test_parquet_keeps_lists_and_absence(scrapy: Scrapy, tmp_path: Path, rows: Rows) -> None:
    parquet = pytest.importorskip(
        "pyarrow.parquet", reason="pyarrow is not installed: make .venv/parquet"
    )
    assert scrapy("export", str(tmp_path / "a.parquet")).code == 0
    told = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    stored = rows("SELECT * FROM articles ORDER BY published_at DESC, id DESC")
    assert [(r["url"], r["body"], r["source"], r["revision"]) for r in told] == [
        (r["url"], r["body"], r["source"], r["revision"]) for r in stored
    ]
    assert [r["authors"] for r in told] == [json.loads(r["authors"]) for r in stored]


def test_parquet_without_pyarrow_says_how_to_get_it(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['pyarrow'] = None\n")
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "export", str(tmp_path / "a.parquet"), "-s", f"ARCHIVE_DB={archive}"],
        cwd=ROOT, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert (
        done.stderr
        == "scrapy export: Parquet needs pyarrow, which nothing else does: `make .venv/parquet` installs it.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("--query", "脱贫"), "body LIKE '%脱贫%' OR title LIKE '%脱贫%'"),
        (("--query", "渡口", "--since", "2017", "--until", "2017-04"), "title LIKE '%渡口%' AND published_at BETWEEN '2017' AND '2017-05'"),
        (("--author", "杨柳"), "authors LIKE '%杨柳%'"),
        (("--status", "partial"), "status = 'partial'"),
        (("--channel", "县区新闻"), "channel LIKE '%县区新闻%'"),
        (("--source", "渡口日报", "--site", "paper.example"), "source = '渡口日报'"),
        (("--source", "别处日报", "--site", "paper.example"), "false"),
    ],
)  # fmt: skip
def test_the_filters_of_search_choose_what_goes(
    scrapy: Scrapy, rows: Rows, arguments: tuple[str, ...], where: str
) -> None:
    done = scrapy("export", *arguments)
    wanted = rows(f"SELECT url FROM articles WHERE {where} ORDER BY published_at DESC, id DESC")
    assert (done.code, done.err) == (0, "")
    assert [record["url"] for record in lines(done.out)] == [row["url"] for row in wanted]
    assert bool(wanted) is ("别处日报" not in arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "yesterday"), "yesterday"),
        (("--site", "other.example"), "The archive has no site other.example; it has "),
        (("out.xyz",), "Which format is out.xyz to have?"),
        (("--format", "markdown"), "needs a folder to write to"),
        (("--format", "parquet"), "needs a file to write to"),
    ],
)
def test_what_cannot_be_meant_is_said_to_be_so(
    scrapy: Scrapy, arguments: tuple[str, ...], said: str
) -> None:
    done = scrapy("export", *arguments)
    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize(
    "name",
    [
        "archive.db",
        "sub/../archive.db",
        "link/archive.db",
        "link/archive.db-wal",
        "archive.db-journal",
        "archive.warc/weiye-1.warc.gz",
        "link/archive.warc",
    ],
)
def test_the_archive_is_never_the_target(scrapy: Scrapy, archive: Path, name: str) -> None:
    (archive.parent / "sub").mkdir()
    (archive.parent / "link").symlink_to(archive.parent)
    archive.with_suffix(".warc").mkdir()
    before = archive.read_bytes()
    done = scrapy("export", "--format", "jsonl", str(archive.parent / name))
    assert (done.code, archive.read_bytes()) == (2, before)
    assert "is the archive itself, or belongs to it" in done.err
    assert sorted(path.name for path in archive.parent.rglob("*") if path.is_file()) == [
        "archive.db"
    ]


def test_a_link_by_which_the_archive_is_known_is_no_target_and_another_one_is(
    scrapy: Scrapy, archive: Path, tmp_path: Path
) -> None:
    known, other = tmp_path / "known.db", tmp_path / "other.jsonl"
    known.symlink_to(archive)
    other.symlink_to(archive)
    before = archive.read_bytes()
    assert scrapy("export", "--format", "jsonl", str(known), ARCHIVE_DB=str(known)).code == 2
    assert scrapy("export", "--format", "jsonl", str(archive), ARCHIVE_DB=str(known)).code == 2
    assert (known.is_symlink(), archive.read_bytes()) == (True, before)
    assert scrapy("export", str(other)).code == 0
    assert (other.is_symlink(), archive.read_bytes()) == (False, before)


def test_no_archive_is_a_sentence(scrapy: Scrapy, archive: Path) -> None:
    archive.unlink()
    done = scrapy("export")
    assert done.code == 5
    assert "There is no archive at" in done.err


def test_a_reader_that_has_seen_enough_is_no_error(
    spawn: Callable[..., subprocess.Popen[str]], rows: Rows, archive: Path
) -> None:
    grown(rows)
    process = spawn("export")
    assert process.stdout is not None
    assert process.stdout.readline().startswith('{"identifier":"weiye:')
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait(60) == 0


def test_a_disk_that_fills_up_leaves_the_old_file(
    archive: Path, tmp_path: Path, rows: Rows
) -> None:
    grown(rows)
    target = tmp_path / "articles.csv"
    target.write_text("old")
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "export", str(target), "-s", f"ARCHIVE_DB={archive}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (5, "")
    assert "cannot be written: the disk is full" in done.stderr
    assert "What was there before is as it was." in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_text() == "old"
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("caught", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_the_old_file(
    archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caught: signal.Signals,
) -> None:
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / "articles.jsonl"
    target.write_text("old")
    files = 0

    def interrupted(*arguments: Any) -> Iterator[Any]:
        nonlocal files
        for record in records(*arguments):
            yield record
            files = len(list(target.parent.iterdir()))
            signal.raise_signal(caught)

    monkeypatch.setattr(export, "records", interrupted)
    with signals_as_they_were():
        code = run_here(archive, "export", str(target))
    assert files == 2, "it was writing"
    done = capsys.readouterr()
    assert (code, done.out, done.err) == (
        7,
        "",
        "scrapy export: stopped; the target is as it was.\n",
    )
    assert target.read_text() == "old"
    assert list(target.parent.iterdir()) == [target]


@contextmanager
def signals_as_they_were() -> Iterator[None]:
    """Give back the handlers that a command changes."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    handlers = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, handlers, strict=True):
        signal.signal(number, handler)


def grown(rows: Rows, times: int = 2_000) -> None:
    """Add so many articles that no pipe or buffer holds them."""
    rows(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " INSERT INTO articles (url, site, spider, title, body, status, body_sha256, reader_version, first_seen_at, changed_at)"
        " SELECT 'http://paper.example/g' || i, 'paper.example', 't', '渡口', replace(hex(zeroblob(500)), '0', '江'), 'complete',"
        " printf('%064d', i), '1', '2024-03-05T00:00:00Z', '2024-03-05T00:00:00Z' FROM n",
        times,
    )
