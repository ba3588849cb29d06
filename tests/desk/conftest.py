"""The reading room over an archive that no test changes."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

from crawler.desk.room import room
from tests.support.library import fill
from tests.support.reading_room import close


@pytest.fixture(scope="session")
def desk_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive for reading; no test writes to it."""
    path = tmp_path_factory.mktemp("desk") / "archive.db"
    fill(path)
    return path


@pytest.fixture
def desk(desk_archive: Path) -> Iterator[Datasette]:
    datasette = room(desk_archive)
    yield datasette
    close(datasette)


@pytest.fixture
def get(desk: Datasette) -> Callable[[str], httpx.Response]:
    """Ask the reading room for a page."""

    async def ask(path: str) -> httpx.Response:
        response: httpx.Response = await desk.client.get(path)
        return response

    return lambda path: asyncio.run(ask(path))
