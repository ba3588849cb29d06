"""Where the words of a command go: a disk that is full is a sentence and exit 5, a reader that has seen enough no error."""

import importlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy.cmdline import ScrapyArgumentParser
from scrapy.utils.project import get_project_settings

from crawler.archive.database import open_archive
from crawler.archive.quarantine import keep
from crawler.console.command import HouseCommand
from crawler.model import Refusal, Run
from tests.support.commands import ROOT, SAMPLE
from tests.support.library import fill
from tests.support.pages import NOW, html

FULL = "The standard output cannot be written: No space left on device."
# what is typed -> how it ends when everything is read
COMMANDS: dict[tuple[str, ...], int] = {
    ("backup", "{folder}/copy"): 0,
    ("doctor",): 3,
    ("export",): 0,
    ("export", "--format", "csv"): 0,
    ("extract", "{folder}/saved.html"): 0,
    ("quarantine",): 0,
    ("quarantine", "--json"): 0,
    ("reparse", "--jobs", "1", "--dry-run"): 3,
    ("report",): 0,
    ("report", "--json"): 0,
    ("report", "--days", "36500"): 0,
    ("retry", "--dry-run"): 0,
    ("search", "渡口"): 0,
    ("search", "--json"): 0,
    ("show", "1"): 0,
    ("show", "1", "--json"): 0,
    ("takedown", "--finish"): 0,
    ("verify", "--jobs", "1"): 0,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of articles and a page in quarantine, and with a saved page."""
    folder = tmp_path_factory.mktemp("output")
    fill(folder / "archive.db")
    (folder / "saved.html").write_text(html(), "utf-8")
    db = open_archive(folder / "archive.db")
    with db:
        db.execute("INSERT OR IGNORE INTO reasons VALUES ('no-body', 'No text.')")
        keep(db, "http://paper.example/s1.html", Refusal("no-body"), run=Run(1, NOW))
    db.close()
    return folder


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a command as Scrapy runs it, but for the start of a process, with a descriptor for its output; give the exit code."""
    monkeypatch.chdir(ROOT)

    def typed(command: tuple[str, ...], output: int) -> int:
        name, *rest = (part.format(folder=folder) for part in command)
        ran: HouseCommand = importlib.import_module(f"crawler.commands.{name}").Command()
        ran.settings = get_project_settings()
        parser = ScrapyArgumentParser(conflict_handler="resolve")
        ran.add_options(parser)
        opts, args = parser.parse_known_args(["-s", f"ARCHIVE_DB={folder / 'archive.db'}", *rest])
        ran.process_options(args, opts)
        with io.TextIOWrapper(io.BufferedWriter(io.FileIO(output, "w"))) as out:
            monkeypatch.setattr(sys, "stdout", out)
            ran.run(args, opts)
        return ran.exitcode

    return typed


@pytest.fixture
def unread() -> int:
    """The end of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_is_a_sentence_and_exit_5(
    run: Callable[..., int], command: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(command, os.open("/dev/full", os.O_WRONLY)) == 5
    assert capfd.readouterr().err.splitlines()[-1] == f"scrapy {command[0]}: {FULL}"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_error(
    run: Callable[..., int],
    unread: int,
    command: tuple[str, ...],
    capfd: pytest.CaptureFixture[str],
) -> None:
    code = run(command, unread)
    assert code == COMMANDS[command], capfd.readouterr().err


@pytest.mark.parametrize(
    "command",
    [("crawl", "sample", "--summary"), ("parse", "http://127.0.0.1:8217/news/index.html")],
    ids=lambda command: command[0],
)
@pytest.mark.parametrize(("where", "code"), [("full", 5), ("unread", 0)])
def test_scrapys_own_commands_say_it_as_ours_do(
    archive: Path, unread: int, command: tuple[str, ...], where: str, code: int
) -> None:
    given = {
        "ARCHIVE_DB": archive,
        "REPLAY": SAMPLE,
        "ALLOW_PRIVATE_HOSTS": "127.0.0.1:8217",
        "DOWNLOAD_DELAY": 0,
    }
    settings = [part for name, value in given.items() for part in ("-s", f"{name}={value}")]
    with Path("/dev/full").open("wb") if where == "full" else os.fdopen(unread, "wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", *command, *settings],
            cwd=ROOT, stdout=output, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        code,
        f"scrapy {command[0]}: {FULL}\n" if code else "",
    )
