"""The tests' world: a fresh archive each, the sample newspaper, the real command; no network but this machine."""

import ipaddress
import os
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from shutil import disk_usage
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from crawler.archive.database import open_archive
from tests.support import commands, server
from tests.support.commands import Command, Scrapy

# SQLite waits for the disk after each transaction, on a busy one for most of a test.
MEMORY = Path("/dev/shm")
ENOUGH = 2**30  # bytes
if "TMPDIR" not in os.environ and MEMORY.is_dir() and disk_usage(MEMORY).free > ENOUGH:
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None  # ask again

# Timings on a busy machine are no test; the same examples every time.
settings.register_profile(
    "here", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("here")


def pytest_sessionfinish() -> None:
    """End what was started for many tests."""
    server.close_all()
    if commands.fork_server.cache_info().currsize:
        commands.fork_server().close()


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse any connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if (
            self.family in {socket.AF_INET, socket.AF_INET6}
            and not ipaddress.ip_address(address[0]).is_loopback
        ):
            raise AssertionError(f"a test reaches out to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A path for an archive that does not exist yet."""
    return tmp_path / "archive.db"


@pytest.fixture
def db(archive: Path) -> Iterator[sqlite3.Connection]:
    """A fresh archive, open."""
    with closing(open_archive(archive)) as database:
        yield database


@pytest.fixture
def scrapy(archive: Path) -> Scrapy:
    """Run `scrapy` to its end as a user does, into the fresh archive, without delays."""
    return partial(commands.run, archive)


@pytest.fixture
def start(archive: Path) -> Iterator[Callable[..., Command]]:
    """Start `scrapy`, for tests of what happens while it runs."""
    with ExitStack() as running:

        def begin(*arguments: str, **chosen: Any) -> Command:
            return running.enter_context(closing(commands.launch(archive, *arguments, **chosen)))

        yield begin


@pytest.fixture
def spawn(archive: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start `scrapy` as a shell does, for tests of what becomes of its output."""
    started: list[subprocess.Popen[str]] = []

    def begin(*arguments: str, **chosen: Any) -> subprocess.Popen[str]:
        started.append(commands.spawn(archive, *arguments, **chosen))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def rows(archive: Path) -> Callable[..., list[dict[str, Any]]]:
    """Query the archive as an archivist does."""

    def query(sql: str, *parameters: Any) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(archive)) as connection, connection as db:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(sql, parameters)]

    return query


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """Save pages under their addresses, as REPLAY reads them: `{"paper.example/a/1.html": html}`."""

    def save(pages: dict[str, str | bytes]) -> Path:
        root = tmp_path / "saved"
        for address, content in pages.items():
            file = root / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        root.mkdir(exist_ok=True)
        return root

    return save


@pytest.fixture
def open_connections_closed() -> Iterator[list[Any]]:
    """Collect databases that a test opens, and close them."""
    opened: list[Any] = []
    yield opened
    for database in opened:
        database.close()
