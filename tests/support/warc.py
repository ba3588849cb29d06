"""WARC files, written by us and read by warcio."""

from pathlib import Path
from types import SimpleNamespace

from warcio.checker import Checker

from crawler.model import Capture, Raw
from crawler.warc.reading import Flaw, WarcRecord, walk
from crawler.warc.writing import Writer

URL = "http://paper.example/news/{}.html"


def capture(n: int = 1, body: bytes = "渡口的早班船".encode(), **headers: str) -> Capture:
    given = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Capture(
        url=URL.format(n), at=f"2024-06-01T04:00:{n:02}Z", status=200, headers=given, body=body
    )


def writer(folder: Path, limit: int = 2**30) -> Writer:
    return Writer(folder / "archive.warc", "weiye-1", limit=limit, about={"software": "weiye/0"})


def written(folder: Path, *captures: Capture) -> tuple[Path, list[Raw]]:
    files = writer(folder)
    places = [files.write(one) for one in captures]
    files.close()
    return files.folder, places


def records(path: Path) -> list[WarcRecord]:
    found = list(walk(path))
    assert not [flaw for flaw in found if isinstance(flaw, Flaw)]
    return [record for record in found if isinstance(record, WarcRecord)]


def accepted_by_warcio(folder: Path) -> bool:
    checker = Checker(SimpleNamespace(inputs=sorted(map(str, folder.glob("*.gz"))), verbose=False))
    return bool(checker.process_all() == 0)
