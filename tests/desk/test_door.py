"""What every request to the reading room passes: the hosts it answers to, and what it says to whom."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette

from crawler.desk.room import room
from tests.support.reading_room import close

Get = Callable[[str], httpx.Response]


def asked(datasette: Datasette, host: str) -> int:
    async def ask() -> int:
        transport = httpx.ASGITransport(app=datasette.app())
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return (await client.get("/", headers={"Host": host})).status_code

    return asyncio.run(ask())


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost", "LOCALHOST:8001", "[::1]:8001"])
def test_a_local_room_answers_to_the_names_of_this_machine(desk: Datasette, host: str) -> None:
    assert asked(desk, host) == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8001", "localhost.evil.example", ""]
)
def test_a_local_room_answers_to_no_other_name(desk: Datasette, host: str) -> None:
    assert asked(desk, host) == 403


def test_a_room_for_the_public_answers_to_its_name(desk_archive: Path) -> None:
    public = room(desk_archive, public=True)
    try:
        assert asked(public, "reading.example") == 200
    finally:
        close(public)


@pytest.mark.parametrize("path", ["/archive/articles", "/archive", "/-/versions.json", "/"])
def test_every_answer_has_a_policy_that_lets_nothing_in_from_elsewhere(get: Get, path: str) -> None:
    policy = get(path).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy


@pytest.mark.parametrize("table", ["articles_list", "coverage", "articles"])
def test_a_sort_that_makes_no_sense_is_the_fault_of_who_asks(get: Get, table: str) -> None:
    assert get(f"/archive/{table}?_sort=%22").status_code == 400


@pytest.mark.parametrize("path", ["/-/databases.json", "/-/databases"])
def test_nobody_learns_where_the_archive_is(get: Get, desk_archive: Path, path: str) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert str(desk_archive.parent) not in answer.text
