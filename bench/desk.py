"""How fast the reading room's pages come: its own code, asked in process through Datasette's client, one page after the other."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from time import perf_counter
from urllib.parse import quote

from datasette.app import Datasette
from tabulate import tabulate

from bench.search import common, cut
from bench.timing import Spread, spread
from crawler.desk.room import room

_TIMES, _FILES = 12, 3


def measure(path: Path, db: Connection) -> dict[str, Spread]:
    """Ask for all kinds of pages of an archive, and print how long each took."""
    with opened(path) as datasette:
        times, rows = {}, []
        for name, addresses in _addresses(db).items():
            size, taken = asyncio.run(_ask(datasette, addresses))
            times[name] = spread(taken)
            rows.append((name, str(times[name]), f"{size / 1024:,.0f} KiB"))
    print()
    print(
        tabulate(
            rows, headers=("page", "p50 / p95, ms", "size"), colalign=("left", "right", "right")
        )
    )
    return times


@contextmanager
def opened(path: Path) -> Iterator[Datasette]:
    """Open the reading room, and close what Datasette leaves open."""
    datasette = room(path)
    yield datasette
    for database in datasette.databases.values():
        database.close()
    datasette.executor.shutdown()


def _addresses(db: Connection) -> dict[str, list[str]]:
    word, frequent = cut(db, 3), common(_TIMES)
    long = [
        row[0]
        for row in db.execute("SELECT id FROM articles WHERE revision = 2 LIMIT ?", (_TIMES,))
    ]
    return {
        "home": ["/"] * _TIMES,
        "all articles": ["/search"] * _TIMES,
        "a common word, newest first": [f"/search?q={quote(w)}" for w in frequent],
        "a common word, by rank": [f"/search?q={quote(w)}&order=rank" for w in frequent],
        "a common word, one site and year": [
            f"/search?q={quote(w)}&site=site3.example&year=2019" for w in frequent
        ],
        "one character": [f"/search?q={quote(word(1))}" for _ in range(_TIMES)],
        "two characters": [f"/search?q={quote(word(2))}" for _ in range(_TIMES)],
        "four characters": [f"/search?q={quote(word(4))}" for _ in range(_TIMES)],
        "page 50 of a common word": [f"/search?q={quote(w)}&page=50" for w in frequent],
        "an article of five pages": [f"/article/{n}" for n in long],
        "its versions compared": [f"/article/{n}/changes/1-2" for n in long],
        "coverage": ["/coverage"] * _TIMES,
        "Datasette's table of articles": ["/archive/articles_list"] * _FILES,
        "CSV of a common word": [f"/search.csv?q={quote(w)}" for w in frequent[:_FILES]],
    }


async def _ask(datasette: Datasette, addresses: list[str]) -> tuple[int, list[float]]:
    """Return the size of the last answer in bytes, and the seconds that each took; the first is asked twice, to warm up."""
    await datasette.client.get(addresses[0])
    taken = []
    for address in addresses:
        begun = perf_counter()
        answer = await datasette.client.get(address)
        taken.append(perf_counter() - begun)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return len(answer.content), taken
