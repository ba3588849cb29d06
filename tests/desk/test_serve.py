"""`scrapy serve`, as it is typed."""

import re
import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from crawler.archive.database import open_archive, transaction
from tests.conftest import Scrapy

Start = Callable[..., subprocess.Popen[str]]


def address(process: subprocess.Popen[str]) -> str:
    """Wait until the room is open, and give its address."""
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None
    return found[0]


def test_it_serves_the_live_archive_until_it_is_stopped(start: Start, archive: Path) -> None:
    open_archive(archive).close()
    process = start("serve", "--port", "0")
    where = address(process)
    assert where.startswith("http://127.0.0.1:")
    assert "Run make crawl first" in httpx.get(where).text
    db = open_archive(archive)
    with transaction(db):
        db.conn.execute(
            "INSERT INTO articles (url, site, spider, title, published_at, body, status, body_sha256, reader_version, first_seen_at,"
            " changed_at) VALUES ('http://paper.example/1', 'paper.example', 't', '刚刚收进的一篇', '2024-03-05', '字', 'complete', '', '',"
            " '2024-03-05T00:00:00Z', '2024-03-05T00:00:00Z')"
        )
    assert "刚刚收进的一篇" in httpx.get(where).text
    db.close()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 0


def test_an_archive_that_is_not_there_is_told_in_a_sentence(scrapy: Scrapy) -> None:
    done = scrapy("serve", "--port", "0")
    assert done.code == 5
    assert "There is no archive at" in done.err
    assert "Traceback" not in done.err


def test_a_port_in_use_is_told_in_a_sentence(scrapy: Scrapy, archive: Path) -> None:
    open_archive(archive).close()
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = scrapy("serve", "--port", str(other.getsockname()[1]))
    assert done.code == 2
    assert "--port" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("port", ["-1", "70000"])
def test_a_port_that_is_none_is_told_in_a_sentence(scrapy: Scrapy, archive: Path, port: str) -> None:
    open_archive(archive).close()
    done = scrapy("serve", f"--port={port}")
    assert done.code == 2
    assert "Traceback" not in done.err
