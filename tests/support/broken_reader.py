"""An extension that puts a mistake into the reading of pages: what has the word 冷库 in it cannot be read."""

from collections.abc import Callable
from typing import Any

from crawler.crawl import source_job
from crawler.network import outcome


def broken(read: Callable[..., Any]) -> Callable[..., Any]:
    def reading(body: bytes, *args: Any, **kwargs: Any) -> Any:
        if "冷库".encode() in body:
            raise IndexError("a mistake")
        return read(body, *args, **kwargs)

    return reading


class BrokenReader:
    def __init__(self) -> None:
        outcome.read_page = broken(outcome.read_page)  # type: ignore[attr-defined]
        source_job.read_source = broken(source_job.read_source)  # type: ignore[attr-defined]
