"""The tests' world: a fresh archive each, the sample newspaper, the real command; no network but this machine."""

import ipaddress
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample" / "site"

# Timings on a busy machine are no test; the same examples every time.
settings.register_profile(
    "here", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("here")


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


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Scrapy = Callable[..., Ran]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A path for an archive that does not exist yet."""
    return tmp_path / "archive.db"


def launch(
    archive: Path,
    *arguments: str,
    replay: Path | None = SAMPLE,
    private: str = "127.0.0.1:8217",
    **chosen: str,
) -> subprocess.Popen[str]:
    """Start `scrapy` with an archive; what is in the archive's folder can be imported."""
    settings = {
        "ARCHIVE_DB": str(archive),
        "DOWNLOAD_DELAY": "0",
        "AUTOTHROTTLE_ENABLED": "0",
        "ALLOW_PRIVATE_HOSTS": private,
        **({"REPLAY": str(replay)} if replay else {}),
        **chosen,
    }
    given = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")} | {
        "PYTHONWARNINGS": "error::ResourceWarning",
        "PYTHONPATH": str(archive.parent),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "scrapy", *arguments, *given],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> Ran:
    """Wait for a command's end."""
    out, err = process.communicate(timeout=120)
    return Ran(process.returncode, out, err)


@pytest.fixture
def start(archive: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start `scrapy` as a user does, into the fresh archive, without delays."""
    started: list[subprocess.Popen[str]] = []

    def begin(*arguments: str, **chosen: Any) -> subprocess.Popen[str]:
        started.append(launch(archive, *arguments, **chosen))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def scrapy(start: Callable[..., subprocess.Popen[str]]) -> Scrapy:
    """Run `scrapy` to its end."""

    def run(*arguments: str, **chosen: Any) -> Ran:
        return finish(start(*arguments, **chosen))

    return run


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
