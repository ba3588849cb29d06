"""`scrapy serve`, as it is typed."""

import asyncio
import re
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlite_utils import Database

from crawler.archive.database import open_archive, transaction
from crawler.archive.migrations import migrations
from crawler.desk.room import listening, room
from crawler.errors import DeclarationError, UnwritableArchive
from tests.support.reading_room import close

Start = Callable[..., subprocess.Popen[str]]


def address(process: subprocess.Popen[str]) -> str:
    """Wait until the room is open, and give its address."""
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None
    return found[0]


def test_it_serves_the_live_archive_until_it_is_stopped(spawn: Start, archive: Path) -> None:
    open_archive(archive).close()
    process = spawn("serve", "--port", "0")
    where = address(process)
    assert where.startswith("http://127.0.0.1:")
    assert "Run make crawl first" in httpx.get(where).text
    db = open_archive(archive)
    with transaction(db):
        db.execute(
            "INSERT INTO articles (url, site, spider, title, published_at, body, status, body_sha256, reader_version, first_seen_at,"
            " changed_at) VALUES ('http://paper.example/1', 'paper.example', 't', '刚刚收进的一篇', '2024-03-05', '字', 'complete', '', '',"
            " '2024-03-05T00:00:00Z', '2024-03-05T00:00:00Z')"
        )
    assert "刚刚收进的一篇" in httpx.get(where).text
    db.close()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 0


def test_an_archive_that_is_not_there_is_told_in_a_sentence(archive: Path) -> None:
    with pytest.raises(UnwritableArchive, match="There is no archive at"):
        room(archive)


def test_an_archive_of_an_earlier_version_is_brought_up_to_date(archive: Path) -> None:
    db = Database(archive)
    migrations.apply(db, stop_before="search_text")
    db.close()
    datasette = room(archive)
    assert asyncio.run(datasette.client.get("/search")).status_code == 200
    close(datasette)


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as other,
        pytest.raises(DeclarationError, match="give another with --port"),
    ):
        listening("127.0.0.1", other.getsockname()[1])


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_is_none_is_told_in_a_sentence(port: int) -> None:
    with pytest.raises(DeclarationError, match="is no port"):
        listening("127.0.0.1", port)
